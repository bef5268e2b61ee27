"""How many slips of the pen do the checks find? Changes the corrected sample in 300 single ways and reports by kind.

python bench/mutate.py [count] [--missed]
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from mutations import Mutation, mutations

from author.pipeline.check import check

SAMPLE = Path(__file__).parent.parent / "samples" / "kizilsu-2026" / "budget.yaml"


def codes(text: str, folder: Path) -> Counter[tuple[str, str]]:
    """The findings on a text, without their places."""
    path = folder / "budget.yaml"
    path.write_text(text, encoding="utf-8")
    return Counter((finding.code, finding.message) for finding in check(path).findings)


def main() -> None:
    """Print the share found by kind."""
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    text = SAMPLE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        clean = codes(text, Path(name))
        results = [
            (made, codes(made.text, Path(name)) - clean)
            for made in mutations(text, int(arguments[0]) if arguments else 300)
        ]
    print("| kind | contradicted | found | share | not contradicted | found all the same |\n|---|---|---|---|---|---|")
    for kind in [*dict.fromkeys(made.kind for made, _ in results), ""]:
        _row(kind or "all", [result for result in results if not kind or result[0].kind == kind])
    if "--missed" in sys.argv:
        for made, found in results:
            if made.contradicted_by and not found:
                print(f"missed: {made.kind} {made.what} (against: {made.contradicted_by})")


def _row(name: str, results: list[tuple[Mutation, Counter[tuple[str, str]]]]) -> None:
    against = [bool(found) for made, found in results if made.contradicted_by]
    apart = [bool(found) for made, found in results if not made.contradicted_by]
    share = f"{100 * sum(against) / len(against):.1f} %" if against else "-"
    print(f"| {name} | {len(against)} | {sum(against)} | {share} | {len(apart)} | {sum(apart)} |")


if __name__ == "__main__":
    main()
