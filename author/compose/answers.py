"""What the ledger says to the questions in the head of a section."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.form.sectionspec import Ask, AskEach
from author.ledger.condition import Condition, narrow
from author.ledger.groups import TOKENS, Group, fill, groups
from author.ledger.ledger import CURRENT, Ledger
from author.ledger.money import EXACT, Form, Money
from author.ledger.question import Count, Question, Share
from author.wording.comparison import Comparison, rated
from author.wording.marks import Listed, Said, said
from author.wording.words import led_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.compose.manner import Manner
    from author.form.sectionspec import SectionSpec
    from author.ledger.money import Figure


class Answer:
    """What the ledger says to one question. Templates see only the public names."""

    def __init__(
        self,
        ask: Ask,
        both: Ledger,
        asking: Asking,
        group: Group | None = None,
        whole: Answer | None = None,
        *,
        borrows: bool = True,
    ) -> None:
        self._ask = ask
        self._both = both
        self._asking = asking
        self._group = group
        self._borrows = borrows
        self.asked_why = False
        """Whether the section's template has asked for its reason, so that it is printed where there is one."""
        self._whole = whole

    @cached_property
    def _now(self) -> Ledger:
        return self._both.where(measure=CURRENT)

    @cached_property
    def _base(self) -> Ledger:
        return self._both.where(measure=self._ask.compare or self._asking.compare)

    @cached_property
    def money(self) -> Money:
        """This year's amount."""
        return _numbered(self._now)

    @cached_property
    def base(self) -> Money:
        """The amount it is compared with."""
        return _numbered(self._base)

    @property
    def amount(self) -> str:
        """``996.43万元``"""
        return said(self.figure)

    @property
    def figure(self) -> Figure:
        """This year's amount as printed, without unit."""
        return self.money.shown(self._asking.manner.money)

    @property
    def fine(self) -> str:
        """``2.715万元``: with as many decimals as it takes for the parts to add up in print; none that are zeros at the end."""
        decimals = (self._whole or self).decimals
        return said(self.money.shown(Form(self._asking.manner.money.unit, decimals, trim=True)))

    @cached_property
    def decimals(self) -> int:
        """The fewest, from the edition's, with which the parts inside and the parts by 用途 add up to the total as printed."""
        form = self._asking.manner.money
        finest = EXACT[form.unit]
        enough = (n for n in range(form.decimals, finest) if self._adds_up(replace(form, decimals=n)))
        return next(enough, finest)

    def _adds_up(self, form: Form) -> bool:
        printed = self.money.shown(form).value
        families = [parts for parts in (self._apart, self.parts) if _added(parts) == self.money]
        return all(sum(part.money.shown(form).value for part in parts) == printed for parts in families)

    @property
    def _apart(self) -> list[Answer]:
        """The figures inside this one that lie in no other of them."""
        asked = {name: part.lines.question for name, part in self.of.items()}
        within = {n for n, q in asked.items() if any(o != q and o.contains(q) for o in asked.values())}
        return [part for name, part in self.of.items() if name not in within]

    @property
    def share(self) -> str:
        """``91.27%`` of what the section shares out."""
        whole, manner = self._asking.whole, self._asking.manner
        asked = self._both.origins.asked(Share(self._now.question, whole.question))
        return Said(rated(self.money.yuan, whole.total.yuan, manner.percent_decimals, manner.phrases, asked))

    @property
    def change(self) -> str:
        """``比上年预算增加125.41万元，增长16.00%``"""
        return self._comparison.said(short=False)

    @property
    def brief(self) -> str:
        """``增加125.41万元，增长16.00%``"""
        return self._comparison.said(short=True)

    @property
    def against(self) -> str:
        """``上年预算``: what sentences call the amount that it is compared with."""
        return self._ask.base or self._asking.base

    @property
    def _comparison(self) -> Comparison:
        manner = self._asking.manner
        return Comparison(
            self.money,
            self.base,
            self.against,
            manner.phrases,
            manner.money,
            manner.percent_decimals,
            self._both.origins,
        )

    @property
    def reason(self) -> str:
        """Staff's reason, or nothing."""
        self.asked_why = True
        return next((words for path in self._paths if (words := self._asking.manner.reason(path))), "")

    @cached_property
    def reason_path(self) -> str:
        """Where its reason stands below 变动原因, or should stand; empty where the form prints none."""
        paths = self._paths
        return next((path for path in paths if self._asking.manner.reason(path)), paths[0] if paths else "")

    @property
    def _paths(self) -> list[str]:
        """The places of its reason, its own first; only a figure of the same money lends its own, and never to nothing."""
        paths = [self._fill(path) for path in self._ask.reasons]
        return paths if self._borrows and not self.nil else paths[:1]

    @property
    def lines(self) -> Ledger:
        """The lines of both years behind it."""
        return self._both

    @property
    def because(self) -> str:
        """``，主要原因是…`` when staff gave a reason."""
        return f"，主要原因是{led_in(self.reason)}" if self.reason else ""

    @property
    def nil(self) -> bool:
        """Nothing this year and nothing in the year compared with."""
        return not self.money and not self.base

    @property
    def label(self) -> str:
        """The name of the figure."""
        if self._ask.label or self._group is None:
            return self._fill(self._ask.label)
        return self._group.name()

    @property
    def code(self) -> str:
        """The code of the group's first dimension."""
        return self._group.code if self._group else ""

    @property
    def record(self) -> Mapping[str, Any]:
        """What staff wrote of the project that this is about."""
        project = self._group.codes.get("project", "") if self._group else ""
        return self._asking.manner.records.get(project, {})

    @property
    def path(self) -> dict[str, str]:
        """类, 款, 项 to names."""
        return self._group.path if self._group else {}

    @property
    def digits(self) -> dict[str, str]:
        """类, 款, 项 to the digits of that level alone: 210, 15, 01."""
        return self._group.digits if self._group else {}

    @cached_property
    def of(self) -> dict[str, Answer]:
        """The figures inside this one, by their names in ``inside``."""
        return {
            name: Answer(self._below(name, where), narrow(self._both, (where,)), self._asking, whole=self)
            for name, where in self._ask.inside.items()
        }

    @cached_property
    def parts(self) -> list[Answer]:
        """This year's money by 用途, in the order of the lines; last, without a name, what has none. Empty where none has."""
        named = self._now.by("purpose")
        rest = {"": self._now.answer(_WITHOUT_PURPOSE)} if named else {}
        return [
            Answer(self._below(purpose, Condition()), lines, self._asking, whole=self)
            for purpose, lines in (named | rest).items()
            if lines
        ]

    def _below(self, label: str, where: Condition) -> Ask:
        """A question inside this one, compared with the same."""
        return Ask(label, where, (), {}, compare=self._ask.compare, base=self._ask.base)

    def _fill(self, pattern: str) -> str:
        return self._group.filled(pattern) if self._group else fill(pattern, dict.fromkeys(TOKENS, ""))


