"""Single cells of an export: amounts, codes with names, names behind codes."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from author.ledger.money import EXACT
from author.read import values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.taking.synonyms import Synonyms

_CODE_BEFORE = re.compile(r"^[(（\[【]?(?=[A-Z]*[0-9])[0-9A-Z]{1,30}(?:[)）\]】]\s*|\s*[-_—–:：]\s*|\s+)(?=\S)")


_PROJECT_CODE = re.compile(r"^[(（\[【]?(?=[A-Z]*[0-9])[0-9A-Z]{8,40}[)）\]】]?[-_—–:：\s]+(?=\S)")
"""Long, so that 2026 of a name is none."""


def number(text: str, words: Synonyms) -> Decimal:
    """The number of a cell, (5.00) below zero; zero for what stands for nothing. ValueError for anything else."""
    said = unicodedata.normalize("NFKC", text[:99]).strip().removeprefix("¥")
    if not said:
        return Decimal(0)
    try:
        return values.figure(said)
    except ValueError:
        if words.named("nothing", said):
            return Decimal(0)
        raise


def exact(value: Decimal, unit: str) -> bool:
    """Whether an amount reaches no further down than the 分."""
    exponent = value.normalize().as_tuple().exponent
    return not isinstance(exponent, int) or -exponent <= EXACT[unit]


def code(text: str) -> str:
    """The digits of a code with or without its name, or the name alone; empty for what is neither."""
    if not text.strip():
        return ""
    try:
        digits, name = values.coded(text)
    except ValueError:
        return ""
    return digits or name


def name(text: str) -> str:
    """The name behind a code: ``318001-档案馆`` and ``(318001)档案馆`` are 档案馆; a name alone is itself."""
    said = " ".join(text.split())
    return _CODE_BEFORE.sub("", said, count=1) or said


def project_name(text: str, words: Synonyms) -> str:
    """A project without the long code before it; empty for what only says that there is none, or that it is a total."""
    said = " ".join(text.split())
    said = _PROJECT_CODE.sub("", said, count=1) or said
    none = any(words.named(group, said) for group in ("no_project", "nothing", "total_words"))
    return "" if none else said


def joined(texts: Mapping[str, str], digits: Mapping[str, int]) -> str:
    """A code from its parts; those that were numbers have lost their zeros, and a part may repeat what is above it."""
    made = ""
    for part, count in digits.items():
        found = re.match(r"[0-9]+", unicodedata.normalize("NFKC", texts.get(part, "")).strip())
        if not found:
            break
        whole = made and found[0].startswith(made) and len(found[0]) == len(made) + count
        made = found[0] if whole else made + found[0].zfill(count)
    return made
