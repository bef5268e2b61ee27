"""How commands give a report of differences: on the terminal, or as a file in the format asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from author.commands.common import say, tell_interrupted
from author.ground.signs import escaped
from author.ground.whole import write_whole
from author.report.toldhtml import as_html
from author.report.toldtext import as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from author.report.told import Told

FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json", "html", "xlsx"]), default="text", help="输出格式"
)
OUTPUT = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="文件", help="写到这个文件，不显示"
)
EXIT_CODE = click.option("--exit-code", is_flag=True, help="有变化时退出码为 1")


def give(told: Told, data: Mapping[str, object], form: str, output: Path | None, folder: Path) -> None:
    """Show the report, or write it whole; pages and workbooks are always files, in ``folder`` under the report's title."""
    target = output or (folder / f"{told.title}.{form}" if form in ("html", "xlsx") else None)
    if target is None:
        lines = as_text(told) if form == "text" else [escaped(_as_json(data))]
        for line in lines:
            say(line, lines=form != "text")
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    tell_interrupted(target.parent)
    write_whole(target, _writer(told, data, form))
    say(f"已生成 {target}")


def _as_json(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _writer(told: Told, data: Mapping[str, object], form: str) -> Callable[[Path], object]:
    if form == "xlsx":
        from author.report.toldbook import write_book  # noqa: PLC0415 - openpyxl costs start-up time

        return lambda path: write_book(told, path)
    if form == "html":
        text = as_html(told)
    else:
        text = _as_json(data) + "\n" if form == "json" else "\n".join((*as_text(told, most=_ALL), ""))
    return lambda path: path.write_bytes(text.encode("utf-8", "replace"))


_ALL = 1_000_000
"""A file may be as long as it takes."""
