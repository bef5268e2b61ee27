"""What is printed otherwise, and because of which changed inputs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from author.align.atoms import masked
from author.align.likeness import Likeness
from author.align.sequences import aligned
from author.revision.causes import Causes
from author.revision.printed import Spot, containers
from author.revision.values import paired

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from author.compose.composition import Composition
    from author.ground.findings import Place
    from author.ledger.question import Origin
    from author.revision.inputs import Input
    from author.revision.printed import Container, Row

Kind = Literal["figure", "words", "sentence", "row", "table", "section"]
Key = tuple[str, str]
_BLANK = Spot("", "")


@dataclass(frozen=True)
class Effect:
    """Something printed that is different now; what came or went has one side only."""

    kind: Kind
    within: str
    """The table, form or section: ``表7 …``."""
    row: str
    """The row or label, or the paragraph; empty for what is a whole row, table or section."""
    column: str
    before: str
    after: str
    was_at: Place | None
    is_at: Place | None
    origins: tuple[Origin | None, Origin | None] = (None, None)
    figures: tuple[Effect, ...] = ()
    """Of a sentence: its figures that moved."""
    unit: str = ""
    """What its number is counted in, as far as it is not part of the words."""
    part: str = ""
    """The part of the document around it: 第二部分; empty where ``within`` says it."""
    asked: tuple[Origin, ...] = ()
    """What the figures of a sentence, a row, a table or a section are the answers to, in either document."""
    because: tuple[int, ...] = ()
    """The places of the changed inputs behind it; none where another form, book of codes or version is."""

    @property
    def called(self) -> str:
        """Its row and column."""
        return "，".join(dict.fromkeys(filter(None, (self.row, self.column))))

    @property
    def address(self) -> str:
        """Where it is, in words: table, row, column."""
        return "，".join(filter(None, (self.within, self.called)))


def effects(old: Composition, new: Composition, inputs: Sequence[Input]) -> tuple[Effect, ...]:
    """Everything that is printed otherwise, in the print order of ``new``, what is gone last."""
    causes = Causes(inputs, new.submission.ledger.books)
    alone = (0,) if len(inputs) == 1 and old.edition == new.edition else None
    before = {container.key: container for container in containers(old)}
    after = {container.key: container for container in containers(new)}
    found: list[Effect] = []
    for was, now in _pairs(before, after):
        whose = next(each.key[1] for each in (now, was) if each)
        inside = _inside(was, now) if was and now else _whole(was, now)
        part = next(each.part for each in (now, was) if each)
        told = [replace(_with_causes(effect, causes, whose), part=part) for effect in inside]
        found += [_because_of(effect, alone) for effect in told] if alone else _along(told)
    return tuple(found)


def _because_of(effect: Effect, inputs: tuple[int, ...]) -> Effect:
    """Where one thing changed and the form is the same, everything follows from it."""
    return replace(effect, figures=tuple(_because_of(each, inputs) for each in effect.figures), because=inputs)


def _along(effects: Sequence[Effect]) -> Iterator[Effect]:
    """Words that no input explains by itself, such as a number before a paragraph, go with what changed around them."""
    around = tuple(sorted({place for effect in effects for place in effect.because}))
    for effect in effects:
        moved = effect.kind == "figure" or effect.because
        yield effect if moved else replace(effect, because=around)


def _with_causes(effect: Effect, causes: Causes, whose: str) -> Effect:
    texts, inside = (effect.before, effect.after), tuple(_with_causes(each, causes, whose) for each in effect.figures)
    found = {place for each in inside for place in each.because}
    for origins in (effect.origins, *((origin, origin) for origin in effect.asked)):
        found |= causes.of_figure(origins, texts, whose) if any(origins) else set()
    if effect.kind == "table":
        found |= causes.of_whole(whose)
    elif effect.kind != "figure":
        in_form = whose if effect.kind == "words" else None
        found |= causes.of_words(*texts, called=effect.called, whose=in_form)
        found |= causes.of_names(*texts) if not found else set()
    return replace(effect, figures=inside, because=tuple(sorted(found)))


def _pairs(
    before: Mapping[Key, Container], after: Mapping[Key, Container]
) -> Iterator[tuple[Container | None, Container | None]]:
    """Containers of both documents; goal forms of renamed projects are found again."""
    gone = [key for key in before if key not in after and key[1]]
    come = [key for key in after if key not in before and key[1]]
    pairs = paired([" ".join(key) for key in gone], [" ".join(key) for key in come])
    renamed = {come[now]: gone[was] for was, now in pairs if was is not None and now is not None}
    for key, container in after.items():
        yield before.get(renamed.get(key, key)), container
    for key, container in before.items():
        if key not in after and key not in renamed.values():
            yield container, None


def _whole(was: Container | None, now: Container | None) -> Iterator[Effect]:
    """A table or section that came or went."""
    known = now or was
    assert known is not None  # noqa: S101 - a pair has one side at least
    kind: Kind = "section" if known.kind == "text" else "table"
    text = "\n".join(row.name for row in known.rows) if known.kind == "text" else known.name
    places = (was.place if was else None, now.place if now else None)
    yield Effect(kind, known.name, "", "", text if was else "", text if now else "", *places, asked=_asked(*known.rows))


def _asked(*rows: Row | None) -> tuple[Origin, ...]:
    """What their figures are the answers to, each once."""
    return tuple(dict.fromkeys(spot.origin for row in rows if row for spot in row.spots if spot.origin is not None))


def _inside(was: Container, now: Container) -> Iterator[Effect]:
    """What is different in a table, form or section that both documents have."""
    if [_printed(row) for row in was.rows] == [_printed(row) for row in now.rows]:
        return
    for before, after in _sentences(was, now) if now.kind == "text" else _rows(was, now):
        yield from _Different(now, before, after).effects()


def _sentences(was: Container, now: Container) -> Iterator[tuple[Row | None, Row | None]]:
    """Sentences in their order."""
    keys = (lambda row: row.name, lambda row: masked(row.name))
    likeness = Likeness()
    for both in aligned(was.rows, now.rows, keys, lambda one, other: likeness(one.name, other.name)):
        yield both.old, both.new


def _rows(was: Container, now: Container) -> Iterator[tuple[Row | None, Row | None]]:
    """Rows by their names, wherever they stand; where what is around them has another name, by their own."""
    places = {name: place for place, name in enumerate(_names(was.rows))}
    same = {after: places.pop(name) for after, name in enumerate(_names(now.rows)) if name in places}
    gone, come = list(places.values()), [place for place in range(len(now.rows)) if place not in same]
    rest = paired([was.rows[place].said for place in gone], [now.rows[place].said for place in come])
    same |= {come[after]: gone[before] for before, after in rest if before is not None and after is not None}
    for after, row in enumerate(now.rows):
        yield was.rows[same[after]] if after in same else None, row
    kept = set(same.values())
    yield from ((row, None) for before, row in enumerate(was.rows) if before not in kept)


def _printed(row: Row) -> tuple[str, tuple[str, ...]]:
    return row.name, tuple(spot.text for spot in row.spots)


def _names(rows: Iterable[Row]) -> list[str]:
    """Their names, numbered where one comes again."""
    times: Counter[str] = Counter()
    names = []
    for row in rows:
        times[row.name] += 1
        names.append(row.name if times[row.name] == 1 else f"{row.name} #{times[row.name]}")
    return names


@dataclass(frozen=True)
class _Different:
    """A row, or a sentence, in both documents."""

    container: Container
    was: Row | None
    now: Row | None

    def effects(self) -> Iterator[Effect]:
        """What of it is different."""
        if self.was is None or self.now is None:
            yield self._whole()
        elif self.container.kind == "text":
            if self.was.name != self.now.name:
                effect = self._effect("sentence", self._paragraph, figures=tuple(self._in_sentence()))
                yield replace(effect, asked=()) if len(self.was.spots) == len(self.now.spots) else effect
        else:
            if self.was.said != self.now.said:
                yield self._effect("words", "")
            yield from self._in_row()

    def _effect(self, kind: Kind, row: str, figures: tuple[Effect, ...] = ()) -> Effect:
        """The whole of it, by its name."""
        names = (self.was.said if self.was else "", self.now.said if self.now else "")
        asked = _asked(*self._rows) if kind != "words" else ()
        return Effect(kind, self.container.name, row, "", *names, *self._places, figures=figures, asked=asked)

    @property
    def _places(self) -> tuple[Place | None, Place | None]:
        return self.was.place if self.was else None, self.now.place if self.now else None

    @property
    def _paragraph(self) -> str:
        place = str((self.now or self.was or self.container).place)
        return place.rpartition("、")[2] if "、" in place else ""

    def _whole(self) -> Effect:
        """It came or went."""
        if self.container.kind == "text":
            return self._effect("sentence", self._paragraph)
        made = self._effect("row", "")
        before, after = (self._said(row) for row in self._rows)
        return replace(made, before=before, after=after)

    @property
    def _rows(self) -> tuple[Row | None, Row | None]:
        return self.was, self.now

    @staticmethod
    def _said(row: Row | None) -> str:
        if row is None:
            return ""
        return f"{row.said}（{row.text}）" if row.said and row.text else row.said or row.text

    def _in_row(self) -> Iterator[Effect]:
        """Its cells by what their columns are called."""
        before, after = ({spot.called: spot for spot in row.spots} if row else {} for row in self._rows)
        name = self.now.said if self.now else ""
        for called in dict.fromkeys((*after, *before)):
            was, now = before.get(called, _BLANK), after.get(called, _BLANK)
            if was.text != now.text:
                yield self._spot(was, now, name, called)

    def _in_sentence(self) -> Iterator[Effect]:
        """Its figures, one by one, or by what they are the answers to."""
        assert self.was is not None  # noqa: S101 - asked of sentences that both have
        assert self.now is not None  # noqa: S101 - the same
        for was, now in _same(self.was.spots, self.now.spots):
            if was.text != now.text:
                yield self._spot(was, now, self._paragraph)

    def _spot(self, was: Spot, now: Spot, row: str, column: str = "") -> Effect:
        kind: Kind = "figure" if was.origin or now.origin else "words"
        origins = (was.origin, now.origin)
        unit = now.unit or was.unit
        return Effect(kind, self.container.name, row, column, was.text, now.text, *self._places, origins, unit=unit)


def _same(before: Sequence[Spot], after: Sequence[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """The figures of a sentence in both documents."""
    if len(before) == len(after):
        yield from zip(before, after, strict=True)
        return
    left = list(before)
    for spot in after:
        same = next((other for other in left if other.origin == spot.origin), None)
        if same is not None:
            left.remove(same)
            yield same, spot
