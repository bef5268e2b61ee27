"""A rule at its boundary: one change to the base where it speaks, and one nearly the same where it must not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from author.compose.composition import Composition
from author.read.schema import submission_schema, typed
from author.read.yamlfile import parse_yaml
from author.rules.subject import Subject
from author.submission import submission
from tests.rules.test_cases import BASE
from tests.small import form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from author.ground.findings import Finding

    Rule = Callable[[Subject], Iterator[Finding]]

SILENT = ""


@dataclass(frozen=True)
class Boundary:
    """What a rule says when ``old`` is replaced in the base; the severities of its findings, ``错误 警告``."""

    rule: Rule
    old: str
    said: dict[str, str] = field(hash=False)

    def texts(self) -> Iterator[tuple[str, str]]:
        """(submission, what the rule says)."""
        assert self.old in BASE, f"the base has no “{self.old}”"
        yield from ((BASE.replace(self.old, new, 1), expected) for new, expected in self.said.items())


def subject(text: str) -> Subject:
    """A submission under check, whatever is wrong in its lines."""
    tree, _ = parse_yaml(text, "budget.yaml")
    assert tree is not None
    schema = submission_schema()
    words, _ = typed(tree, schema)
    return Subject(Composition(form(), submission(words, tree, form().books, schema=schema)[0]))


def severities(rule: Rule, text: str) -> str:
    return " ".join(finding.severity.value for finding in rule(subject(text)))
