"""E32: numbers of one project that one sentence, or two fields, bind by arithmetic: price and quantity, whole and parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.ledger.money import YUAN_IN
from author.read.values import quoted
from author.rules.projecttexts import told_of_projects
from author.rules.quantities import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.projecttexts import Told
    from author.rules.quantities import Quoted
    from author.rules.subject import Subject

_SENTENCE = re.compile(r"[^。；\n]+")
_LONGEST, _MOST = 300, 8
"""Signs of a sentence, numbers in it: in longer ones nobody is sure what is multiplied by what."""
_THING = "人次|家次|户次|场次|车次|件次|人|名|位|户|家|个|次|期|场|台|套|辆|册|本|份|件|亩|平方米|公里|间|张|所|头|只|株|吨|天"
_SAME = {"名": "人", "位": "人"}
_COUNT = re.compile(rf"(?<![\d.每])(\d[\d,]{{0,10}}(?:\.\d+)?)(万?)({_THING})(?!次?均)")
_PER_BEFORE = re.compile(rf"(?:每一?|按?人均|户均|单价|亩均)({_THING})?(?:每年|每期|每次|年)?[^\d，。；]{{0,8}}$")
_PER_MEAN = re.compile(r"(人|户|亩)均[^\d，。；]{0,8}$")
_PER_AFTER = re.compile(rf"^\s*[/／每]({_THING})")
_MONTHLY = re.compile(r"每人?每?月|/月|／月|·月|月均|每月")
_DAILY = re.compile(r"每天|/天|每日|·天|人天|学时|课时|每次|每季|每学期|/年度?[·/]")
_VAGUE = re.compile(r"约|左右|以上|以下|以内|不超过|不低于|不少于|最高|最低|至少|余[元人户]")
_MONTHS = re.compile(r"(\d{1,2})个月")
_WHOLE = re.compile(
    r"(?:共计|合计|总计|共需?|需要?|小计|安排|投入|计|预算|资金|补助金额|经费|支出|总额|即)(?:资金|经费|补助|约)?(?:为|共)?$"
)
_YEAR, _NEAR = 12, 20


@dataclass(frozen=True, slots=True)
class _Product:
    """240人, 每人600元, 共14.40万元."""

    number: Decimal
    unit: str
    price: Quoted
    total: Quoted
    months: tuple[int, ...]

    @property
    def fits(self) -> bool:
        """Whether the total is what comes out, rounded as it is written."""
        half = self.total.half(0) if self.total.unit != "元" else Decimal(1)
        exact = self.total.half(2) if "." in self.total.words else half
        made = self.number * self.price.money.yuan
        return any(abs(made * times - self.total.money.yuan) <= exact for times in self.months)


def products(subject: Subject) -> Iterator[Finding]:
    """E32: 补助24人，每人6000元，共15万元: the total is not price times quantity."""
    for _, told in told_of_projects(subject):
        for text in told:
            for sentence in _SENTENCE.findall(text.words):
                product = _product(sentence) if "元" in sentence and len(sentence) <= _LONGEST else None
                if product and not product.fits:
                    yield _wrong(subject, text, product)


def _wrong(subject: Subject, text: Told, product: _Product) -> Finding:
    times = f"×{product.months[0]}个月" if product.months[0] > 1 else ""
    made = product.number * product.price.money.yuan * product.months[0] / YUAN_IN[product.total.unit]
    shown = f"{made.normalize():f}{product.total.unit}"
    message = (
        f"{text.label}写{product.total.words}，{product.number:f}{product.unit}×{product.price.words}{times}＝{shown}"
    )
    hint = "请核对数量、标准和金额"
    return subject.found("E32", message, text.path, severity=Severity.WARNING, part=product.total.words, hint=hint)


def _product(sentence: str) -> _Product | None:
    """The only quantity, price and total of a sentence; None where there are more, or other factors."""
    found = list(amounts(sentence))
    prices = [(each, unit) for each in found if (unit := _priced(sentence, each)) is not None]
    if len(prices) != 1 or _DAILY.search(sentence) or _VAGUE.search(sentence):
        return None
    price, unit = prices[0]
    following = [each for each in found if each.start > price.start]
    counted = [each for each in _COUNT.finditer(sentence) if _is_quantity(sentence, each, price, unit)]
    if len(following) != 1 or not _is_total(sentence, following[0]) or len(counted) != 1:
        return None
    number = Decimal(counted[0][1].replace(",", "")) * (10_000 if counted[0][2] else 1)
    return _Product(number, counted[0][3], price, following[0], _months(sentence))


def _priced(sentence: str, amount: Quoted) -> str | None:
    """The unit that an amount is the price of; empty for one that is not said, None for what is no price."""
    before, after = sentence[max(amount.start - 14, 0) : amount.start], sentence[amount.end : amount.end + 6]
    if found := _PER_AFTER.match(after) or _PER_MEAN.search(before):
        return str(found[1])
    found = _PER_BEFORE.search(before)
    return (found[1] or "") if found else None


def _is_total(sentence: str, amount: Quoted) -> bool:
    return bool(_WHOLE.search(sentence[max(amount.start - 12, 0) : amount.start])) and _priced(sentence, amount) is None


def _is_quantity(sentence: str, found: re.Match[str], price: Quoted, unit: str) -> bool:
    """Whether a number counts what is paid for, and is not the 一 of 每一人."""
    if unit and _same(found[3]) != _same(unit):
        return False
    near = unit or price.start - found.end() in range(_NEAR)
    return bool(near) and not sentence[max(found.start() - 2, 0) : found.start()].endswith(("每", "第", "约"))


def _same(unit: str) -> str:
    return _SAME.get(unit, unit)


def _months(sentence: str) -> tuple[int, ...]:
    named = [int(number) for number in _MONTHS.findall(sentence)]
    if _MONTHLY.search(sentence):
        return tuple(named) or (_YEAR, 1)
    return tuple(dict.fromkeys((1, *named)))


def parts_of_counts(subject: Subject) -> Iterator[Finding]:
    """E32: 培训200人，其中男150人、女80人: the parts are more than the whole."""
    for _, told in told_of_projects(subject):
        for text in told:
            for sentence in _SENTENCE.findall(text.words):
                if sentence.count("其中") == 1 and len(sentence) <= _LONGEST and (wrong := _too_much(sentence)):
                    whole, parts = wrong
                    added = "＋".join(parts)
                    message = f"{text.label}写{quoted(whole)}，其中的{added}比它多"
                    yield subject.found(
                        "E32", message, text.path, severity=Severity.WARNING, part=whole, hint="请核对总数和各部分"
                    )


_ANY = re.compile(rf"(?<![\d.每第约近])(\d[\d,]{{0,10}}(?:\.\d+)?)(万?)({_THING}|元)")
_ELSE = re.compile(
    r"主要|用于|项目|同时|此外|另|并|以及|服务|惠及|开展|发放|完成|组织|举办|新增|建设|购置|检查出|发现|覆盖|受益|带动|实现|使"
)
"""What begins to speak of something else than parts."""
_BY_SOURCE = re.compile(r"财政资金|财政拨款|其他资金")
"""Each of these is compared with the lines."""
_COMPARED = re.compile(r"(?:每|比|较|占|均|约|不超过|人均|标准)[^，。；、]{0,6}$")


def _too_much(sentence: str) -> tuple[str, list[str]] | None:
    """The whole right before 其中, and its parts in the same unit, where these add up to more."""
    before, after = sentence.split("其中")
    plain = _ELSE.split(re.sub(r"[（(][^（()）]*[）)]", "", after))[0]
    first = _ANY.search(plain) if not _BY_SOURCE.search(plain) else None
    wholes = [each for each in _ANY.finditer(before) if first and _same(each[3]) == _same(first[3])]
    if not wholes or _COMPARED.search(before[: wholes[-1].start()][-8:]):
        return None
    whole = wholes[-1]
    parts = [each for each in _ANY.finditer(plain) if _same(each[3]) == _same(whole[3])]
    odd = any(_COMPARED.search(plain[max(each.start() - 8, 0) : each.start()]) for each in parts)
    if not 0 < len(parts) <= _MOST or odd or re.search(r"[共合总]计|以及另|另", plain):
        return None
    slack = Decimal("0.01") * len(parts) * (10_000 if whole[2] else 0)
    more = sum(map(_value, parts)) - _value(whole) > slack
    return (whole[0], [each[0] for each in parts]) if more else None


def _value(found: re.Match[str]) -> Decimal:
    return Decimal(found[1].replace(",", "")) * (10_000 if found[2] else 1)
