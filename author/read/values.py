"""One text into one value. Every function raises ValueError with a sentence for staff."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from author.ledger.money import Money

_NUMBER = re.compile(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?")
_NOTHING = re.compile("[-‐‑‒–—―−─]{1,2}")
"""A dash, as accountants write that there is nothing."""
_MONEY = re.compile(r"(?P<minus>-?)¥?(?P<again>-?)(?P<plain>[0-9][^()]*)|¥?\(¥?(?P<negative>[0-9][^()]*)\)")
"""¥1,234.50, and (1,234.50) for what is below zero."""
_DATE = re.compile(r"([0-9]{4})(?:[-/.]|年)([0-9]{1,2})(?:[-/.]|月)([0-9]{1,2})日?|([0-9]{4})([0-9]{2})([0-9]{2})")
_CODE = re.compile(
    r"""[\[(【〔<《]?\s*
    (?P<digits>[0-9]{3}(?:[\s.·\-–—][0-9]{2}){1,2}|[0-9]+)
    \s*[\])】〕>》]?
    (?:(?:\s+|\s*[\-–—_:：、.|/\\]+\s*)(?P<behind>[^\s0-9].*)|(?P<name>[(\u3400-\u9fff].*))?""",
    re.VERBOSE | re.DOTALL,
)
"""208-05-01, [2080501]行政单位离退休, 2080501-行政单位离退休, as budget systems write them."""
_NAME = re.compile('[(（《“"]?[\u3400-\u9fff]')
_TOTAL = re.compile(r"[合小总]\s*计")
PERIOD = ("起", "止")
LONGEST_NUMBER = 18
"""Digits and point. With more, shares and changes would outgrow the 28 digits that decimals are reckoned with."""


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, or in words."""

    start: date | None = None
    end: date | None = None
    words: str = ""


def text(value: object) -> str:
    """A text without blanks around it, its paragraphs separated by single newlines."""
    if value is None:
        raise ValueError("这一项是空的")
    if not isinstance(value, str):
        raise ValueError("这里应是一段文字，不是列表或多项")  # noqa: TRY004 - the reader of this is no programmer
    return "\n".join(line.strip() for line in value.strip().split("\n") if line.strip())


def quoted(value: object) -> str:
    """``“…”`` for a message, cut where it grows too long to read."""
    shown = str(value).replace("\n", " ")
    return f"“{shown if len(shown) <= 40 else shown[:40] + '……'}”"


def number(value: object) -> Decimal:
    """A decimal: 1,234.50 or 1234.5, full-width digits and commas accepted."""
    raw = text(value)
    plain = unicodedata.normalize("NFKC", raw[:99]).strip()
    if not _NUMBER.fullmatch(plain):
        hint = "，单位不要写在数字后面" if re.search(r"[0-9]\s*(万元|元|万|人|名|辆|台|个|平方米|%)$", plain) else ""
        hint = "，没有就空着" if plain.strip("-—–/") in {"", "无"} else hint
        raise ValueError(f"{quoted(raw)}不是数字{hint}")
    digits = plain.replace(",", "")
    if len(digits) > LONGEST_NUMBER:
        raise ValueError(f"{quoted(raw)}的位数太多")
    return Decimal(digits)


def is_nothing(written: str) -> bool:
    """Whether a text is a lone dash."""
    return bool(_NOTHING.fullmatch(unicodedata.normalize("NFKC", written[:9])))


def figure(value: object) -> Decimal:
    """The number of an amount: also ¥1,234.50, (1,234.50) for a negative one, a lone dash for zero."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text(value)[:99]))
    if is_nothing(plain):
        return Decimal(0)
    found = _MONEY.fullmatch(plain) if "¥" in plain or "(" in plain else None
    if not found or (found["minus"] and found["again"]):
        return number(value)
    below = found["negative"] or found["minus"] or found["again"]
    digits = found["negative"] or found["plain"]
    return number(f"-{digits}" if below else digits)


def amount(value: object, unit: str) -> Money:
    """Money from a number in ``unit``; to the 分 in 元, so six decimals in 万元. See `figure`."""
    plain = figure(value)
    most = 2 if unit == "元" else 6
    exponent = plain.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > most:
        raise ValueError(f"{quoted(value)}小数太多，以{unit}计的金额最多 {most} 位小数")
    return Money.of(plain, unit)


def count(value: object) -> int:
    """A whole number, not negative."""
    plain = number(value)
    if plain != plain.to_integral_value() or plain < 0:
        raise ValueError(f"{quoted(value)}应是不小于零的整数")
    return int(plain)


def year(value: object) -> int:
    """A year of four digits; 2026年 and 2026年度 are accepted."""
    found = re.fullmatch(r"((?:19|20|21)\d\d)(?:年度?)?", unicodedata.normalize("NFKC", text(value)))
    if not found:
        raise ValueError(f"{quoted(value)}不是年度，应为四位数字")
    return int(found[1])


def day(value: object) -> date:
    """A date: 2026-02-05, 2026/2/5, 2026.2.5, 2026年2月5日 or 20260205."""
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", text(value)).replace(" ", ""))
    if not found:
        raise ValueError(f"{quoted(value)}不是日期，应写成 2026-02-05 的样子")
    try:
        return date(*(int(part) for part in found.groups() if part))
    except ValueError:
        raise ValueError(f"{quoted(value)}这一天不存在") from None


def code(value: object) -> str:
    """The digits of a classification code however they are written; of a name alone the name: see `coded`."""
    digits, name = coded(value)
    return digits or name


def coded(value: object) -> tuple[str, str]:
    """The digits of a classification code, and the name beside them; either may be missing, but not both."""
    plain = " ".join(unicodedata.normalize("NFKC", text(value)).split())  # long blanks would be tried in all ways
    if found := _CODE.fullmatch(plain):
        return re.sub("[^0-9]", "", found["digits"]), (found["behind"] or found["name"] or "").strip()
    if _TOTAL.search(plain):
        raise ValueError(f"{quoted(value)}不是科目编码，合计由程序计算，请删去这一行")
    if not _NAME.match(plain):
        raise ValueError(f"{quoted(value)}不是科目编码，编码只有数字")
    return "", plain


def paragraphs(value: object) -> tuple[str, ...]:
    """One text or a list of texts, as paragraphs."""
    if isinstance(value, (list, tuple)):
        return tuple(line for item in value for line in text(item).split("\n"))
    return tuple(text(value).split("\n"))


def texts(value: object) -> tuple[str, ...]:
    """A list of texts, or one text with one of them a line."""
    return paragraphs(value)


def period(value: object) -> Period:
    """{起: …, 止: …} or a text."""
    if not isinstance(value, dict):
        return Period(words=text(value) if value else "")
    if set(value) != set(PERIOD):
        raise ValueError("起、止两个日期都要写，或只写一句话")
    start, end = (day(value[each]) for each in PERIOD)
    if end < start:
        raise ValueError("止日早于起日")
    return Period(start, end)


def wrong_end(value: object) -> str:
    """Which end of a period that cannot be read is to blame: the one missing or no date, else 止; nothing of a text."""
    if not isinstance(value, dict):
        return ""
    return next((each for each in PERIOD if not _is_day(value.get(each))), PERIOD[-1])


def _is_day(value: object) -> bool:
    try:
        day(value)
    except ValueError:
        return False
    return True
