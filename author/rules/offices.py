"""E65: offices by the names that they had before a reform (templates/words/offices.csv)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.years import outside_titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.form.wordlists import Entry, Hit
    from author.ground.findings import Finding
    from author.rules.subject import Subject

_NEAR = 40
"""Signs before and behind a name that are looked at."""
_SENTENCE = re.compile("[。；\n]")
_ONCE = re.compile(r"(?:原|前)[^，。；、（）()]{0,10}$")
_OF_THEN = re.compile("曾|当时|时任|改革前|划转|划入|转隶|整合|合并|组建|并入|撤销|更名|改名|前身|不再保留|历史|移交")
_NOW = re.compile(r"^[^，。；]{0,6}(?:[（(]现|[发办函规]?[〔（(\[]\d{4})")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")


def old_offices(subject: Subject) -> Iterator[Finding]:
    """E65: an office that there is no more, as if it still were."""
    for text, old in subject.searched(lambda words: _old(words, subject)):
        for name, entry in old.items():
            message = f"{quoted(name)}是改革以前的名称，现在是{entry.right}"
            severity = entry.severity or Severity.WARNING
            hint = f"{entry.why}；说的是从前的，请写“原{name}”"
            yield subject.found("E65", message, text.path, severity=severity, part=name, hint=hint)


def _old(words: str, subject: Subject) -> dict[str, Entry]:
    plain = outside_titles(words)
    found = subject.edition.word_lists["offices"].found(plain)
    return {hit.word: hit.entry for hit in found if subject.year > hit.entry.since and not _is_of_then(plain, hit)}


def _is_of_then(words: str, name: Hit) -> bool:
    """Whether the words around a name speak of the time before."""
    before = _SENTENCE.split(words[max(name.start - _NEAR, 0) : name.start])[-1]
    after = _SENTENCE.split(words[name.end : name.end + _NEAR])[0]
    dated = any(int(year) <= name.entry.since for year in _YEAR.findall(before))
    return bool(dated or _ONCE.search(before) or _NOW.match(after) or _OF_THEN.search(before + after))
