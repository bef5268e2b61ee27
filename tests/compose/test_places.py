"""Where a finding is printed is where the reader finds it: part, section or table, row, and page where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.ground.findings import Place
from author.pipeline.build import build, on_pages
from author.pipeline.check import Checked, check
from author.report.shown import Shown
from tests.changed import change_form
from tests.small import PROJECT, checked, small

if TYPE_CHECKING:
    from pathlib import Path

CONTROL = "控制数: {收入总计: 400.00}\n"


def in_form(folder: Path, content: str, *changes: tuple[str, str]) -> Checked:
    """The check of a submission in the 2026 form with edition.yaml changed."""
    change_form(folder / "forms", *(("edition.yaml", old, new) for old, new in changes))
    path = folder / "budget.yaml"
    path.write_text(content + "版式文件夹: forms\n", encoding="utf-8")
    return check(path)


def printed(found: Checked, code: str) -> list[str]:
    return [str(finding.printed) for finding in found.findings if finding.code == code]


def test_the_row_of_a_total_is_the_row_that_is_printed() -> None:
    """The expenditure side of 表1 is longer than the income side: its total stands below blank rows."""
    found = checked(small(more=CONTROL))
    assert found.composition is not None
    (place,) = printed(found, "F47")
    table = found.composition.tables[0].table
    row = next(n for n, cells in enumerate(table.placed_body, 1) if cells[0].cell.text == "收入总计")
    assert place == f"表1 第{row}行 收入总计"
    assert row == len(table.body)


def test_other_titles_of_parts_and_other_labels_of_tables(tmp_path: Path) -> None:
    labels = ('table_label: "表{{ 序 }}"', 'table_label: "公开{{ 序 | 补零 }}表"')
    changes = (("第二部分　{{ 年度 }}年{{ 主体 }}预算公开表", "乙　表"), labels)
    content = small(("本年: 500.00", "本年: 500000.00"), more=CONTROL)
    found = in_form(tmp_path, content, *changes, ("第三部分　{{ 年度 }}年", "丙、{{ 年度 }}年　"))
    assert printed(found, "F47")[0].startswith("公开01表 第")
    assert {place.partition(" ")[0] for place in printed(found, "D29")} == {"丙、2026年"}


def test_a_section_that_is_not_printed_takes_no_number(tmp_path: Path) -> None:
    whole = checked(small())
    assert whole.composition is not None
    (before,) = [s.name for s in whole.composition.sections if s.key == "public-budget"]
    found = in_form(tmp_path, small(), ("sections: [overview, income, spending,", "sections: [income, spending,"))
    assert found.composition is not None
    (after,) = [s.name for s in found.composition.sections if s.key == "public-budget"]
    assert (before, after) == ("第三部分 五", "第三部分 四")


def test_the_page_where_there_is_a_layout(tmp_path: Path) -> None:
    found = checked(small(more=CONTROL))
    assert found.composition is not None
    assert {finding.page for finding in found.findings} == {0}
    written = build(found.composition, tmp_path, ("pdf",), "shipped", draft=True, progress=lambda _stage: None)
    assert written.layout is not None
    told = [shown.finding for shown in on_pages(map(Shown, found.findings), written.layout)]
    (control,) = [finding for finding in told if finding.code == "F47"]
    assert control.page == written.layout.page_of["t01"]
    first = written.layout.page_of["public-budget"]
    assert {f.page for f in told if isinstance(f.printed, Place) and f.printed.anchor == "public-budget"} <= {first}


def test_a_row_far_down_stands_on_a_later_page(tmp_path: Path) -> None:
    """Forty projects make 表7 longer than a page."""
    lines, projects = "", ""
    for number in range(40):
        line = "  - {功能科目: 2101599, 项目: 线路租赁, 经济科目: 30214, 资金来源: 一般财力, 本年: 200.00}\n"
        lines += line.replace("线路租赁", f"第{number}项目")
        projects += PROJECT.replace("线路租赁", f"第{number}项目")
    found = checked(small(("项目:\n", f"{lines}项目:\n{projects}")))
    assert found.composition is not None
    layout = build(found.composition, tmp_path, ("pdf",), "shipped", draft=True, progress=lambda _stage: None).layout
    assert layout is not None
    (first, page), (second, later), *_ = layout.rows_of["t07-table"]
    assert (first, later) == (0, page + 1)
    assert [layout.page("t07-table", row) for row in (1, second, second + 1)] == [page, page, later]
    assert layout.page("no-such-table", 3) is None
