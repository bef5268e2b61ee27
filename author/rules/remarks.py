"""What is odd about words by themselves, told of staff's texts and of the form's own sentences alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.document import Heading, Paragraph
from author.ground.findings import Finding, Severity
from author.rules.texts import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from author.ground.findings import Place
    from author.rules.subject import Subject
    from author.rules.texts import Kind

    Search = Callable[[str], Iterable["Remark"]]

MOST = 5
"""Remarks on one text; whoever has more begins with these."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is odd: the words, what is to be said of them, and the choice."""

    part: str
    message: str
    hint: str = ""
    severity: Severity = Severity.WARNING


def remarks(
    subject: Subject, code: str, search: Search, kinds: tuple[Kind, ...] = KINDS, *, of_the_form: bool = True
) -> Iterator[Finding]:
    """What ``search`` says of every text of ``kinds``, and of the sentences that are the form's alone."""
    for text, odd in subject.searched(lambda words: [*search(words)][:MOST], kinds):
        for one in odd:
            yield subject.found(
                code, one.message, text.path, severity=one.severity, part=one.part, hint=one.hint
            )  # fmt: skip
    for place, words in _printed(subject).items() if of_the_form else ():
        for one in [*search(words)][:MOST]:
            if not any(one.part in text.words for text in subject.texts):
                yield _of_the_form(subject, code, one, place)


def _printed(subject: Subject) -> dict[Place, str]:
    """The paragraphs and headings of each section, one below the other."""
    found: dict[Place, str] = {}
    for section in subject.composition.sections:
        said = (block.text for block, _ in section.blocks if isinstance(block, (Heading, Paragraph)))
        found[section.place()] = "\n".join(said)
    return found


def _of_the_form(subject: Subject, code: str, odd: Remark, place: Place) -> Finding:
    at = (subject.tree.at(("版式",)),)
    message = f"版式印出的话：{odd.message}"
    return Finding(code, message, at, place, odd.severity, odd.hint, f"版式/{place}", odd.part, about=(("版式",),))
