"""``kzauthor editions compare`` on the command line, in files and as a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.form.test_commands import run
from tests.places import ROOT
from tests.web.browser import browser_marks, browsing, complaints
from tests.web.test_page import Tags

if TYPE_CHECKING:
    from pathlib import Path

OLD, NEW = "xinjiang-2020", "xinjiang-2026"
HOSTILE = """</title><script>document.title='ran'</script><img src=x onerror="alert(1)">"""


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """A folder with a form ``mine`` whose words would be more than words in a page that does not escape them."""
    listing = (ROOT / "templates" / NEW / "edition.yaml").read_text(encoding="utf-8")
    table = (ROOT / "templates" / NEW / "tables/t11.yaml").read_text(encoding="utf-8")
    (tmp_path / "forms/mine/tables").mkdir(parents=True)
    changed = listing.replace("title: ", f"title: '{HOSTILE.replace(chr(39), chr(39) * 2)}'\nbased_on: {NEW}\n# ", 1)
    (tmp_path / "forms/mine/edition.yaml").write_text(changed, encoding="utf-8")
    (tmp_path / "forms/mine/tables/t11.yaml").write_text(
        table.replace("label: 合计", "label: <b>合计</b>"), encoding="utf-8"
    )
    (tmp_path / "forms/mine/checks.yaml").write_text("# 不核对\n", encoding="utf-8")
    return tmp_path / "forms"


def test_equal_and_different(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("editions", "compare", NEW, NEW, "--exit-code") == 0
    assert "两个版式没有不同。" in capsys.readouterr().out
    assert run("editions", "compare", OLD, NEW) == 0
    assert run("editions", "compare", OLD, NEW, "--exit-code") == 1


def test_a_form_that_does_not_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("editions", "compare", OLD, "xinjiang-2062") == 2
    assert "没有名为“xinjiang-2062”的版式" in capsys.readouterr().err


def test_the_code_books_of_one_year_are_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("editions", "compare", OLD, NEW, "--format", "json", "--year", "2026") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["old"]["codes"], told["new"]["codes"]) == (2026, 2026)
    assert "function" not in [group["key"] for group in told["differences"]]


def test_json_tells_what_differs_and_what_it_means(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("editions", "compare", OLD, NEW, "--format", "json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["version"], told["equal"], told["old"]["name"], told["new"]["name"]) == (1, False, OLD, NEW)
    tables = next(group for group in told["differences"] if group["key"] == "tables")
    moved = next(item for item in tables["inside"] if item["key"] == "t08")
    assert (moved["mark"], moved["kind"]) == ("修改", "table")
    assert {"name": "numbers", "title": "栏次行的记号", "old": "无", "new": "※"} in moved["texts"]
    assert "收入/一般财力" in told["asks"]["reasons"]
    assert ["project", "产出指标"] in told["asks"]["levels"]


def test_a_page_of_strange_words(forms: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "out.html"
    arguments = ("editions", "compare", NEW, "mine", "--editions-dir", forms, "--format", "html", "-o", page)
    assert run(*arguments) == 0
    assert "已写到" in capsys.readouterr().out
    html = page.read_text(encoding="utf-8")
    tags = Tags(html)
    assert {"script", "img", "b"}.isdisjoint(tags.names)
    assert HOSTILE in tags.text
    assert "<b>合计</b>" in tags.text
    assert run(*arguments) == 0
    assert page.read_text(encoding="utf-8") == html


class TestInBrowser:
    pytestmark = browser_marks

    def test_nothing_is_wrong_with_the_page(self, forms: Path, tmp_path: Path) -> None:
        for names in ((OLD, NEW), (NEW, NEW), (NEW, "mine")):
            page = tmp_path / "out.html"
            assert run("editions", "compare", *names, "--editions-dir", forms, "--format", "html", "-o", page) == 0
            with browsing() as browser:
                assert complaints(browser, page.read_text(encoding="utf-8"), tmp_path) == []
