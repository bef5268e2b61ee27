"""``kzauthor build NEW --redline OLD``: what it takes, what it refuses, what it writes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from author.cli import main
from tests.places import SAMPLES
from tests.small import small
from tests.write.redline_reading import decided, shown
from tests.write.word_reading import body

if TYPE_CHECKING:
    from pathlib import Path

NAME = "某某州医疗保障局2026年部门预算公开"
MORE = ("本年: 500.00", "本年: 750.00")


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return int(stopped.value.code or 0)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The old submission and the new one."""
    old, new = tmp_path / "旧" / "budget.yaml", tmp_path / "新" / "budget.yaml"
    for path, text in ((old, small()), (new, small(MORE))):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    return old, new


def test_the_redline_stands_beside_the_new_document(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = files
    assert run("build", old, "-o", tmp_path / "a", "--format", "docx") == 0
    assert run("build", new, "-o", tmp_path / "b", "--format", "docx", "--redline", old) == 0
    tracked = tmp_path / "b" / f"{NAME}（修订对照）.docx"
    assert sorted(path.name for path in (tmp_path / "b").iterdir()) == sorted([f"{NAME}.docx", tracked.name])
    assert shown(decided(tracked, "accept")) == shown(body(tmp_path / "b" / f"{NAME}.docx"))
    assert shown(decided(tracked, "reject")) == shown(body(tmp_path / "a" / f"{NAME}.docx"))
    assert "，修订对照）" in capsys.readouterr().out


def test_a_redline_needs_no_other_format_and_changes_no_other_file(files: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = files
    for name, options in (("a", ()), ("b", ("--redline", old))):
        assert run("build", new, "-o", tmp_path / name, "--format", "txt", *options) == 0
    assert {path.suffix for path in (tmp_path / "b").iterdir()} == {".txt", ".docx"}
    assert (tmp_path / "a" / f"{NAME}.txt").read_bytes() == (tmp_path / "b" / f"{NAME}.txt").read_bytes()


def test_a_draft_says_so_in_the_name(files: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = files
    assert run("build", new, "-o", tmp_path / "a", "--format", "txt", "--draft", "--redline", old) == 0
    assert (tmp_path / "a" / f"{NAME}（修订对照）（草稿）.docx").exists()


def test_the_old_one_may_be_a_workbook_or_have_errors(files: tuple[Path, Path], tmp_path: Path) -> None:
    old, new = files
    assert run("convert", old, tmp_path / "old.xlsx") == 0
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(small(("资金来源: 一般财力", "资金来源: 一般财")), encoding="utf-8")
    for earlier in (tmp_path / "old.xlsx", wrong):
        assert run("build", new, "-o", tmp_path / "a", "--format", "txt", "--redline", earlier) == 0


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        (
            ("某某州医疗保障局", "别的州医疗保障局"),
            2,
            "两份不是一个单位的：别的州医疗保障局、某某州医疗保障局；确要对照，请加 --force",
        ),
        (("年度: 2026", "年度: 二〇二六"), 1, "没有读出，不能比较。请先改正以上错误。"),
    ],
)
def test_what_is_nothing_to_compare_is_told(
    change: tuple[str, str],
    code: int,
    said: str,
    files: tuple[Path, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old, new = files
    old.write_text(small(change), encoding="utf-8")
    assert run("build", new, "-o", tmp_path / "a", "--redline", old) == code
    assert said in "".join(capsys.readouterr())
    assert not list((tmp_path / "a").glob("*"))


def test_another_unit_or_year_is_compared_when_asked_for(files: tuple[Path, Path], tmp_path: Path) -> None:
    _, new = files
    for sample in ("school", "kizilsu-2020"):
        old = SAMPLES / sample / "budget.yaml"
        assert run("build", new, "-o", tmp_path / "a", "--format", "txt", "--redline", old) == 2
        assert run("build", new, "-o", tmp_path / "a", "--format", "txt", "--redline", old, "--force") == 0


def test_a_missing_old_file_is_told_before_anything_is_read(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = files
    shutil.rmtree(old.parent)
    assert run("build", new, "-o", tmp_path / "a", "--redline", old) == 2
    assert capsys.readouterr().err.startswith(f"用法有误：找不到文件 {old}")


def test_units_get_no_redline_of_their_own(tmp_path: Path) -> None:
    bureau = SAMPLES / "bureau" / "budget.yaml"
    assert run("build", bureau, "-o", tmp_path, "--format", "txt", "--each-unit", "--redline", bureau) == 0
    assert len(list(tmp_path.glob("*.docx"))) == 1
