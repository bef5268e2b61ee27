"""The pipeline: files appear whole or not at all, the same input gives the same bytes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

from author.pipeline import build as pipeline
from author.pipeline.build import STAMP, build
from author.pipeline.check import Checked, check
from tests import small
from tests.places import SAMPLES

SAMPLE = SAMPLES / "kizilsu-2026" / "budget.yaml"


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(SAMPLE)


def test_same_input_same_bytes(checked: Checked, tmp_path: Path) -> None:
    first, second = (_built(checked, tmp_path / name) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_an_interrupted_write_leaves_the_old_file(
    checked: Checked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = _built(checked, tmp_path)[0].read_bytes()

    def broken(_suffix: str, _document: object, _layout: object, _faces: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "write_as", broken)
    with pytest.raises(KeyboardInterrupt):
        _built(checked, tmp_path)
    left = sorted(tmp_path.iterdir())
    assert [path.suffix for path in left] == [".docx", ".pdf"]
    assert left[0].read_bytes() == old


def test_a_draft_bears_its_stamp_on_every_page_and_in_its_name(checked: Checked, tmp_path: Path) -> None:
    assert checked.composition is not None
    files = build(checked.composition, tmp_path, ("pdf",), "shipped", draft=True, progress=lambda _stage: None).files
    pages = pypdfium2.PdfDocument(files[0])
    texts = [page.get_textpage().get_text_range() for page in pages]
    pages.close()
    assert STAMP in files[0].name
    assert [number for number, text in enumerate(texts, 1) if STAMP not in text] == []


def test_the_input_stays_as_it_is(tmp_path: Path) -> None:
    copy = Path(shutil.copy(SAMPLE, tmp_path / "budget.yaml"))
    _built(check(copy), tmp_path)
    assert copy.read_bytes() == SAMPLE.read_bytes()


@pytest.mark.parametrize(
    ("good", "wrong"),
    [
        ("公开日期: 2026-02-05", "公开日期: 二月"),
        ("单位: {名称: 某某州医疗保障局}", "单位: {名字: 某某州医疗保障局}"),
        ("年度: 2026", "年度: 26"),
    ],
)
def test_a_wrong_field_above_hides_nothing_of_the_lines(good: str, wrong: str) -> None:
    found = small.checked(small.small((good, wrong), ("功能科目: 2101501", "功能科目: 2101511")))
    assert {"A03"} < {finding.code for finding in found.findings}
    assert found.submission is None, "not even a draft can be composed"


def _built(checked: Checked, folder: Path) -> tuple[Path, ...]:
    assert checked.composition is not None
    return build(
        checked.composition, folder, ("docx", "pdf"), "shipped", draft=False, progress=lambda _stage: None
    ).files
