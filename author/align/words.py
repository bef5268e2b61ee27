"""The words of a paragraph, of a heading or of a line in a cell that were kept, went and came, each with its weight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.align.atoms import Kind, compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from author.document import Run


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch in one weight; words that only became bold are old and new ones."""

    kind: Kind
    text: str
    bold: bool


def words(old: Iterable[Run], new: Iterable[Run]) -> list[Words]:
    """Two paragraphs' runs as stretches: kept and old ones give the old runs, kept and new ones the new."""
    before, after = list(_weighed(old)), list(_weighed(new))
    found: list[Words] = []
    for stretch in compared(_text(before), _text(after)):
        if stretch.kind == "kept":
            found += _kept(_taken(before, len(stretch.text)), _taken(after, len(stretch.text)))
        else:
            pieces = _taken(before if stretch.kind == "old" else after, len(stretch.text))
            found += [Words(stretch.kind, text, bold) for text, bold in pieces]
    return found


def all_of(kind: Kind, runs: Iterable[Run]) -> list[Words]:
    """The runs of a paragraph that only one document has."""
    return [Words(kind, run.text, run.bold) for run in runs if run.text]


_Weighed = tuple[str, bool]


def _weighed(runs: Iterable[Run]) -> Iterator[_Weighed]:
    yield from ((run.text, run.bold) for run in runs if run.text)


def _text(pieces: Sequence[_Weighed]) -> str:
    return "".join(text for text, _ in pieces)


def _taken(pieces: list[_Weighed], length: int) -> list[_Weighed]:
    """The first ``length`` signs, which are taken away."""
    taken: list[_Weighed] = []
    while length:
        text, bold = pieces.pop(0)
        if len(text) > length:
            pieces.insert(0, (text[length:], bold))
            text = text[:length]
        taken.append((text, bold))
        length -= len(text)
    return taken


def _kept(old: list[_Weighed], new: list[_Weighed]) -> Iterator[Words]:
    """The same text on both sides, cut where a weight changes on either."""
    while old:
        length = min(len(old[0][0]), len(new[0][0]))
        ((text, was),), ((_, bold),) = _taken(old, length), _taken(new, length)
        if was == bold:
            yield Words("kept", text, bold)
        else:
            yield from (Words("old", text, was), Words("new", text, bold))
