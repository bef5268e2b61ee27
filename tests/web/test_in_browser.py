"""Pages in headless Chromium: they fetch nothing, run nothing, fit a phone, and axe-core has nothing against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.browser import browser_marks, browsing, complaints
from tests.web.sample import HOSTILE, sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = browser_marks


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as opened:
        yield opened


def test_a_page_of_everything(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "关于克孜勒苏柯尔克孜自治州医疗保障局2026年支出预算情况说明" * 3
    assert complaints(browser, sample(monkeypatch, words), tmp_path) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_do_nothing(
    words: str, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = sample(monkeypatch, words)
    assert complaints(browser, html, tmp_path) == []
    with browser.new_page() as page:
        page.goto((tmp_path / "page.html").as_uri())
        assert page.title() != "ran"
        assert page.locator("h1").is_visible()


def test_what_got_past_escaping_would_still_do_nothing(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The policy stands behind the escaping: the browser refuses scripts, pictures and styles that are not ours."""
    strange = (
        "<script>document.title='ran'</script><img src='https://example.org/a.png'><style>h1{display:none}</style>"
    )
    html = sample(monkeypatch, "甲").replace("</main>", f"{strange}</main>")
    said = complaints(browser, html, tmp_path)
    assert sum("Content Security Policy" in each for each in said) == 3
    with browser.new_page() as page:
        page.goto((tmp_path / "page.html").as_uri())
        assert (page.title(), page.locator("h1").is_visible()) == ("甲", True)


def test_differences_are_seen_without_colour_and_heard(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text(sample(monkeypatch, "甲"), encoding="utf-8")
    with browser.new_page() as page:
        page.goto((tmp_path / "page.html").as_uri())
        lines = [
            page.locator(tag).evaluate("each => getComputedStyle(each).textDecorationLine") for tag in ("del", "ins")
        ]
        assert lines == ["line-through", "underline"]
        assert "［删去：甲］［新增：甲］" in page.locator("main").inner_text()
