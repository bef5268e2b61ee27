"""Pages in a browser without a screen: what it says against them."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
AXE = Path(os.environ.get("NODE_PATH") or ROOT / ".node" / "node_modules") / "axe-core" / "axe.min.js"
WIDTHS = (360, 768, 1280)
"""Pixels of a phone, a tablet, a desk."""
browser_marks = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed: see .ci/run"),
    pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: see .ci/run"),
]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where a browser is asked for

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


def complaints(browser: Browser, html: str, folder: Path) -> list[str]:
    """What is wrong with a page: what it says on the console, asks of the network, runs, scrolls; and what axe says."""
    file = folder / "page.html"
    file.write_text(html, encoding="utf-8", newline="")
    said: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda message: said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: said.append(f"request: {request.url}"))
        page.goto(file.as_uri())
        said.remove(f"request: {file.as_uri()}")
        said += [f"{width}: scrolls" for width in WIDTHS if _scrolls(page, width)]
        said += _seen_by_axe(page)
    return said


def _scrolls(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 800})
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def _seen_by_axe(page: Page) -> Iterator[str]:
    page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    found = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    for each in found["violations"]:
        yield f"axe: {each['id']}: {each['nodes'][0]['html'][:200]}"
