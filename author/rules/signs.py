"""A02: characters that no font has, told where they stand and not only on the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject

_UNUSUAL = re.compile("[^\n -~\u3000-\u303f\u4e00-\u9fa5！-～‘’“”…—·℃％‰≥≤±×\u2160-\u216b\u2190-\u2193\u2460-\u24ff■□]")
"""What a text of every day has not: only for these are the fonts opened, which takes a twentieth of a second."""
_TAB = "\t"


def unprintable_signs(subject: Subject) -> Iterator[Finding]:
    """A02: what a PDF prints as 〓."""
    unusual = {char for text in subject.texts for char in _UNUSUAL.findall(text.words)}
    lacking = _lacking(frozenset(unusual)) if unusual else frozenset()
    if not lacking:
        return
    for text, signs in subject.searched(lambda words: [char for char in dict.fromkeys(words) if char in lacking]):
        for sign in signs:
            yield subject.found(
                "A02", _message(sign), text.path, severity=Severity.WARNING, part=sign, hint=_hint(sign)
            )


def _lacking(chars: frozenset[str]) -> frozenset[str]:
    from author.write.faces import lacking  # noqa: PLC0415 - harfbuzz costs start-up time, and most texts need none

    return lacking(chars)


def _message(sign: str) -> str:
    what = "制表符（Tab）" if sign == _TAB else f"“{sign}”（U+{ord(sign):04X}）"
    return f"随程序的字体里没有{what}，PDF 里会印成〓"


def _hint(sign: str) -> str:
    return "请删去，或换成空格" if sign == _TAB else "请换一个写法；本机有这个字的，可用 --fonts system"
