"""What the terminal says of an export: the map, ten lines, what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ledger.money import Form, Money
from author.taking.merge import described, line_values
from author.taking.synonyms import CODED, UNREAD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from author.ledger.codes import CodeBook
    from author.submission.lines import Books
    from author.taking.export import Export
    from author.taking.lines import Taken, TakenLine
    from author.taking.merge import Merged

SHOWN = 10
_LISTED = 50
_YUAN = Form("元", thousands=True)


def map_lines(export: Export) -> Iterator[str]:
    """The map as a table: what is read first, then what is not."""
    for table, made in export.lines:
        yield f"{table.file} “{made.name}”，金额单位 {made.unit}，表头到第 {table.bottom} 行："
        read = [column for column in made.columns if column.field != UNREAD]
        yield from (
            f"  {each.field + ('（' + each.fund + '）' if each.fund else ''):　<12}← {each.head}" for each in read
        )
        unread = "、".join(column.head for column in made.columns if column.field == UNREAD)
        yield f"  不读：{unread or '无'}"
    for title, names in (("资金来源", export.map.funds), ("支出类别", export.map.natures)):
        if names:
            yield f"{title}：" + "；".join(f"{said} → {meant}" for said, meant in names.items())


def aside_lines(export: Export, without: Sequence[str]) -> Iterator[str]:
    """What was not read as lines, and why."""
    for table, missing in export.sums:
        what = "、".join(missing)
        yield f"没有读成明细：{table.file} “{table.name}”是汇总的表，没有{what}，看不出每一笔"
    yield from (f"没有读：{table.file} “{table.name}”{why}" for table, why in export.aside)
    if export.sums or export.aside:
        yield "其中确有年初预算的明细、只是认错了的，请在对照里写明各栏填入哪一项，用 --map 指定"
    if without:
        yield f"没有认出表头的 {len(without)} 张表没有读：{'、'.join(without[:8])}{'……' if len(without) > 8 else ''}"


def read(taken: Taken) -> str:
    """How many rows became how many lines, and what they were put to."""
    together = f"，分类相同的合成 {len(taken.lines)} 行" if len(taken.lines) < taken.rows else ""
    proven = f"{taken.totals} 行合计都等于各行之和" if taken.totals else "没有合计行，金额没有可核对的"
    return f"读了 {taken.rows} 行{together}；{proven}"


def sample(lines: Sequence[TakenLine], books: Books) -> Iterator[str]:
    """The first ten lines, with the names of their codes."""
    shelf = dict(zip(CODED, (books.function, books.economic), strict=True))
    for line in lines[:SHOWN]:
        values = line_values(line)
        words = [_named(str(value), shelf.get(field)) for field, value in values.items() if isinstance(value, str)]
        yield f"  {shown(line.current):>18}  {'｜'.join(words)}"
    if len(lines) > SHOWN:
        yield f"  ……还有 {len(lines) - SHOWN} 行"


def _named(code: str, book: CodeBook | None) -> str:
    return f"{code} {book.names[code]}" if book and code in book else code


def shown(money: Money) -> str:
    """An amount in 元 with commas."""
    return str(money.shown(_YUAN))


def changes(made: Merged) -> Iterator[str]:
    """What came, went and changed, line by line."""
    yield from _listed("来", ((" ".join(described(line)), shown(line.current)) for line in made.came))
    went = ((" ".join(filter(None, (*line.rest, line.fund, line.purpose))), shown(line.current)) for line in made.went)
    yield from _listed("去", went)
    yield from _listed(
        "改",
        (
            (" ".join(filter(None, (*old.rest, old.fund, old.purpose))), f"{field} {shown(before)} → {shown(now)}")
            for old, field, before, now in made.changed
        ),
    )
    for match in made.undecided:
        total = shown(sum((line.current for line in match.old), Money()))
        where = "、".join(str(line.at) for line in match.old)
        told = " ".join(described(match.taken))
        yield f"请自己改  {told}：导出是 {shown(match.taken.current)}，这里的 {len(match.old)} 行共 {total}（{where}）"


def _listed(what: str, found: Iterable[tuple[str, str]]) -> Iterator[str]:
    told = [f"{what}  {words}  {amount}" for words, amount in found]
    yield from told[:_LISTED]
    if len(told) > _LISTED:
        yield f"{what}  ……还有 {len(told) - _LISTED} 行"
