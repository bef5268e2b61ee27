"""E81: what reasons compare with: the year before, by the name that the form gives it, and never the year itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.quantities import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.figures import Compared
    from author.rules.quantities import Quoted
    from author.rules.subject import Subject
    from author.rules.texts import Kind

_OWN: tuple[Kind, ...] = ("reason", "other", "use")
_AGAINST = r"(?:比|较|相比于?|对比|同比|[与和同跟])"
_YEAR_BEFORE = re.compile(r"(20\d\d)年(?:度|预算|执行)?[^，。；]{0,8}$")
_BUDGETS = {"预算": re.compile("预算"), "执行": re.compile("执行|决算|实际支出|完成|支出数")}
_TERM = re.compile(
    rf"{_AGAINST}(?:(?P<year>20\d\d)年|上年|上一年|去年)度?(?:的|部门|当年|全年|年初|财政)*"
    r"(?P<term>预算执行数?|执行数|决算数?|实际(?:支出|完成|执行)?数|实际支出|完成数|支出数|支出决算|调整预算数?|年初预算数?|预算数?|预算)"
)
_BY_OTHER_WORD = re.compile(
    rf"{_AGAINST}(?:本年度?|今年|当年)(?:预算|度)?(?:数)?(?:相比|持平|增|减|上升|下降|多|少|有所)|{_AGAINST}(?:前年|大前年|往年|历年)(?:预算|度)?(?:数)?(?:相比|持平|增|减|上升|下降|多|少|有所)"
)
_ITSELF = (
    r"(?:(?:比|较|相比于?|对比)(?={0})|[与和同跟](?={0}年[^，。；]{{0,10}}(?:相比|持平|一致|相同|均|都|对比|比较)))"
    r"{0}年(?!初|末|底|\d|以来|起|[前后])"
)
_SAME = re.compile(r"(20\d\d)年(?:度|预算)?[与和、比较同](?:于)?(20\d\d)年")
_EQUATED = re.compile(
    r"(上年|去年|上一年|本年|今年)度?[（(，]?(?:即|为|是)?(20\d\d)年|(20\d\d)年度?(?:[（(](上年|去年|上一年|本年|今年)|(本年|今年)(?:度|项目|预算|任务))"
)
_ENDED = re.compile(
    r"(?P<year>20\d\d)年度?(?:的|安排的|实施的)?[^，。；、\d比较与和]{0,16}已(?:经)?(?:全部)?(?:(?:实施|执行|支付|拨付)?完毕|完成|完工|结束|竣工|到期)(?!立项|招标|前期|采购|申报|审批|评审|批复|编制|签)"
)
_BOUND = re.compile(
    r"(?:(?P<year>20\d\d)年度?|(?P<last>上年度?|去年)|(?P<this>本年度?|今年))(?:预算|安排|部门|财政|拨款|支出|资金|项目|数|为|是|共|的)*[^，。；、\d增减升降多少差比较]{0,10}$"
)
_NEAR = 40


def other_bases(subject: Subject) -> Iterator[Finding]:
    """E81: 比2026年 in the budget of 2026, 与2026年均未安排, 比本年预算增加, 上年（2024年）."""
    for text, told in subject.searched(lambda words: list(_odd_years(words, subject.year)), _OWN):
        for part, what in told[:2]:
            yield subject.found(
                "E81", f"{quoted(part)}：{what}", text.path, severity=Severity.WARNING, part=part,
                hint=f"本年是{subject.year}年，比较的应是上年（{subject.year - 1}年）",
            )  # fmt: skip
    for case, phrase in subject.written.phrases.items():
        other = [year for year in re.findall(r"20\d\d", phrase) if int(year) not in (subject.year, subject.year - 1)]
        told = [(f"{year}年", "比较的年份不是上年") for year in other] or [*_odd_years(phrase, subject.year)]
        for part, what in told:
            path = ("措辞", case)
            yield subject.found("E81", f"措辞{quoted(part)}：{what}", path, severity=Severity.WARNING, part=part)


def _odd_years(words: str, this: int) -> Iterator[tuple[str, str]]:
    """(words, what is wrong) of each comparison with a year that is none to compare with."""
    for found in re.finditer(_ITSELF.format(this), words):
        if not _YEAR_BEFORE.search(words[max(found.start() - _NEAR, 0) : found.start()]) and not _later(words, this):
            yield found[0], f"拿{this}年自己作比较的年份"
    for found in _BY_OTHER_WORD.finditer(words):
        yield found[0], "比较的年份不是上年"
    for found in _SAME.finditer(words):
        if found[1] == found[2]:
            yield found[0], "两个年份相同"
    for found in _EQUATED.finditer(words):
        word, year = found[1] or found[4] or found[5], int(found[2] or found[3])
        meant = this if word in ("本年", "今年") else this - 1
        if year != meant and abs(year - meant) < 5:
            yield found[0], f"{word}是{meant}年"


def _later(words: str, this: int) -> bool:
    """Whether a coming year is spoken of, to which this one is the base."""
    return any(int(year) > this for year in re.findall(r"20\d\d", words))


def other_terms(subject: Subject) -> Iterator[Finding]:
    """E81: 比上年执行数 where the form compares with 上年预算, or the other way round."""
    seen = set()
    for compared in subject.compared:
        if compared.path not in seen and (told := _other_term(compared)):
            seen.add(compared.path)
            part, base = told
            message = f"这一节与{base}比较，原因却说{quoted(part)}"
            yield subject.found(
                "E81", message, compared.path, severity=Severity.WARNING, printed=compared.printed, part=part,
                hint=f"改成与{base}比较的原因；数也要是{base}的",
            )  # fmt: skip


def _other_term(compared: Compared) -> tuple[str, str] | None:
    base = compared.answer.against
    ours = _kind(base)
    for found in _TERM.finditer(compared.answer.reason):
        if ours and _kind(found["term"]) not in ("", ours):
            return found[0], base
    return None


def _kind(term: str) -> str:
    """预算 or 执行; 预算执行数 is what was carried out."""
    return next((kind for kind in ("执行", "预算") if _BUDGETS[kind].search(term)), "")


def amounts_of_other_years(subject: Subject) -> Iterator[Finding]:
    """E81: last year's amount said of this year, or this year's of last."""
    seen = set()
    for compared in subject.compared:
        if compared.path in seen or not subject.knows(compared):
            continue
        for part, what in _swapped(subject, compared):
            seen.add(compared.path)
            yield subject.found(
                "E81", f"原因说{quoted(part)}，{what}", compared.path, severity=Severity.WARNING, part=part,
                printed=compared.printed, hint="请核对年份和金额，改正其中一个",
            )  # fmt: skip
            break


def _swapped(subject: Subject, compared: Compared) -> Iterator[tuple[str, str]]:
    reason, decimals = compared.answer.reason, subject.edition.narrative_form.decimals
    now, base, rise = compared.answer.money, compared.answer.base, abs(compared.rise)
    for amount in amounts(reason) if now != base else ():
        bound = _BOUND.search(reason, max(amount.start - _NEAR, 0), amount.start)
        year = _year(bound, subject.year) if bound else 0
        if not bound or not amount.exact or amount.says(rise, decimals) or year not in (subject.year, subject.year - 1):
            continue
        is_now, is_base = amount.says(now, decimals), amount.says(base, decimals)
        if is_now != is_base and (subject.year if is_now else subject.year - 1) != year:
            yield reason[bound.start() : amount.end], _amounts_are(subject, compared, amount)
    for ended in _ENDED.finditer(reason):
        if int(ended["year"]) == subject.year:
            yield ended[0], f"{subject.year}年才开始，已经完成的是上年的事"


def _year(bound: re.Match[str], this: int) -> int:
    if bound["year"]:
        return int(bound["year"])
    return this if bound["this"] else this - 1


def _amounts_are(subject: Subject, compared: Compared, amount: Quoted) -> str:
    now, base = map(subject.said, (compared.answer.money, compared.answer.base))
    return f"“{compared.label}”本年是{now}，上年是{base}（{amount.words}说的是另一年）"
