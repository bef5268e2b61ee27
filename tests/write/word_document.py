"""A made-up document with one of everything, and a layout as the page layout would hand it over."""

from __future__ import annotations

from dataclasses import dataclass, replace

from author.document import Cell, Contents, Document, Heading, Paragraph, Run, Section, Table
from tests.write.sample_document import look, paragraph

HEAD = (
    (
        Cell("科目编码", across=2, align="center", bold=True),
        Cell("名称", down=2, align="center", bold=True),
        Cell("合计", down=2, align="center", bold=True),
    ),
    (Cell("类", align="center"), Cell("款", align="center")),
)
LONG = "这一格的文字很长，一页也放不下，所以这一行可以跨页。" * 120


@dataclass(frozen=True)
class FakeLayout:
    page_of: dict[str, int]
    widths: dict[str, tuple[float, ...]]
    sizes: dict[str, float]


def amounts(rows: int, key: str = "amounts", orientation: str = "portrait") -> tuple[Heading, Paragraph, Table]:
    """A table with its label and title; the contents list it under other words than the title's."""
    body = ((Cell("", across=2), Cell("合计", bold=True), Cell("1,234.56", align="right", bold=True)),) if rows else ()
    body += tuple(
        (Cell(f"{200 + i}"), Cell(f"{i:02d}"), Cell(f"经费第{i}项", indent=i % 3), Cell(f"{i}.50", align="right"))
        for i in range(max(0, rows - 1))
    )
    table = Table(
        key=key, caption=f"{key}的金额", columns=4, body=body, head=HEAD, strip=("编制单位：某某市某某局", "单位：万元")
    )
    return (
        Heading(f"“样表”{orientation}", 2, "table-title", f"t-{key}", entry=f"一、“样表” & <{key}>", new_page=True),
        paragraph("表1", "table-label"),
        table,
    )


def targets() -> Table:
    """A form: rows that come once, then a head, then rows with cells that reach down."""
    once = (
        (Cell("项目名称", bold=True), Cell("某某项目", across=3)),
        (Cell("总体目标", bold=True), Cell("目标一：做完；\n目标二：做好。", across=3, align="justify")),
    )
    head = (
        (
            Cell("一级指标", align="center"),
            Cell("二级指标", align="center"),
            Cell("指标", align="center"),
            Cell("指标值", align="center"),
        ),
    )
    body = (
        (Cell("产出指标", down=3), Cell("数量", down=2), Cell("次数"), Cell("≥10次")),
        (Cell("人数"), Cell("=20人")),
        (Cell("质量"), Cell("合格率"), Cell("100%")),
        (Cell("说明"), Cell(LONG, across=3)),
    )
    return Table("targets", "某某项目的绩效目标", 4, body, head, once, style="form")


def sections() -> tuple[Section, ...]:
    cover = Section((paragraph("某某市某某局", "cover-unit"), paragraph("部门预算公开", "cover-title")), numbered=False)
    front = Section((Contents("目  录"),))
    first = Section(
        (
            Heading("第一部分  概况", 1, "part", "part-1", entry="第一部分概况"),
            Heading("一、主要职能", 2, "section", "duties", entry="一、主要职能"),
            Paragraph((Run("加粗：", bold=True), Run('其余的字不加粗 <&> "引号"\x0b。' * 12))),
            Heading("（一）细目", 3, "item", "detail"),
            paragraph("第二段，996.43万元。" * 20),
            Heading("不入目录", 2, "section", "silent", new_page=True),
            paragraph("某某局", "signature"),
            paragraph("2月1日", "date"),
        )
    )
    second = Section(
        (
            Heading("第二部分表", 1, "part", "part-2", entry="第二部分表"),
            *amounts(60),
        )
    )
    wide = Section((*amounts(0, "empty", "landscape"), paragraph("说明：本表无数据。", "note")), "landscape")
    third = Section(
        (
            Heading("绩效目标", 2, "table-title", "t-targets", entry="绩效目标"),
            targets(),
            Table("bare", "没有表头", 2, ((Cell("甲"), Cell("乙")),)),
        )
    )
    return (cover, front, first, second, wide, third)


def document(**changes: object) -> Document:
    made = Document(
        "某某市某某局部门预算公开",
        "某某市某某局",
        "2024-02-01",
        sections(),
        look(),
        subject="部门预算",
        keywords=("预算", "公开"),
    )
    return replace(made, **changes)


def layout(doc: Document) -> FakeLayout:
    """Even columns over the text block, the second size for the form, every heading on the page of its rank."""
    width = {"portrait": 442.0, "landscape": 637.0}
    pages = {h.anchor: i for i, h in enumerate((b for b in doc.blocks if isinstance(b, Heading)), start=2)}
    widths, sizes = {}, {}
    for section in doc.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                widths[block.key] = (width[section.orientation] / block.columns,) * block.columns
                sizes[block.key] = doc.look.tables[block.style].sizes[0 if block.style == "table" else 3]
    return FakeLayout(pages, widths, sizes)
