"""Zip archives whose bytes depend on nothing but their content."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can bear; the same input makes the same bytes."""


def member(name: str) -> zipfile.ZipInfo:
    """A compressed member without clock and without the kind of machine."""
    made = zipfile.ZipInfo(name, _EPOCH)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.create_system = 0
    return made


class Archive(zipfile.ZipFile):
    """A new archive for a library that writes a package itself, such as openpyxl's ExcelWriter."""

    def __init__(self, path: Path, changed: Mapping[str, Callable[[bytes], bytes]] | None = None) -> None:
        """``changed``: what becomes of the bytes of some members on their way in."""
        super().__init__(path, "w")
        self._changed = changed or {}

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: Any,  # noqa: ANN401 - bytes or text
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a member from text or bytes."""
        name = zinfo_or_arcname
        if isinstance(name, str) and name in self._changed:
            data = self._changed[name](data if isinstance(data, bytes) else data.encode())
        super().writestr(member(name) if isinstance(name, str) else name, data, compress_type, compresslevel)

    def write(self, filename: object, arcname: object = None, *_: object) -> None:
        """Add the file ``filename`` as ``arcname``."""
        with Path(str(filename)).open("rb") as source, self.open(member(str(arcname)), "w") as target:
            shutil.copyfileobj(source, target)
