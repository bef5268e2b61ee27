"""What a new document is compared with: the submission that was published before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.pipeline.check import composed

if TYPE_CHECKING:
    from pathlib import Path

    from author.compose.composition import Composition
    from author.document import Document


@dataclass(frozen=True)
class Earlier:
    """A document as it was, and the day on which it was corrected."""

    document: Document
    date: str = ""
    """ISO date; the day of the new document where it is empty."""


def submission_at(path: Path) -> Path:
    """The file of the submission that ``path`` stands for."""
    return path


def composed_at(path: Path, own: Path | None = None) -> Composition | None:
    """The composition of what stands at ``path``, with whatever errors; None where nothing can be composed of it."""
    return composed(submission_at(path), own)


def misfit(old: Composition, new: Composition) -> str:
    """Why two submissions are nothing to compare: ``某某局2025年``; empty where they are of one unit and one year."""
    was, now = ((each.submission.unit, each.submission.words["年度"]) for each in (old, new))
    return "" if was == now else f"{was[0]}{was[1]}年"
