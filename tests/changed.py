"""A copy of the 2026 form with files changed, for tests of what a wrong or another form does."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.places import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FORM = "xinjiang-2026"


def change_form(folder: Path, *changes: tuple[str, str, str]) -> None:
    """Copy the form into ``folder`` unless it is there, and change it: (file, old, new), each old of which it must have."""
    if not (folder / FORM).exists():
        shutil.copytree(ROOT / "templates" / FORM, folder / FORM)
    for name, old, new in changes:
        path = folder / FORM / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} has no “{old}”"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