_WITHOUT_PURPOSE = Question((("purpose", frozenset({""})),))


def _added(parts: list[Answer]) -> Money:
    return sum((part.money for part in parts), Money())


def _numbered(ledger: Ledger) -> Money:
    """The total of a ledger, which remembers what was asked."""
    return replace(ledger.total, asked=ledger.origins.asked(ledger.question))


@dataclass(frozen=True)
class Asking:
    """What all answers of one section share."""

    compare: str
    base: str
    whole: Ledger
    """What shares are shares of."""
    manner: Manner


def answers(spec: SectionSpec, ledger: Ledger, manner: Manner) -> dict[str, Any]:
    """The figures and lists that a section's head names."""
    own = narrow(ledger, (spec.where,))
    shared = own if spec.share_of is None else narrow(ledger, (spec.share_of,))
    asking = Asking(spec.compare, spec.base, shared.where(measure=CURRENT), manner)
    found: dict[str, Any] = {name: _figure(ask, own, ledger, asking) for name, ask in spec.figures.items()}
    return found | {name: _counted(asks, own, asking) for name, asks in spec.lists.items()}


def _figure(ask: Ask, own: Ledger, ledger: Ledger, asking: Asking) -> Answer:
    """One figure; it may borrow a reason where all money of its kind this year is its own."""
    both = narrow(own, (ask.where,))
    if len(ask.reasons) < 2:
        return Answer(ask, both, asking)
    ours, all_of_it = (each.where(measure=CURRENT).facts for each in (both, narrow(ledger, (ask.where,))))
    return Answer(ask, both, asking, borrows=ours == all_of_it)


def _counted(asks: tuple[Ask, ...] | AskEach, ledger: Ledger, asking: Asking) -> Listed:
    """A list of answers; its length is the number of groups that have money."""
    what = "、".join(d for d, _ in asks.each.steps[-1]) if isinstance(asks, AskEach) else ""
    where = narrow(ledger, (asks.ask.where,)) if isinstance(asks, AskEach) else ledger
    count = Count(what, where.where(measure=CURRENT).question)
    return Listed.of(list(_listed(asks, ledger, asking)), ledger.origins.asked(count))


def _listed(asks: tuple[Ask, ...] | AskEach, ledger: Ledger, asking: Asking) -> Iterator[Answer]:
    if isinstance(asks, AskEach):
        own = narrow(ledger, (asks.ask.where,)).where(measure=(CURRENT, asks.ask.compare or asking.compare))
        for group in groups(asks.each, own):
            answer = Answer(asks.ask, group.ledger, asking, group)
            if answer.money or asks.each.codes != "used":
                yield answer
        return
    for ask in asks:
        answer = Answer(ask, narrow(ledger, (ask.where,)), asking)
        if not (ask.skip_nil and answer.nil):
            yield answer
