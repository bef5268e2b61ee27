"""Pages: what belongs together stays together, nothing is lost, nothing leaves the text block."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from author.document import Block, Cell, Contents, Document, Heading, Orientation, Section, Table
from author.write.faces import Faces, load_faces
from author.write.layout import lay_out
from author.write.page import Layout, Link, Page, Reference, Rules, Text
from tests.write.sample_document import LONG, empty_table, form_table, look, paragraph, sample, small_table, wide_table

MM = 72 / 25.4
PITCH = 28.95


@cache
def faces() -> Faces:
    return load_faces(look(), "shipped")


@cache
def whole() -> Layout:
    return lay_out(sample(), faces())


def document(*blocks: Block, orientation: Orientation = "portrait", numbered: bool = True) -> Document:
    return Document("", "", "2031-02-03", (Section(blocks, orientation, numbered),), look())


def laid(*blocks: Block, orientation: Orientation = "portrait") -> Layout:
    return lay_out(document(*blocks, orientation=orientation), faces())


def heading(text: str = "一、标题", style: str = "section", *, new_page: bool = False) -> Heading:
    return Heading(text, 2, style, f"a{text.encode().hex()}", text, new_page)


def lines(page: Page) -> list[str]:
    """The lines of a page, its number left out."""
    slabs = page.slabs[:-1] if page.number is not None else page.slabs
    return [
        "".join(span.text for span in item.spans)
        for slab in slabs
        for item in slab.items
        if isinstance(item, Text)
    ]  # fmt: skip


def text(layout: Layout) -> str:
    return "".join(line for page in layout.pages for line in lines(page))


def body(count: int) -> list[Block]:
    """Paragraphs of one line."""
    return [paragraph(f"第{i}行") for i in range(count)]


def rows(count: int) -> Table:
    return Table("t", "", 2, tuple((Cell(f"行{i}"), Cell("1.00")) for i in range(count)), ((Cell("头"), Cell("数")),))


def test_a_page_holds_22_lines_of_28_characters() -> None:
    layout = laid(paragraph("预" * 28 * 50))
    assert len(lines(layout.pages[0])) == 22
    assert {len(line) for line in lines(layout.pages[0])[1:]} == {28}


def test_only_numbered_sections_count() -> None:
    assert [page.number for page in whole().pages] == [None, *range(1, len(whole().pages))]


def test_numbers_stand_outside_one_em_in() -> None:
    left, right = 28 * MM, (210 - 26) * MM
    for page in laid(paragraph(LONG * 20)).pages:
        [item] = page.slabs[-1].items
        assert isinstance(item, Text)
        width = faces()["宋体"].width(f"— {page.number} —") * 14
        begin = page.slabs[-1].x + item.x
        assert page.slabs[-1].y - item.y == pytest.approx((35 - 7) * MM)
        if page.number is not None and page.number % 2:
            assert begin + width == pytest.approx(right - 14)
        else:
            assert begin == pytest.approx(left + 14)


def test_no_page_is_blank() -> None:
    assert all(lines(page) for page in whole().pages)
    empty = Document("", "", "2031-02-03", (Section(()), Section(tuple(body(1))), Section(())), look())
    assert len(lay_out(empty, faces()).pages) == 1


def test_sections_begin_pages_of_their_orientation() -> None:
    sections = (Section(tuple(body(1))), Section((small_table(),), "landscape"), Section(tuple(body(1))))
    pages = lay_out(replace(document(), sections=sections), faces()).pages
    assert [page.width > page.height for page in pages] == [False, True, False]


@pytest.mark.parametrize("count", range(17, 24))
def test_a_heading_stands_with_the_text_below_it(count: int) -> None:
    for page in laid(*body(count), heading(), heading("（一）小标题", "item"), paragraph(LONG)).pages:
        assert not lines(page)[-1].endswith("标题")


@pytest.mark.parametrize("count", range(8, 24))
def test_a_table_title_stands_with_head_and_two_rows(count: int) -> None:
    pages = laid(*body(count), heading("表题", "table-title"), small_table()).pages
    first = next(page for page in pages if "表题" in lines(page))
    assert lines(first).count("收入项目") == 1
    assert lines(first).count("996.43") >= 1
    assert lines(first).count("909.43") >= 1


@pytest.mark.parametrize("count", range(12, 23))
def test_no_lone_line_of_a_paragraph(count: int) -> None:
    parts = [[line for line in lines(page) if "第" not in line] for page in laid(*body(count), paragraph(LONG)).pages]
    assert 1 not in [len(part) for part in parts if part]


@pytest.mark.parametrize("count", range(16, 23))
def test_a_signature_begins_no_page(count: int) -> None:
    blocks = (*body(count), paragraph(LONG), paragraph("某局", "signature"), paragraph("某日", "date"))
    last = lines(laid(*blocks).pages[-1])
    assert last[-2:] == ["某局", "某日"]
    assert len(last) >= 4


def test_space_before_is_dropped_at_a_page_top_but_not_on_a_cover() -> None:
    cover = paragraph("某某局", "cover-unit")
    top = 297 * MM - 37 * MM
    for numbered, before in ((True, 0), (False, 170)):
        [page] = lay_out(document(cover, numbered=numbered), faces()).pages
        assert page.slabs[0].y == pytest.approx(top - before)


def test_a_heading_on_a_new_page_makes_no_second_one() -> None:
    layout = laid(heading(new_page=True), *body(2), heading("二、标题", new_page=True), *body(1))
    assert [lines(page)[0] for page in layout.pages] == ["一、标题", "二、标题"]


def test_contents_tell_the_page_of_every_entry() -> None:
    contents = lines(whole().pages[1])
    for entry in sample().entries:
        at = next(i for i, line in enumerate(contents) if entry.text.startswith(line))
        number = next(line for line in contents[at:] if line.isdecimal())
        assert int(number) == whole().page_of[entry.anchor]
        assert entry.text[:10] in "".join(lines(whole().pages[int(number)]))


def test_contents_link_to_anchors_that_exist() -> None:
    items = [item for page in whole().pages for slab in page.slabs for item in slab.items]
    anchors = {slab.anchor for page in whole().pages for slab in page.slabs}
    links = [item for item in items if isinstance(item, Link)]
    assert {link.anchor for link in links} == {entry.anchor for entry in sample().entries} <= anchors
    assert not any(isinstance(item, Reference) for item in items)


def test_contents_over_several_pages_do_not_shift_their_own_numbers() -> None:
    entries = [heading(f"{i}、标题") for i in range(60)]
    layout = laid(Contents("目录"), heading("零、标题", new_page=True), *entries)
    numbers = [int(line) for page in layout.pages for line in lines(page) if line.isdecimal()]
    assert numbers == [layout.page_of[x.anchor] for x in (heading("零、标题"), *entries)]
    assert numbers[0] == 4


def test_an_entry_on_an_unnumbered_page_has_no_number() -> None:
    layout = lay_out(document(Contents("目录"), heading(), numbered=False), faces())
    assert layout.page_of == {}
    assert not any(line.isdecimal() for page in layout.pages for line in lines(page))


def test_head_and_strip_stand_on_every_page_of_a_table_and_once_rows_on_the_first() -> None:
    layout = laid(wide_table(rows=100), orientation="landscape")
    assert len(layout.pages) > 3
    assert all(lines(page)[:2] == ["编制部门：某某市某某局", "单位：万元"] for page in layout.pages)
    assert all("小计" in lines(page) for page in layout.pages)
    forms = laid(form_table(groups=20)).pages
    assert [lines(page).count("项目名称") for page in forms] == [1, *[0] * (len(forms) - 1)]
    assert all(lines(page).count("三级指标") == 1 for page in forms)


def test_a_merged_cell_over_a_page_break_says_its_text_on_both_pages() -> None:
    merged = Cell("合并", down=60)
    table = Table("t", "", 2, ((merged, Cell("行0")), *((Cell(f"行{i}"),) for i in range(1, 60))))
    pages = laid(table).pages
    assert [lines(page).count("合并") for page in pages] == [1] * len(pages)
    assert [line for page in pages for line in lines(page) if line != "合并"] == [f"行{i}" for i in range(60)]


@pytest.mark.parametrize("count", range(34, 80))
def test_no_row_of_a_table_stands_alone(count: int) -> None:
    parts = [sum(line.startswith("行") for line in lines(page)) for page in laid(rows(count)).pages]
    assert sum(parts) == count
    assert min(parts) >= 2


@pytest.mark.parametrize("down", [1, 2])
def test_a_row_higher_than_a_page_is_cut_by_lines(down: int) -> None:
    rest: tuple[tuple[Cell, ...], ...] = ((Cell("乙"),),) if down == 2 else ()
    long = LONG * 30
    table = Table(
        "t", "", 2, ((Cell(long, down=down), Cell("甲")), *rest, (Cell("丙"), Cell("丁"))), ((Cell("头"),) * 2,)
    )
    layout = laid(*body(10), table)
    got = "".join(line for page in layout.pages for line in lines(page) if line not in ("头", "甲", "乙", "丙", "丁"))
    assert got.endswith(long)
    assert text(layout).endswith("丙丁")
    inside(layout)


def test_a_goal_higher_than_a_page_is_cut_too() -> None:
    layout = laid(heading("表题", "table-title"), form_table(goal=LONG * 40))
    assert text(layout).replace("总体目标", "").count("本单位2031年收支总预算") == 40
    inside(layout)


def test_a_head_higher_than_half_a_page_is_printed_once() -> None:
    head = tuple((Cell(f"头{i}"), Cell("数")) for i in range(30))
    layout = laid(replace(rows(40), head=head))
    assert text(layout).count("头29") == 1
    assert text(layout).endswith("行391.00")


@pytest.mark.parametrize(("count", "pages", "largest"), [(30, 1, True), (41, 1, False), (70, 2, True)])
def test_a_table_that_nearly_fits_a_page_is_set_smaller(count: int, pages: int, largest: bool) -> None:  # noqa: FBT001 - a row of cases
    layout = laid(rows(count))
    assert len(layout.pages) == pages
    assert (layout.sizes["t"] == look().tables["table"].sizes[0]) is largest


def test_a_table_without_body_has_its_head_printed() -> None:
    layout = laid(empty_table())
    assert lines(layout.pages[0]) == ["编制部门：某某市某某局", "单位：万元", "项目", "本年预算数", "上年预算数"]


def test_the_widths_and_sizes_of_tables_are_told() -> None:
    assert set(whole().widths) == set(whole().sizes) == {"small-0", "wide-0", "empty-0", "form-0"}
    assert sum(whole().widths["small-0"]) == pytest.approx(156 * MM)
    assert sum(whole().widths["wide-0"]) == pytest.approx(225 * MM)
    assert whole().page_of["wide-0"] == whole().page_of["table-1-0"]


def test_characters_without_glyph_are_told_and_marked() -> None:
    assert whole().missing == {"𠮷"}
    assert "㐂〓为人名用字" in text(whole())


def test_progress_is_told_page_by_page() -> None:
    told: list[int] = []
    lay_out(sample(), faces(), told.append)
    assert told == list(range(1, len(whole().pages) + 1))


def inside(layout: Layout) -> None:
    """Assert that all rules and baselines lie within the text block, page numbers apart."""
    for page in layout.pages:
        portrait = page.height > page.width
        left, bottom = (28 * MM, 35 * MM) if portrait else (35 * MM, 26 * MM)
        right, top = left + (156 if portrait else 225) * MM, bottom + (225 if portrait else 156) * MM
        for slab in page.slabs[: -1 if page.number is not None else None]:
            for item in slab.items:
                if isinstance(item, Text):
                    assert bottom < slab.y - item.y < top
                    assert left - 0.01 <= slab.x + item.x < right
                elif isinstance(item, Rules):
                    xs = [x for line in item.lines for x in line[::2]]
                    ys = [slab.y - y for line in item.lines for y in line[1::2]]
                    assert left - 0.01 <= slab.x + min(xs)
                    assert slab.x + max(xs) <= right + 0.01
                    assert bottom - 0.05 <= min(ys) <= max(ys) <= top + 0.05


def test_everything_lies_within_the_text_block() -> None:
    inside(whole())


cells = st.builds(Cell, st.sampled_from(["", "甲", "1,234.56", LONG, LONG * 4]), bold=st.booleans())


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables of three columns with merged cells of all shapes."""
    out: list[tuple[Cell, ...]] = []
    while len(out) < draw(st.integers(1, 40)):
        shape = draw(st.sampled_from(["plain", "across", "down"]))
        first = draw(cells)
        if shape == "plain":
            out.append((first, draw(cells), draw(cells)))
        elif shape == "across":
            out.append((replace(first, across=2), draw(cells)))
        else:
            down = draw(st.integers(2, 9))
            out.append((replace(first, down=down), draw(cells), draw(cells)))
            out.extend((draw(cells), draw(cells)) for _ in range(down - 1))
    return Table("t", "", 3, tuple(out), ((Cell("头", across=3),),), strip=("左", "右"))


@settings(max_examples=60, deadline=None)
@given(tables(), st.integers(0, 21))
def test_any_table_on_any_place_is_whole_and_inside(table: Table, above: int) -> None:
    layout = laid(*body(above), heading("表题", "table-title"), table)
    inside(layout)
    every = text(layout)
    for row in table.body:
        for cell in row:
            assert cell.text in every or len(cell.text) > 20
    shown = sum(map(every.count, "本"))
    assert shown >= sum(cell.text.count("本") for row in table.body for cell in row)
    for one, two in pairwise(layout.pages):
        assert one.number is not None
        assert two.number == one.number + 1
