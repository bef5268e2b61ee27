"""Files appear whole or not at all, those of one run together, whoever writes them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from author.cli import main
from author.ground import whole
from author.ground.beside import FOLDER, made, swept
from author.ground.whole import Together, alike, fitting, place, unplaced, write_whole
from tests.places import ROOT, SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = SAMPLES / "kizilsu-2026" / "budget.yaml"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="folders and links of Unix")


def put(text: str):
    """Something that writes ``text``."""
    return lambda beside: beside.write_text(text, encoding="utf-8")


def full(_beside: Path) -> None:
    raise OSError(28, "No space left on device")


def contents(folder: Path) -> dict[str, str]:
    """All that is there, hidden or not."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two old files."""
    for name in ("a", "b"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    return tmp_path


OLD = {"a": "old", "b": "old"}


def together(folder: Path, **files_: Callable[[Path], object]) -> None:
    """Write some files together."""
    with Together(folder) as files:
        for name, write_to in files_.items():
            files.add(name, write_to)


def both(folder: Path) -> None:
    """Write three files, two of which are there already."""
    together(folder, a=put("new"), b=put("new"), c=put("new"))


def test_all_are_new_at_the_end_and_none_before(folder: Path) -> None:
    with Together(folder) as files:
        assert files.add("a", put("new")) == folder / "a"
        assert (folder / "a").read_text(encoding="utf-8") == "old"
        files.add("c", put("new"))
    assert contents(folder) == {"a": "new", "b": "old", "c": "new"}


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, ZeroDivisionError, OSError])
def test_what_is_interrupted_leaves_the_old_files(folder: Path, error: type[BaseException]) -> None:
    def broken(beside: Path) -> None:
        beside.write_text("half", encoding="utf-8")
        raise error

    with pytest.raises(error) as stopped:
        together(folder, a=put("new"), b=broken)
    assert contents(folder) == OLD
    assert any("没有生成文件" in note for note in stopped.value.__notes__)


@pytest.mark.parametrize("error", [KeyboardInterrupt, PermissionError])
@pytest.mark.parametrize("last", [1, 2, 3])
def test_a_file_that_cannot_be_put_in_its_place_takes_the_others_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch, last: int, error: type[BaseException]
) -> None:
    """As when Word has one of them open."""
    real, calls = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == last:
            raise error(13, "in use", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(error) as stopped:
        both(folder)
    assert contents(folder) == OLD
    assert [note for note in stopped.value.__notes__ if "没有生成文件" in note]
    if isinstance(stopped.value, OSError):
        assert stopped.value.filename == str(folder / "abc"[last - 1]), "nobody knows our own folder"


def test_what_cannot_be_taken_back_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = Path.replace, []

    def replace(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) > 1:
            raise PermissionError(13, "in use", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(PermissionError) as stopped:
        both(folder)
    assert [note.split(" ")[0] for note in stopped.value.__notes__] == ["a"]
    assert contents(folder) == {"a": "new", "b": "old"}


def test_another_file_that_is_in_the_way_is_named_itself(folder: Path) -> None:
    with pytest.raises(OSError, match="No space") as stopped:
        together(folder, a=put("new"), b=full)
    assert stopped.value.filename == str(folder / "b")

    def elsewhere(_beside: Path) -> None:
        raise OSError(28, "No space left on device", "temporary")

    with pytest.raises(OSError, match="No space") as stopped:
        together(folder, a=put("new"), b=elsewhere)
    assert stopped.value.filename == "temporary"
    assert contents(folder) == OLD


def test_where_a_file_can_have_but_one_name_it_is_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_arguments: object, **_named: object) -> None:
        raise PermissionError(1, "not permitted")

    monkeypatch.setattr(os, "link", no_links)
    both(folder)
    assert contents(folder) == {"a": "new", "b": "new", "c": "new"}


def test_two_files_of_one_name_are_refused(folder: Path) -> None:
    with pytest.raises(FileExistsError):
        together(folder, **{"Å.yaml": put("new"), "a\u030a.YAML": put("new")})
    assert contents(folder) == OLD


def test_a_folder_in_the_place_of_a_file_is_told_before_anything_is_written(folder: Path) -> None:
    (folder / "c").mkdir()
    with pytest.raises(IsADirectoryError) as stopped:
        both(folder)
    assert stopped.value.filename == str(folder / "c")
    (folder / "c").rmdir()
    assert contents(folder) == OLD


@POSIX
def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "a", tmp_path / "b"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write_whole(link, put("new"))
    assert not link.is_symlink()
    assert contents(tmp_path) == {"a": "old", "b": "new"}
    link.unlink()
    link.symlink_to(target)
    with pytest.raises(OSError, match="No space"):
        together(tmp_path, b=put("new"), c=full)
    assert link.is_symlink()


@POSIX
@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_nobody_may_write_into_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PermissionError) as stopped:
        both(tmp_path)
    tmp_path.chmod(0o700)
    assert stopped.value.filename == str(tmp_path)


