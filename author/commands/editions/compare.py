"""``kzauthor editions compare``: what differs between two editions."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from author import clickzh
from author.commands.common import BLOCKED, EDITIONS_DIR, FINE, own_editions, say
from author.form.edition import load
from author.form.folders import first_year
from author.ground.whole import write_whole
from author.read.schema import submission_schema
from author.workshop.difference.report import Report
from author.workshop.difference.written import as_json, as_page, as_text


@click.command("compare", cls=clickzh.Command, help="比较两个版式：表、行、栏、节、要填的内容有什么不同。")
@click.argument("old", metavar="旧版式")
@click.argument("new", metavar="新版式")
@click.option("--year", type=click.IntRange(1, 9999), metavar="年度", help="科目表按哪一年（不写就各按版式的第一年）")
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", help="输出格式")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="文件", help="写到文件里")
@click.option("--exit-code", "telling", is_flag=True, help="有不同时退出代码是 1")
@EDITIONS_DIR
@click.pass_obj
def command(  # noqa: PLR0913 - one argument an option
    above: Path | None, old: str, new: str, year: int | None, form: str, output: Path | None, own: Path | None,
    *, telling: bool,
) -> int:  # fmt: skip
    """Tell what differs, on the terminal or in a file."""
    folder, schema = own_editions(own or above), submission_schema()
    years = (year or first_year(old, folder), year or first_year(new, folder))
    forms = [load(name, of, schema, folder) for name, of in zip((old, new), years, strict=True)]
    report = Report(forms[0], forms[1], years, schema)
    said = {"text": as_text, "json": as_json, "html": as_page}[form](report)
    if output is None:
        say(said.removesuffix("\n"), lines=True)
    else:
        write_whole(output, partial(Path.write_text, data=said, encoding="utf-8", newline="\n"))
        say(f"{report.summary}已写到 {output}")
    return BLOCKED if telling and not report.equal else FINE
