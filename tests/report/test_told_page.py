"""The page of a report of differences in a browser: readable by everybody, at every width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.report.told import Chapter, Group, Line, Told
from author.report.toldhtml import as_html
from tests.web.browser import browser_marks, browsing, complaints

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = browser_marks

LINES = (
    Line("2101501 行政运行，合计", "237.15", "247.15", "第7页"),
    Line(
        "第3段",
        "基本支出570.03万元，比上年增加。",
        "基本支出580.03万元，比上年减少；<script>alert(1)</script>",
        "第20页 → 第21页",
    ),
    Line("新增行", "", "30228 工会经费（合计 3.13）"),
)
TOLD = Told(
    "两稿比较",
    ("旧：as-published.yaml  新：budget.yaml",),
    ("位置", "原为", "现为", "页"),
    (
        Chapter("预算明细 2101501", ("本年：1.00元 → 2.00元",), (Group("表2 收入", LINES), Group("表3", LINES))),
        Chapter("控制数"),
    ),
)


def test_the_page_is_readable_by_everybody(tmp_path: Path) -> None:
    with browsing() as browser:
        assert complaints(browser, as_html(TOLD), tmp_path) == []
