"""H49, H50, H51: personal data in what is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.texts import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject

_USUAL = str.maketrans("０１２３４５６７８９Ｘｘ＋－—–‐‑−\u3000\u00a0·", "0123456789Xx+------\x20\x20 ")
"""Sign for sign, so that what is found stands at the same place in the text."""
_MOBILE = re.compile(r"(?:(?<![\d.])(?:\+|00)?86[ -]?|(?<![\d.]))1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\d.])")
_MASKED = re.compile(r"(?<!\d)1[3-9]\d[*＊xX×]{3,6}\d{2,4}(?!\d)")
_IDENTITY = re.compile(
    r"(?<!\d)[1-9]\d{5}[ -]?(?:19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}[\dXx](?!\d)"
)
_CARD = re.compile(r"(?<![\d.])(?:4\d|5[1-5]|6\d)\d{2}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![\d.])")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_ACCOUNT = re.compile(r"(?:账号|帐号|账户|帐户|卡号|银行卡|银行账[号户])[^\d，。；\n]{0,12}(\d(?:[ -]?\d){8,29})(?!\d)")
_CHAT = re.compile(
    r"微信(?!公众)号?(?:同号)?[^\w，。；\n]{0,3}([A-Za-z][\w-]{5,19})|(?<![A-Za-z])[Qq]{2}[号群码]{0,2}[^\w，。；\n]{0,3}([1-9]\d{4,11})(?!\d)",
    re.ASCII,
)


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


def accounts(subject: Subject) -> Iterator[Finding]:
    """H51: bank accounts, numbers of messengers."""
    for text, numbers in subject.searched(lambda words: list(_accounts(words))):
        for what, found in numbers:
            hint = "公开文件里不用写，请删去；联系方式填办公电话"
            message = f"要公开的文字里有{what}"
            yield subject.found("H51", message, text.path, severity=Severity.WARNING, part=found, hint=hint)


def _accounts(words: str) -> Iterator[tuple[str, str]]:
    plain = words.translate(_USUAL)
    known = {found for _, found, _ in _numbers(words)}
    for what, pattern in (("银行账号", _ACCOUNT), ("微信号或QQ号", _CHAT)):
        for found in pattern.finditer(plain):
            span = found.span(found.lastindex or 0)
            number = words[slice(*span)]
            if not any(number in each or each in number for each in known):
                yield what, number


def _numbers(words: str) -> Iterator[tuple[str, str, Severity]]:
    """What was found as it is written, however wide its signs are."""
    plain = words.translate(_USUAL)
    for found in _MOBILE.finditer(plain):
        yield "手机号码", words[slice(*found.span())], Severity.ERROR
    for found in _MASKED.finditer(plain):
        yield "遮盖过的手机号码", words[slice(*found.span())], Severity.WARNING
    identities = list(_IDENTITY.finditer(plain))
    for found in identities:
        if _is_identity(re.sub("[ -]", "", found[0])):
            yield "身份证号码", words[slice(*found.span())], Severity.ERROR
        elif found[0][-1] in "Xx" or "身份证" in plain[max(found.start() - 12, 0) : found.start()]:
            yield "像身份证的号码（校验位不对）", words[slice(*found.span())], Severity.WARNING
    for found in [] if identities else _CARD.finditer(plain):
        if _is_card(found[0]):
            yield "银行卡号", words[slice(*found.span())], Severity.ERROR
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


_NAMED = re.compile(
    r"(?:联系人|负责人|经办人|填报人|填表人|审核人|责任人|分管领导|联络员)(?:[：:为是]|\s)?\s*([一-鿿]{2,4}?)(?=[，。；、）)\s\d]|$|电话|联系|手机)"
    r"|(?:^|[，。；：、\s])由\s*([一-鿿]{2,3})(?:同志)?(?=负责|牵头|联系|经办|分管|主持)"
    r"|(?:^|[，。；：、（由与和请向\s])([一-鿿]{1,3})(?=同志|先生|女士)"
)
_NO_NAME = re.compile(
    "各|全|相关|有关|主要|直接|专|项目|党|老|施工|建设|管理|政府|公司|学|街道|社区|乡|镇|村|市|州|省|区|县|国|于|江苏|江西|高新|高级|金融|龙头|方案"
)


def names_in_sentences(subject: Subject) -> Iterator[Finding]:
    """H50: a person's name in a sentence: 联系人张三, 由李四负责."""
    for text, names in subject.searched(lambda words: list(_named(words)), (*SENTENCES, "reason", "use", "value")):
        for name in names:
            message = f"文字里像是有个人姓名{quoted(name)}"
            hint = "确是姓名的，可以改写成科室"
            yield subject.found("H50", message, text.path, severity=Severity.NOTE, part=name, hint=hint)


def _named(words: str) -> Iterator[str]:
    for found in _NAMED.finditer(words):
        name = next(filter(None, found.groups()))
        if is_name(name) and not _NO_NAME.search(name):
            yield name


def is_name(words: str) -> bool:
    """Two to four signs that begin with a surname and are no post or office; or a name with a dot."""
    words = words.strip()
    if _FOREIGN.fullmatch(words):
        return True
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", words) or _POSTS.search(words):
        return False
    return words.startswith(_DOUBLE) or words[0] in _SURNAMES
