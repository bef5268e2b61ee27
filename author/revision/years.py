"""This year's submission against last year's published one, as a reviewer wants it: new, gone, changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.ledger.ledger import CURRENT, PRIOR
from author.ledger.money import Form, Money, rounded
from author.report.told import Chapter, Group, Line, Told
from author.revision.values import word_changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from author.ledger.ledger import Ledger
    from author.ledger.question import Dimension
    from author.submission import Submission

HEADS = ("项目或科目", "上年", "本年", "增减")
_FORM = Form("万元", 2, thousands=True)
_BY: tuple[tuple[str, Dimension, str], ...] = (
    ("项目", "project", ""),
    ("功能科目", "function", "项"),
    ("经济科目", "economic", "款"),
    ("资金来源", "fund", ""),
)
"""What amounts are listed by: heading, dimension, level."""
_TOLD = ("机构", "人员", "主要职能")
"""What beside money a reviewer looks for."""


@dataclass(frozen=True)
class Years:
    """The published submission of last year, and this year's."""

    last: Submission
    this: Submission

    def told(self) -> Told:
        """The report."""
        before, after = (self._now(of) for of in (self.last, self.this))
        lead = (
            f"{self.last.year}年：{_said(before.total)}万元；{self.this.year}年：{_said(after.total)}万元；"
            f"{_change(before.total, after.total)}",
        )
        chapters = [*(self._by(*each) for each in _BY), self._carried(), self._words()]
        return Told("与上年公布的比较", lead, HEADS, tuple(chapter for chapter in chapters if chapter.groups))

    @staticmethod
    def _now(submission: Submission) -> Ledger:
        return submission.ledger.where(measure=CURRENT)

    def _by(self, heading: str, dimension: Dimension, level: str) -> Chapter:
        before, after = (self._amounts(of, dimension, level) for of in (self.last, self.this))
        groups = [
            Group(f"新增的{heading}", tuple(_lines(before, after, lambda was, now: not was and bool(now)))),
            Group(f"取消的{heading}", tuple(_lines(before, after, lambda was, now: bool(was) and not now))),
            Group(
                f"有增减的{heading}", tuple(_lines(before, after, lambda was, now: bool(was and now) and was != now))
            ),
        ]
        return Chapter(f"按{heading}", (), tuple(group for group in groups if group.lines))

    def _amounts(self, submission: Submission, dimension: Dimension, level: str) -> dict[str, Money]:
        """What a code is called to its amount; names with the year in them are those of another year too."""
        book = submission.ledger.books[dimension]
        found: dict[str, Money] = {}
        for code, ledger in self._now(submission).by(dimension, level).items():
            name = book.names.get(code, code)
            said = name if name == code else f"{code} {name}"
            key = said.replace(f"{submission.year}年", f"{self.this.year}年")
            found[key] = found.get(key, Money()) + ledger.total
        return found

    def _carried(self) -> Chapter:
        """What this year's file says of last year, where it is not what was published."""
        published = {code: ledger.total for code, ledger in self._now(self.last).by("function").items()}
        typed = {code: ledger.total for code, ledger in self.this.ledger.where(measure=PRIOR).by("function").items()}
        names = {**self.last.ledger.books["function"].names, **self.this.ledger.books["function"].names}
        named = [
            {f"{code} {names.get(code, '')}".strip(): money for code, money in each.items()}
            for each in (published, typed)
        ]
        lines = tuple(_lines(named[0], named[1], lambda was, now: was != now))
        notes = ("左边是上年公布的本年数，右边是本年填报的上年数；因科目调整而不同的，应在说明里写明",)
        return Chapter("本年填的上年数与上年公布的不同", notes, (Group("", lines),) if lines else ())

    def _words(self) -> Chapter:
        changes = (change for change in word_changes(self.last, self.this) if change.path[0] in _TOLD)
        lines = tuple(
            Line(f"{change.name}：{name}" if name not in change.name else change.name, before, after)
            for change in changes
            for name, before, after in change.changes
        )
        return Chapter("机构、人员、职能", (), (Group("", lines),) if lines else ())


def _lines(
    before: Mapping[str, Money], after: Mapping[str, Money], wanted: Callable[[Money, Money], bool]
) -> Iterator[Line]:
    """Those wanted, in the order of this year, what is gone last."""
    for name in _names(before, after):
        was, now = before.get(name, Money()), after.get(name, Money())
        if wanted(was, now):
            yield Line(name, _said(was), _said(now), _change(was, now))


def _names(before: Iterable[str], after: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys((*after, *before))


def _said(money: Money) -> str:
    return str(money.shown(_FORM)) if money else ""


def _change(was: Money, now: Money) -> str:
    if not was or not now:
        return ("新增" if now else "取消") if was or now else ""
    if was == now:
        return "持平"
    rate = rounded(abs(now - was).yuan * 100 / abs(was).yuan, 2)
    return f"{'增加' if now > was else '减少'}{_said(abs(now - was))}万元，{rate}%"
