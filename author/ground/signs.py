"""Signs that no text may hold, whoever wrote it and however it came in, and how they are shown where they must be told.

Every reader hands each text that it decodes to `clean`; whatever is printed for people passes `visible`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST_TEXT = 32_767
"""Signs of one text: what a cell of a workbook holds. The longest that people write has some 5,000."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff"
    "\ufff0-\uffff\ud800-\udfff\ue000-\uf8ff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
    + "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
"""Control, invisible, direction and private-use characters, halves of pairs and what is none: they do not print, or print
something else, or stand in for markup while a document is composed.
Unicode's own line and paragraph separators are among them: only YAML would count them as line ends."""

_PICTURES = 0x2400
"""Where Unicode has pictures of the control characters: ␛."""
_LAST_CONTROL, _DELETE = 0x1F, 0x7F


class Wrong(NamedTuple):
    """What is wrong with a text, for staff."""

    code: str
    message: str
    hint: str


def clean(text: str) -> tuple[str, Wrong | None]:
    """A text as it may go on, and what was wrong with it.

    Line ends become newlines. Signs that are forbidden are left out, and what is beyond `LONGEST_TEXT`.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    wrong = None
    if len(text) > LONGEST_TEXT:
        message = f"这段文字有 {len(text):,} 个字，超过 {LONGEST_TEXT:,} 个"
        text, wrong = text[:LONGEST_TEXT], Wrong("A01", message, "请写短一些，或分成几项")
    if bad := FORBIDDEN.search(text):
        what = Wrong("A02", f"有看不见或不能打印的字符 U+{ord(bad[0]):04X}", "请删去后重新输入这几个字")
        return FORBIDDEN.sub("", text), wrong or what
    return text, wrong


def visible(text: str, *, lines: bool = False) -> str:
    """A text for a terminal: what would move its cursor, colour it or turn it round is shown as a sign for itself.

    Line ends stay where the text is one of several ``lines``.
    """
    shown = FORBIDDEN.sub(lambda bad: _shown(ord(bad[0])), text) if FORBIDDEN.search(text) else text
    return shown if lines else shown.replace("\n", "␊")


def _shown(code: int) -> str:
    if code <= _LAST_CONTROL:
        return chr(_PICTURES + code)
    return "␡" if code == _DELETE else f"<U+{code:04X}>"


def escaped(json: str) -> str:
    """JSON with the signs that `visible` would show otherwise as escapes: the same for programs, harmless on a terminal."""
    return FORBIDDEN.sub(lambda bad: "".join(f"\\u{unit:04x}" for unit in _units(bad[0])), json)


def _units(sign: str) -> tuple[int, ...]:
    """The one or two halves that JSON writes a sign as."""
    raw = sign.encode("utf-16-be", "surrogatepass")
    return tuple(int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2))
