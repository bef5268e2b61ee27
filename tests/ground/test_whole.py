"""Files appear whole or not at all, whoever writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from author.cli import main
from author.ground.whole import write_whole
from tests.places import SAMPLES

SAMPLE = SAMPLES / "kizilsu-2026" / "budget.yaml"


def test_what_is_interrupted_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old", encoding="utf-8")

    def broken(beside: Path) -> None:
        beside.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(target, broken)
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("a.txt", "old")]


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
    arguments: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last step fails: the file that was there is still there, and nothing beside it."""
    monkeypatch.chdir(tmp_path)
    target = tmp_path / next(str(each) for each in arguments if str(each).startswith("new."))
    target.write_text("old", encoding="utf-8")

    def full(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(SystemExit) as stopped:
        main([str(each) for each in arguments])
    assert stopped.value.code == 2
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [(target.name, "old")]
