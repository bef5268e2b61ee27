"""Takes a 核对清单 that staff have filled in back into their file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from author.commands.checking import checked
from author.commands.common import say, tell_interrupted
from author.exchange.answered import answered, write
from author.pipeline.showing import shown
from author.read.pages.safezip import UnsafeError
from author.read.schema import submission_schema
from author.report.returned import returned

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from author.exchange.edits import Edit
    from author.read.tree import Tree
    from author.report.returned import Answer

_TOLD = 20
"""Rows without effect that are told one by one."""


def take_answers(file: Path, filled: Path, own: Path | None, *, aside: bool) -> None:
    """Write the reasons of ``filled`` into ``file`` and tell what came of each; wrong use where it is no list."""
    answers = _returned(filled)
    found = checked(file, own)
    if found.tree is None:
        say("填报文件没有读出，理由没有写入", aside=aside)
        return
    done = answered(answers, shown(found), found.tree)
    if done.edits:
        tell_interrupted(file.parent)
        _written(file, found.tree, done.edits)
    came = f"{done.written} 条写进了 {file.name} 的“忽略”，{len(done.refused)} 条没有写入"
    say(f"清单里有 {len(answers)} 条理由：{came}", aside=aside)
    for sentence in done.refused[:_TOLD]:
        say(f"  {sentence}", aside=aside)
    if len(done.refused) > _TOLD:
        say(f"  还有 {len(done.refused) - _TOLD} 条没有列出", aside=aside)


def _written(file: Path, tree: Tree, edits: Sequence[Edit]) -> None:
    try:
        write(file, tree, edits, submission_schema())
    except UnsafeError as error:
        raise click.UsageError(f"{file.name} 写不了：{error.message}。{error.hint}") from error


def _returned(filled: Path) -> list[Answer]:
    if not filled.is_file():
        raise click.UsageError(f"找不到文件 {filled}")
    try:
        return returned(filled)
    except UnsafeError as error:
        raise click.UsageError(f"{filled} 读不了：{error.message}。{error.hint}") from error
    except ValueError as error:
        raise click.UsageError(f"{filled} 不是核对清单：{error}") from error
