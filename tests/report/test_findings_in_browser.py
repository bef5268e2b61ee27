"""核对报告 in headless Chromium: nothing against it, and what is not asked for is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from author.report.findinghtml import as_html
from author.report.shown import MUST
from tests.report.found import many, real
from tests.web.browser import browser_marks, browsing, complaints

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = browser_marks


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as opened:
        yield opened


def test_nothing_is_to_be_said_against_it(browser: Browser, tmp_path: Path) -> None:
    assert complaints(browser, as_html(real(), "budget.yaml"), tmp_path) == []
    assert complaints(browser, as_html(list(many(300)), "budget.yaml"), tmp_path) == []


def test_it_is_filtered_without_a_script(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(as_html(real(), "budget.yaml"), encoding="utf-8")
    with browser.new_page() as page:
        page.goto((tmp_path / "page.html").as_uri())
        shown = page.locator(".finding:visible")
        assert shown.count() == len(real())
        page.get_by_label("请核实").uncheck()
        page.get_by_label("文字规范").uncheck()
        must = [each for each in real() if each.kind == MUST]
        assert shown.count() == len(must)
        assert page.locator(".group:visible").count() == len({each.group for each in must})
        page.get_by_label("F 其他事项").check()
        assert shown.count() == sum(each.finding.code.startswith("F") for each in must)
        page.get_by_label("必须改").uncheck()
        assert shown.count() == page.locator(".group:visible").count() == 0


def test_in_print_the_filters_are_gone(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(as_html(real(), "budget.yaml"), encoding="utf-8")
    with browser.new_page() as page:
        page.goto((tmp_path / "page.html").as_uri())
        page.emulate_media(media="print")
        assert page.locator(".filters").is_hidden()
        assert page.locator(".finding:visible").count() == len(real())
