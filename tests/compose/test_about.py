"""What blocks are about: the same in another document, whatever is numbered anew there."""

from __future__ import annotations

from author.document import Contents, Document
from tests.small import PROJECT, checked, composed, small

SECOND = PROJECT.replace("线路租赁", "设备维护")
LINE = "  - {功能科目: 2101599, 项目: 设备维护, 经济科目: 30213, 资金来源: 一般财力, 本年: 70.00}\n"


def made(text: str) -> Document:
    document = composed(checked(text))
    assert document is not None
    return document


def abouts(document: Document) -> list[str]:
    """In reading order, each once."""
    return list(dict.fromkeys(block.about for block in document.blocks if not isinstance(block, Contents)))


def test_a_project_keeps_what_it_is_about_when_another_comes_before_it() -> None:
    one, two = made(small()), made(small(("项目:\n  -", f"{LINE}项目:\n{SECOND}  -")))
    (new,) = {about for about in abouts(two) if about.startswith("p02")} - set(abouts(one))
    assert new == "p02/设备维护"
    assert set(abouts(two)) - set(abouts(one)) == {new, "projects/项目名称：设备维护"}
    assert set(abouts(one)) <= set(abouts(two))


def test_every_block_is_about_something_and_stands_with_its_like() -> None:
    document = made(small())
    runs = [block.about for block in document.blocks if not isinstance(block, Contents)]
    assert "" not in runs
    assert [one for one, before in zip(runs, ["", *runs], strict=False) if one != before] == abouts(document)


def test_a_section_a_table_and_the_lines_around_are_about_their_key() -> None:
    found = abouts(made(small()))
    assert found[:4] == ["cover", "part-1", "duties", "organisation"]
    assert found[-3:] == ["part-4", "glossary", "signature"]
    assert {"t05", "public-budget", "public-budget/一般公共预算当年拨款结构情况"} <= set(found)
