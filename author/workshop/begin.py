"""A new edition of one's own: a copy of another's list of contents, or of all its files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.form.folders import EDITION, NAME, names
from author.ground.findings import EditionError
from author.workshop.trial import loaded

if TYPE_CHECKING:
    from pathlib import Path

_BASED_ON = re.compile(r"^based_on:.*\n", re.MULTILINE)
_TITLE = re.compile(r"^title:.*\n", re.MULTILINE)


def begin(name: str, base: str, output: Path, own: Path | None, *, full: bool) -> Path:
    """Make the folder ``name`` in ``output``; returns it. EditionError for a name that is none or is taken."""
    if not NAME.fullmatch(name):
        raise EditionError(f"“{name[:60]}”不能作版式的名称", hint="用小写字母、数字和 -，如 our-form")
    target = output / name
    if target.exists() or name in names(own):
        raise EditionError(f"已经有 {name} 了", hint="请换一个名称")
    edition = loaded(base, own)
    files = {file: edition.folders.find(file)[0].read_bytes() for file in (edition.files if full else (EDITION,))}
    listing = files[EDITION].decode("utf-8-sig")
    files[EDITION] = _renamed(listing, "" if full else base, edition.title).encode()
    for file, content in files.items():
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        (target / file).write_bytes(content)
    return target


def _renamed(listing: str, base: str, title: str) -> str:
    """The text of edition.yaml with its title marked as to be changed, and based on ``base``."""
    bare = _BASED_ON.sub("", listing.replace("\r\n", "\n"))
    head = f"title: {title}（新）\n" + (f"based_on: {base}\n" if base else "")
    return _TITLE.sub(lambda _found: head, bare, count=1)
