"""What the commands share that check a submission first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from author.commands.common import own_editions, say, tell
from author.filing.opened import opened
from author.ground.findings import Severity
from author.pipeline.check import check

if TYPE_CHECKING:
    from pathlib import Path

    from author.compose.composition import Composition
    from author.pipeline.check import Checked

STRICT = click.option("--strict", is_flag=True, help="有警告也算不合格")


def checked(file: Path, own: Path | None = None, *, ruled: bool = True) -> Checked:
    """Read and check a submission; wrong use when there is no such file. ``ruled`` as in `check`."""
    if not file.exists():
        raise click.UsageError(f"找不到文件 {file}")
    return check(file, own_editions(own), ruled=ruled)


def checked_or_filed(path: Path, own: Path | None = None, *, ruled: bool = True) -> Checked:
    """The same of a submission, or of one that is on file: a folder is read by the form that was filed with it."""
    if not path.is_dir():
        return checked(path, own, ruled=ruled)
    on_file = opened(path)
    return check(on_file.submission, on_file.editions, ruled=ruled)


def can_be_composed(side: Checked, path: Path) -> bool:
    """Whether there is something to compare; else what is wrong is told."""
    if side.composition is None:
        tell(side.findings, path if path.is_file() else None)
        say(f"{path} 没有读出，不能比较。请先改正以上错误。")
    return side.composition is not None


def unlike(old: Composition, new: Composition, *, years: bool = False) -> str:
    """Why two submissions are hardly meant to be compared; ``years`` apart by one they should be."""
    before, after = old.submission, new.submission
    if before.unit != after.unit:
        return f"两份不是一个单位的：{before.unit}、{after.unit}"
    if before.year + years != after.year:
        meant = "应是相邻的两年，先写上年的" if years else "两份不是同一年度的（与上年比较用 compare --years）"
        return f"{meant}：{before.year}年、{after.year}年"
    return ""


def blocks(found: Checked, *, strict: bool) -> bool:
    """Whether the findings stand in the way; ``strict`` counts 警告 too."""
    return found.blocked or (strict and any(f.severity is Severity.WARNING for f in found.findings))
