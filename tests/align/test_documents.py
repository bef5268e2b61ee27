"""Two documents put side by side."""

from __future__ import annotations

from dataclasses import replace

from author.align.documents import Standing, aligned_documents
from author.align.likeness import Likeness
from author.document import Block, Cell, Document, Heading, Paragraph, Run, Section, Table
from tests.steps import steps
from tests.write.sample_document import look


def said(text: str, about: str = "") -> Paragraph:
    return Paragraph((Run(text),), about=about)


def project(name: str, amount: str) -> tuple[Block, ...]:
    """Paragraphs that are alike for all projects."""
    about = f"projects/{name}"
    return (
        Heading(f"项目名称：{name}", 3, "item", name, about=about),
        said("设立的政策依据：有关规定。", about),
        said(f"预算安排规模：{amount}万元", about),
    )


def document(*sections: tuple[Block, ...], across: tuple[int, ...] = ()) -> Document:
    turned = ("landscape" if number in across else "portrait" for number in range(len(sections)))
    return Document("", "", "2024-02-01", tuple(map(Section, sections, turned)), look())


def shown(old: Document, new: Document) -> list[str]:
    """``旧:新``; the end of a section is a stroke."""
    return [f"{_said(both.old)}:{_said(both.new)}" for both in aligned_documents(old, new, Likeness())]


def _said(standing: Standing | None) -> str:
    if standing is None:
        return ""
    block = standing.block
    return "/" if block is None else "T" if isinstance(block, Table) else getattr(block, "text", "")


def test_paragraphs_are_aligned_by_what_they_are_about_first() -> None:
    """The first project goes; its paragraphs are alike with those of the second, and still go as a whole."""
    old = document((*project("培训", "3.00"), *project("会议", "5.00")))
    new = document(project("会议", "6.00"))
    assert shown(old, new) == [
        "项目名称：培训:",
        "设立的政策依据：有关规定。:",
        "预算安排规模：3.00万元:",
        "项目名称：会议:项目名称：会议",
        "设立的政策依据：有关规定。:设立的政策依据：有关规定。",
        "预算安排规模：5.00万元:预算安排规模：6.00万元",
        "/:/",
    ]


def test_a_renamed_project_is_the_same_another_is_not() -> None:
    one = document(project("设备购置项目", "3.00"))
    assert ":" not in {line[0] for line in shown(one, document(project("设备购置项目（一期）", "3.00")))}
    assert shown(one, document(project("会议", "3.00")))[0] == "项目名称：设备购置项目:"


def test_without_abouts_paragraphs_are_aligned_by_their_words() -> None:
    old = document((said("甲单位安排三万元。"), said("乙"), said("共3.00万元")))
    new = document((said("甲单位安排了三万元。"), said("丙"), said("共4.00万元")))
    assert shown(old, new) == ["甲单位安排三万元。:甲单位安排了三万元。", "乙:", ":丙", "共3.00万元:共4.00万元", "/:/"]


def test_a_section_across_appears_with_its_ends() -> None:
    table = Table("t", "", 1, ((Cell("甲"),),), about="t")
    old = document((said("一", "a"), said("二", "b")))
    new = document((said("一", "a"),), (table,), (said("二", "b"),), across=(1,))
    assert shown(old, new) == ["一:一", ":/", ":T", ":/", "二:二", "/:/"]
    assert shown(new, old) == ["一:一", "/:", "T:", "/:", "二:二", "/:/"]


def test_a_table_that_turns_its_paper_or_gets_columns_goes_and_comes() -> None:
    table = Table("t", "", 1, ((Cell("甲"),),), about="t")
    wider = replace(table, columns=2, body=((Cell("甲"), Cell()),))
    assert shown(document((table,)), document((wider,))) == ["T:", ":T", "/:/"]
    assert shown(document((table,)), document((table,), across=(0,))) == ["T:", ":T", "/:/"]
    assert shown(document((table,)), document((replace(table, body=((Cell("乙"),),)),))) == ["T:T", "/:/"]


def test_between_two_that_stay_all_that_went_stands_first() -> None:
    old = document((said("甲", "a"), said("旧一", "b"), said("尾", "z")))
    new = document((said("甲", "a"), said("新一", "c"), said("新二", "d"), said("尾", "z")))
    assert shown(old, new) == ["甲:甲", "旧一:", ":新一", ":新二", "尾:尾", "/:/"]


def test_twice_as_many_projects_are_at_most_little_more_than_twice_the_work() -> None:
    def work(count: int) -> int:
        names = [f"第{number}号项目" for number in range(count)]
        old = document(tuple(block for name in names for block in project(name, "3.00")))
        new = document(tuple(block for name in names[1::2] + names[:1] for block in project(name, "4.00")))
        return steps(lambda: aligned_documents(old, new, Likeness())).total()

    assert work(400) < 2.5 * work(200)
