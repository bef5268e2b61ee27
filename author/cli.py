"""The command line: arguments in, exit code out.

Exit codes: 0 fine, 1 the submission has 错误 (also with --draft), 2 wrong use, a missing file, a file that cannot be
written, a broken edition, or a filed publication that was touched.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from author import clickzh
from author.ground.fileerrors import FiledError, about_file
from author.ground.findings import EditionError
from author.ground.signs import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

UNUSABLE = 2
COMMANDS = {
    "build": "核对填报文件，生成公开文件。",
    "check": "只核对，不生成文件。",
    "publish": "生成公开文件，连同填报文件、版式一起归档；核对归档的。",
    "new": "生成空白填报表（工作簿或 YAML）。",
    "take": "从预算一体化等系统的导出读入明细、项目和绩效目标。",
    "convert": "YAML 与工作簿互转。",
    "rollforward": "由本年的填报文件生成下一年的。",
    "compare": "比较两份填报：改了什么，印出的哪些数和文字随之变动。",
    "explain": "说明印出的一个数从哪几行明细来、还印在哪里。",
    "rules": "列出核对的规则；解释其中一条。",
    "codes": "查科目表；读入当年的科目表。",
    "editions": "列出可用的版式；查看、试排、比较、新建版式。",
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
    if arguments is None and not os.environ.get("KZAUTHOR_DEBUG"):
        sys.unraisablehook = lambda _error: (
            None
        )  # libraries that are stopped in the middle complain when they are cleared
    gc.set_threshold(100_000, 20, 50)  # one short run that builds much and drops little: collect seldom
    waiting = _told_after_a_second()
    try:
        code = cli.main(args=arguments, prog_name="kzauthor", standalone_mode=False)
        _flushed()
    except BaseException as error:
        if os.environ.get("KZAUTHOR_DEBUG") and not isinstance(error, (*_TOLD, SystemExit)):
            raise
        code = _ended(error)
    finally:
        waiting.cancel()
    sys.exit(code or 0)


_TOLD = (click.ClickException, click.Abort, EditionError, FiledError, OSError)


def _ended(error: BaseException) -> int:
    """The exit code; what stopped the run is told, unless nobody listens any more."""
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else UNUSABLE
    if isinstance(error, OSError) and error.errno in (errno.EPIPE, errno.EINVAL) and not error.filename:
        _no_more_output()
        return UNUSABLE
    try:
        lines = isinstance(error, (EditionError, click.exceptions.NoArgsIsHelpError))
        told = [visible(_said(error), lines=lines), *map(visible, _notes(error))]
        click.echo("\n".join(told), err=not isinstance(error, click.exceptions.NoArgsIsHelpError))
        _flushed()
    except OSError:
        _no_more_output()
    return UNUSABLE


def _said(error: BaseException) -> str:
    """What stopped the run, in a sentence."""
    for kinds, said in _SAID:
        if isinstance(error, kinds):
            return said(error)
    return f"程序出了内部错误（{type(error).__name__}）。请把填报文件和这句话交给维护者。"


_UTF8 = "请设环境变量 PYTHONUTF8=1 再试。"
_SAID: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (click.exceptions.NoArgsIsHelpError, lambda error: str(error.message)),
    ((click.Abort, KeyboardInterrupt), lambda _error: "已取消。"),
    (click.ClickException, lambda error: f"用法有误：{clickzh.told(error)}"),
    (EditionError, lambda error: f"版式有误：{error}"),
    (FiledError, lambda error: f"归档：{error}"),
    (OSError, about_file),
    (UnicodeEncodeError, lambda error: f"这台机器的编码（{error.encoding}）没有这些字，不能用作文件名或印出；{_UTF8}"),
    (MemoryError, lambda _error: "内存不够，没有做完。请关闭别的程序再试，或把填报文件分小。"),
)


def _notes(error: BaseException) -> tuple[str, ...]:
    """What became of the files; click hides the Ctrl+C that it was told of."""
    hidden = error.__cause__ if isinstance(error, click.Abort) else None
    return tuple(dict.fromkeys([*getattr(error, "__notes__", ()), *getattr(hidden, "__notes__", ())]))


def _flushed() -> None:
    """Let go of what is to be said, while it can still be told that it cannot be."""
    for stream in (sys.stdout, sys.stderr):
        if stream and not stream.closed:
            stream.flush()


def _no_more_output() -> None:
    """Nobody reads any more, such as `| head`, or the disk is full: Python must not say so when it ends."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _told_after_a_second() -> threading.Timer:
    """Tells whoever sits at a terminal that work goes on; ``build`` then says more (`commands.common.Progress`)."""

    def tell() -> None:
        if sys.stderr and sys.stderr.isatty():
            click.echo("正在处理，请稍候……", err=True)

    timer = threading.Timer(1, tell)
    timer.daemon = True
    timer.start()
    return timer


def _speak_utf8() -> None:
    """Windows consoles and pipes: never fail on a character that the code page lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


if __name__ == "__main__":
    main()
