"""A DOCX read back: its text block by block (G51), its contents page (G53), its paper (G55), the sums of its tables."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Any

from lxml import etree

from author.audit.sums import audit_bodies
from author.audit.verify.shown import Rows, blocks, normal, paper_name
from author.document import Cell, Table
from author.ground.findings import Finding, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from author.compose.composition import Composition
    from author.document import Document, Look, Row

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
_TOC = re.compile(r"toc\d")
MOST = 20
"""Differences that are told; a file with more is not ours."""


def check_docx(composition: Composition, document: Document, path: Path) -> list[Finding]:
    """Everything that is wrong with the file."""
    at = Source(path.name)
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    shown = list(_shown(body))
    found = list(_differences(list(blocks(document)), shown, at))[:MOST]
    found += _contents(document, body, at)
    found += _paper(document.look, body, at)
    tables = _bodies(document, [item for item in shown if isinstance(item, list)])
    found += [_in_file(finding, at) for finding in audit_bodies(composition, tables)]
    return found


def _in_file(finding: Finding, at: Source) -> Finding:
    hint = "文件里的数被改过，或生成有误，请重新生成"
    return Finding(finding.code, f"读回的文件里，{finding.message}", (at,), finding.printed, hint=hint)


def _shown(body: Any) -> Iterator[str | Rows]:  # noqa: ANN401 - an element of lxml
    """Paragraphs and tables in order, without the contents page and without empty paragraphs."""
    for element in body:
        if element.tag == f"{W}tbl":
            yield [_row(row) for row in element.findall(f"{W}tr")]
        elif (
            element.tag == f"{W}p" and not _style(element).startswith(("toc", "contents")) and (text := _text(element))
        ):
            yield text


def _style(paragraph: Any) -> str:  # noqa: ANN401
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "").lower()


def _text(element: Any) -> str:  # noqa: ANN401
    return normal(_raw(element))


def _raw(element: Any) -> str:  # noqa: ANN401
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def _row(row: Any) -> list[str]:  # noqa: ANN401
    cells: list[str] = []
    for cell in row.findall(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        cells.append(_raw(cell))
        cells += [""] * (int(span.get(f"{W}val")) - 1 if span is not None else 0)
    return cells


def _differences(wanted: list[tuple[str, str | Rows]], shown: list[str | Rows], at: Source) -> Iterator[Finding]:
    """Block against block; where one is missing, everything behind it would differ, so the first is told and no more."""
    for (near, ours), theirs in zip(wanted, shown, strict=False):
        if isinstance(ours, str) and isinstance(theirs, str):
            if ours != theirs:
                yield _differs(at, near, _apart(ours, theirs))
        elif isinstance(ours, list) and isinstance(theirs, list):
            yield from _cells(ours, theirs, near, at)
        else:
            yield _differs(at, near, "这里少了或多了一段、一张表")
            return
    if len(wanted) != len(shown):
        yield _differs(at, "", f"应有 {len(wanted)} 段文字和表，文件里有 {len(shown)}")


def _apart(ours: str, theirs: str) -> str:
    """Both texts from where they part."""
    place = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    begin = max(place - 6, 0)
    return f"应为“{ours[begin : place + 14]}”，文件里是“{theirs[begin : place + 14]}”"


def _cells(ours: Rows, theirs: Rows, near: str, at: Source) -> Iterator[Finding]:
    if len(ours) != len(theirs):
        yield _differs(at, near, f"表应有 {len(ours)} 行，文件里有 {len(theirs)} 行")
        return
    for number, (row, other) in enumerate(zip(ours, theirs, strict=True), 1):
        want, have = ([shown for text in line if (shown := normal(text))] for line in (row, other))
        if want != have:
            what = next((_apart(a, b) for a, b in zip(want, have, strict=False) if a != b), "多了或少了一格")
            name = next((text for text in row if text and not text[0].isdigit()), "")
            yield _differs(at, f"{near} 第{number}行 {name}".strip(), what)


def _differs(at: Source, where: str, what: str) -> Finding:
    return Finding("G51", f"DOCX 与文稿不同：{what}", (at,), where, hint="请重新生成，不要手改文件")


def _contents(document: Document, body: Any, at: Source) -> Iterator[Finding]:  # noqa: ANN401
    """Every entry stands in the contents, with a page number that grows."""
    lines = [_text(p) for p in body.iter(f"{W}p") if _TOC.fullmatch(_style(p))]
    if not lines or not document.entries:
        return
    last = 0
    for line, entry in zip(lines, document.entries, strict=False):
        title = normal(entry.entry or "")
        number = line.removeprefix(title).lstrip(".…·")
        if not line.startswith(title) or not number.isdigit() or int(number) < last:
            yield Finding("G53", f"目录里应是“{title}”和页码，文件里是“{line}”", (at,), "目录", hint="请重新生成")
            return
        last = int(number)
    if len(lines) != len(document.entries):
        yield Finding("G53", f"目录应有 {len(document.entries)} 条，文件里有 {len(lines)} 条", (at,), "目录")


def _paper(look: Look, body: Any, at: Source) -> Iterator[Finding]:  # noqa: ANN401
    """The paper of the look, upright or across."""
    wanted = sorted((look.width_mm * TWIPS, look.height_mm * TWIPS))
    for size in body.iter(f"{W}pgSz"):
        found = sorted((int(size.get(f"{W}w", 0)), int(size.get(f"{W}h", 0))))
        if any(abs(a - b) > 1 for a, b in zip(found, wanted, strict=True)):
            yield Finding("G55", f"有一节的纸张是 {'×'.join(map(str, found))}，不是 {paper_name(look)}", (at,))


def _bodies(document: Document, shown: list[Rows]) -> dict[str, tuple[Row, ...]]:
    """The bodies of the tables read back, by the keys of the form, each cell as wide as one column."""
    wanted = [table for table in document.blocks if isinstance(table, Table) for _ in range(1 + bool(table.once))]
    bodies: dict[str, tuple[Row, ...]] = {}
    for table, rows in zip(wanted, shown, strict=False):
        heads = len(table.head) + (1 if any(table.strip or ()) else 0)
        lines = [(row + [""] * table.columns)[: table.columns] for row in rows[heads:]]
        bodies[table.key.removesuffix("-table")] = tuple(tuple(Cell(text) for text in line) for line in lines)
    return bodies
