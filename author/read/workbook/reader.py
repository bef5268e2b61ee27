"""A workbook as a tree of texts with the cell of each, as people leave workbooks.

Heads may stand in any order and carry stars, units and blanks; rows may be empty; what is not known is told and left
out. The tree is like the one of a YAML file, so that everything behind it is the same.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from author.ground.findings import Finding, Severity, Source, asked, meant
from author.read.codeparts import joined
from author.read.pages import books
from author.read.pages.safezip import UnsafeError
from author.read.tree import Path, Tree
from author.read.values import quoted
from author.read.workbook.codecells import bare
from author.read.workbook.footrows import FootRows, is_note, is_total
from author.read.workbook.gathered import Gathered
from author.read.workbook.owners import Owners
from author.read.workbook.pagegrid import Grid, fill_merged, find_grid
from author.read.workbook.sheets import NAME, NUMBERS, VALUE, Column, Sheet, Workbook, head_key, sheet_key, workbook
from author.read.workbook.strangers import likeness, of_ours, strangers, tell_strangers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path as FilePath

    from author.read.pages.page import Page
    from author.read.workbook.gathered import At

_UNIT_ABOVE = re.compile(r"(?:单位\s*[:：]|[(（]|^)\s*(?:人民币)?\s*(元|千元|万元|百万元|亿元)\s*[)）]?\s*$")
_LIKE_AMOUNT = re.compile(r"[-(（¥￥]*[0-9][0-9,，]*([.．][0-9]+)?[)）]?\s*(元|万元)?|[-－–—]{1,2}")


def read_workbook(path: FilePath, name: str, schema: Mapping[str, Any]) -> tuple[Tree | None, list[Finding]]:
    """Read a workbook; the tree is None when nothing can be read. ``name`` is how findings call it."""
    try:
        pages = books.pages(path)
    except UnsafeError as error:
        return None, [Finding("A01", error.message, (Source(name),), hint=error.hint)]
    plan = workbook(schema)
    reader = _Reader(plan, Gathered(name))
    if not reader.read(pages):
        return None, [_no_form(pages, plan, name)]
    into = reader.into
    if any(page.blurred for page in pages):
        message = "旧版格式里看不出百分数和公式的错误值：百分数按小数读，出错的格按空格读"
        hint = "请对照核对；另存为 .xlsx 就没有这个问题"
        into.findings.append(Finding("A01", message, (Source(name),), severity=Severity.WARNING, hint=hint))
    return Tree(name, into.data, into.places, into.sheets, unread=frozenset(into.unread)), into.findings


def _no_form(pages: list[Page], plan: Workbook, name: str) -> Finding:
    wanted = "、".join(sheet.name for sheet in plan.sheets[:3])
    alike = likeness(strangers(pages, {}, plan), plan)
    hint = f"{alike}，请改回表名" if alike else f"要有{wanted}等表；可用 kzauthor new 生成空白表"
    return Finding("A01", "工作簿里没有填报的表", (Source(name),), hint=hint)


class _Reader:
    """Reads sheet by sheet."""

    def __init__(self, plan: Workbook, into: Gathered) -> None:
        self.plan = plan
        self.into = into

    def read(self, pages: list[Page]) -> bool:
        """Read the sheets in the form's order, so that indicators come after their projects; whether there were any."""
        known = {sheet_key(sheet.name): sheet for sheet in self.plan.sheets}
        found: dict[str, Page] = {}
        for page in pages:
            if (key := sheet_key(page.name)) in known:
                found[key] = min(found.get(key, page), page, key=lambda each: _other_than(known[key].name, each))
        if not any(of_ours(known[key], page) for key, page in found.items()):
            return False
        tell_strangers(pages, found, self.plan, self.into)
        for key, sheet in known.items():
            if key in found:
                self._sheet(sheet, found[key])
            elif sheet.path in self.into.unread and sheet.owner:
                self.into.unread |= Owners(sheet, self.plan, self.into).lists
        self.into.check_units()
        return True

    def _sheet(self, sheet: Sheet, page: Page) -> None:
        if page.unread:
            message = "从这里起没有读：上面隔了上千个空行"
            self.into.tell(page, (page.unread, 1), message, "请删去中间的空行", Severity.WARNING)
        grid = find_grid(sheet, page)
        if grid is None:
            if page.rows:
                self.into.tell(page, (min(page.rows), 1), "没有找到表头", f"第一行应有：{'、'.join(sheet.heads)}")
            return
        fill_merged(sheet, grid, page)
        self._units_above(sheet, page, grid)
        for at in grid.counted_once:
            self.into.tell(page, at, "合并单元格里的数只算一次，记在第一行", "请取消合并，逐行填写", Severity.WARNING)
        for at in grid.counted_left:
            self.into.tell(page, at, "合并单元格里的数只算一次，记在第一列", "请取消合并，逐格填写", Severity.WARNING)
        if sheet.kind != "fields" and not sheet.owner:
            here = (max(grid.head, 1), 1)
            self.into.place(sheet.path, here, here, page)
            self.into.sheets[sheet.path] = page.name
        read = {"fields": self._fields, "list": self._list, "map": self._map}[sheet.kind]
        read(sheet, page, grid)

    # Heads that are not known

    def _heads(self, sheet: Sheet, page: Page, grid: Grid) -> None:
        missing = [label for label in sheet.heads if label not in grid.columns]
        filled = grid.filled(page) if grid.unknown else ()
        for number, head in grid.unknown.items():
            if number not in filled:
                continue
            twice = head_key(head) in {head_key(label) for label in grid.columns}
            name = "" if twice else meant(head_key(head[:40]), missing)
            hint = "这个表头写了两次，只读了前一列" if twice else asked(name)
            severity = Severity.WARNING if twice else _severity(hint)
            if not hint and (name := _renamed(sheet, missing, grid.texts(page, number))):
                hint, severity = f"如果这就是“{name}”，请把表头改回来", Severity.ERROR
            grid.lost |= {name: number} if name else {}
            self.into.tell(page, (grid.head, number), f"没有读{quoted(head)}这一列", hint, severity)
        if stray := grid.headless(page):
            self.into.tell(page, stray, "没有表头的一列没有读", severity=Severity.NOTE)
        for column in sheet.columns:
            if column.kind == "amount" and column.label in grid.columns:
                self.into.unit(page, (grid.head, grid.columns[column.label]))

    def _units_above(self, sheet: Sheet, page: Page, grid: Grid) -> None:
        """Remember the unit above the heads: 单位：万元."""
        if sheet.amount:
            for row in (row for row in page.rows if row < grid.head):
                for column in page.rows[row]:
                    self.into.unit(page, (row, column), _UNIT_ABOVE)

    # One field a row

    def _fields(self, sheet: Sheet, page: Page, grid: Grid) -> None:
        known = {column.key: column for column in sheet.columns}
        for at in grid.columns.values() if sheet.amount else ():
            self.into.unit(page, (grid.head, at))
        for row in grid.rows(page):
            key, cell = (row, grid.columns[NAME]), (row, grid.columns[VALUE])
            label = self.into.text(page, key)
            column = known.get(head_key(label)) or known.get(sheet_key(label))
            if column is None:
                self._unknown_field(sheet, page, grid, label, cell)
                continue
            if column.kind == "amount":
                self.into.unit(page, key)
            value = self.into.text(page, cell, column.kind)
            if len(column.path) > 1 and not self.into.has(column.path[:-1]):
                self.into.put(column.path[:-1], {})  # so that what is missing is the field and not all around it
            if value and self.into.has(column.path):
                first = self.into.places[column.path][0]
                self.into.tell(page, key, f"“{column.label}”写了两次", f"前一处在第 {first} 行，请只留一处")
            elif value or column.path not in self.into.places:
                self._value(column.path, value, key, cell, page)

    def _unknown_field(self, sheet: Sheet, page: Page, grid: Grid, label: str, cell: At) -> None:
        if label and page.rows.get(cell[0], {}).get(cell[1]) and not is_note(label):
            given = {head_key(row.get(grid.columns[NAME], "")) for row in page.rows.values()}
            missing = {column.key: column for column in sheet.columns if column.key not in given}
            column = missing.get(meant(head_key(label[:40]), missing))
            self.into.unread |= {column.path} if column else set()
            hint = asked(column.label) if column else ""
            text = page.rows[cell[0]][cell[1]].strip()
            numbers = (
                [] if column or is_total(label) or not _LIKE_AMOUNT.fullmatch(text) else _numbers(missing.values())
            )
            if numbers:
                self.into.unread |= {each.path for each in numbers}
                hint = (
                    f"如果这是“{'”或“'.join(each.label for each in numbers[:3])}”，请把名称改回来；不是的，请删去这一行"
                )
            self.into.tell(page, cell, f"没有读{quoted(label)}这一行", hint, _severity(hint))

    def _value(self, path: Path, value: str, key: At, cell: At, page: Page) -> None:
        self.into.place(path, key, cell, page)
        self.into.sheets[path] = page.name
        if value:
            self.into.put(path, value)

    # One item a row

    def _list(self, sheet: Sheet, page: Page, grid: Grid) -> None:
        self._heads(sheet, page, grid)
        owners = Owners(sheet, self.plan, self.into)
        counts: dict[Path, int] = {}
        rows = FootRows(sheet, grid, page)
        rows.check(self.into)
        for row in rows.lines:
            values = {column: self._cell(sheet, column, page, grid, row) for column in sheet.columns}
            if not any(value for column, (_, value) in values.items() if column.label != sheet.owner):
                continue
            path = owners.path(page, next(iter(values.values()))) if sheet.owner else sheet.path
            if path is None:
                self.into.unread |= owners.lists
                continue
            index = counts[path] = counts.get(path, -1) + 1
            self._item((*path, index), values, grid, row, page)

    def _item(self, item: Path, values: Mapping[Column, tuple[At, str]], grid: Grid, row: int, page: Page) -> None:
        self.into.place(item, (row, 1), (row, 1), page)
        self.into.sheets.setdefault(item[:-1], page.name)
        below = [(column, at, value) for column, (at, value) in values.items() if column.path]
        lost = ((*item, *column.path) for column, _, _ in below if grid.loses(column.label, page, row))
        self.into.unread.update(lost)
        if not below:  # a list of single values: the label stands for the item
            ((at, value),) = values.values()
            self._own(item, value, (grid.head, at[1]), at, page)
            return
        self.into.put(item, {})
        for column, at, value in below:
            path = (*item, *column.path)
            if value and self.into.has(path):
                self.into.tell(page, at, "起止日期和文字只能填一种", "请删去其中一种")
                continue
            self._own(path, value, (grid.head, at[1]), at, page)

    def _own(self, path: Path, value: str, key: At, cell: At, page: Page) -> None:
        self.into.place(path, key, cell, page)
        if value:
            self.into.put(path, value)

    def _cell(self, sheet: Sheet, column: Column, page: Page, grid: Grid, row: int) -> tuple[At, str]:
        """Where a value stands and its text; a code may be divided among several columns."""
        if column.label in grid.divided:
            parts = grid.divided[column.label]
            digits = {part: self.into.text(page, (row, at)) for part, at in parts.items()}
            return (row, min(parts.values())), joined(digits, sheet.parts[column.label])
        at = (row, grid.columns.get(column.label, 1))
        return at, self.into.text(page, at, column.kind) if column.label in grid.columns else ""

    # Free names, one a row

    def _map(self, sheet: Sheet, page: Page, grid: Grid) -> None:
        self._heads(sheet, page, grid)
        *names, last = sheet.columns
        self.into.unread |= {sheet.path} if grid.lost else set()
        rows = FootRows(sheet, grid, page)
        rows.check(self.into)
        for row in rows.lines:
            cells = [bare(self._cell(sheet, column, page, grid, row), column) for column in names]
            at, value = self._cell(sheet, last, page, grid, row)
            if value:
                self._named(sheet, cells, (at, value), page)

    def _named(self, sheet: Sheet, names: list[tuple[At, str]], value: tuple[At, str], page: Page) -> None:
        plain = names[0][1] in sheet.plain
        steps = names[:1] if plain else names
        for (at, name), column in zip(steps, sheet.columns, strict=False):
            if not name:
                self.into.tell(page, at, f"缺少“{column.label}”", code="A02")
                return
        path = (*sheet.path, *(name for _, name in steps))
        if self.into.has(path):
            self.into.tell(page, names[-1][0], f"{quoted(path[-1])}写了两次", "请只留一处")
            return
        for length, (at, _) in enumerate(steps[:-1], len(sheet.path) + 1):
            if path[:length] not in self.into.places:
                self.into.place(path[:length], at, at, page)
                self.into.sheets[path[:length]] = page.name
        self._value(path, value[1], steps[-1][0], value[0], page)


def _renamed(sheet: Sheet, missing: Iterable[str], texts: Iterable[str]) -> str:
    """The column of amounts that most likely got another head: where amounts stand first, or mostly."""
    usual = [column.label for column in sheet.columns if column.kind == "amount"][:2]
    amounts = [label for label in usual if label in missing]
    written = [unicodedata.normalize("NFKC", text.strip()) for text in texts]
    found = [bool(_LIKE_AMOUNT.fullmatch(text)) for text in written]
    if not amounts or not any(re.search("[0-9]", text) for text in written):
        return ""
    most = sum(found) * 2 > len(found)
    return amounts[0] if most or (found[0] and amounts[0] == sheet.amount) else ""


def _numbers(columns: Iterable[Column]) -> list[Column]:
    return [column for column in columns if column.kind in NUMBERS]


def _other_than(name: str, page: Page) -> tuple[bool, bool]:
    """How little a page is the one that is meant, of several whose names differ in blanks and numbers only."""
    return page.hidden, page.name.strip() != name


def _severity(hint: str) -> Severity:
    """What is like something known that is missing was meant to be read; the rest is somebody's own."""
    return Severity.ERROR if hint else Severity.NOTE