# What killed runs leave

KILLED = """
import os, signal, sys
from pathlib import Path
from author.ground.whole import Together
stop = int(sys.argv[2])
real, calls = Path.replace, []
def replace(self, target):
    calls.append(target)
    if len(calls) == stop:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, target)
Path.replace = replace
with Together(Path(sys.argv[1])) as files:
    for name in ("a", "b"):
        files.add(name, lambda beside: beside.write_text("new"))
    if stop == 0:
        os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(folder: Path, stop: int) -> None:
    """A run that is killed before it puts file number ``stop`` in its place; 0 before all."""
    command = [sys.executable, "-c", KILLED, str(folder), str(stop)]
    done = subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == -signal.SIGKILL


@POSIX
@pytest.mark.parametrize(
    ("stop", "left", "words"), [(0, OLD, ()), (1, OLD, ()), (2, {"a": "new", "b": "old"}, ("a 是新的", "b 还是旧的"))]
)
def test_the_next_run_takes_away_what_a_killed_one_left_and_says_what_is_mixed(
    folder: Path, stop: int, left: dict[str, str], words: tuple[str, ...]
) -> None:
    killed(folder, stop)
    assert sum(bool(FOLDER.fullmatch(path.name)) for path in folder.iterdir()) == 1
    said = swept(folder)
    assert contents(folder) == left
    assert len(said) == bool(words)
    assert all(word in said[0] for word in words)
    assert swept(folder) == ()


@POSIX
def test_the_same_run_again_makes_all_of_them_new(folder: Path) -> None:
    killed(folder, 2)
    both(folder)
    assert contents(folder) == {"a": "new", "b": "new", "c": "new"}


def test_what_another_run_uses_stays(folder: Path) -> None:
    with Together(folder) as files:
        files.add("a", put("new"))
        if sys.platform != "win32":  # where locks are of the process, not of the file
            assert swept(folder) == ()
        both(folder)
    assert contents(folder) == {"a": "new", "b": "new", "c": "new"}


@POSIX
def test_only_what_is_ours_goes(folder: Path) -> None:
    ours, link, alien = (folder / f".kzauthor-{sign * 16}" for sign in "abc")
    theirs = folder / ".kzauthor-mine"
    for each in (ours, alien, theirs):
        each.mkdir()
    (ours / "in-use").touch()
    (ours / "new0").touch()
    (ours / "wages.xlsx").touch()
    (alien / "anything").touch()
    link.symlink_to(theirs)
    (theirs / "in-use").touch()
    assert swept(folder) == ()
    assert sorted(path.name for path in ours.iterdir()) == ["wages.xlsx"]
    assert [path.exists() for path in (alien / "anything", theirs / "in-use", link)] == [True] * 3
    assert swept(folder / "nowhere") == ()


@POSIX
def test_a_list_of_names_made_by_a_stranger_says_nothing(folder: Path) -> None:
    beside, lock = made(folder)
    lock.close()
    (beside / "names").write_bytes(b"a\x1b[2J\nb\xff")
    (beside / "new1").touch()
    assert swept(folder) == ()
    assert contents(folder) == OLD


# Names


@pytest.mark.parametrize(
    ("name", "ending", "bytes_"),
    [("预" * 80, ".docx", 245), ("预" * 90, ".docx", 254), ("𠮷" * 80, "（草稿）.docx", 253), ("a", ".yaml", 6)],
)
def test_names_are_cut_by_bytes(name: str, ending: str, bytes_: int, tmp_path: Path) -> None:
    made_ = fitting(name, ending, tmp_path)
    assert made_.endswith(ending)
    assert name.startswith(made_.removesuffix(ending))
    assert len(made_.encode()) == bytes_
    write_whole(tmp_path / made_, put("x"))


def test_windows_counts_the_whole_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(whole.sys, "platform", "win32")
    room = 259 - len(str(tmp_path)) - 1
    assert len(fitting("a" * 250, ".docx", tmp_path)) == room
    assert len(fitting("a" * 250, ".docx", tmp_path / ("b" * 240))) == 25


def test_names_that_some_systems_take_for_one() -> None:
    assert alike("ÅB.yaml") == alike("a\u030ab.YAML")
    assert alike("一.yaml") != alike("二.yaml")


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", SAMPLE, "new.yaml", "--force"),
        ("convert", SAMPLE, "new.xlsx", "--force"),
        ("rollforward", SAMPLE, "-o", "new.yaml", "--force"),
        ("new", "new.xlsx", "--edition", "xinjiang-2026", "--force"),
    ],
    ids=lambda arguments: f"{arguments[0]}-{arguments[-2] if arguments[0] == 'rollforward' else arguments[2]}",
)
def test_a_submission_is_never_half_overwritten(
    arguments: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last step fails: the file that was there is still there, and nothing beside it."""
    monkeypatch.chdir(tmp_path)
    target = tmp_path / next(str(each) for each in arguments if str(each).startswith("new."))
    target.write_text("old", encoding="utf-8")

    def no_room(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", no_room)
    with pytest.raises(SystemExit) as stopped:
        main([str(each) for each in arguments])
    assert stopped.value.code == 2
    assert contents(tmp_path) == {target.name: "old"}
    assert "磁盘已满\n没有生成文件，原来的文件没有动。" in capsys.readouterr().err


def test_a_folder_appears_with_all_that_is_in_it(tmp_path: Path) -> None:
    with unplaced(tmp_path) as folder:
        (folder / "in").mkdir()
        (folder / "in" / "a").write_text("new", encoding="utf-8")
        (folder / "b").write_text("new", encoding="utf-8")
        assert [path.name for path in tmp_path.iterdir() if not FOLDER.fullmatch(path.name)] == []
        place(folder, tmp_path / "whole")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == [
        "whole",
        "whole/b",
        "whole/in",
        "whole/in/a",
    ]


def test_a_folder_that_is_not_put_in_its_place_goes(tmp_path: Path) -> None:
    with unplaced(tmp_path) as folder:
        (folder / "in").mkdir()
        (folder / "in" / "a").write_text("new", encoding="utf-8")
    assert list(tmp_path.iterdir()) == []


INSIDE = "x/.kzauthor-0123456789abcdef/new0/a"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device", INSIDE)])
def test_a_folder_that_is_interrupted_goes_and_names_what_was_wanted(tmp_path: Path, error: BaseException) -> None:
    def interrupted() -> None:
        with unplaced(tmp_path) as folder:
            (folder / "a").write_text("half", encoding="utf-8")
            raise error

    with pytest.raises(type(error)) as stopped:
        interrupted()
    assert list(tmp_path.iterdir()) == []
    assert any("没有生成文件" in note for note in stopped.value.__notes__)
    assert getattr(stopped.value, "filename", None) in (None, str(tmp_path / "a")), "nobody knows our own folder"


@pytest.mark.parametrize("there", ["folder", "full", "file"])
def test_nothing_is_put_over_what_is_there(tmp_path: Path, there: str) -> None:
    target = tmp_path / "whole"
    if there == "file":
        target.write_text("old", encoding="utf-8")
    else:
        target.mkdir()
    if there == "full":
        (target / "a").write_text("old", encoding="utf-8")
    with unplaced(tmp_path) as folder:
        (folder / "b").write_text("new", encoding="utf-8")
        with pytest.raises(FileExistsError) as stopped:
            place(folder, target)
    assert stopped.value.filename == str(target)
    assert [path.name for path in tmp_path.iterdir()] == ["whole"]
    assert not (target / "b").exists()


def test_a_folder_that_a_killed_run_left_is_swept(tmp_path: Path) -> None:
    beside, lock = made(tmp_path)
    (beside / "new0" / "in").mkdir(parents=True)
    (beside / "new0" / "in" / "a").write_text("half", encoding="utf-8")
    lock.close()
    assert swept(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []
