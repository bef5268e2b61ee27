"""The command line: exit codes, Chinese words, no traceback."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from author.cli import main
from author.commands import checking
from author.pipeline.check import Checked
from tests.places import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = SAMPLES / "kizilsu-2026" / "budget.yaml"


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return int(stopped.value.code or 0)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The sample with one misspelt fund: an error."""
    path = tmp_path / "faulty.yaml"
    text = SAMPLE.read_text(encoding="utf-8").replace("资金来源: 一般财力", "资金来源: 一般财", 1)
    path.write_text(text, encoding="utf-8")
    return path


def test_build_writes_both_files_and_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", SAMPLE, "-o", tmp_path) == 0
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".pdf"]
    said = capsys.readouterr().out
    assert all(word in said for word in ("已生成", "页", "PDF 字体", "0 项错误"))


def test_an_error_blocks_and_writes_nothing(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", faulty) == 1
    assert [path.name for path in faulty.parent.iterdir()] == ["faulty.yaml"]
    assert "faulty.yaml:" in capsys.readouterr().out


def test_a_draft_is_built_in_spite_of_errors_and_still_says_so(faulty: Path) -> None:
    assert run("build", faulty, "--draft", "--format", "txt") == 1
    assert [path.suffix for path in sorted(faulty.parent.iterdir()) if path != faulty] == [".txt"]


def test_check_reports_only(faulty: Path) -> None:
    assert run("check", faulty) == 1
    assert run("check", SAMPLE) == 0
    assert list(faulty.parent.iterdir()) == [faulty]


def test_editions_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("editions") == 0
    assert "xinjiang-2026" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("build",), "缺少填报文件"),
        (("buidl", "x.yaml"), "build"),
        (("build", "--daft", "x.yaml"), "--draft"),
        (("build", "nowhere.yaml"), "找不到文件"),
        (("build", SAMPLE, "--format", "doc"), "docx"),
        (("build", SAMPLE, "--fonts", "mine"), "system"),
        (("check", SAMPLE, SAMPLE), "多写了参数"),
    ],
)
def test_wrong_use_is_two_and_told_in_chinese(
    arguments: tuple[object, ...], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert word in capsys.readouterr().err


def test_no_traceback_ever(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(checking, "check", broken)
    assert run("check", SAMPLE) == 2
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "Traceback" not in said


class Clock:
    """A timer whose time comes when a test says so."""

    def __init__(self, seconds: float, then: Callable[[], None]) -> None:
        self.seconds, self.then = seconds, then

    def start(self) -> None:
        CLOCKS.append(self)

    def cancel(self) -> None:
        CLOCKS.remove(self)


CLOCKS: list[Clock] = []


@pytest.mark.parametrize(("terminal", "said"), [(True, ["正在处理，请稍候……"]), (False, [])])
def test_what_takes_long_says_so_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, terminal: bool, said: list[str]
) -> None:
    def slow(*_arguments: object) -> Checked:
        (clock,) = CLOCKS
        assert clock.seconds == 1
        clock.then()
        return Checked(())

    monkeypatch.setattr(threading, "Timer", Clock)
    monkeypatch.setattr(checking, "check", slow)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    assert run("check", SAMPLE) == 0
    assert capsys.readouterr().err.splitlines() == said
    assert CLOCKS == [], "what is done need not be waited for"


def test_a_locked_file_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def locked(self: Path, _target: Path) -> None:
        raise PermissionError(13, "in use", str(self))

    monkeypatch.setattr(Path, "replace", locked)
    assert run("build", SAMPLE, "-o", tmp_path, "--format", "txt") == 2
    assert "Word" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_is_new_already_is_told_when_the_next_file_is_locked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", SAMPLE, "-o", tmp_path, "--format", "txt") == 0
    (made,) = tmp_path.iterdir()
    made.with_suffix(".pdf").mkdir()  # a folder cannot be replaced by a file
    capsys.readouterr()
    assert run("build", SAMPLE, "-o", tmp_path, "--format", "txt,pdf") == 2
    said = capsys.readouterr()
    assert f"{made.name} 已经是新的" in said.err
    assert "已生成" not in said.out
