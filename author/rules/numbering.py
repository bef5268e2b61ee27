"""A06: numbers of items that leave one out, come twice, or stand alone; E86: a list that is longer or shorter than it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.read.values import quoted
from author.rules.numerals import NUMERAL, small_number
from author.rules.remarks import Remark, remarks
from author.rules.sequences import Item, lists, sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject

_FIRST_NEEDED = ("一是", "第一", "其一")
"""Ways of numbering that begin at one in every text; others may go on from another."""
_ALONE = ("一是", "第一", "其一", "①")
_ONE_SIDE = re.compile(r"(?:^|(?<=[，。；：\n]))一方面(?!的)")
_OTHER_SIDE = re.compile("另一?方面|[二三]方面|同时|又|另外|此外")


def broken_numbering(subject: Subject) -> Iterator[Finding]:
    """A06: 二是 without 一是, 1. 2. 4., ① ③, 第一 and 第三, 首先 and 再次."""
    yield from remarks(subject, "A06", _broken)


def _broken(words: str) -> Iterator[Remark]:
    for items in sequences(words):
        runs = [*lists(items)]
        yield from (gap for run in runs for gap in _gap(run))
        yield from _lone(words, runs)
    one = _ONE_SIDE.search(words)
    if one and not _OTHER_SIDE.search(words, one.end()):
        yield Remark("一方面", "有“一方面”没有“另一方面”", "补上另一方面，或删去“一方面”")


def _gap(run: list[Item]) -> Iterator[Remark]:
    """The first number that does not follow the one before."""
    last = run[0].number if run[0].kind not in _FIRST_NEEDED else 0
    if run[0].number != 1 and run[0].kind not in _FIRST_NEEDED:
        return  # an excerpt, which goes on from elsewhere
    for item in run:
        if item.number not in (last + 1, 1):
            yield Remark(item.shown, _told(item, last), "请补上或重编序号")
            return
        last = item.number


def _told(item: Item, last: int) -> str:
    if item.number == last:
        return f"序号重复：{quoted(item.shown)}有两个"
    if not last and item.number != 1:
        return f"{quoted(item.shown)}的序号不对"
    return f"序号不连续：{quoted(item.shown)}前面缺了一项" if item.number > last else f"序号颠倒：{quoted(item.shown)}"


def _lone(words: str, runs: list[list[Item]]) -> Iterator[Remark]:
    """A list of one, where the way of numbering promises more; the first of two 一是 in a row was to be counted on."""
    for run, following in zip(runs, [*runs[1:], None], strict=True):
        first = run[0]
        if len(run) > 1 or first.number != 1 or first.kind not in _ALONE:
            continue
        if following and "\n" not in words[first.end : following[0].start]:
            again = following[0].shown
            yield Remark(again, f"序号重复：{quoted(again)}有两个", "请重编序号")
        elif not following and first.kind == "一是" and len(runs) == 1:
            yield Remark("一是", "有“一是”没有“二是”", "只有一条就不写“一是”")


_NOUN = "方面|环节|阶段|部分|步骤?|层次|类别?|种|项|点|条|个|大类|科室|处室|部门|家|大"
_COUNT = re.compile(
    rf"(?P<count>{NUMERAL})(?P<noun>(?:{_NOUN}))[\u4e00-\u9fff]{{0,10}}?"
    r"(?P<lead>(?:如下|分别(?:是|为)|具体(?:是|为|包括)|即|主要(?:是|包括)|包括)?[：:]|[，。、]?(?:分别(?:是|为)|即|具体(?:是|为|包括)|包括)[：:]?)"
)
_BEFORE_ITEMS = re.compile(rf"(?P<count>{NUMERAL})(?P<noun>(?:{_NOUN}))[\u4e00-\u9fff]{{0,8}}[：:，。；]?\s*$")
_NOT_A_COUNT = re.compile(r"(?:第|近|约|超过?|[上前后每各同另]|(?<![以如])下|\d|[百千万零点.])$")
_LIST_END = re.compile(r"[。！？\n]")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_AND = re.compile("和|及|与|以及|或")
_LONGEST = 400
_OPEN = re.compile("等(?:[^、，]{0,8})?$|……$")
_CLOSED = re.compile(
    rf"(?P<names>[^，。；：！？\n]{{4,200}}?)(?P<how>等|共|这|共计)(?P<count>{NUMERAL})个?(?P<noun>方面|环节|科室|处室|部门|单位|类|种|项|机构)"
)


def miscounted_lists(subject: Subject) -> Iterator[Finding]:
    """E86: 以下三项 before four, 分四个方面 before three, 内设3个科室 before two names."""
    yield from remarks(subject, "E86", _miscounted)


def _miscounted(words: str) -> Iterator[Remark]:
    numbered = [*_before_numbers(words)]
    yield from (remark for _, remark in numbered if remark)
    taken = {start for start, _ in numbered}
    for found in _COUNT.finditer(words):
        if found.start("count") not in taken and not _NOT_A_COUNT.search(
            words[max(found.start() - 2, 0) : found.start()]
        ):
            yield from _against_names(words, found)
    yield from _miscounted_behind(words)
    yield from _against_names_in_brackets(words)
    for found in _CLOSED.finditer(words) if "、" in words else ():
        yield from _against_names_before(found)


def _before_numbers(words: str) -> Iterator[tuple[int, Remark | None]]:
    """Where a count stands right before a numbered list: its place, and what is wrong with it."""
    for items in sequences(words):
        for run in lists(items):
            begin = run[0].start
            found = _BEFORE_ITEMS.search(words, max(begin - 16, 0), begin) if len(run) > 1 else None
            if (
                found
                and run[0].number == 1
                and not _NOT_A_COUNT.search(words[max(found.start() - 2, 0) : found.start()])
            ):
                count, last = small_number(found["count"]), run[-1]
                said = f"前面说{quoted(found[0].strip('：:，。； '))}，后面列了{len(run)}项（到{quoted(last.shown)}）"
                wrong = count != len(run) and count > 1
                yield found.start("count"), Remark(found[0].strip(), said, _CHOICE) if wrong else None


_BEHIND = re.compile(rf"(?:以上|上述|这|前述)(?P<count>{NUMERAL})(?:项|个方面|方面|点|条|个目标|类|大)")


def _miscounted_behind(words: str) -> Iterator[Remark]:
    """一是…二是…三是…。以上四项工作: where only one way of numbering stands before."""
    for found in _BEHIND.finditer(words):
        before = [[item for item in items if item.start < found.start()] for items in sequences(words)]
        runs = [run for items in before if items for run in lists(tuple(items))]
        if len(runs) == 1 and runs[0][0].number == 1 and 1 < len(runs[0]) != small_number(found["count"]) > 1:
            said = f"前面列了{len(runs[0])}项（到{quoted(runs[0][-1].shown)}），后面说{quoted(found[0])}"
            yield Remark(found[0], said, _CHOICE)
        return  # one is enough, and reading the text again for each would not be


_CHOICE = "请核对：改正个数，或补上、删去多余的项"


def _against_names(words: str, found: re.Match[str]) -> Iterator[Remark]:
    """A count before names with 、 between them; 和 may stand between two or within one."""
    count, rest = small_number(found["count"]), words[found.end() : found.end() + _LONGEST]
    end = _LIST_END.search(rest)
    if not end and len(rest) == _LONGEST:
        return
    named = _BRACKETS.sub("", rest[: end.start()] if end else rest)
    segments = [part for part in named.split("；") if part.strip()]
    if len(segments) > 1:
        named = segments[0]
        if "、" not in named and "：" in found[0] and count > 1 and len(segments) != count:
            yield Remark(
                found[0], _named(found[0].strip("：:"), "；".join(segments), len(segments), len(segments)), _CHOICE
            )
        if "、" not in named:
            return
    names = named.split("，")[0] if "、" in named.split("，")[0] else named
    least, most = _how_many(names)
    if "、" not in names or re.search(r"\d", names) or _OPEN.search(names):
        most = max(most, count)
    if count > 1 and least > 1 and not least <= count <= most:
        yield Remark(found[0], _named(found[0].strip("：:，"), names, least, most), _CHOICE)


_IN_BRACKETS = re.compile(
    rf"(?P<count>{NUMERAL})(?P<noun>(?:{_NOUN}))[\u4e00-\u9fff]{{0,6}}[（(](?P<names>[^（()）\d]*、[^（()）\d]*)[）)]"
)


def _against_names_in_brackets(words: str) -> Iterator[Remark]:
    """三项制度（登记、待遇、监管、宣传）."""
    for found in _IN_BRACKETS.finditer(words):
        count, (least, most) = small_number(found["count"]), _how_many(found["names"])
        if _OPEN.search(found["names"]) or _NOT_A_COUNT.search(words[max(found.start() - 2, 0) : found.start()]):
            continue
        if count > 1 and not least <= count <= most:
            yield Remark(found[0], _named(found[0].partition("（")[0], found["names"], least, most), _CHOICE)


def _how_many(names: str) -> tuple[int, int]:
    """The fewest and the most things that a list names."""
    parts = [part for part in names.split("、") if part.strip()]
    joined = sum(len(_AND.findall(part)) for part in parts)
    last = len(_AND.findall(parts[-1])) if parts else 0
    return len(parts) + (1 if last == 1 and joined == 1 and _joins_last(parts[-1]) else 0), len(parts) + joined


def _joins_last(part: str) -> bool:
    """Whether 和 stands between two names of the same ending: 财务科和业务科."""
    first, _, second = part.partition(_AND.search(part)[0])  # type: ignore[index]
    return bool(first and second) and first[-1] == second[-1]


def _named(count: str, names: str, least: int, most: int) -> str:
    shown = f"{least}" if least == most else f"{least}至{most}"
    return f"说是{quoted(count)}，列出的{quoted(names)}是{shown}项"


def _against_names_before(found: re.Match[str]) -> Iterator[Remark]:
    """办公室、财务科、业务科共2个科室; behind 等 fewer may be named, never more."""
    names, count = _BRACKETS.sub("", found["names"]), small_number(found["count"])
    least, most = _how_many(names)
    fewer = most < count and found["how"] != "等"
    if count > 1 and "、" in names and not re.search(r"\d", names) and (least > count or fewer):
        said = found[0][len(found["names"]) :]
        yield Remark(said, _named(said, names, least, most), _CHOICE)
