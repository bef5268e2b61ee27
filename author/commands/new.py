"""``kzauthor new``: blank forms, made from the schema and the edition."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from author import clickzh, exchange
from author.commands.common import BLOCKED, EDITIONS_DIR, FINE, own_editions, say, tell, tell_interrupted
from author.commands.paths import check_free, check_suffix
from author.form import folders
from author.ground.findings import near
from author.ground.whole import Together, alike, fitting, without_forbidden
from author.read.bytesin import read_text
from author.read.schema import submission_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.form.edition import Edition

_YEARS = click.IntRange(1900, 2199)


@click.command("new", cls=clickzh.Command, help="生成空白填报表：.xlsx 工作簿或 .yaml 文本。")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="新文件")
@click.option("--edition", "name", required=True, metavar="版式", help="按哪个版式填（见 kzauthor editions）")
@click.option("--unit", default="", metavar="名称", help="单位全称")
@click.option("--year", type=_YEARS, metavar="年度", help="预算年度")
@click.option(
    "--units",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="名单",
    help="单位名单，一行一个，每个单位生成一份，文件名后加单位名称",
)
@EDITIONS_DIR
@click.option("--force", is_flag=True, help="文件已存在时覆盖")
def command(
    file: Path, name: str, unit: str, year: int | None, units: Path | None, own: Path | None, *, force: bool
) -> int:
    """Write one blank form, or one for each unit of a list."""
    check_suffix(file)
    if unit and units:
        raise click.UsageError("--unit 和 --units 只能用一个")
    schema, form = _form(name, year, own_editions(own))
    wanted = {file: unit}
    if units:
        named, findings = _listed(units)
        if not named:
            tell(findings)
            return BLOCKED
        wanted = _files(file, named)
    check_free(list(wanted), force=force)
    tell_interrupted(file.parent)
    with Together(file.parent) as files:
        for path, each in wanted.items():
            filled = {"单位": {"名称": each}} if each else {}
            values: dict[str, Any] = {"版式": name, **filled, **({"年度": year} if year else {})}
            exchange.add(files, values, path.name, schema, form, explained=True)
    for path in wanted:
        say(f"已生成 {path}")
    return FINE


def _files(file: Path, units: list[str]) -> dict[Path, str]:
    """The file of each unit, with its name; wrong use where two would have the same."""
    wanted: dict[Path, str] = {}
    seen: dict[str, str] = {}
    for unit in units:
        name = fitting(f"{file.stem}-{without_forbidden(unit)}", file.suffix, file.parent)
        if (other := seen.setdefault(alike(name), unit)) != unit:
            raise click.UsageError(f"名单里的“{other}”和“{unit}”生成的文件会同名（{name}），请改其中一个；没有生成文件")
        wanted[file.with_name(name)] = unit
    return wanted


def _form(name: str, year: int | None, own: Path | None) -> tuple[Mapping[str, Any], Edition]:
    from author.form import edition  # noqa: PLC0415 - jinja2 costs start-up time, also for help

    schema = submission_schema()
    if folders.unknown(name, own):
        known = folders.names(own)
        raise click.UsageError(f"没有版式 {name}。{near(name, known) or '可用：' + '、'.join(known)}")
    return schema, edition.load(name, year or folders.first_year(name, own), schema, own)


def _listed(path: Path) -> tuple[list[str], list[Any]]:
    text, findings = read_text(path, path.name)
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip())), findings
