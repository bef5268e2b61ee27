"""What two documents print differently, found in the documents alone; and whether effects tell exactly that.

Texts are put together by what the documents themselves say: tables and sections by what they are about, rows by their
words, columns by the heads above them. Which row, or form, was given another name is taken from the effects; what is
different in it is not.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from author.document import Contents, Heading, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from author.document import Document, Placed
    from author.revision.effects import Effect
    from author.revision.revision import Revision

Name = tuple[str, str, str, int]
"""Of a row: side, what is around it, its words, which of those."""
Cells = dict[tuple[str, ...], str]
"""The heads above a cell to what it prints."""
Moved = tuple[str, tuple[str, ...], str, str]
"""Row, heads, before, after."""


@dataclass
class Place:
    """A table, a form, a section, or the lines of cover or signature."""

    table: bool = False
    texts: Counter[str] = field(default_factory=Counter)
    """Its sentences, or what stands around a table."""
    rows: dict[Name, Cells] = field(default_factory=dict)


@dataclass
class Printed:
    """A document taken apart."""

    places: dict[str, Place] = field(default_factory=dict)
    at: dict[str, str] = field(default_factory=dict)
    """The anchor of a table or section to its place."""

    def of(self, effect: Effect, side: int) -> str:
        """The place that an effect names."""
        place = (effect.was_at, effect.is_at)[side]
        if place is None:
            return ""
        return {"封面": "cover", "落款": "signature"}.get(effect.within) or self.at.get(place.anchor, place.anchor)


def taken_apart(document: Document) -> Printed:
    """All that it prints but its contents."""
    printed = Printed()
    blocks = [block for section in document.sections for block in section.blocks if not isinstance(block, Contents)]
    forms = {block.about for block in blocks if isinstance(block, Table)}
    for block in blocks:
        about = block.about if block.about in forms else block.about.partition("/")[0]
        place = printed.places.setdefault(about, Place(block.about in forms))
        if isinstance(block, Table):
            printed.at[block.key] = about
            place.texts.update(text for text in block.strip or () if text)
            place.rows.update(_named(_rows(block)))
        elif isinstance(block, Heading) or about in forms:
            place.texts[block.text] += 1
            if isinstance(block, Heading) and about not in forms:
                printed.at.setdefault(block.anchor, about)
        elif isinstance(block, Paragraph):
            place.texts.update(said for text in re.findall(r"[^。；\n]*[。；]?", block.text) if (said := text.strip()))
    return printed


def _named(rows: Iterator[tuple[str, str, str, Cells]]) -> Iterator[tuple[Name, Cells]]:
    times: Counter[tuple[str, str, str]] = Counter()
    for side, around, said, cells in rows:
        times[side, around, said] += 1
        yield (side, around, said, times[side, around, said]), cells


def _rows(table: Table) -> Iterator[tuple[str, str, str, Cells]]:
    if table.style == "form":
        yield from _labels(table.placed_once or table.placed_body)
        yield from _listed(table) if table.once else ()
    else:
        yield from _amounts(table)


def _heads(table: Table) -> dict[int, tuple[str, ...]]:
    """Column to the labels above it; the line of numbers below them is none."""
    found: dict[int, list[str]] = {column: [] for column in range(table.columns)}
    for row in table.placed_head:
        if not all(re.fullmatch(r"[\d※]*", cell.cell.text) for cell in row):
            for cell in row:
                for column in range(cell.column, cell.column + cell.cell.across):
                    found[column].append(cell.cell.text)
    return {column: tuple(labels) for column, labels in found.items()}


def _amounts(table: Table) -> Iterator[tuple[str, str, str, Cells]]:
    """Each side of a row: words, and the amounts right of them."""
    heads, around = _heads(table), {}
    amounts = {cell.column for row in table.placed_body for cell in row if cell.cell.asked is not None}
    for side in sorted(column for column in amounts if column - 1 not in amounts):
        first = max((column + 1 for column in amounts if column < side), default=0)
        last = next(column for column in range(side, table.columns + 1) if column not in amounts)
        for row in table.placed_body:
            words = [cell.cell.text.strip() for cell in row if first <= cell.column < side]
            if any(words) or first == side:
                code = [word for word in words if word.isdigit()]
                said = _joined((code[-1] if code and len(code[-1]) > 3 else "".join(code), *words), code)
                coded = bool(code) or bool(re.match(r"(\d{3}|\d{5}|\d{7})(?!\d)", "".join(words[:1])))
                around[side] = around.get(side, "") if coded else said
                cells = {heads[cell.column]: cell.cell.text for cell in row if side <= cell.column < last}
                yield str(side), around[side] if coded else "", said, cells


def _joined(words: Sequence[str], code: Sequence[str]) -> str:
    return "".join(word for number, word in enumerate(words) if not number or word not in code).replace(" ", "")


def _labels(rows: Sequence[Sequence[Placed]]) -> Iterator[tuple[str, str, str, Cells]]:
    label = ""
    for cell in (cell for row in rows for cell in row):
        if cell.cell.bold:
            label = cell.cell.text
        else:
            yield "", "", label.replace(" ", ""), {(label,): cell.cell.text}


def _listed(table: Table) -> Iterator[tuple[str, str, str, Cells]]:
    """A row of a list is named by its columns down to 三级指标, or whatever stands behind the merged ones."""
    heads = {column: labels for column, labels in _heads(table).items() if labels}
    begin = sorted({cell.column for cell in table.placed_head[0]})
    named = begin[: next(n for n, column in enumerate(begin, 1) if heads[column][-1].startswith("三级"))]
    above: dict[int, str] = {}
    for row in table.placed_body:
        above |= {cell.column: cell.cell.text for cell in row}
        said = "".join(above[column] for column in named).replace(" ", "")
        yield "list", "", said, {heads[column]: above[column] for column in begin if column not in named}


def unlike(revision: Revision) -> list[str]:
    """Where the effects and the documents disagree: what is missing, what is told and is not so. Empty: they agree."""
    old, new = (taken_apart(side.document) for side in (revision.old, revision.new))
    told: dict[tuple[str, str], list[Effect]] = {}
    for effect in revision.effects:
        told.setdefault((old.of(effect, 0), new.of(effect, 1)), []).append(effect)
    renamed = {was: now for was, now in told if was and now and was != now}
    pairs = {(was, renamed.get(was, was if was in new.places else "")) for was in old.places}
    pairs |= {("", now) for now in new.places if now not in {second for _, second in pairs}}
    wrong = [f"told of nothing: {key} {effects}" for key, effects in told.items() if not _known(key, pairs)]
    for was, now in sorted(pairs):
        effects = [
            effect for key, found in told.items() if key in ((was, now), (was, ""), ("", now)) for effect in found
        ]
        if was and now:
            wrong += _in_both(old.places[was], new.places[now], effects)
        elif [effect.kind for effect in effects] != (
            ["table"] if (old.places | new.places)[was or now].table else ["section"]
        ):
            wrong.append(f"{was} → {now}: {effects}")
    return wrong


def _known(key: tuple[str, str], pairs: set[tuple[str, str]]) -> bool:
    return key in pairs or any((key[0] or was, key[1] or now) == (was, now) for was, now in pairs)


def _in_both(was: Place, now: Place, effects: Sequence[Effect]) -> list[str]:
    if not now.table:
        return _sentences(was.texts, now.texts, effects)
    same = dict(_same(was, now))
    gone, come = _left(was, now, same.keys()), _left(now, was, same.values())
    moved = Counter(_moved((name[2], was.rows[name], now.rows[other]) for name, other in same.items()))
    wrong: list[str] = []
    for effect in effects:
        if effect.kind == "words" and not effect.row and not effect.column:
            moved += Counter(_renamed(effect, gone, come))
        elif effect.kind == "row":
            wrong += _came(effect, come if effect.after else gone)
    for effect in effects:
        if effect.kind == "figure" or (effect.kind == "words" and effect.column):
            found = next((each for each in moved if moved[each] and _tells(effect, each)), None)
            moved -= Counter({found: 1} if found else {})
            wrong += [] if found else [f"told and not so: {effect.address} {effect.before} → {effect.after}"]
    left = [*(f"gone: {name}" for name in gone), *(f"come: {name}" for name in come)]
    return [*wrong, *left, *(f"missing: {each}" for each in moved.elements())]


def _same(was: Place, now: Place) -> Iterator[tuple[Name, Name]]:
    """Rows of one name; then those whose own words are the same, where what is around has another name."""
    left = [name for name in now.rows if name not in was.rows]
    for name in was.rows:
        own = (other for other in left if other[2] == name[2])
        if (other := name if name in now.rows else next(own, None)) is not None:
            left = [each for each in left if each != other]
            yield name, other


def _left(here: Place, there: Place, same: Iterable[Name]) -> list[tuple[str, Cells]]:
    """Rows that the other does not have, and what stands around."""
    known = set(same)
    rows = [(name[2], cells) for name, cells in here.rows.items() if name not in known]
    return [*rows, *((text.replace(" ", ""), {}) for text in (here.texts - there.texts).elements())]


def _moved(rows: Iterator[tuple[str, Cells, Cells]]) -> Iterator[Moved]:
    for said, before, after in rows:
        for heads in dict.fromkeys((*before, *after)):
            both = before.get(heads, ""), after.get(heads, "")
            if both[0] != both[1]:
                yield said, heads, *both


def _renamed(effect: Effect, gone: list[tuple[str, Cells]], come: list[tuple[str, Cells]]) -> Iterator[Moved]:
    """What is different in a row that has another name now."""
    was, now = (_taken(each, text) for each, text in ((gone, effect.before), (come, effect.after)))
    yield from _moved(iter([(now[0], was[1], now[1])]))


def _taken(rows: list[tuple[str, Cells]], said: str) -> tuple[str, Cells]:
    row = next(row for row in rows if row[0] == said.replace(" ", ""))
    rows.remove(row)
    return row


def _came(effect: Effect, rows: list[tuple[str, Cells]]) -> list[str]:
    """A row that came or went is told with all that it prints."""
    text = (effect.after or effect.before).replace(" ", "")
    row = next((row for row in rows if _all(text, row)), None)
    if row is None:
        return [f"no such row: {text}"]
    rows.remove(row)
    return []


def _all(text: str, row: tuple[str, Cells]) -> bool:
    own = not row[0] or text.partition("（")[0] == row[0].partition("（")[0]
    return own and text.startswith(row[0]) and all(cell.replace(" ", "") in text for cell in row[1].values())


def _tells(effect: Effect, moved: Moved) -> bool:
    said, heads, before, after = moved
    label = "".join(heads).replace("/", "")
    return (
        (effect.before, effect.after) == (before, after)
        and effect.row.replace(" ", "") == said
        and label.endswith(effect.column.replace("/", ""))
    )


def _sentences(was: Counter[str], now: Counter[str], effects: Sequence[Effect]) -> list[str]:
    before, after = Counter(effect.before for effect in effects), Counter(effect.after for effect in effects)
    before.pop("", None)
    after.pop("", None)
    if before - after == was - now and after - before == now - was:
        return [f"told and the same: {effect.before}" for effect in effects if effect.before == effect.after]
    return [f"gone {was - now}, come {now - was}, told: {before} → {after}"]
