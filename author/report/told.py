"""What is told of two things compared, without a form: chapters of lines, each with what was and what is.

Whoever compares makes a `Told`; as text, as a page or as a workbook it looks the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """Where something is different, what was there, what is there, and what else is to be said."""

    where: str
    before: str = ""
    after: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a name of their own: those of one table."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A cause and what follows from it, or one kind of difference."""

    heading: str
    notes: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def count(self) -> int:
        """How many lines it has."""
        return sum(len(group.lines) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Told:
    """A whole report."""

    title: str
    lead: tuple[str, ...]
    """Sentences that say it in short."""
    heads: tuple[str, str, str, str]
    """What the parts of its lines are called."""
    chapters: tuple[Chapter, ...] = ()
