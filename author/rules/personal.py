"""H49, H50: personal data in what is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject

_MOBILE = re.compile(r"(?<![\d.])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d.])")
_MASKED = re.compile(r"(?<!\d)1[3-9]\d[*＊xX×]{3,6}\d{2,4}(?!\d)")
_IDENTITY = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")
_CARD = re.compile(r"(?<![\d.])(?:4\d|5[1-5]|6\d)\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![\d.])")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def personal_numbers(subject: Subject) -> Iterator[Finding]:
    """H49: mobile numbers, identity cards, bank cards, e-mail addresses."""
    for text, numbers in subject.searched(lambda words: list(_numbers(words))):
        for what, found, severity in numbers:
            yield subject.found(
                "H49", f"要公开的文字里有{what}", text.path, severity=severity, part=found,
                hint="不公开个人信息：电话填办公电话，其余请删去",
            )  # fmt: skip


def is_personal(words: str) -> bool:
    """Whether a text holds what must not be published: such a number, or nothing but a person's name."""
    return any(True for _ in _numbers(words)) or is_name(words)


def _numbers(words: str) -> Iterator[tuple[str, str, Severity]]:
    for number in _MOBILE.findall(words):
        yield "手机号码", number, Severity.ERROR
    for number in _MASKED.findall(words):
        yield "遮盖过的手机号码", number, Severity.WARNING
    identities = _IDENTITY.findall(words)
    for number in filter(_is_identity, identities):
        yield "身份证号码", number, Severity.ERROR
    for number in filter(_is_card, [] if identities else _CARD.findall(words)):
        yield "银行卡号", number, Severity.ERROR
    for address in _MAIL.findall(words):
        yield "电子邮箱", address, Severity.WARNING


def _is_identity(number: str) -> bool:
    """The check sign of GB 11643."""
    total = sum(int(digit) * (1 << (17 - place)) for place, digit in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17].upper()


def _is_card(number: str) -> bool:
    """The check digit after Luhn."""
    digits = [int(sign) for sign in reversed(number) if sign.isdigit()]
    doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2]]
    return len(digits) >= 16 and len(set(digits)) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文艾阿买吐热古玛努帕肖闫温樊庞颜"
)
_DOUBLE = ("欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "长孙", "司徒")
_POSTS = re.compile(
    r"[科室股处局部办队组站所院委会厅社校馆]$|中心|主任|科长|局长|处长|部长|负责|人员|单位|部门|财务|综合|人事|党建|基金|医|管"
)
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{2,10}[·•][\u4e00-\u9fff]{2,10}")


def names_of_persons(subject: Subject) -> Iterator[Finding]:
    """H50: a person's name where an office would do."""
    for text, _ in subject.searched(is_name, ("person",)):
        message = f"“{text.path[-1]}”填的像是个人姓名“{text.words}”"
        yield subject.found(
            "H50", message, text.path, severity=Severity.NOTE, part=text.words, hint="可以填科室，如“办公室”"
        )


def is_name(words: str) -> bool:
    """Two to four signs that begin with a surname and are no post or office; or a name with a dot."""
    words = words.strip()
    if _FOREIGN.fullmatch(words):
        return True
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", words) or _POSTS.search(words):
        return False
    return words.startswith(_DOUBLE) or words[0] in _SURNAMES
