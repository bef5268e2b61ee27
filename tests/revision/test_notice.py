"""The notice of a correction: every figure that moved is told or listed, once; the words are the form's and staff's."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from author.align.atoms import masked
from author.document import Heading, Paragraph, Table
from author.ground.findings import EditionError
from author.pipeline.check import check
from author.revision.notice import Corrections, notice
from author.revision.revision import Revision
from tests.changed import FORM, change_form
from tests.places import SAMPLES
from tests.revision.pairs import composed, revised
from tests.small import SMALL, small

if TYPE_CHECKING:
    from pathlib import Path

    from author.document import Document

WHY = "更正: [{日期: 2026-03-10, 原因: 填报时金额单位有误, 说明: 由此造成的不便，敬请谅解}]\n"
CHANGE = ("本年: 500.00", "本年: 5000000.00")


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.sections[0].blocks if isinstance(block, (Paragraph, Heading))]


def table(document: Document) -> list[list[str]]:
    """The rows of the table of what moved along, filled down."""
    found = [block for block in document.sections[0].blocks if isinstance(block, Table)]
    above: dict[int, str] = {}
    rows = []
    for row in found[0].placed_body if found else ():
        above |= {cell.column: cell.cell.text for cell in row}
        rows.append(list(above.values()))
    return rows


def revision_of_small(*changes: tuple[str, str], more: str = WHY) -> Revision:
    return revised(SMALL, small(*changes, more=more))


def test_it_says_what_was_published_what_is_corrected_and_why() -> None:
    said = paragraphs(notice(revision_of_small(CHANGE)))
    assert said[0] == "关于更正《某某州医疗保障局2026年部门预算公开》的说明"
    assert "2026年2月5日公开了" in said[1]
    assert said[2] == "更正原因：填报时金额单位有误。"
    assert "由此造成的不便，敬请谅解。" in said
    assert said[-2:] == ["某某州医疗保障局", "2026年3月10日"]


@pytest.mark.parametrize(
    "changes", [(CHANGE,), (CHANGE, ("编制: 5", "编制: 6")), (("≥4条", "≥5条"),), (("拟订制度", "制定制度"), CHANGE)]
)
def test_every_figure_that_moved_is_told_or_listed_once(changes: tuple[tuple[str, str], ...]) -> None:
    revision = revision_of_small(*changes)
    document = notice(revision)
    rows, said = table(document), paragraphs(document)
    counts = [int(found[1]) for text in said if (found := re.search(r"另有(\d+)处", text))]
    assert counts == ([len(rows)] if rows else [])
    told = [found.groups() for text in said if (found := re.match(r"\d+．.*：原为“(.*)”，更正为“(.*)”。$", text))]
    moved: Counter[tuple[str, str]] = Counter()
    for effect in (each for each in revision.effects if each.within != "落款"):
        alone = effect.figures and masked(effect.before) == masked(effect.after)
        for each in effect.figures if alone else (effect,):
            moved[each.before + each.unit * bool(each.before), each.after + each.unit * bool(each.after)] += 1
    printed = Counter((row[3].replace("（空）", ""), row[4].replace("（空）", "")) for row in rows)
    printed.update((before, after) for before, after in told)
    printed.update(("", found[1]) for text in said if (found := re.match(r"\d+．.*：增加“(.*)”。$", text)))
    printed.update((found[1], "") for text in said if (found := re.match(r"\d+．.*：删去“(.*)”。$", text)))
    assert printed == moved


def test_the_line_itself_is_told_where_it_says_least_else() -> None:
    (first, *_) = Corrections(revision_of_small(CHANGE)).told
    assert (first.before, first.after, first.unit) == ("0.05", "500.00", "万元")
    assert "30201" in first.row


def test_nothing_printed_is_corrected() -> None:
    said = paragraphs(notice(revised(SMALL, SMALL + WHY)))
    assert "印出的文字和数没有更正。" in said


@pytest.mark.parametrize(
    "words",
    [
        "# 一、标题",
        "@table moved",
        "{{ 单位 }}",
        "**粗**",
        "{% if %}",
        "=1+1",
        "“”",
        "第一行\\n\\n# 第二行",
        "@table t01",
    ],
)
def test_words_of_staff_stay_text(words: str) -> None:
    why = f'更正: [{{日期: 2026-03-10, 原因: "因{words}", 说明: "{words}"}}]\n主要职能: ["{words}"]\n'
    new = SMALL.replace("主要职能: [拟订制度并组织实施]\n", "") + why
    document = notice(Revision(composed(SMALL), composed(new)))
    headings = [text for text in paragraphs(document) if re.match("[一二三四]、", text)]
    assert len(headings) <= 3
    assert sum(isinstance(block, Table) for block in document.sections[0].blocks) <= 1
    shown = words.replace("\\n", "\n")
    assert re.sub(r"\s", "", shown) in re.sub(r"\s", "", "".join(paragraphs(document)))


def _in_own_form(folder: Path, wording: str) -> Document:
    change_form(folder)
    (folder / FORM / "notice.md").write_text(wording, encoding="utf-8")
    path = folder / "budget.yaml"
    path.write_text(small(CHANGE), encoding="utf-8")
    composition = check(path, folder).composition
    assert composition is not None
    return notice(Revision(composed(SMALL), composition))


OWN = """\
---
title: 更正公告
table: {title: 附表, within: 处, row: 行, column: 栏, before: 原, after: 现}
signature: [{style: signature, text: "{{ 单位 }}"}]
---
更正{{ 各处 | length }}处，附{{ 随之 }}处。

@table moved
"""


def test_a_form_words_it_as_it_likes(tmp_path: Path) -> None:
    document = _in_own_form(tmp_path, OWN)
    assert paragraphs(document)[0] == "更正公告"
    assert re.fullmatch(rf"更正[12]处，附{len(table(document))}处。", paragraphs(document)[1])
    assert document.title == "更正公告"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("@table moved", "@table t01", 6),
        ("{{ 随之 }}", "{{ 随着 }}", 6),
        ("{{ 随之 }}", "{{ 随之", 6),
        ("style: signature", "style: 没有", 6),
        ("title: 更正公告\n", "", 0),
        ("title: 附表, ", "", 0),
    ],
)
def test_a_wrong_wording_is_refused_with_its_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    assert old in OWN
    with pytest.raises(EditionError) as refused:
        _in_own_form(tmp_path, OWN.replace(old, new))
    assert refused.value.at.file.endswith("notice.md")
    assert not line or refused.value.at.row >= line


def test_the_real_sample_corrected() -> None:
    """What was published with its slips of the pen, and as it was handed in again."""
    old, new = (check(SAMPLES / "kizilsu-2026" / name).composition for name in ("as-published.yaml", "budget.yaml"))
    assert old is not None
    assert new is not None
    document = notice(Revision(old, new))
    assert f"另有{len(table(document))}处" in "".join(paragraphs(document)) or not table(document)
