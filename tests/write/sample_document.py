"""A made-up document that uses everything a document can hold. Nothing in it is about any real office."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from author.document import (
    Cell,
    Contents,
    Document,
    Face,
    Heading,
    Look,
    Margins,
    Paragraph,
    Row,
    Run,
    Section,
    Style,
    Table,
    TableStyle,
)

ROOT = Path(__file__).resolve().parents[2]
LONG = (
    "本单位2031年收支总预算1,996.43万元，比上年预算增加118.12万元，增长6.29%，主要原因是：（一）人员增加；"
    "（二）新增“互联网＋服务”项目，按照《办法（试行）》的要求，自2031年1月1日起施行，覆盖率>=95%……"
)


def look() -> Look:
    """The look of the house, read without the program's own reader."""
    data: dict[str, Any] = yaml.safe_load((ROOT / "templates" / "look.yaml").read_text(encoding="utf-8"))
    return Look(
        width_mm=data["page"]["width"],
        height_mm=data["page"]["height"],
        margins={key: Margins(**value) for key, value in data["margins"].items()},
        faces={
            key: Face(value["word"], tuple(value["fallbacks"]), tuple(value["system"]), value["shipped"])
            for key, value in data["faces"].items()
        },
        styles={key: Style(**value) for key, value in data["styles"].items()},
        tables={key: TableStyle(**{**value, "sizes": tuple(value["sizes"])}) for key, value in data["tables"].items()},
        page_number=data["page_number"],
        footer_mm=data["footer"],
        whole=tuple(data["whole"]),
    )


def paragraph(text: str, style: str = "body") -> Paragraph:
    return Paragraph((Run(text),), style)


