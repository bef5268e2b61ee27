"""The sample's two versions: what compare, the notice and the redline say of them is what lies beside them.

Written anew: ``python -m tests.test_samples_corrected``.
"""

from __future__ import annotations

import sys
import zipfile
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from author.cli import main
from tests.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = ROOT / "samples" / "kizilsu-2026"
KEPT = SAMPLE / "更正"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = {f"{WORD}ins": ("［增：", "］"), f"{WORD}del": ("［删：", "］")}


def made(folder: Path) -> dict[str, str]:
    """The three outputs as text, by the names of their files."""
    old, new = str(SAMPLE / "as-published.yaml"), str(SAMPLE / "budget.yaml")
    run("compare", old, new, "-o", str(folder / "比较.txt"), "--notice", str(folder))
    run("build", new, "--redline", old, "--format", "txt", "-o", str(folder))
    (notice,) = folder.glob("关于更正*.txt")
    (redline,) = folder.glob("*（修订对照）.docx")
    return {
        "比较.txt": (folder / "比较.txt").read_text(encoding="utf-8"),
        "更正说明.txt": notice.read_text(encoding="utf-8"),
        "修订对照.txt": "".join(f"{line}\n" for line in changed(redline)),
    }


def run(*arguments: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0


def changed(redline: Path) -> Iterator[str]:
    """Every paragraph of a redline that has a change, with what came and what went marked."""
    with zipfile.ZipFile(redline) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    for paragraph in body.iter(f"{WORD}p"):
        pieces = [piece(run) for run in paragraph.iter(f"{WORD}t", f"{WORD}delText", f"{WORD}tab")]
        if any(kind for kind, _ in pieces):
            grouped = groupby(pieces, key=itemgetter(0))
            yield "".join(marked(kind, "".join(text for _, text in several)) for kind, several in grouped)


def piece(run: etree._Element) -> tuple[str, str]:
    """Whether a text came (ins), went (del) or stayed, and the text."""
    around = next((above.tag for above in run.iterancestors() if above.tag in MARKS), "")
    return around, run.text or "\t"


def marked(kind: str, text: str) -> str:
    opening, closing = MARKS.get(kind, ("", ""))
    return f"{opening}{text}{closing}"


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return made(tmp_path_factory.mktemp("corrected"))


@pytest.mark.parametrize("name", ["比较.txt", "更正说明.txt", "修订对照.txt"])
def test_what_lies_beside_the_sample_is_what_comes_out(name: str, outputs: dict[str, str]) -> None:
    assert outputs[name] == (KEPT / name).read_text(encoding="utf-8")


def test_the_notice_publishes_nothing_personal_once_more(outputs: dict[str, str]) -> None:
    assert "189****8718" in outputs["比较.txt"], "the published document has a number"
    assert "189****8718" not in outputs["更正说明.txt"]


if __name__ == "__main__":
    with TemporaryDirectory() as beside:
        for file, said in made(Path(beside)).items():
            (KEPT / file).write_text(said, encoding="utf-8", newline="\n")
    sys.exit()
