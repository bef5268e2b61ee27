"""A number of things, against the list of them behind it: 2个科室：办公室、财务科、人事科."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from author.claims.contradiction import Contradiction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from author.claims.claim import Claim

_LISTS = re.compile(
    r"(?P<what>[^\d，,；。：:、（()）]{0,12})"
    r"(?:(?:，|,)?(?:分别|具体)(?:是|为|包括)[：:]?|(?:，|,)?(?:包括|即)[：:]|[：:])"
    r"(?P<items>[^；。\n：:]{2,300}?)(?=[；。\n]|$)"
)
_IN_BRACKETS = re.compile(r"(?P<what>[^\d，,；。：:、（()）]{1,8})[（(](?P<items>[^（()）；。]{2,120})[)）]")
_LISTED_BEFORE = re.compile(
    r"(?:内设|下设|设有|设立|设|包括|包含|分为|分别[是为]|[：（])(?P<items>[^，。；：（）\d]{3,120}?)(?P<more>等)?$"
)
_NUMBERED = re.compile(
    r"(?P<what>方面|部分|任务|重点|阶段|步骤|举措|措施|环节|内容)[^。\n]{0,6}[：:，,](?=一是|1[.．、]|①|（一）)"
)
_ITEM = re.compile(r"(?<![一二三四五六七八九十第])([一二三四五六七八九十])是")
_ENDS_OPEN = re.compile(r"等(?:\d|[一二两三四五六七八九十]|$|[\u4e00-\u9fff]{0,6}$)")
_JOINS = re.compile(r"以及|和|与|及|暨")
_NO_LIST = re.compile(r"[，,\d“”]|主要|其中|每|不同")
_NUMERALS = "一二三四五六七八九十"
_LONG, _FAR = 140, 1000
"""Signs before a number in which its list may stand, and behind it where that is numbered."""


def lists(text: str, figures: Sequence[Claim], _printed: int) -> Iterator[Contradiction]:
    """The counts of one sentence behind which more or fewer things are listed."""
    for count in figures:
        if count.kind == "count" and count.exact and count.unit in ("个", "家", "项", "名", "所", "处"):
            yield from filter(None, (_behind(text, count) or _before(text, count),))


def _before(text: str, count: Claim) -> Contradiction | None:
    """内设办公室、财务科三个科室."""
    found = _LISTED_BEFORE.search(text, max(count.start - _LONG, 0), count.start)
    if found is None or not (wrong := _listed(count, found["items"])):
        return None
    listed = found["items"].count("、") + 1
    return (
        None
        if found["more"] and listed <= count.value
        else replace(wrong, against=wrong.against.replace("后面", "前面"))
    )


def _behind(text: str, count: Claim) -> Contradiction | None:
    """What the list right behind a number contradicts."""
    found = _LISTS.match(text, count.end) or _IN_BRACKETS.match(text, count.end)
    if found and (wrong := _listed(count, found["items"])):
        return wrong
    found = _NUMBERED.match(text, count.end)
    return _numbered(count, text[found.end() : found.end() + _FAR]) if found else None


def _listed(count: Claim, items: str) -> Contradiction | None:
    if "、" not in items or _NO_LIST.search(items) or _ENDS_OPEN.search(items):
        return None
    least = items.count("、") + 1
    most = least + len(_JOINS.findall(items))
    if least <= count.value <= most:
        return None
    number = str(least) if least == most else f"{least}至{most}"
    return Contradiction(count, f"后面列出{number}{count.unit}")


def _numbered(count: Claim, behind: str) -> Contradiction | None:
    """从三个方面着手：一是…；二是…."""
    seen = [_NUMERALS.index(found[1]) + 1 for found in _ITEM.finditer(behind.partition("\n")[0])]
    in_order = list(range(1, len(seen) + 1))
    if len(seen) < 2 or seen != in_order or count.value == len(seen):
        return None
    return Contradiction(count, f"后面列出{len(seen)}{count.unit}")
