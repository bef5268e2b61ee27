"""Workbooks in Excel's old format (.xls, and .et of WPS), read by others: python-calamine, else LibreOffice.

Both may ask for more memory or time than there is, so they run as programs of their own, within bounds.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from author.read.pages import calamined, cells
from author.read.pages.page import Filling, Left, Page, digits
from author.read.pages.safezip import SafeZip, UnsafeError

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 20
"""Seconds for python-calamine, which takes a tenth of one for a budget."""
_LONGEST_OFFICE = 90
"""Seconds for LibreOffice, which takes three to start."""
_OFFICES = (
    "soffice",
    "libreoffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_BY_XLSX = "或用 Excel、WPS 打开，另存为“Excel 工作簿（.xlsx）”"


def read_pages(path: Path) -> list[Page]:
    """The worksheets in their order. UnsafeError where nobody can read them, or where reading takes too much."""
    if calamined.AVAILABLE:
        return _by_calamine(path)
    if office := next(filter(None, map(shutil.which, _OFFICES)), None):
        return _by_office(office, path)
    hint = f"请装 python-calamine（pip install 'kzauthor[old]'）或 LibreOffice；{_BY_XLSX}"
    raise UnsafeError("这是旧版工作簿（.xls、.et），读它的程序还没有装", hint)


def _by_calamine(path: Path) -> list[Page]:
    done = _run([sys.executable, "-P", str(Path(calamined.__file__)), str(path.resolve())], _LONGEST)
    if done.returncode == calamined.UNREADABLE:
        raise UnsafeError("这是旧版 Office 文件，不是读得了的工作簿", f"请确认选对了文件，{_BY_XLSX}")
    if done.returncode:
        raise _too_large()
    left = Left()
    return [_page(json.loads(line), left) for line in done.stdout.splitlines()]


def _page(sheet: calamined.Sheet, left: Left) -> Page:
    name, hidden, rows, merged = sheet
    page = Page(name, hidden, blurred=True)
    into = Filling(page, left)
    for row, column, value in rows:
        into.put(row, column, value if isinstance(value, str) else digits(value))
    for corners in merged:
        page.merge(*corners)
    return page


def _by_office(office: str, path: Path) -> list[Page]:
    """Through a copy in today's format, made where nobody else's LibreOffice is disturbed."""
    with TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        made = Path(folder, "made")
        _run([office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(made), str(path.resolve())],
             _LONGEST_OFFICE)  # fmt: skip
        book = next(made.glob("*.xlsx"), None)
        if book is None:
            raise UnsafeError("LibreOffice 读不了这个文件", f"请确认选对了文件，{_BY_XLSX}")
        with SafeZip(book) as package:
            return cells.read_pages(package)


def _run(command: Sequence[str], seconds: int) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=seconds)  # noqa: S603 - no shell
    except subprocess.TimeoutExpired:
        raise _too_large() from None


def _too_large() -> UnsafeError:
    return UnsafeError("文件解开后过大，或已损坏", f"请从空白表重新填，{_BY_XLSX}")
