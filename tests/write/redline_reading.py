"""Accepts and rejects tracked changes on the XML as Word does, and says what a document shows then.

Nothing of it comes from the writer: it follows ECMA-376, 17.13.5.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from lxml import etree

from tests.write.word_reading import W, body, find

if TYPE_CHECKING:
    from pathlib import Path

Decision = Literal["accept", "reject"]

NOT_COMPARED = {W + tag for tag in ("pStyle", "rPr", "sectPr", "keepNext", "ind")}
P, TBL, TR, TC, PPR, SECT, SDT = (W + tag for tag in ("p", "tbl", "tr", "tc", "pPr", "sectPr", "sdt"))


def decided(path: Path, decision: Decision) -> etree._Element:
    """The body after all changes were accepted or rejected."""
    found = body(path)
    leaving, staying = ("del", "ins") if decision == "accept" else ("ins", "del")
    _rows(found, leaving)
    _properties(found, decision)
    _runs(found, leaving, staying)
    _marks(found, leaving)
    for mark in find(found, f".//w:rPr/w:{staying}|.//w:trPr/w:{staying}"):
        mark.getparent().remove(mark)
    left = find(found, ".//w:ins|.//w:del|.//w:pPrChange|.//w:sectPrChange")
    assert not left, f"a change of a kind that nobody knows: {left[0].tag}"
    return found


def _rows(found: etree._Element, leaving: str) -> None:
    for row in find(found, f".//w:tr[w:trPr/w:{leaving}]"):
        row.getparent().remove(row)
    for table in find(found, ".//w:tbl[not(w:tr)]"):
        table.getparent().remove(table)


def _properties(found: etree._Element, decision: Decision) -> None:
    for change in find(found, ".//w:pPrChange|.//w:sectPrChange"):
        holder = change.getparent()
        holder.remove(change)
        if decision == "reject":
            (before,) = change
            staying = ("rPr", "sectPr") if holder.tag == PPR else ("headerReference", "footerReference")
            kept = [each for each in holder if each.tag in {W + tag for tag in staying}]
            at_end = holder.tag == PPR
            holder[:] = [*before, *kept] if at_end else [*kept, *before]


def _runs(found: etree._Element, leaving: str, staying: str) -> None:
    marks = (W + "rPr", W + "trPr")
    for change in [each for each in found.iter(W + leaving) if each.getparent().tag not in marks]:
        change.getparent().remove(change)
    for change in [each for each in found.iter(W + staying) if each.getparent().tag not in marks]:
        holder, at = change.getparent(), change.getparent().index(change)
        holder[at : at + 1] = list(change)
    for old, new in (("delText", "t"), ("delInstrText", "instrText")):
        for text in list(found.iter(W + old)):
            text.tag = W + new


def _marks(found: etree._Element, leaving: str) -> None:
    """A paragraph whose end leaves joins the next one, which keeps its own properties."""
    for paragraph in find(found, f".//w:p[w:pPr/w:rPr/w:{leaving}]"):
        following = paragraph.getnext()
        assert following is not None, "the end of a paragraph leaves, and nothing follows"
        assert following.tag == P, "the end of a paragraph leaves, and no paragraph follows"
        content = [each for each in paragraph if each.tag != PPR]
        begin = 1 if len(following) and following[0].tag == PPR else 0
        following[begin:begin] = content
        paragraph.getparent().remove(paragraph)


def shown(found: etree._Element) -> list[object]:
    """All that a body shows: paragraphs, tables, sections; without page numbers in the contents and paragraphs of a point."""
    return [piece for block in found for piece in _block(block)]


def _block(block: etree._Element) -> list[object]:
    if block.tag == SDT:
        return [piece for inner in block.find(W + "sdtContent") for piece in _block(inner)]
    if block.tag == TBL:
        return [(_value(block, "tblPr", "tblStyle"), [_row(row) for row in block.iterchildren(TR)])]
    if block.tag == SECT:
        return [_section(block)]
    assert block.tag == P, block.tag
    style = _value(block, "pPr", "pStyle")
    words = _words(block)
    written = [] if style == "Gap" and not words else [(style, _looks(block), words)]
    return written + [_section(each) for each in block.iterfind(f"{PPR}/{SECT}")]


def _value(element: etree._Element, *steps: str, attribute: str = "val") -> str:
    """As `value`, which takes longer."""
    found = element.find("/".join(W + step for step in steps))
    return "" if found is None else found.get(W + attribute, "")


def _looks(paragraph: etree._Element) -> list[str]:
    """Properties of a paragraph beside its style; where tables may break is not tracked, nor is the size of their text."""
    found = [each for each in paragraph.iterfind(f"{PPR}/*") if each.tag not in NOT_COMPARED]
    return [_written(each) for each in found] + [_value(paragraph, "pPr", "ind", attribute="leftChars")]


def _written(element: etree._Element) -> str:
    """An element without its namespaces."""
    inner = "".join(map(_written, element))
    return f"{etree.QName(element).localname}{sorted(element.attrib.values())}{f'({inner})' if inner else ''}"


def _words(block: etree._Element) -> list[tuple[str, str]]:
    """Stretches of one weight; field codes in braces, the pages that they lead to left out."""
    found: list[tuple[str, str]] = []
    depth, code, result = 0, "", False
    for run in block.iter(W + "r"):
        weight = _value(run, "rPr", "rStyle")
        for each in run:
            text = ""
            if each.tag == W + "fldChar":
                kind = each.get(W + "fldCharType")
                depth += (kind == "begin") - (kind == "end")
                result = kind == "separate" and code.startswith("PAGEREF")
                if kind == "begin":
                    code = ""
            elif each.tag == W + "instrText":
                code += (each.text or "").strip()
                text = "" if code.startswith(("PAGEREF", "TOC")) else f"{{{code}}}"
            elif each.tag == W + "t" and not result:
                text = each.text or ""
            elif each.tag in (W + "br", W + "tab"):
                text = "" if run.getparent().tag == W + "hyperlink" else "\n"
            if text and found and found[-1][0] == weight:
                found[-1] = (weight, found[-1][1] + text)
            elif text:
                found.append((weight, text))
    return found


def _row(row: etree._Element) -> list[object]:
    return [row.find(f"{W}trPr/{W}tblHeader") is not None, *map(_cell, row.iterchildren(TC))]


def _cell(cell: etree._Element) -> tuple[object, ...]:
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    goes_on = merged is not None and merged.get(W + "val") != "restart"
    lines = [] if goes_on else [(_looks(line), _words(line)) for line in cell.iterchildren(P)]
    strip = cell.find(f"{W}tcPr/{W}tcBorders") is not None  # it is parted where the widths of columns say
    return "" if strip else _value(cell, "tcPr", "gridSpan"), goes_on, lines


def _section(section: etree._Element) -> list[str]:
    return [_written(each) for each in section]


def wrongs(path: Path) -> list[str]:
    """What no validator sees: shared ids, text under the wrong name, ends that cannot leave."""
    found = body(path)
    told = [f"{len(places)} {name}" for name, wrong in _WRONG.items() if (places := find(found, wrong))]
    numbered = [each for tag in _NUMBERED for each in found.iter(W + tag)]
    twice = [number for number, times in Counter(each.get(W + "id") for each in numbered).items() if times > 1]
    starts, ends = ([each.get(W + "id") for each in found.iter(W + tag)] for tag in ("bookmarkStart", "bookmarkEnd"))
    tables = [each for each in found.iter(TBL) if (above := each.getprevious()) is not None and above.tag == TBL]
    return [
        *told,
        *(f"the id {number} more than once" for number in twice),
        *(["bookmarks that do not end where they should"] if starts != ends else []),
        *(["tables without anything between"] if tables else []),
    ]


_NUMBERED = ("ins", "del", "pPrChange", "sectPrChange", "bookmarkStart")
_CHANGED = "[w:pPr/w:rPr/w:ins or w:pPr/w:rPr/w:del]"
_STAYS = "[not(w:trPr/w:ins or w:trPr/w:del)]"
_WRONG = {
    "texts under the wrong name in w:del": ".//w:del//w:t|.//w:del//w:instrText",
    "deleted texts outside w:del": ".//w:delText[not(ancestor::w:del)]|.//w:delInstrText[not(ancestor::w:del)]",
    "bookmarks inside a change": ".//w:ins//w:bookmarkStart|.//w:del//w:bookmarkStart",
    "last ends of cells that stay": f".//w:tr{_STAYS}/w:tc/w:p[last()]{_CHANGED}",
    "last ends of the body": f"w:p{_CHANGED}[not(following-sibling::w:p or following-sibling::w:tbl)]",
    "ends before a table that stays": f"w:p{_CHANGED}[following-sibling::*[1][self::w:tbl][w:tr{_STAYS}]]",
}
