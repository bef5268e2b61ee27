"""Editions of one's own on the command line: begun, looked into, tried, used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from author.cli import main
from author.pipeline.check import check
from tests.places import SAMPLES
from tests.small import brief, small

HERE = Path(__file__).parent


def run(*arguments: object) -> int:
    """The exit code of ``kzauthor`` with these arguments."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    code = ended.value.code
    assert isinstance(code, int)
    return code


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("editions") == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == ["xinjiang-2020", "xinjiang-2026"]


def test_list_with_a_folder_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("editions", "--editions-dir", HERE) == 0
    assert "huadong-2024\t华东某市2024年预算公开（试验）" in capsys.readouterr().out


def test_show_says_where_files_come_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("editions", "show", "xinjiang-2020") == 0
    said = capsys.readouterr().out
    assert "tables/t01.yaml　←　xinjiang-2020" in said
    assert "sections/organisation.md　←　xinjiang-2026" in said
    assert "look.yaml　←　共用" in said


@pytest.mark.parametrize("name", ["xinjiang-2020", "xinjiang-2026"])
def test_check_finds_nothing_in_ours(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("editions", "check", name) == 0
    said = capsys.readouterr().out
    assert "没有发现错误" in said
    assert "请看" not in said


def test_check_tells_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A 项目支出 column that asks for 人员经费: the sums of checks.yaml do not hold any more."""
    shutil.copytree(SAMPLES.parent / "templates/xinjiang-2020", tmp_path / "mine")
    table = tmp_path / "mine/tables/t03.yaml"
    table.write_text(
        table.read_text(encoding="utf-8").replace("nature: 项目支出", "nature: 人员经费"), encoding="utf-8"
    )
    assert run("editions", "check", "mine", "--editions-dir", tmp_path) == 1
    assert "B11" in capsys.readouterr().out


def test_a_new_edition_is_based_on_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forms, output = tmp_path / "版式", tmp_path / "out"
    assert run("editions", "new", "xinjiang-2027", "--from", "xinjiang-2026", "-o", forms) == 0
    assert "editions check xinjiang-2027" in capsys.readouterr().out
    assert [path.name for path in (forms / "xinjiang-2027").iterdir()] == ["edition.yaml"]
    assert run("editions", "check", "xinjiang-2027", "--editions-dir", forms) == 0
    submitted = tmp_path / "budget.yaml"
    submitted.write_text(small(("版式: xinjiang-2026", "版式: xinjiang-2027\n版式文件夹: 版式")), encoding="utf-8")
    assert run("build", submitted, "-o", output, "--format", "txt") == 0
    assert "政府性基金预算支出情况表" in next(output.glob("*.txt")).read_text(encoding="utf-8")


def test_a_new_edition_with_all_files(tmp_path: Path) -> None:
    assert run("editions", "new", "mine", "--from", "xinjiang-2020", "-o", tmp_path, "--full") == 0
    listing = (tmp_path / "mine/edition.yaml").read_text(encoding="utf-8")
    assert "based_on" not in listing
    assert (tmp_path / "mine/sections/organisation.md").is_file()
    assert (tmp_path / "mine/codes/function.csv").is_file()
    assert run("editions", "check", "mine", "--editions-dir", tmp_path) == 0


@pytest.mark.parametrize("name", ["xinjiang-2020", "Mine", "../mine", "", "a/b", "一版"])
def test_a_name_that_a_new_edition_cannot_have(name: str, tmp_path: Path) -> None:
    assert run("editions", "new", name, "--from", "xinjiang-2026", "-o", tmp_path / "forms") == 2
    assert not (tmp_path / "forms").exists()


def test_an_edition_is_not_written_over(tmp_path: Path) -> None:
    assert run("editions", "new", "mine", "--from", "xinjiang-2026", "-o", tmp_path) == 0
    assert run("editions", "new", "mine", "--from", "xinjiang-2026", "-o", tmp_path) == 2


@pytest.mark.parametrize("folder", ["..", "../forms", "/", "C:\\forms", "没有这个文件夹", "\\\\server\\forms"])
def test_a_submission_names_a_folder_beside_it_only(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    submitted = tmp_path / "budget.yaml"
    submitted.write_text(small(("年度: 2026", f"年度: 2026\n版式文件夹: '{folder}'")), encoding="utf-8")
    assert run("check", submitted) == 1
    assert "budget.yaml:4:" in capsys.readouterr().out


def test_the_option_goes_before_the_folder_that_the_submission_names(tmp_path: Path) -> None:
    shutil.copytree(HERE / "huadong-2024", tmp_path / "forms/huadong-2024")
    shutil.copy(HERE / "budget.yaml", tmp_path)
    assert run("check", tmp_path / "budget.yaml", "--editions-dir", tmp_path / "forms") == 0
    assert run("check", tmp_path / "budget.yaml", "--editions-dir", tmp_path / "nowhere") == 2
    assert run("check", tmp_path / "budget.yaml") == 1


def test_an_unknown_edition(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("editions", "check", "xinjiang-2062") == 1
    assert run("editions", "show", "xinjiang-2062") == 2
    assert "没有名为“xinjiang-2062”的版式" in capsys.readouterr().err


@pytest.mark.parametrize("name", ['"a\\0b"', "长" * 100, "a/" * 3000])
def test_a_folder_of_forms_that_no_system_has_is_one_finding(tmp_path: Path, name: str) -> None:
    path = tmp_path / "budget.yaml"
    path.write_text(small(("年度: 2026", f"年度: 2026\n版式文件夹: {name}")), encoding="utf-8")
    assert [brief(finding) for finding in check(path).findings if finding.code == "A01"] == ["A01 4:8"]
