"""Counts and rates as people write them in sentences: 举办培训3期, 为20个社区配备器材, 满意度达到95%以上."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNITS = (
    "人次 家次 户次 车次 件次 场次 批次 平方公里 平方千米 平方米 平米 立方米 公顷 公里 千米 延米 台套 课时 学时 小时 "
    "亩 人 名 位 户 家 个 次 期 场 台 套 辆 册 本 份 件 条 项 宗 座 所 处 吨 头 只 株 棵 篇 张 块 盏 部 间 "
    "栋 幢 床 组 支 艘 口 眼 孔 批 班 例 天 种 幅 枚 箱 页 卷 集 节 起 笔 单 架 桶 村 县 乡"
)
_SAME = {
    "名": "人", "位": "人", "场次": "场", "台套": "台", "平米": "平方米", "千米": "公里",
    "平方千米": "平方公里", "课时": "学时", "幢": "栋",
}  # fmt: skip
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_DIGITS = dict(zip("一二两三四五六七八九", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000}
_FOUND = re.compile(
    r"(?<![\d.,，第〔（(年月—-])(?P<number>\d[\d,]{0,14}(?:\.\d{1,4})?|[一二两三四五六七八九十百千]{1,7})\s*(?P<more>余|多)?"
    rf"(?P<scale>[万亿]?)(?P<unit>{'|'.join(_UNITS.split())}|[%％])"
)
_STOPS = re.compile(r"[，。；：、！？\n（）()“”《》]")
_CLAUSE_ENDS = re.compile(r"[，。；\n]")
_BACKGROUND = re.compile(
    r"上年|去年|以来|截至|截止|已[有建完开实累购培]|历年|累计|原有|现有|目前|往年|每|人均|平均|其中|约|近\d|五年|三年|规划期|试点|超过?\d|左右|不足|分别|各\d|各[一二两三四五六七八九十]"
)
_YEARS = re.compile(r"(20\d\d)年")
_SAID_BEFORE = re.compile(
    r"(?:要|须|应)?(?:不少于|不低于|不超过|不高于|至少|达到|达|超过|保持在|稳定在|维持在|控制在|提高到|提升到|提高至|提升至|降到|降至|高于|低于|共计|合计|总计|共|为|在|到|至|了|有|是|≥|≤|＞|＝|=|>|<|以)+$"
)
_NEAR, _MOST = 40, 200
"""Signs of a context to each side; counts that are read from one text."""
PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things in a text."""

    number: Decimal
    half: Decimal
    """Half a unit of its last digit where it was said in 万, else nothing."""
    unit: str
    words: str
    """``培训3期``: the number with what stands around it in its clause."""
    left: str
    right: str

    def agrees(self, other: Count) -> bool:
        """Whether both can be the same number."""
        return abs(self.number - other.number) <= max(self.half, other.half)


def counts(text: str, year: int) -> Iterator[Count]:
    """The exact counts and rates of a text that speak of this year as a whole."""
    last, given, before = 0, 0, ""
    for found in _FOUND.finditer(text):
        begin, end = _around(text, found, last)
        previous, last = last, found.end()
        if number := _number(found):
            if found["more"] or _is_background(text, found, year):
                continue
            left = _SAID_BEFORE.sub("", text[begin : found.start()].strip())
            left = before = left or (before if begin and begin == previous else "")
            right = re.sub(r"^(?:及?以上|及?以下|以内|左右)", "", text[found.end() : end])
            yield make(number, found["scale"], found["unit"], text[begin:end].strip(), left, right)
            given += 1
        if given >= _MOST:
            return


def make(number: Decimal, scale: str, unit: str, words: str, left: str, right: str) -> Count:
    """A count whose number is multiplied out."""
    times, exponent = _SCALES[scale], number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    half = Decimal(times) * Decimal(5).scaleb(-decimals - 1) if times > 1 else Decimal(0)
    plain = unit.replace("％", PERCENT)
    return Count(number * times, half, _SAME.get(plain, plain), words, left, right)


def scaled(unit: str) -> tuple[str, str]:
    """(scale, unit) of 万人次."""
    return (unit[0], unit[1:]) if unit[:1] in ("万", "千", "亿") and len(unit) > 1 and unit != "千米" else ("", unit)


def _around(text: str, found: re.Match[str], last: int) -> tuple[int, int]:
    """Where the words around a number begin and end: at the next stop or number to each side."""
    first = max(last, found.start() - _NEAR)
    stops = [stop.end() for stop in _STOPS.finditer(text, first, found.start())]
    after = _STOPS.search(text, found.end(), found.end() + _NEAR)
    end = after.start() if after else min(len(text), found.end() + _NEAR)
    following = re.search(r"\d", text[found.end() : end])
    return (stops[-1] if stops else first), (found.end() + following.start() if following else end)


def _is_background(text: str, found: re.Match[str], year: int) -> bool:
    begin = max(0, found.start() - 2 * _NEAR)
    ends = [stop.end() for stop in _CLAUSE_ENDS.finditer(text, begin, found.start())]
    clause = (
        text[ends[-1] if ends else begin : found.end()] + _CLAUSE_ENDS.split(text[found.end() : found.end() + 4])[0]
    )
    return bool(_BACKGROUND.search(clause)) or any(int(told) != year for told in _YEARS.findall(clause))


def _number(found: re.Match[str]) -> Decimal | None:
    words = found["number"]
    if words[0].isdigit():
        return Decimal(words.replace(",", ""))
    return numeral(words)


def numeral(words: str) -> Decimal | None:
    """三千二百; None for 一 and what is no number."""
    total, digit = 0, 0
    for sign in words:
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
        else:
            total += (digit or 1) * _TENS[sign]
            digit = 0
    total += digit
    return Decimal(total) if total > 1 else None
