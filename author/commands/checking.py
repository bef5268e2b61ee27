"""What the commands share that check a submission first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from author.commands.common import own_editions
from author.filing.opened import opened
from author.ground.findings import Severity
from author.pipeline.check import check

if TYPE_CHECKING:
    from pathlib import Path

    from author.pipeline.check import Checked

STRICT = click.option("--strict", is_flag=True, help="有警告也算不合格")


def checked(file: Path, own: Path | None = None) -> Checked:
    """Read and check a submission; wrong use when there is no such file."""
    if not file.exists():
        raise click.UsageError(f"找不到文件 {file}")
    return check(file, own_editions(own))


def checked_or_filed(path: Path, own: Path | None = None) -> Checked:
    """The same of a submission, or of one that is on file: a folder is read by the form that was filed with it."""
    if not path.is_dir():
        return checked(path, own)
    on_file = opened(path)
    return check(on_file.submission, on_file.editions)


def blocks(found: Checked, *, strict: bool) -> bool:
    """Whether the findings stand in the way; ``strict`` counts 警告 too."""
    return found.blocked or (strict and any(f.severity is Severity.WARNING for f in found.findings))
