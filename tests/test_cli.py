"""The command line: exit codes, Chinese words, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from author.cli import main
from author.commands import checking
from author.ground.beside import made, noted
from author.pipeline.check import Checked
from tests.places import ROOT, SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices and locks of Unix")
SAMPLE = SAMPLES / "kizilsu-2026" / "budget.yaml"
SCHOOL = SAMPLES / "school" / "budget.yaml"


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
        (("build", SAMPLE, "-o", SAMPLE), "是文件，不是文件夹"),
        (("convert", SAMPLE, SAMPLE.parent), "新文件 的值不对"),
        (("convert", SAMPLE, SAMPLE.parent), "是文件夹，不是文件"),
        (("new", "x.yaml", "--edition", "xinjiang-2026", "--units", "nowhere"), "'nowhere' 没有这个文件"),
        (("check", "x" * 300 + ".yaml"), "名称或路径太长"),
        (("check", SAMPLE, "--editions-dir", SAMPLE), "没有文件夹"),
    ],
)
def test_wrong_use_is_two_and_told_in_chinese(
    arguments: tuple[object, ...], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert word in capsys.readouterr().err


def test_no_traceback_ever(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
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
    def slow(*_arguments: object, **_named: object) -> Checked:
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


def test_a_build_that_fails_leaves_nothing_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", SAMPLE, "-o", tmp_path, "--format", "txt") == 0
    (made,) = tmp_path.iterdir()
    made.write_text("old", encoding="utf-8")
    made.with_suffix(".pdf").mkdir()  # a folder cannot be replaced by a file
    capsys.readouterr()
    assert run("build", SAMPLE, "-o", tmp_path, "--format", "txt,pdf") == 2
    said = capsys.readouterr()
    assert "没有生成文件" in said.err
    assert "已生成" not in said.out
    assert made.read_text(encoding="utf-8") == "old"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError(), "内存不够"),
        (RecursionError(), "RecursionError"),
        (KeyboardInterrupt(), "已取消"),
        (OSError(28, "No space left on device", "预算.pdf"), "预算.pdf 磁盘已满"),
        (OSError(36, "File name too long", "长"), "长 名称或路径太长"),
        (UnicodeEncodeError("gbk", "x", 0, 1, "no"), "PYTHONUTF8=1"),
        (SystemExit("x"), ""),
    ],
)
def test_whatever_stops_a_run_is_told_in_a_sentence(
    error: BaseException, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        error.add_note("文件已经生成：a.docx")
        raise error

    monkeypatch.setattr(checking, "check", broken)
    assert run("check", SAMPLE) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert "没有生成文件" not in said.err
    assert not words or "文件已经生成：a.docx" in said.err


@pytest.mark.parametrize(("error", "words"), [(KeyboardInterrupt, "已取消。"), (ZeroDivisionError, "内部错误")])
def test_what_stops_the_writing_says_that_nothing_is_new(
    error: type[BaseException],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(_suffix: str, _document: object, _layout: object, _faces: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise error

    monkeypatch.setattr("author.pipeline.build.write_as", broken)
    assert run("build", SAMPLE, "-o", tmp_path, "--format", "txt") == 2
    said = capsys.readouterr().err
    assert words in said
    assert "没有生成文件，原来的文件没有动。" in said
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_a_build_that_was_killed_half_way_is_told_by_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], faulty: Path
) -> None:
    beside, lock = made(tmp_path)
    noted(beside, ["a.docx", "a.pdf"])
    (beside / "new1").touch()
    lock.close()
    assert run("build", faulty, "-o", tmp_path) == 1, "also where nothing is written"
    assert "a.docx 是新的，a.pdf 还是旧的" in capsys.readouterr().err
    assert not beside.exists()


def test_what_goes_wrong_behind_the_writing_says_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("author.commands.build.verified", broken)
    assert run("build", SAMPLE, "-o", tmp_path, "--format", "txt", "--verify") == 2
    (made,) = tmp_path.iterdir()
    assert f"文件已经生成：{made.name}" in capsys.readouterr().err


# Whole processes: consoles and pipes as they are


def process(shell: str, **environment: str) -> tuple[int, bytes, bytes]:
    """A run by a shell, in which ``$K`` is the program; its exit code and what it said."""
    command = f"K='{sys.executable} -m author.cli'; {shell}"
    around = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=around, check=False, cwd=ROOT)
    return done.returncode, done.stdout, done.stderr


@POSIX
@pytest.mark.parametrize(
    "shell",
    [
        "$K rules | head -1; exit ${PIPESTATUS[0]}",
        "$K rules >&-",
        "$K check 没有.yaml 2>&-",
        "$K rules > /dev/full",
        "$K check 没有.yaml 2> /dev/full",
        "$K rules < /dev/null >&- 2>&-",
    ],
)
def test_nobody_listening_is_no_traceback(shell: str) -> None:
    _, _, said = process(shell)
    assert b"Traceback" not in said
    assert b"Exception" not in said


@POSIX
def test_a_full_disk_behind_the_output_is_told() -> None:
    code, _, said = process("$K rules > /dev/full")
    assert (code, "磁盘已满" in said.decode()) == (2, True)


@POSIX
@pytest.mark.parametrize("format_", ["docx", "pdf", "xlsx", "txt"])
def test_a_full_disk_is_told_in_every_format(format_: str, tmp_path: Path) -> None:
    """A limit on the size of files is as good as a full disk: 4 KB."""
    code, _, said = process(f"ulimit -f 4; $K build '{SCHOOL}' -o '{tmp_path}' --format {format_}")
    assert code == 2
    assert said.decode().count("\n") == 2
    assert "超过了允许的大小\n没有生成文件，原来的文件没有动。" in said.decode()
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_a_console_of_windows_gets_what_it_can_show(tmp_path: Path) -> None:
    code, out, said = process("$K rules A01; $K check $'\\ud83d\\ude00'.yaml", PYTHONIOENCODING="gbk")
    assert "依据" in out.decode("gbk")
    assert code == 2
    assert b"Traceback" not in said


@POSIX
@pytest.mark.parametrize("command", ["check {}", "convert {} x.yaml", "rollforward {} -o x.yaml"])
@pytest.mark.parametrize("input_", ["/dev/stdin", "pipe", "/dev/null"])
def test_a_pipe_or_a_device_is_no_file(command: str, input_: str, tmp_path: Path) -> None:
    shell = f"cd '{tmp_path}'; mkfifo pipe; echo 年度 | timeout 20 $K {command.format(input_)}"
    code, out, said = process(shell)
    assert code == 1
    assert "管道" in out.decode()
    assert said == b""


def test_a_folder_without_a_name_of_its_own_is_called_as_it_was_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", ".") == 1
    assert ".：错误[A01] 是文件夹" in capsys.readouterr().out
