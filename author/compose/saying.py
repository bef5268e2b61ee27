"""What the templates of an edition may name for one submission, and how they are said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from author.compose.manner import Manner
from author.submission.unfilled import PEOPLE, YEARS
from author.wording.allowance import Allowance
from author.wording.comparison import people_change
from author.wording.marks import all_stated, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from author.form.edition import Edition
    from author.ground.findings import Source
    from author.ledger.question import Origins
    from author.submission import Submission


@dataclass(frozen=True)
class Saying:
    """Renders the templates of ``edition`` with the words of ``submission``."""

    edition: Edition
    submission: Submission

    @property
    def origins(self) -> Origins:
        """Where the origins of all figures are numbered."""
        return self.submission.ledger.origins

    @cached_property
    def _allowance(self) -> Allowance:
        """What all templates of the document may cost together."""
        return Allowance()

    @cached_property
    def variables(self) -> Mapping[str, Any]:
        """Staff's words, and the words that follow year and unit."""
        words, year = self.submission.words, self.submission.year
        return {
            **all_stated(words, self.origins),
            **self.edition.words.get(words["单位"]["类型"], {}),
            "单位": self.submission.unit,
            "单位性质": words["单位"]["性质"],
            "年度": year,
            "上年": year - 1,
            "版次": len(words["更正"]) + 1,
            "未填": self.submission.unfilled,
            "人员": self._people,
        }

    @property
    def _people(self) -> Mapping[str, Any]:
        """Each kind of staff with 增减, the words for its change since last year; empty where a year is not filled in."""
        people = all_stated({"人员": self.submission.words["人员"]}, self.origins)["人员"]
        return {kind: self._with_change(kind, counts) for kind, counts in people.items()}

    def _with_change(self, kind: str, counts: Any) -> Any:  # noqa: ANN401 - a count, or the counts of two years
        if not isinstance(counts, dict):
            return counts
        kinds = PEOPLE if kind not in PEOPLE else (kind,)
        if any(f"人员.{each}.{year}" in self.submission.unfilled for each in kinds for year in YEARS):
            return {**counts, "增减": ""}
        change = people_change(counts["本年"], counts["上年"], self.manner.phrases, self.origins, f"人员.{kind}")
        return {**counts, "增减": change}

    @cached_property
    def manner(self) -> Manner:
        """How amounts, shares and changes are said."""
        words = self.submission.words
        return Manner(
            money=self.edition.narrative_form,
            percent_decimals=self.edition.percent_decimals,
            phrases={**self.edition.phrases, **words["措辞"]},
            reasons=words["变动原因"],
            records=self.submission.projects,
        )

    @cached_property
    def terms(self) -> list[Mapping[str, str]]:
        """The edition's glossary, in which words that follow the unit may stand, and what staff added."""
        own = ({key: self.line(text, self.edition.at) for key, text in term.items()} for term in self.edition.glossary)
        return [*own, *self.submission.words["名词解释"]["补充"]]

    def rendered(self, template: str, at: Source, **more: object) -> str:
        """A template filled in, with its stand-ins."""
        return self.edition.wording.render(template, {**self.variables, **more}, at, self._allowance)

    def line(self, template: str, at: Source, **more: object) -> str:
        """A template as one line of words; nothing in it is markup."""
        return plain(self.rendered(template, at, **more)).strip()

    def liner(self, at: Source) -> Callable[[str], str]:
        """`line` for the labels of one file."""
        return lambda template: self.line(template, at)
