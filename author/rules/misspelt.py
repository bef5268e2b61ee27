"""E63, E64: homophones, variants, traditional signs, full-width digits, signs that only look right.

The words are data: templates/words/misspelt.csv and traditional.csv.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from author.form.wordlists import DIGIT
from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.texts import OWN_WORDS
from author.rules.years import outside_titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.form.wordlists import Entry
    from author.ground.findings import Finding
    from author.read.tree import Path
    from author.rules.subject import Subject

MOST_PLACES = 20
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_ALIKE = re.compile(
    "[\u00a0\u034f\u115f\u2000-\u200a\u202f\u205f\u2e80-\u2fdf\u3164\uf900-\ufaff\ufe00-\ufe0f\u0300-\u036f]"
)
"""Blanks that are none, radicals and doubles of signs as they come out of a PDF, marks put over others."""
_LETTER = re.compile(r"(?<![A-Za-z0-9])(?:\d+[OoIl]\d*|[OoIl]\d+)(?=[\d年月日%％.]|万元|元|人)")
"""A letter in a number: 2O26年."""
_GAP = re.compile("(?<=[\u4e00-\u9fff，。；：、])[ \u3000]+(?=[\u4e00-\u9fff，。；：、])")


def misspelt(subject: Subject) -> Iterator[Finding]:
    """E63: a homophone or a variant, once with all its places."""
    words = subject.edition.word_lists["misspelt"]
    places: dict[Entry, list[tuple[str, Path]]] = {}
    for text, found in subject.searched(lambda text: [*words.found(outside_titles(text))]):
        for hit in found:
            places.setdefault(hit.entry, []).append((hit.word, text.path))
    for entry, stands in places.items():
        word, right = _written(stands[0][0], entry)
        paths = tuple(dict.fromkeys(path for _, path in stands))[:MOST_PLACES]
        severity = entry.severity or Severity.WARNING
        message = f"{quoted(word)}应写作{quoted(right)}"
        yield subject.found("E63", message, *paths, severity=severity, part=word, hint=entry.why)


def _written(found: str, entry: Entry) -> tuple[str, str]:
    """What was written and what is right for it, without the digits that only tell where it is wrong."""
    return found.rstrip("0123456789") if entry.word.endswith(DIGIT) else found, entry.right.rstrip(DIGIT)


def traditional_signs(subject: Subject) -> Iterator[Finding]:
    """E64: traditional signs."""
    words = subject.edition.word_lists["traditional"]
    for text, found in subject.searched(lambda text: {hit.word: hit.entry.right for hit in words.found(text)}):
        told = "、".join(f"{sign}（{right}）" for sign, right in list(found.items())[:8])
        message = f"有{len(found)}个繁体字：{told}"
        yield subject.found(
            "E64", message, text.path, severity=Severity.WARNING, part=next(iter(found)), hint="公文用规范的简体字"
        )


def wide_signs(subject: Subject) -> Iterator[Finding]:
    """E64: full-width digits and letters, once for the whole file."""
    if found := list(subject.searched(_WIDE.search)):
        message = f"有{len(found)}处用了全角的数字或字母，如{quoted(found[0][1][0])}"
        paths = [text.path for text, _ in found][:MOST_PLACES]
        hint = "数字和字母用半角"
        yield subject.found("E64", message, *paths, severity=Severity.WARNING, part=found[0][1][0], hint=hint)


def look_alikes(subject: Subject) -> Iterator[Finding]:
    """E64: signs that look like others, a letter for a digit, blanks between Chinese signs."""
    for text, (part, message, severity, hint) in subject.searched(_look_alike):
        yield subject.found("E64", message, text.path, severity=severity, part=part, hint=hint)
    for text, gap in subject.searched(_GAP.search, OWN_WORDS):
        message = f"汉字之间有空格，在{quoted(text.words[max(gap.start() - 4, 0) : gap.end() + 4])}"
        hint = "多半是从别的文件复制来的，请删去"
        yield subject.found("E64", message, text.path, severity=Severity.NOTE, part=gap[0], hint=hint)


def _look_alike(words: str) -> tuple[str, str, Severity, str] | None:
    if sign := _ALIKE.search(words):
        usual = unicodedata.normalize("NFKC", sign[0]).strip()
        as_what = f"样子像{quoted(usual)}，不是同一个字" if usual and usual != sign[0] else "看不见，不应有"
        around = words[max(sign.start() - 4, 0) : sign.end() + 4]
        hint = "多半是从 PDF 复制来的，请重新输入这个字"
        return sign[0], f"{quoted(around)}里的字符 U+{ord(sign[0]):04X} {as_what}", Severity.WARNING, hint
    if number := _LETTER.search(words):
        message = f"{quoted(number[0])}里的字母像是数字"
        return number[0], message, Severity.WARNING, "请把 O、I、l 改成 0、1"
    return None
