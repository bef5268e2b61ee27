"""The fonts of a look by role: which file stands for 仿宋, which characters it lacks, how wide text is."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from author.write.typeface import Typeface

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.document import Face, Look

REPLACEMENT = "〓"
"""Printed for a character that no font has: a compositor's mark for a missing sort."""
UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
"""Characters that steer layout and print nothing: dropped when no font has them."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that one font file draws."""

    face: Typeface
    text: str
    bold: bool = False


class _Advances(dict[str, float]):
    """Character → advance in ems, asked once each."""

    def __init__(self, font: Font) -> None:
        self._font = font

    def __missing__(self, char: str) -> float:
        drawn, face = self._font.resolve(char)
        self[char] = advance = face.advance(drawn) if drawn else 0.0
        return advance


class Font:
    """The font of one role: its own file first, then the shipped ones for what that file lacks."""

    def __init__(self, faces: tuple[Typeface, ...]) -> None:
        self.face, *self._others = faces
        self.advances = _Advances(self)
        self._borrowed: dict[str, tuple[str, Typeface]] = {}
        self._own: set[str] = set()

    def width(self, text: str) -> float:
        """Return the width of a text in ems."""
        return sum(map(self.advances.__getitem__, text))

    def resolve(self, char: str) -> tuple[str, Typeface]:
        """Return what is printed for a character ("" for nothing) and the font file that has it."""
        if char in self._own:
            return char, self.face
        if char not in self._borrowed:
            if self.face.has(char):
                self._own.add(char)
                return char, self.face
            self._borrowed[char] = self._borrow(char)
        return self._borrowed[char]

    def spans(self, text: str, *, bold: bool = False) -> tuple[Span, ...]:
        """Cut a text into what each font file draws."""
        if self._own.issuperset(text):
            return (Span(self.face, text, bold),)
        return tuple(Span(face, drawn, bold) for drawn, face in _joined(map(self.resolve, text)))

    def lacks(self, char: str) -> bool:
        """Whether the character is printed as `REPLACEMENT` because no font has it."""
        return char != REPLACEMENT and self.resolve(char)[0] == REPLACEMENT

    def _borrow(self, char: str) -> tuple[str, Typeface]:
        for face in self._others:
            if face.has(char):
                return char, face
        if char in UNSEEN:
            return "", self.face
        return REPLACEMENT, next(face for face in (self.face, *self._others) if face.has(REPLACEMENT))


def _joined(parts: Iterable[tuple[str, Typeface]]) -> Iterator[tuple[str, Typeface]]:
    """Join neighbours that the same font file draws."""
    text, face = "", None
    for drawn, its_face in parts:
        if face is not None and its_face is not face and text:
            yield text, face
            text = ""
        text, face = text + drawn, its_face
    if face is not None and text:
        yield text, face


class Faces:
    """The fonts of a look. ``files`` are the real ones: as the report names them, and where they lie."""

    def __init__(self, fonts: dict[str, Font], files: Mapping[str, Path]) -> None:
        self._fonts = fonts
        self.files = files

    @property
    def used(self) -> tuple[str, ...]:
        """The names of the real fonts, for the report."""
        return tuple(self.files)

    def __getitem__(self, role: str) -> Font:
        """Return the font of a role; raises KeyError for a role that the look does not name."""
        return self._fonts[role]

    def get(self, role: str) -> Font:
        """Return the font of a role, or of the first role for one that the look does not name."""
        return self._fonts.get(role) or next(iter(self._fonts.values()))


def load_faces(look: Look, source: Literal["shipped", "system"]) -> Faces:
    """Open the fonts of all roles; ``system`` takes the official faces that this machine has.

    Raises OSError when a shipped font cannot be read.
    """
    shipped = _shipped()
    found = _installed({name for face in look.faces.values() for name in face.system}) if source == "system" else {}
    opened: dict[Path, Typeface | None] = {}
    fonts: dict[str, Font] = {}
    files: dict[str, Path] = {}
    for role, face in look.faces.items():
        own = _system(face, found, opened)
        fonts[role] = Font(tuple(filter(None, (own, shipped[face.shipped], *shipped.values()))))
        drawn = own or shipped[face.shipped]
        files[f"{drawn.name} ({own.path.name if own else '随程序安装'})"] = drawn.path
    return Faces(fonts, files)


def lacking(chars: Iterable[str]) -> frozenset[str]:
    """Those of ``chars`` that no shipped font has, and that a PDF therefore prints as `REPLACEMENT`."""
    faces = _shipped().values()
    return frozenset(char for char in chars if char not in UNSEEN and not any(face.has(char) for face in faces))


def _shipped() -> dict[Literal["serif", "sans"], Typeface]:
    from pylopdf_fonts_zh_cn import sans_path, serif_path  # noqa: PLC0415 - only a PDF needs the fonts

    return {"serif": Typeface(Path(serif_path())), "sans": Typeface(Path(sans_path()))}


def _system(face: Face, found: dict[str, Path], opened: dict[Path, Typeface | None]) -> Typeface | None:
    """Open the first of a role's system fonts that can be; a damaged file counts as absent."""
    for path in (found[name.casefold()] for name in face.system if name.casefold() in found):
        if path not in opened:
            try:
                opened[path] = Typeface(path)
            except (OSError, ValueError):
                opened[path] = None
        if opened[path]:
            return opened[path]
    return None


def _installed(names: set[str]) -> dict[str, Path]:
    """Find font files by name below the font folders of this system; the first folder wins."""
    wanted = {name.casefold() for name in names}
    found: dict[str, Path] = {}
    for folder in _folders():
        for root, _, files in os.walk(folder):
            for name in files:
                if name.casefold() in wanted:
                    found.setdefault(name.casefold(), Path(root, name))
    return found


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        windows, local = os.environ.get("WINDIR", r"C:\Windows"), os.environ.get("LOCALAPPDATA", str(home))
        return Path(windows, "Fonts"), Path(local, "Microsoft", "Windows", "Fonts")
    if sys.platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    return home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")
