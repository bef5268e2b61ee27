"""Workbooks as budget systems export them, made of lines that a test gives."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

UNIT, YEAR = "云岭州示例档案馆", 2026
NAMES = {
    "201": "一般公共服务支出", "20126": "档案事务", "2012601": "行政运行", "2012604": "档案馆",
    "208": "社会保障和就业支出", "20805": "行政事业单位养老支出", "2080505": "机关事业单位基本养老保险缴费支出",
    "221": "住房保障支出", "22102": "住房改革支出", "2210201": "住房公积金",
    "301": "工资福利支出", "302": "商品和服务支出", "310": "资本性支出",
    "30101": "基本工资", "30102": "津贴补贴", "30201": "办公费", "30213": "维修（护）费",
    "30227": "委托业务费", "31002": "办公设备购置",
}  # fmt: skip
FUNDS = {
    "一般财力": "一般公共预算资金",
    "政府性基金收入": "政府性基金预算资金",
    "财政专户核拨": "财政专户管理资金",
    "其他收入": "其他收入资金",
}
"""A fund of the form to its name in an export."""
GROUPS = {"一般公共预算资金": "政府预算资金", "政府性基金预算资金": "政府预算资金", "其他收入资金": "单位资金"}


class Line(NamedTuple):
    """A budget line; the amount in 分."""

    function: str
    economic: str
    project: str
    fund: str
    cents: int

    @property
    def yuan(self) -> Decimal:
        return Decimal(self.cents) / 100


LINES = (
    Line("2012601", "30101", "", "一般财力", 128654000),
    Line("2012601", "30201", "", "一般财力", 6000050),
    Line("2080505", "30101", "", "一般财力", 30124512),
    Line("2012604", "30227", "档案数字化-二期", "一般财力", 35000000),
    Line("2012604", "30227", "档案数字化-二期", "其他收入", 5000000),
    Line("2012604", "31002", "库房设备（更新）", "政府性基金收入", 19800007),
)


@dataclass(frozen=True)
class Layout:
    """How an export shows its lines."""

    order: tuple[str, ...] = ("单位", "项目", "功能", "经济", "金额")
    code: str = "dash"
    """dash, blank, brackets, bare, apart (a column for the name), parts (类, 款, 项 in columns), number."""
    funds: str = "columns"
    """columns, value."""
    money: str = "text wan"
    """yuan, text yuan, text wan."""
    totals: frozenset[str] = frozenset({"top", "classes", "foot"})
    """top, foot: 总计 and 合计; classes: 类 and 款 above their items; pages: 小计 below every two rows."""


@dataclass
class Sheet:
    """Rows, and the cells that are merged: row, column, rows, columns."""

    rows: list[list[Any]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def save(path: Path, sheets: dict[str, Sheet]) -> Path:
    package = Workbook()
    package.remove(package.active)
    for name, sheet in sheets.items():
        page = package.create_sheet(name)
        for row in sheet.rows:
            page.append(row)
        for row, column, rows, columns in sheet.merged:
            page.merge_cells(
                start_row=row, start_column=column, end_row=row + rows - 1, end_column=column + columns - 1
            )
    package.save(path)
    return path


def detail(lines: Sequence[Line], layout: Layout) -> Sheet:
    """A grid of lines under two levels of heads, with a title and the unit of money above."""
    heads = [head for kind in layout.order for head in _heads(kind, layout)]
    width = len(heads)
    sheet = Sheet(
        [
            [f"{YEAR}年部门支出预算明细表"],
            [f"编制单位：{UNIT}", f"金额单位：{'万元' if 'wan' in layout.money else '元'}"],
        ]
    )
    sheet.rows += [[top for top, _ in heads], [below if below != top else None for top, below in heads]]
    sheet.merged = [(1, 1, 1, width), *_merged(heads)]
    sheet.rows += [[cell for kind in layout.order for cell in row[kind]] for row in _rows(lines, layout)]
    return sheet


def _heads(kind: str, layout: Layout) -> list[tuple[str, str]]:
    """Upper and lower head of the columns of a kind; the same twice is one cell."""
    name = {"功能": "支出功能分类科目", "经济": "部门预算支出经济分类科目"}.get(kind, "")
    if name and layout.code == "parts":
        return [(f"{name}编码", part) for part in ("类", "款", "项")[: 3 if kind == "功能" else 2]]
    if name and layout.code == "apart":
        return [(name, "编码"), (name, "名称")]
    if name:
        return [(name, name)]
    if kind == "金额" and layout.funds == "columns":
        return [("预算金额合计", "预算金额合计"), *((GROUPS.get(fund, fund), fund) for fund in FUNDS.values())]
    if kind == "金额":
        return [("资金性质", "资金性质"), ("预算数", "预算数")]
    return [("预算单位", "预算单位")] if kind == "单位" else [("项目名称", "项目名称")]


def _merged(heads: list[tuple[str, str]]) -> Iterator[tuple[int, int, int, int]]:
    begin = 0
    for at in range(1, len(heads) + 1):
        if at < len(heads) and heads[at][0] == heads[begin][0]:
            continue
        if heads[begin][0] == heads[begin][1]:
            yield 3, begin + 1, 2, 1
        elif at - begin > 1:
            yield 3, begin + 1, 1, at - begin
        begin = at


Cells = dict[str, list[Any]]


def _rows(lines: Sequence[Line], layout: Layout) -> Iterator[Cells]:
    whole = _cells("", "", "", lines, layout)
    if "top" in layout.totals:
        yield whole | {"单位": ["总计"]}
    by_class: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        by_class[line.function[:3]].append(line)
    page: list[Line] = []
    rows = 0
    for code, members in sorted(by_class.items()):
        if "classes" in layout.totals:
            yield _cells(code, "", "", members, layout)
            if len({line.function[:5] for line in members}) == 1:
                yield _cells(members[0].function[:5], "", "", members, layout)
        for together in _together(members, layout):
            first = together[0]
            yield _cells(first.function, first.economic, first.project, together, layout) | {"单位": [f"318001-{UNIT}"]}
            page, rows = [*page, *together], rows + 1
            if "pages" in layout.totals and rows % 2 == 0:
                yield _cells("", "", "", page, layout) | {"单位": ["本页小计"]}
                page = []
    if "foot" in layout.totals:
        yield {kind: [None] * len(cells) for kind, cells in whole.items()}
        yield whole | {"单位": ["合  计"]}


def _together(lines: Iterable[Line], layout: Layout) -> list[list[Line]]:
    """The lines that stand in one row."""
    if layout.funds != "columns":
        return [[line] for line in lines]
    rows: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in lines:
        rows[line[:3]].append(line)
    return list(rows.values())


def _cells(function: str, economic: str, project: str, lines: Sequence[Line], layout: Layout) -> Cells:
    total = sum((line.yuan for line in lines), Decimal(0))
    amounts: list[Any] = [FUNDS[lines[0].fund] if economic else None, _money(total, layout)]
    if layout.funds == "columns":
        sums = [sum((line.yuan for line in lines if line.fund == fund), Decimal(0)) for fund in FUNDS]
        amounts = [_money(total, layout), *(_money(each, layout) for each in sums)]
    return {
        "单位": [None],
        "项目": [project or None],
        "功能": _code(function, 3, layout.code),
        "经济": _code(economic, 2, layout.code),
        "金额": amounts,
    }


def _code(code: str, parts: int, style: str) -> list[Any]:
    if style == "parts":
        return [
            code[:3] or None,
            *(int(code[at : at + 2]) if code[at : at + 2] else None for at in (3, 5)[: parts - 1]),
        ]
    if style == "apart":
        return [code or None, NAMES[code] if code else None]
    if not code:
        return [None]
    name = NAMES[code]
    shown = {"dash": f"{code}-{name}", "blank": f"{code} {name}", "brackets": f"[{code}]{name}", "number": int(code)}
    return [shown.get(style, code)]


def _money(yuan: Decimal, layout: Layout) -> Any:
    if layout.money == "yuan":
        return float(yuan) or None
    if not yuan:
        return "-"
    return f"{yuan:,.2f}" if layout.money == "text yuan" else f"{yuan / 10000:,.6f}"


def aggregate(lines: Sequence[Line]) -> Sheet:
    """A table of totals as Shanghai exports them: 类, 款, 项 in columns, their sums above them, 合计 at the foot."""
    columns = (lambda _: True, lambda line: not line.project, lambda line: bool(line.project))
    sheet = Sheet([[], [f"{YEAR}年部门支出预算总表"], [], [f"编制部门：{UNIT}", *[None] * 5, "单位：元"], []])
    sheet.rows += [
        ["项目", None, None, None, "支出预算"],
        ["功能分类科目编码", None, None, "功能分类科目名称", "合计", "基本支出", "项目支出"],
        ["类", "款", "项"],
    ]
    sheet.merged = [
        (2, 1, 1, 7),
        (6, 1, 1, 4),
        (6, 5, 1, 3),
        (7, 1, 1, 3),
        (7, 4, 2, 1),
        *((7, at, 2, 1) for at in (5, 6, 7)),
    ]
    codes = sorted({line.function[:length] for line in lines for length in (3, 5, 7)})
    for code in [*codes, ""]:
        held = [line for line in lines if line.function.startswith(code)]
        sums = [float(sum((line.yuan for line in held if fits(line)), Decimal(0))) for fits in columns]
        told = [code[:3], code[3:5] or None, code[5:] or None, NAMES[code]] if code else ["合计", None, None, None]
        sheet.rows += [[], [*told, *sums]] if not code else [[*told, *sums]]
    return sheet
