"""One build, stage by stage: seconds and peak memory after each, as JSON. Run by run.py in a process of its own."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path

BEGUN = time.perf_counter()


def main(path: Path) -> None:
    """Build ``path`` and print what each stage took."""
    stages: dict[str, tuple[float, float]] = {}
    last = BEGUN

    def done(stage: str) -> None:
        nonlocal last
        now = time.perf_counter()
        stages[stage] = (now - last, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        last = time.perf_counter()

    from author.pipeline.check import check

    done("import of the core")
    checked = check(path)
    if checked.composition is None:
        raise SystemExit("the file cannot be composed")
    document = checked.composition.document
    done("read, compose, check")
    from author.write.faces import load_faces
    from author.write.layout import lay_out

    faces = load_faces(document.look, "shipped")
    layout = lay_out(document, faces)
    done("lay out")
    with tempfile.TemporaryDirectory() as folder:
        from author.write import word

        word.write(document, Path(folder) / "a.docx", layout)
        done("write DOCX")
        from author.write import pdf

        pdf.write(document, Path(folder) / "a.pdf", layout, faces)
        done("write PDF")
    print(json.dumps({"pages": len(layout.pages), "stages": stages}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