def wide_table(key: str = "wide", rows: int = 60) -> Table:
    """Sixteen columns, a head of three rows with cells across and down, more rows than a page holds."""

    def down(text: str) -> Cell:
        return Cell(text, down=2, align="center", bold=True)

    def head(text: str, across: int = 1) -> Cell:
        return Cell(text, across=across, align="center", bold=True)

    names = ("行政运行", "机关事业单位基本养老保险缴费支出", "公务员医疗补助")
    amounts = ("1,996.43", "909.43", "87.00", *[""] * 8, "0.01")
    body: list[Row] = [(Cell(), Cell(), Cell(), head("总计"), *(Cell(x, align="right", bold=True) for x in amounts))]
    for i in range(rows):
        code = tuple(Cell(f"{part:02}", align="center") for part in (201 + i // 9, i % 9, i % 3))
        body.append((*code, Cell(names[i % 3], indent=i % 3), *(Cell(x, align="right") for x in amounts)))
    grouped = ("小计", "一般公共预算", "上级一般公共预算安排的转移支付", "政府性基金预算", "上级政府性基金转移支付")
    return Table(
        key=key,
        caption="各项收入按功能分类和资金来源列示",
        columns=16,
        body=tuple(body),
        head=(
            (
                head("功能分类科目编码", 3),
                down("功能分类科目名称"),
                down("总计"),
                head("财政拨款（补助）", 5),
                *map(down, ("财政专户（教育收费）", "单位资金", "事业收入", "经营收入", "上年结转", "其他结余")),
            ),
            (*map(head, ("类", "款", "项")), *map(head, grouped)),
            (*map(head, "※※※※"), *(head(str(i)) for i in range(1, 13))),
        ),
        strip=("编制部门：某某市某某局", "单位：万元"),
    )


def form_table(key: str = "form", goal: str = LONG * 2, groups: int = 3) -> Table:
    """A form with rows that come once, merged cells down and across, and widths of its own."""

    def title(text: str, across: int = 1, down: int = 1) -> Cell:
        return Cell(text, across, down, align="center", bold=True)

    body: list[Row] = []
    for group in range(groups):
        for row in range(4):
            first = (Cell(f"{group + 1}级产出指标", down=4, align="center"),) if row == 0 else ()
            second = (Cell(("数量指标", "质量指标")[row // 2], down=2, align="center"),) if row % 2 == 0 else ()
            value = Cell(f">={90 + row}.5%", align="center")
            body.append((*first, *second, Cell(f"抽查（复核）次数或覆盖率，第{row + 1}项"), value, Cell("工作资料")))
    return Table(
        key=key,
        caption="项目绩效目标",
        columns=5,
        once=(
            (title("项目名称", 2), Cell("某某专项经费项目", across=3)),
            (title("年度预算", 2, down=2), title("资金来源"), title("金额（万元）", 2)),
            (Cell("财政拨款"), Cell("26.40", across=2, align="right")),
            (title("总体目标", 2), Cell(goal, across=3, align="justify")),
        ),
        head=(tuple(map(title, ("一级指标", "二级指标", "三级指标", "指标值", "佐证资料"))),),
        body=tuple(body),
        widths=(12, 12, 40, 18, 18),
        style="form",
    )


def empty_table(key: str = "empty") -> Table:
    """A head without a body."""
    return Table(
        key=key,
        caption="没有数据的表",
        columns=3,
        body=(),
        head=(tuple(Cell(text, align="center", bold=True) for text in ("项目", "本年预算数", "上年预算数")),),
        strip=("编制部门：某某市某某局", "单位：万元"),
    )


def small_table(key: str = "small") -> Table:
    """A few rows on a portrait page."""
    head = tuple(Cell(text, align="center", bold=True) for text in ("收入项目", "预算数", "支出项目", "预算数"))
    rows = [
        ("一、本年收入", "996.43", "201 一般公共服务支出", ""),
        ("其中：一般财力", "909.43", "202 外交支出", ""),
    ] * 6
    body = tuple((Cell(a), Cell(b, align="right"), Cell(c, indent=1), Cell(d, align="right")) for a, b, c, d in rows)
    return Table(key, "收支", 4, body, (head,), strip=("编制部门：某某市某某局", "单位：万元"))


def sample(*, stamp: str = "", parts: int = 1, rows: int = 60) -> Document:
    """Build the document; ``parts`` repeats its inner sections."""
    cover = Section(
        (paragraph("某某市某某局", "cover-unit"), paragraph("2031年度部门预算公开", "cover-title")), numbered=False
    )
    contents = Section((Contents("目    录"),))
    sections = [section for number in range(parts) for section in _part(number, rows)]
    return Document(
        title="某某市某某局2031年度部门预算公开",
        author="某某市某某局",
        created="2031-02-03",
        sections=(cover, contents, *sections),
        look=look(),
        stamp=stamp,
        subject="部门预算公开",
        keywords=("预算公开", "2031年"),
    )


def _part(number: int, rows: int) -> tuple[Section, ...]:
    def heading(text: str, level: int, style: str, key: str, *, listed: bool = True, new: bool = False) -> Heading:
        return Heading(text, level, style, f"{key}-{number}", text if listed else None, new)

    entry = "二、关于某某市某某局2031年一般公共预算当年拨款情况和上年结转资金安排情况的说明"
    prose: list[Heading | Paragraph | Table] = [
        heading(f"第{number + 1}部分  部门概况", 1, "part", "part"),
        heading("一、主要职能", 2, "section", "duties"),
        paragraph(LONG),
        Paragraph((Run("（一）法定职责。", bold=True), Run(LONG))),
        heading(entry, 2, "section", "long"),
        heading("（一）总体情况", 3, "item", "item", listed=False),
        *(paragraph(LONG * (1 + i % 3)) for i in range(8)),
        heading("三、其他", 2, "section", "other"),
        paragraph("表内“—”表示无数据，①②为注，㐂𠮷为人名用字，联系邮箱：office@example.gov.cn。", "note"),
        small_table(f"small-{number}"),
        paragraph(LONG),
        paragraph("某某市某某局", "signature"),
        paragraph("2031年2月3日", "date"),
    ]
    tables: tuple[Heading | Paragraph | Table, ...] = (
        heading("部门收入总体情况表", 2, "table-title", "table-1"),
        wide_table(f"wide-{number}", rows),
        heading("政府性基金预算支出情况表", 2, "table-title", "table-2", new=True),
        empty_table(f"empty-{number}"),
        paragraph("本单位2031年没有政府性基金预算安排的支出，本表为空表。", "note"),
    )
    form: tuple[Heading | Paragraph | Table, ...] = (
        heading("项目支出绩效目标表", 2, "table-title", "table-3"),
        paragraph("（2031年度）", "table-subtitle"),
        form_table(f"form-{number}"),
    )
    return Section(tuple(prose)), Section(tables, orientation="landscape"), Section(form)
