"""What several commands say and ask: exit codes, findings, progress."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from author.build import check
from author.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from author.build import Checked
    from author.findings import Finding

FINE, BLOCKED, UNUSABLE = 0, 1, 2
FILE = click.Path(path_type=Path, dir_okay=True)


def checked(file: Path) -> Checked:
    """Read and check a submission; wrong use when there is no such file."""
    if not file.exists():
        raise click.UsageError(f"找不到文件 {file}")
    return check(file)


def tell(findings: Sequence[Finding]) -> None:
    """Print findings, then how many there are of each severity."""
    for finding in findings:
        click.echo(str(finding))
    counts = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    click.echo("核对：" + "，".join(f"{count} 项{severity.value}" for severity, count in counts.items()))


class Progress:
    """Says on the terminal what is going on, once it has taken a second."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = self._begun
        self._width = 0

    def __call__(self, stage: str) -> None:
        """Show what is being done."""
        now = time.monotonic()
        if now - self._begun < 1 or now - self._shown < 0.1:
            return
        self._shown = now
        if sys.stderr.isatty():
            line = f"{stage}……"
            click.echo(f"\r{line:<{self._width}}", nl=False, err=True)
            self._width = max(self._width, len(line))

    def done(self) -> None:
        """Clear the line."""
        if self._width:
            click.echo("\r" + " " * self._width * 2 + "\r", nl=False, err=True)
