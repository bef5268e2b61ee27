"""The command line: arguments in, exit code out.

Exit codes: 0 fine, 1 the submission has 错误 (also with --draft), 2 wrong use, a missing file, a file that cannot be
written, or a broken edition.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from typing import TYPE_CHECKING

import click

from author import clickzh
from author.ground.findings import EditionError
from author.ground.signs import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

UNUSABLE = 2
COMMANDS = {
    "build": "核对填报文件，生成公开文件。",
    "check": "只核对，不生成文件。",
    "new": "生成空白填报表（工作簿或 YAML）。",
    "convert": "YAML 与工作簿互转。",
    "rollforward": "由本年的填报文件生成下一年的。",
    "explain": "说明印出的一个数从哪几行明细来、还印在哪里。",
    "rules": "列出核对的规则；解释其中一条。",
    "codes": "查科目表；读入当年的科目表。",
    "editions": "列出可用的版式；查看、试排、新建版式。",
}
"""Name and short help; the module author.commands.NAME is imported when it is called."""


@click.group(
    cls=clickzh.Group, commands_help=COMMANDS, help="部门预算公开：一份填报文件，生成整本公开文件（DOCX、PDF）。"
)
@click.version_option(package_name="kzauthor", message="kzauthor %(version)s", help="显示版本")
def cli() -> None:
    """Gather the commands."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program; no traceback reaches a user (KZAUTHOR_DEBUG=1 shows them to us)."""
    _speak_utf8()
    gc.set_threshold(100_000, 20, 50)  # one short run that builds much and drops little: collect seldom
    waiting = _told_after_a_second()
    try:
        code = cli.main(args=arguments, prog_name="kzauthor", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.message)
        code = UNUSABLE
    except click.Abort:
        click.echo("已取消。", err=True)
        code = UNUSABLE
    except click.ClickException as error:
        click.echo(visible(f"用法有误：{clickzh.told(error)}"), err=True)
        code = UNUSABLE
    except EditionError as error:
        click.echo(visible(f"版式有误：{error}", lines=True), err=True)
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
    finally:
        waiting.cancel()
    sys.exit(code or 0)


def _told_after_a_second() -> threading.Timer:
    """Tells whoever sits at a terminal that work goes on; ``build`` then says more (`commands.common.Progress`)."""

    def tell() -> None:
        if sys.stderr.isatty():
            click.echo("正在处理，请稍候……", err=True)

    timer = threading.Timer(1, tell)
    timer.daemon = True
    timer.start()
    return timer


def _about_file(error: OSError) -> str:
    name = error.filename2 or error.filename or ""
    name = visible(str(name))
    told = f"读写文件时出错：{name} {visible(error.strerror or str(error))}"
    if isinstance(error, PermissionError):
        told = f"写不了或读不了 {name}：文件可能正在 Word 或阅读器里打开，请关闭后再试；或没有这个文件夹的权限。"
    return "\n".join([told, *getattr(error, "__notes__", ())])


def _speak_utf8() -> None:
    """Windows consoles and pipes: never fail on a character that the code page lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


if __name__ == "__main__":
    main()
