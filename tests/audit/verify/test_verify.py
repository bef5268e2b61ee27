"""Built files opened again: right ones are right, and one changed figure, page or sheet of paper is found."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from author.cli import main
from author.pipeline.build import STAMP, Written, build, verified
from author.pipeline.check import Checked, check
from tests.places import ROOT, SAMPLES
from tests.small import checked, small

if TYPE_CHECKING:
    from pathlib import Path

    from author.compose.composition import Composition
    from author.ground.findings import Finding


@pytest.fixture(scope="module")
def sample() -> Checked:
    return check(SAMPLES / "kizilsu-2026" / "budget.yaml")


@pytest.fixture(scope="module")
def files(sample: Checked, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("built")
    return build(composed(sample), folder, ("docx", "pdf"), "shipped", draft=False, progress=lambda _stage: None).files


def composed(of: Checked) -> Composition:
    assert of.composition is not None
    return of.composition


def found(sample: Checked, *files: Path, draft: bool = False) -> list[Finding]:
    return list(verified(composed(sample), Written("", files, None, {}), draft=draft))


def changed(docx: Path, folder: Path, old: str, new: str) -> Path:
    """A copy in which the first ``old`` of the document's text is ``new``."""
    copy = folder / docx.name
    with zipfile.ZipFile(docx) as package, zipfile.ZipFile(copy, "w") as out:
        for name in package.namelist():
            raw = package.read(name)
            if name == "word/document.xml":
                assert old in raw.decode()
                raw = raw.decode().replace(old, new, 1).encode()
            out.writestr(name, raw)
    return copy


def test_built_files_are_right(sample: Checked, files: tuple[Path, ...]) -> None:
    assert found(sample, *files) == []


def test_a_draft_is_right_too(sample: Checked, tmp_path: Path) -> None:
    written = build(composed(sample), tmp_path, ("docx", "pdf"), "shipped", draft=True, progress=lambda _stage: None)
    assert STAMP in written.files[0].name
    assert found(sample, *written.files, draft=True) == []


def test_one_figure_changed_in_a_table(sample: Checked, files: tuple[Path, ...], tmp_path: Path) -> None:
    wrong = found(sample, changed(files[0], tmp_path, ">570.03<", ">571.03<"))
    assert {finding.code for finding in wrong} >= {"G51", "B11"}
    assert any(finding.printed.startswith("表3 第1行") for finding in wrong)


def test_one_word_changed_in_a_paragraph(sample: Checked, files: tuple[Path, ...], tmp_path: Path) -> None:
    (wrong,) = found(sample, changed(files[0], tmp_path, "收支总预算996.43万元", "收支总预算996.34万元"))
    assert wrong.code == "G51"
    assert "996.34" in wrong.message


def test_another_paper(sample: Checked, files: tuple[Path, ...], tmp_path: Path) -> None:
    assert [w.code for w in found(sample, changed(files[0], tmp_path, 'w:w="11906"', 'w:w="12240"'))] == ["G55"]


def test_a_page_number_changed_in_the_contents(sample: Checked, files: tuple[Path, ...], tmp_path: Path) -> None:
    with zipfile.ZipFile(files[0]) as package:
        page = re.findall(r"PAGEREF.*?>(\d+)<", package.read("word/document.xml").decode())[-1]
    wrong = found(sample, changed(files[0], tmp_path, f">{page}<", ">x<"))
    assert {finding.code for finding in wrong} == {"G53"}


def test_a_pdf_of_another_submission(sample: Checked, tmp_path: Path) -> None:
    other = check(SAMPLES / "kizilsu-2026" / "as-published.yaml")
    written = build(composed(other), tmp_path, ("pdf",), "shipped", draft=False, progress=lambda _stage: None)
    assert {finding.code for finding in found(sample, *written.files)} >= {"G52"}


LOOKS = [
    ('"— {} —"', "第 {} 页"),
    ('"— {} —"', "“{}”"),
    ('"— {} —"', '"{}"'),
    ('"— {} —"', "[{}/甲]"),
    ("{width: 210, height: 297}", "{width: 184, height: 260}"),
]


def other_look(folder: Path, old: str, new: str) -> Path:
    """A submission that names a folder of forms beside it, where a form has another look than ours."""
    look = (ROOT / "templates/look.yaml").read_text(encoding="utf-8")
    assert old in look
    form = folder / "版式/mine"
    form.mkdir(parents=True)
    listing = (ROOT / "templates/xinjiang-2026/edition.yaml").read_text(encoding="utf-8")
    (form / "edition.yaml").write_text(f"based_on: xinjiang-2026\n{listing}", encoding="utf-8")
    (form / "look.yaml").write_text(look.replace(old, new if new[0] in '"{' else repr(new), 1), encoding="utf-8")
    path = folder / "budget.yaml"
    path.write_text(small(("版式: xinjiang-2026", "版式: mine\n版式文件夹: 版式")), encoding="utf-8")
    return path


@pytest.mark.parametrize(("old", "new"), LOOKS, ids=[new for _, new in LOOKS])
def test_another_page_number_or_paper_is_that_of_the_form(old: str, new: str, tmp_path: Path) -> None:
    mine = check(other_look(tmp_path, old, new))
    written = build(composed(mine), tmp_path, ("docx", "pdf"), "shipped", draft=False, progress=lambda _stage: None)
    assert found(mine, *written.files) == []


def test_files_of_another_look_are_told(tmp_path: Path) -> None:
    """A4 where the form says 16 开: every page is wrong, and each file says so."""
    mine = check(other_look(tmp_path, *LOOKS[-1]))
    a4 = checked(small())
    written = build(composed(a4), tmp_path, ("docx", "pdf"), "shipped", draft=False, progress=lambda _stage: None)
    wrong = [finding for finding in found(mine, *written.files) if finding.code == "G55"]
    assert {finding.at[0].file.rpartition(".")[2] for finding in wrong} == {"docx", "pdf"}
    assert all("184×260" in finding.message for finding in wrong)


def test_verify_after_a_folder_of_forms_that_the_submission_names(tmp_path: Path) -> None:
    path = other_look(tmp_path, *LOOKS[0])
    with pytest.raises(SystemExit) as ended:
        main(["build", str(path), "-o", str(tmp_path / "out"), "--verify"])
    assert ended.value.code == 0


def test_a_sign_that_no_font_has(tmp_path: Path) -> None:
    odd = checked(small(("拟订制度", "拟订\U0001f600制度")))
    written = build(composed(odd), tmp_path, ("pdf",), "shipped", draft=False, progress=lambda _stage: None)
    assert "G54" in {finding.code for finding in found(odd, *written.files)}
