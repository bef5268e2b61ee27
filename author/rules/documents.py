"""E61, E62: the documents that a budget rests on: their numbers, and laws by old or wrong names (templates/words/laws.csv)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.form.wordlists import Entry
    from author.ground.findings import Finding
    from author.rules.subject import Subject

Wrong = tuple[str, str, Severity, str]
"""Part, message, severity, hint."""
_NUMBER = re.compile(
    r"(?P<open>[〔﹝（(\[［【])\s*(?P<year>(?:19|20)\d{2}|\d{2})\s*年?\s*(?P<close>[〕﹞）)\]］】])"
    r"(?P<of>\s*第?)\s*(?P<number>[0-9０-９XxＸ×*]{0,6})\s*(?P<end>号?)"
)
"""〔2025〕16号, also with the wrong brackets, with 第, or with a part of it missing."""
_LISTED = tuple("、和及至—－-～~,，/")
_OF_ITS_OWN = ("公告", "令", "会议", "通告", "通报")
"""What is numbered with 第 or apart: 中国人民银行公告〔2024〕第5号."""
_DOCUMENT = re.compile(
    r"《[^《》]{1,200}》|\d号|通知|意见|方案|办法|条例|规定|决定|规划|计划|纪要|批[复示准]|协议|合同|文件|标准|细则|章程|[法令函]|公告|报告|精神|会议|决议|部署|要求"
)
_NO_DOCUMENT = re.compile(
    r"(?:有关|相关|上级|国家|财政|领导|工作|各级)(?:部门)?(?:的|工作)?(?:文件|政策|精神|要求|部署|安排)"
)
"""有关文件 is any document and none."""
_WITHOUT_YEAR = re.compile(r"财[社建教行农企预库综税会金资]\s*第?\s*[0-9]{1,4}\s*号")
_TITLE = re.compile(r"(?P<before>.{0,4})《(?P<title>[^《》]{2,60})》(?P<after>[^《》]{0,16})", re.DOTALL)
_VERSION = re.compile(r"^\s*[（(]\s*(\d{4})\s*年?[^（）()]{0,6}(?:修正|修订|修改|版|施行|公布)")
_GONE = re.compile(r"废止|失效|不再执行|取代|代替")


def bases_without_document(subject: Subject) -> Iterator[Finding]:
    """E61: 政策依据 that names no law, plan or notice."""
    for text, _ in subject.searched(_names_none, ("basis",)):
        message = f"政策依据{quoted(text.words)}里没有说到任何文件"
        hint = "请写明依据的法律、文件名称和文号"
        yield subject.found("E61", message, text.path, severity=Severity.NOTE, hint=hint)


def _names_none(words: str) -> bool:
    return not _DOCUMENT.search(_NO_DOCUMENT.sub("", words))


def numbers_of_documents(subject: Subject) -> Iterator[Finding]:
    """E61: a document number of another shape than 财社〔2025〕16号."""
    for text, wrongs in subject.searched(_misshapen):
        for (what, severity, hint), numbers in wrongs.items():
            message = f"文号{'、'.join(map(quoted, numbers[:3]))}{what}"
            yield subject.found("E61", message, text.path, severity=severity, part=numbers[0], hint=hint)


def _misshapen(words: str) -> dict[tuple[str, Severity, str], list[str]]:
    """What is wrong, to the numbers of which that is so."""
    found: dict[tuple[str, Severity, str], list[str]] = {}
    for number in _NUMBER.finditer(words):
        for wrong in _wrongs(words, number) if _is_number(words, number) else ():
            found.setdefault(wrong, []).append(number[0].strip())
    for number in _WITHOUT_YEAR.finditer(words):
        wrong = ("没有年份", Severity.WARNING, "GB/T 9704：机关代字后面是六角括号里的年份")
        found.setdefault(wrong, []).append(number[0])
    return found


def _is_number(words: str, number: re.Match[str]) -> bool:
    """〔〕 stand in nothing else; in other brackets a number has its 号, and an office before it."""
    if number["open"] in "〔﹝":
        return True
    office = words[max(number.start() - 1, 0) : number.start()]
    return bool(number["end"] and "\u4e00" <= office <= "\u9fff")


def _wrongs(words: str, number: re.Match[str]) -> Iterator[tuple[str, Severity, str]]:
    digits, before = number["number"], words[max(number.start() - 4, 0) : number.start()].rstrip()
    if number["open"] + number["close"] != "〔〕":
        yield "的年份没有用六角括号", Severity.WARNING, "GB/T 9704：年份用六角括号“〔〕”括起来"
    if not re.fullmatch("[0-9]{4}", number["year"]):
        yield "的年份没有写全", Severity.WARNING, "GB/T 9704：年份要标全称"
    if number["of"].strip() and not before.endswith(_OF_ITS_OWN):
        yield "多了“第”字", Severity.WARNING, "GB/T 9704：发文顺序号不加“第”字"
    if not re.search("[0-9０-９]", digits):
        yield "没有顺序号", Severity.WARNING, f"请补上几号，如〔{number['year']}〕16号"
    elif not number["end"] and not words.startswith(_LISTED, number.end()):
        yield "没有“号”字", Severity.WARNING, "GB/T 9704：顺序号后面加“号”字"
    elif digits.startswith("0"):
        yield "编了虚位", Severity.NOTE, "GB/T 9704：不编虚位，1不编为01"
    if not before or before[-1] in "（(》：:":
        yield "没有发文机关代字", Severity.WARNING, "请写全，如某财社" + number[0].strip()


def old_laws(subject: Subject) -> Iterator[Finding]:
    """E62: a law or a document that is no longer in force, or by a name that is not its own."""
    for text, wrongs in subject.searched(lambda words: list(_old_laws(words, subject))):
        for part, message, severity, hint in wrongs:
            yield subject.found("E62", message, text.path, severity=severity, part=part, hint=hint)


def _old_laws(words: str, subject: Subject) -> Iterator[Wrong]:
    if "《" not in words:
        return
    listed = subject.edition.word_lists["laws"].by_word
    told = set()
    for found in _TITLE.finditer(words):
        title = found["title"].removeprefix("中华人民共和国").strip()
        entry = listed.get(title)
        is_said = _GONE.search(found["after"]) or found["before"].endswith("原")
        if entry and title not in told and not is_said and subject.year >= entry.since:
            told.add(title)
            yield from _told(title, entry, found)


def _told(title: str, entry: Entry, found: re.Match[str]) -> Iterator[Wrong]:
    severity = entry.severity or Severity.WARNING
    if entry.right and entry.since:
        yield title, f"《{title}》已经失效，现在是《{entry.right}》", severity, entry.why
    elif entry.right:
        yield title, f"没有叫《{title}》的，应是《{entry.right}》", severity, entry.why
    elif (version := _VERSION.match(found["after"])) and int(version[1]) < entry.since:
        yield version[0], f"《{title}》引的是{version[1]}年的文本", severity, entry.why
