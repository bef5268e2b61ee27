"""A workbook as staff dress theirs: with a chart, a filter, colours by rule, comments and a hidden sheet of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

from author.exchange import write
from author.read.schema import submission_schema, typed
from author.read.yamlfile import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path


def plain(path: Path, text: str) -> Path:
    """The form of a YAML text, as the program writes it."""
    tree, _ = parse_yaml(text, "a.yaml")
    assert tree is not None
    write(typed(tree, submission_schema())[0], path, submission_schema(), None)
    return path


def dressed(path: Path, text: str) -> Path:
    """The same after staff have worked on it."""
    book = load_workbook(plain(path, text))
    lines = book["预算明细"]
    lines["A2"].font = Font("楷体", 14, italic=True)
    lines["A2"].number_format = "000000"
    lines["A2"].comment = Comment("局长看过", "张")
    lines.auto_filter.ref = "A1:H9"
    lines.conditional_formatting.add(
        "F2:F9", CellIsRule("greaterThan", ["5"], fill=PatternFill("solid", bgColor="FFFF00"))
    )
    lines["F20"] = "=SUM(F2:F9)"
    chart = BarChart()
    chart.add_data(Reference(lines, min_col=6, min_row=1, max_row=5), titles_from_data=True)
    lines.add_chart(chart, "K2")
    own = book.create_sheet("自己的表")
    own["B2"] = "备忘"
    own.sheet_state = "hidden"
    book.defined_names["合计"] = DefinedName("合计", attr_text="'预算明细'!$F$20")
    book.active = book.index(lines)
    book.save(path)
    return path
