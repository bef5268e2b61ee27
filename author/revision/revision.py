"""A submission and the one before it: what staff changed, and what in print moved with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from author.revision.effects import effects
from author.revision.inputs import changed_inputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.compose.composition import Composition
    from author.pipeline.check import Checked
    from author.revision.effects import Effect
    from author.revision.inputs import Input
    from author.submission import Submission


@dataclass(frozen=True)
class Revision:
    """Two submissions of one department and year, in their forms."""

    old: Composition
    new: Composition
    units: tuple[tuple[Submission, Submission], ...] = ()
    """The units below whose own files both count, as they were and as they are."""

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        """What staff changed."""
        return changed_inputs(self.old.submission, self.new.submission, self.units)

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """What is printed otherwise."""
        return effects(self.old, self.new, self.inputs)

    @property
    def figures(self) -> tuple[Effect, ...]:
        """Every figure that moved, those in sentences too."""
        each = (effect.figures or (effect,) for effect in self.effects)
        return tuple(effect for several in each for effect in several if effect.kind == "figure")

    @cached_property
    def of_input(self) -> tuple[tuple[Effect, ...], ...]:
        """For each changed input what rests on it."""
        found: list[list[Effect]] = [[] for _ in self.inputs]
        for effect in self.effects:
            for place in effect.because:
                found[place].append(effect)
        return tuple(map(tuple, found))

    @property
    def of_nothing(self) -> tuple[Effect, ...]:
        """What moved though no input did that it rests on: another form, book of codes or version of the program."""
        return tuple(effect for effect in self.effects if not effect.because)


def revision_of(old: Checked, new: Checked) -> Revision:
    """What has been checked, compared; there must be something to compose in both."""
    assert old.composition is not None  # noqa: S101 - whoever compares has asked
    assert new.composition is not None  # noqa: S101 - the same
    return Revision(old.composition, new.composition, tuple(_units(old, new)))


def _units(old: Checked, new: Checked) -> Iterator[tuple[Submission, Submission]]:
    before = {unit.submission.unit: unit.submission for unit in old.units if unit.submission}
    for unit in new.units:
        if unit.submission and unit.submission.unit in before:
            yield before[unit.submission.unit], unit.submission
