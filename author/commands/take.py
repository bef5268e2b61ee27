"""``kzauthor take``: lines, projects and goals from what the budget system exports, the first time and again."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from author import clickzh
from author.commands.common import BLOCKED, EDITIONS_DIR, FILE, FINE, own_editions, say, tell, written_already
from author.commands.paths import check_suffix
from author.ground.findings import Finding, has_errors, in_order
from author.read.pages.safezip import UnsafeError
from author.taking import exportmap, report
from author.taking.content import content_of, take_all
from author.taking.export import answered, understand
from author.taking.synonyms import synonyms
from author.taking.tables import read_tables
from author.taking.target import Target, target_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from author.read.tree import Tree
    from author.taking.columns import Doubt
    from author.taking.export import Export
    from author.taking.exportmap import ExportMap
    from author.taking.lines import TakenLine
    from author.taking.synonyms import Synonyms
    from author.taking.tables import Table

_YEARS = click.IntRange(1900, 2199)


@click.command("take", cls=clickzh.Command, help="从预算一体化等系统的导出读入明细、项目和绩效目标；再读一次只改金额。")
@click.argument("exports", type=FILE, metavar="导出.xlsx", nargs=-1, required=True)
@click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="填报文件",
    help="写到哪个填报文件（.yaml 或 .xlsx）；已有的只改金额和明细行",
)  # fmt: skip
@click.option("--map", "name", default="", metavar="对照", help="对照文件；没有就在确认以后存成这个文件")
@click.option("--sheet", "sheets", multiple=True, metavar="表名", help="只读这张表（可写几次）")
@click.option("--edition", default="", metavar="版式", help="新填报文件按哪个版式（见 kzauthor editions）")
@click.option("--year", type=_YEARS, metavar="年度", help="预算年度，导出里没有写明时用")
@click.option("--keep", is_flag=True, help="导出里没有的明细行留着")
@click.option("--yes", is_flag=True, help="不问，照提议的对照读")
@EDITIONS_DIR
def command(  # noqa: PLR0913 - one parameter an option
    exports: tuple[Path, ...],
    path: Path,
    name: str,
    sheets: tuple[str, ...],
    edition: str,
    year: int | None,
    own: Path | None,
    *,
    keep: bool,
    yes: bool,
) -> int:
    """Read the tables, agree on the map, read the lines, and write."""
    check_suffix(path)
    words = synonyms()
    try:
        tables, without = _tables(exports, sheets, words)
        chosen, given, tree = _map(path, name)
        target = _target(path, edition or given.edition, year or _year(tables), own)
        _check_map(given, tree, target)
        export = understand(tables, given, words, target.books)
        for line in report.aside_lines(export, without):
            say(line)
        export = _agreed(export, target.edition.name, yes=yes)
        lines, findings = _lines(export, words, target)
        _confirm(export, lines, target, asked=not yes and export.map != given)
        content, more = content_of(export, lines, words, target.books)
        done = target.write(content, keep=keep)
    except _StoppedError as stop:
        return stop.told()
    if export.map != given and not done.blocked:
        saved = chosen if chosen and not chosen.exists() else _beside(path)
        with written_already([path]):
            exportmap.save_map(export.map, saved)
        say(f"对照存为 {saved}，下次不再问；可发给别的单位，用 --map 指定")
    tell(in_order([*findings, *more, *done.findings]))
    for line in done.said:
        say(line)
    return BLOCKED if done.blocked else FINE


class _StoppedError(Exception):
    """Nothing is written: what was found, and what to do."""

    def __init__(self, findings: Sequence[Finding], *words: str) -> None:
        super().__init__(*words)
        self.findings, self.words = findings, words

    def told(self) -> int:
        if self.findings:
            tell(in_order(self.findings))
        for line in self.words:
            say(line)
        return BLOCKED


def _target(path: Path, name: str, year: int, own: Path | None) -> Target:
    target, findings = target_of(path, name, year, own_editions(own))
    if target is None:
        raise _StoppedError(findings, "没有写填报文件。")
    return target


def _tables(exports: Sequence[Path], sheets: Sequence[str], words: Synonyms) -> tuple[list[Table], list[str]]:
    """The tables of all files; wrong use for a file that is not there or is no workbook, and a sheet of no name."""
    tables: list[Table] = []
    without: list[str] = []
    for path in exports:
        if not path.is_file():
            raise click.UsageError(f"找不到文件 {path}")
        try:
            found, others = read_tables(path, words)
        except UnsafeError as error:
            raise click.UsageError(f"{path.name} 读不了：{error.message}。{error.hint}") from None
        tables += found
        without += [each.strip() for each in others]
    wanted = {each.strip() for each in sheets}
    if missing := wanted - {table.name for table in tables}:
        raise click.UsageError(f"导出里没有可读的表“{min(missing)}”")
    if wanted:
        return [table for table in tables if table.name in wanted], []
    return tables, without


def _year(tables: Sequence[Table]) -> int:
    years = {table.year for table in tables} - {0}
    return years.pop() if len(years) == 1 else 0


def _beside(path: Path) -> Path:
    """The map that belongs to a submission."""
    return path.with_name(f"{path.stem}.对照.yaml")


def _map(path: Path, name: str) -> tuple[Path | None, ExportMap, Tree | None]:
    """The file of the map that is meant, and what it says; an empty map where there is none yet."""
    chosen = Path(name) if not name or name.lower().endswith((".yaml", ".yml")) else Path(f"{name}.yaml")
    meant = chosen if name else _beside(path)
    if not meant.exists():
        return (chosen if name else None), exportmap.ExportMap(), None
    made, tree, findings = exportmap.read_map(meant)
    if findings:
        raise _StoppedError(findings, "没有写填报文件。请先改正对照文件。")
    return meant, made, tree


def _check_map(given: ExportMap, tree: Tree | None, target: Target) -> None:
    """Stop for a map that cannot be meant."""
    if tree is not None and (wrong := [*exportmap.wrong(given, tree, target.books.fund)]):
        raise _StoppedError(wrong, "没有写填报文件。请先改正对照文件。")


def at_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _agreed(export: Export, edition: str, *, yes: bool) -> Export:
    """The export with all doubts answered; stopped where nobody can be asked."""
    export = replace(export, map=replace(export.map, edition=edition))
    open_ = [doubt for doubt in export.doubts if not (yes and doubt.proposed)]
    if open_ and not at_terminal():
        say(exportmap.map_text(export.map), lines=True)
        questions = [f"  {_question(doubt)}可填：{'、'.join(doubt.choices)}" for doubt in open_]
        how = "请在终端里运行；或把上面的对照存成文件，改好后加 --map 文件名；或加 --yes 照提议的读。"
        raise _StoppedError([], "没有写填报文件。上面是提议的对照，下面几处要由人定：", *questions, how)
    for doubt in export.doubts:
        if doubt in open_:
            export = answered(export, doubt, _asked(doubt))
        else:
            others = "、".join(choice for choice in doubt.choices if choice != doubt.proposed)
            say(f"照提议读：{_question(doubt)}{doubt.proposed}（也可能是{others}）")
    return export


def _question(doubt: Doubt) -> str:
    return {
        "资金来源": f"“{doubt.what}”是哪一种资金？",
        "整栏资金": f"“{doubt.what}”这一栏是哪一种资金？",
        "支出类别": f"“{doubt.what}”是哪一种支出？",
        "金额单位": f"“{doubt.what}”的金额单位是什么？",
        "填入": f"不认得的一栏“{doubt.what}”怎么读？",
    }.get(doubt.kind, doubt.what)


def _asked(doubt: Doubt) -> str:
    """One of the choices, by its number."""
    say(_question(doubt))
    for number, choice in enumerate(doubt.choices, 1):
        say(f"  {number} {choice}")
    usual = str(doubt.choices.index(doubt.proposed) + 1) if doubt.proposed else None
    while True:
        said = click.prompt(f"填编号{f'（回车＝{usual}）' if usual else ''}", default=usual, show_default=False)
        if str(said).isdecimal() and 0 < int(said) <= len(doubt.choices):
            return doubt.choices[int(said) - 1]
        say(f"请填 1 到 {len(doubt.choices)}")


def _lines(export: Export, words: Synonyms, target: Target) -> tuple[list[TakenLine], list[Finding]]:
    """The lines of all tables; stopped where they cannot be read or do not add up."""
    taken = take_all(export, words, target.books, target.year)
    if has_errors(taken.findings):
        raise _StoppedError(taken.findings, "没有写填报文件：导出读不全或对不上。")
    if export.lines:
        say(report.read(taken))
    return list(taken.lines), list(taken.findings)


def _confirm(export: Export, lines: Sequence[TakenLine], target: Target, *, asked: bool) -> None:
    """Show the map and ten lines; where somebody can be asked, ask whether they are right."""
    for line in report.map_lines(export):
        say(line)
    if lines:
        say(f"共 {len(lines)} 行明细：")
    for line in report.sample(lines, target.books):
        say(line)
    if not asked or not lines or not at_terminal():
        return
    if (
        str(click.prompt("照此读入？（回车＝是，n＝否）", default="y", show_default=False)).strip().lower()[:1]
        not in "y是"
    ):
        exportmap.save_map(export.map, saved := _beside(target.path))
        raise _StoppedError([], f"没有写填报文件。对照存为 {saved}，改好以后再运行一次。")
