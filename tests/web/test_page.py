"""Web pages: whatever is put into one is text, and the page is whole in itself."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from jinja2 import TemplateAssertionError, TemplateNotFound, UndefinedError

from author.web.page import page
from tests.web.sample import HOSTILE, sample, with_template

VOID = {"meta", "input", "br"}


class Tags(HTMLParser):
    """The tags of a page in their order, with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"{tag} closes another tag"

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.found]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_make_no_tags_and_no_attributes(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    harmless, hostile = (Tags(sample(monkeypatch, each)) for each in ("某某", words))
    assert hostile.names == harmless.names
    assert [list(more) for _, more in hostile.found] == [list(more) for _, more in harmless.found]
    assert hostile.open == []


def test_the_words_themselves_are_all_there(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "<b>1 & 2</b> \"'{{ title }}{% raw %}"
    assert Tags(sample(monkeypatch, words)).text.count(words) == 42


def test_signs_that_turn_or_control_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    html = sample(monkeypatch, "甲\u202e乙\x1b[31m\ud800\x00丙\n丁")
    assert "甲&lt;U+202E&gt;乙␛[31m&lt;U+D800&gt;␀丙\n丁" in html
    assert html.encode().decode() == html


def test_the_same_words_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sample(monkeypatch, "甲") == sample(monkeypatch, "甲")


def test_nothing_outside_is_referred_to_and_no_style_stands_in_a_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    tags = Tags(sample(monkeypatch, "甲"))
    assert {"script", "link", "img", "iframe", "base", "object"}.isdisjoint(tags.names)
    assert {"src", "href", "style", "action"}.isdisjoint(name for _, more in tags.found for name in more)


def test_only_the_styles_of_the_house_are_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    html = sample(monkeypatch, "甲")
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    allowed = b64encode(sha256(styles[0].encode()).digest()).decode()
    assert len(styles) == 1
    assert f"content=\"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'\"" in html
    assert re.findall(r"url\(|@import|@font-face", styles[0]) == []


def test_heads_say_what_they_are_heads_of(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Tags(sample(monkeypatch, "甲")).found
    assert [more["scope"] for tag, more in found if tag == "th"] == ["col", "col", "col", "row", "row"]
    assert ("html", {"lang": "zh-CN"}) in found


@pytest.mark.parametrize("value", [1.5, None, True, ["甲"]])
def test_a_page_prints_words_and_whole_numbers_only(value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TypeError, match="words and whole numbers"):
        with_template(monkeypatch, "{{ value }}", value=value)


@pytest.mark.parametrize("way", ["safe", "tojson", "urlize", "forceescape", "xmlattr"])
def test_there_is_no_way_around_escaping(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TemplateAssertionError):
        with_template(monkeypatch, "{{ '<b>' | " + way + " }}")


def test_a_name_without_a_value_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UndefinedError):
        with_template(monkeypatch, "{{ nobody }}")


@pytest.mark.parametrize("name", ["../look.yaml", "/etc/hosts", "nothing.html"])
def test_templates_come_from_their_folder_only(name: str) -> None:
    with pytest.raises(TemplateNotFound):
        page(name, "甲")
