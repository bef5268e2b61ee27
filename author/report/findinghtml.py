"""核对报告: findings as one web page, to be filtered, read beside the printed document, and printed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from author.report.capped import capped
from author.report.listing import FEW, groups
from author.report.shown import KINDS, NOWHERE, excerpt, urgent
from author.web.page import page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from author.report.shown import Shown

TITLE = "核对报告"
_FAMILIES = {"A": "结构和填写", "B": "表内的和", "C": "表间的和", "D": "与上年相比", "E": "文字与数", "F": "其他事项",
             "G": "生成的文件", "H": "程序和个人信息"}  # fmt: skip
"""First letters of codes; as docs/findings.md has them."""
_MOST_PARTS = 9
"""The stylesheet knows so many."""
_QUOTED, _BESIDE, _OTHERS = 160, 80, 5


def as_html(found: Sequence[Shown], file: str) -> str:
    """The page, for UTF-8."""
    kept = capped(found)
    chapters = list(Counter(shown.chapter or NOWHERE for shown in found))[:_MOST_PARTS]
    numbers = {id(shown): number for number, shown in enumerate(kept.found, 1)}
    letters = sorted({shown.finding.code[:1] for shown in kept.found} & _FAMILIES.keys())
    return page(
        "findings.html",
        f"{TITLE}：{file}",
        lead=_lead(found),
        kinds=KINDS,
        heads=("部分", *KINDS),
        counts=_counts(found, chapters),
        first=[_record(shown, chapters, numbers) for shown in urgent(kept.found, FEW)],
        parts=chapters,
        families=[{"letter": letter, "name": f"{letter} {_FAMILIES[letter]}"} for letter in letters],
        groups=[
            {"name": name, "findings": [_record(shown, chapters, numbers) for shown in group]}
            for name, group in groups(kept.found).items()
        ],
        left=list(kept.left.items()),
    )


def _lead(found: Sequence[Shown]) -> list[str]:
    number = Counter(shown.kind for shown in found)
    first = f"共 {len(found)} 项：" + "，".join(f"{kind} {number[kind]} 项" for kind in KINDS) + "。"
    return [first, "“必须改”的不改不能生成正式文件；其余的看过了、确实不用改，在核对清单里写明理由。"]


def _counts(found: Iterable[Shown], chapters: Sequence[str]) -> list[tuple[str | int, ...]]:
    number = Counter((shown.chapter or NOWHERE, shown.kind) for shown in found)
    return [(chapter, *(number[chapter, kind] for kind in KINDS)) for chapter in chapters]


def _record(shown: Shown, chapters: Sequence[str], numbers: Mapping[int, int]) -> dict[str, object]:
    finding = shown.finding
    chapter = shown.chapter or NOWHERE
    others = [str(at) for at in dict.fromkeys(finding.at[1:]) if at.row][:_OTHERS]
    texts = [excerpt(text, "", _BESIDE) for text in shown.quoted[1 : len(others) + 1]]
    texts += [""] * (len(others) - len(texts))
    page_ = f"（第{finding.page}页）" if finding.page else ""
    return {
        "number": numbers[id(shown)],
        "kind": KINDS.index(shown.kind) + 1,
        "part": chapters.index(chapter) + 1 if chapter in chapters else 0,
        "letter": finding.code[:1],
        "code": finding.code,
        "message": finding.message,
        "printed": f"{shown.place}{page_}" if finding.printed else "",
        "at": str(finding.at[0]) if finding.at else "",
        "quote": _quote(excerpt(shown.own, finding.part, _QUOTED), finding.part),
        "others": [f"{at}　{text}" if text else at for at, text in zip(others, texts, strict=True)],
        "advice": "；".join(filter(None, (finding.hint, shown.choice))),
        "object": finding.object,
    }


def _quote(text: str, part: str) -> tuple[str, str, str] | tuple[()]:
    """A text as what stands before the words in question, these, and what stands behind."""
    if not text:
        return ()
    before, words, after = text.partition(part) if part else (text, "", "")
    return before, words, after
