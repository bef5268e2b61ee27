"""The command line: arguments in, exit code out.

Exit codes: 0 fine, 1 the submission has 错误 (also with --draft), 2 wrong use, a missing file, a file that cannot be
written, or a broken edition.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from author import clickzh
from author.build import FORMATS, build, check
from author.findings import EditionError, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from author.build import Checked, Written
    from author.findings import Finding

FINE, BLOCKED, UNUSABLE = 0, 1, 2
_FILE = click.Path(path_type=Path, dir_okay=True)


@click.group(cls=clickzh.Group, help="部门预算公开：一份填报文件，生成整本公开文件（DOCX、PDF）。")
@click.version_option(package_name="kzauthor", message="kzauthor %(version)s", help="显示版本")
def cli() -> None:
    """Gather the commands."""


@cli.command("build", cls=clickzh.Command, help="核对填报文件，生成公开文件。")
@click.argument("file", type=_FILE, metavar="填报文件")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="文件夹",
    help="输出文件夹（默认与填报文件相同）",
)
@click.option("--format", "formats", default="docx,pdf", help="输出格式，逗号隔开：docx,pdf,txt", metavar="格式")
@click.option("--draft", is_flag=True, help="有错误也生成，每页印“草稿”")
@click.option(
    "--fonts",
    type=click.Choice(["shipped", "system"]),
    default="shipped",
    help="PDF 用随程序的字体，还是本机的公文字体",
)
def build_command(file: Path, output: Path | None, formats: str, fonts: str, *, draft: bool) -> int:
    """Check, then build unless something blocks."""
    wanted = _formats(formats)
    progress = _Progress()
    progress("读取")
    checked = _checked(file)
    if checked.edition is None or (checked.blocked and not draft):
        progress.done()
        _tell(checked.findings)
        click.echo(
            "没有生成文件。请改正以上错误；只想先看样子，可加 --draft。" if checked.edition else "没有生成文件。"
        )
        return BLOCKED
    written = build(checked, output or file.parent, wanted, fonts, draft=draft, progress=progress)  # type: ignore[arg-type]  # click checked the choice
    progress.done()
    _tell(checked.findings)
    _report(written)
    return BLOCKED if checked.blocked else FINE


@cli.command("check", cls=clickzh.Command, help="只核对，不生成文件。")
@click.argument("file", type=_FILE, metavar="填报文件")
def check_command(file: Path) -> int:
    """Report findings."""
    checked = _checked(file)
    _tell(checked.findings)
    return BLOCKED if checked.blocked else FINE


@cli.command("editions", cls=clickzh.Command, help="列出可用的版式。")
def editions_command() -> int:
    """List the forms."""
    from author.edition import names, titled  # noqa: PLC0415 - only this command needs it

    for name in names():
        click.echo(f"{name}\t{titled(name)}")
    return FINE


def _checked(file: Path) -> Checked:
    if not file.exists():
        raise click.UsageError(f"找不到文件 {file}")
    return check(file)


def _formats(text: str) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    unknown = [part for part in wanted if part not in FORMATS]
    if unknown or not wanted:
        raise click.UsageError(f"没有“{''.join(unknown[:1])}”这种格式，可用：{'、'.join(FORMATS)}")
    return wanted


def _tell(findings: Sequence[Finding]) -> None:
    for finding in findings:
        click.echo(str(finding))
    counts = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    click.echo("核对：" + "，".join(f"{count} 项{severity.value}" for severity, count in counts.items()))


def _report(written: Written) -> None:
    click.echo(f"已生成《{written.title}》")
    for path in written.files:
        pages = f"，{written.pages} 页" if path.suffix == ".pdf" else ""
        click.echo(f"  {path}（{path.stat().st_size / 1024:.0f} KB{pages}）")
    if written.fonts:
        click.echo(f"  PDF 字体：{'、'.join(written.fonts)}")
    if written.missing:
        click.echo(f"  字体里没有这些字，印成了〓：{' '.join(sorted(written.missing))}")


class _Progress:
    """Says on the terminal what is going on, once it has taken a second."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = self._begun
        self._width = 0

    def __call__(self, stage: str) -> None:
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


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program; no traceback reaches a user (KZAUTHOR_DEBUG=1 shows them to us)."""
    _speak_utf8()
    gc.set_threshold(100_000, 20, 50)  # one short run that builds much and drops little: collect seldom
    try:
        code = cli.main(args=arguments, prog_name="kzauthor", standalone_mode=False)
    except click.Abort:
        click.echo("已取消。", err=True)
        code = UNUSABLE
    except click.ClickException as error:
        click.echo(f"用法有误：{clickzh.told(error)}", err=True)
        code = UNUSABLE
    except EditionError as error:
        click.echo(f"版式有误：{error}", err=True)
        code = UNUSABLE
    except OSError as error:
        click.echo(_about_file(error), err=True)
        code = UNUSABLE
    except Exception as error:
        if os.environ.get("KZAUTHOR_DEBUG"):
            raise
        click.echo(
            f"程序出了内部错误（{type(error).__name__}），没有生成文件。请把填报文件和这句话交给维护者。", err=True
        )
        code = UNUSABLE
    sys.exit(code or 0)


def _about_file(error: OSError) -> str:
    name = error.filename2 or error.filename or ""
    if isinstance(error, PermissionError):
        return f"写不了或读不了 {name}：文件可能正在 Word 或阅读器里打开，请关闭后再试；或没有这个文件夹的权限。"
    return f"读写文件时出错：{name} {error.strerror or error}"


def _speak_utf8() -> None:
    """Windows consoles and pipes: never fail on a character that the code page lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


if __name__ == "__main__":
    main()
