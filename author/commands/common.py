"""What several commands say and ask: exit codes, findings, progress."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from author.ground.beside import swept
from author.ground.signs import visible
from author.report.listing import as_listing
from author.report.text import MOST, as_text, counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from author.ground.findings import Finding
    from author.pipeline.build import Written
    from author.report.shown import Shown

FINE, BLOCKED = 0, 1
FILE = click.Path(path_type=Path, dir_okay=True)


EDITIONS_DIR = click.option(
    "--editions-dir",
    "own",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="自己的版式所在的文件夹（先在这里找，再找随程序的）",
)

FONTS = click.option(
    "--fonts",
    type=click.Choice(["shipped", "system"]),
    default="shipped",
    help="PDF 用随程序的字体，还是本机的公文字体",
)


def own_editions(own: Path | None) -> Path | None:
    """The folder of the users' own editions; wrong use when there is none."""
    if own is not None and not own.is_dir():
        raise click.UsageError(f"没有文件夹 {own}")
    return own


def say(text: str, *, lines: bool = False, aside: bool = False) -> None:
    """Print a text for people: the only way out, so that nothing that staff or files are called moves the terminal.

    It is one line, unless it has ``lines`` of its own; ``aside`` where the output itself is for a program.
    """
    click.echo(visible(text, lines=lines), err=aside)


def tell(findings: Sequence[Finding], file: Path | None = None) -> None:
    """Print findings, with the lines of ``file`` they stand in, then how many there are of each severity."""
    for line in as_text(findings, file):
        say(line)
    say(counts(findings))


def tell_shown(found: Sequence[Shown], file: Path, most: int = MOST) -> None:
    """Print what a check has found, summed up first, then how many there are of each severity."""
    for line in as_listing(found, file, most):
        say(line)
    say(counts([shown.finding for shown in found]))


def tell_fonts(written: Written) -> None:
    """Print in which fonts the PDF is set, where there is one, and which characters none of them has."""
    if written.fonts:
        say(f"  PDF 字体：{'、'.join(written.fonts)}")
    if written.missing:
        say(f"  字体里没有这些字，印成了〓：{' '.join(sorted(written.missing))}")


def tell_interrupted(folder: Path) -> None:
    """Take away what killed runs have left in ``folder``, and say where they left files of two runs."""
    for sentence in swept(folder):
        click.echo(visible(sentence), err=True)


@contextmanager
def written_already(paths: Iterable[Path]) -> Iterator[None]:
    """What goes wrong behind the writing says that the files are there."""
    try:
        yield
    except BaseException as error:
        error.add_note(f"文件已经生成：{'、'.join(path.name for path in paths)}")
        raise


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
        if sys.stderr and sys.stderr.isatty():
            line = f"{stage}……"
            click.echo(f"\r{line:<{self._width}}", nl=False, err=True)
            self._width = max(self._width, len(line))

    def done(self) -> None:
        """Clear the line."""
        if self._width:
            click.echo("\r" + " " * self._width * 2 + "\r", nl=False, err=True)
