"""A small submission without warnings, published, and what the command says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from author.cli import cli
from tests.small import small

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

FULL = small(more="国有资产: {其他资产: 0}\n政府采购: {货物: 0}\n部门整体绩效: {指标: []}\n")
"""The small submission with nothing left blank."""
TITLE = "某某州医疗保障局2026年部门预算公开"
FIRST = f"{TITLE}（第1版）"


def run(*arguments: object) -> Result:
    """What comes of ``kzauthor publish`` with these arguments."""
    return CliRunner().invoke(cli, ["publish", *map(str, arguments)], standalone_mode=False)


def put(path: Path, content: str = FULL) -> Path:
    """A file with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def published(folder: Path, content: str = FULL, *options: object) -> Path:
    """The filed folder of a submission, in the archive ``folder/archive``."""
    result = run(put(folder / "budget.yaml", content), "-o", folder / "archive", *options)
    assert result.return_value == 0, (result.output, result.exception)
    return folder / "archive" / FIRST


def names(folder: Path) -> list[str]:
    """All files in a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
