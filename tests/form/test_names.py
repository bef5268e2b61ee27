"""What phrases of sentences an edition knows."""

from __future__ import annotations

import pytest

from author.form.fields import parse_fields
from author.form.names import read_names
from author.ground.findings import EditionError
from tests.small import form

BOOKS = form().books.dimensions


def names(*files: str) -> dict[str, dict[str, tuple[str, ...]]]:
    listings = [parse_fields(text, "edition.yaml") for text in files]
    return {phrase: dict(where) for phrase, where in read_names(listings, BOOKS).items()}


def test_a_phrase_asks_for_a_condition() -> None:
    assert names("names: [{called: [三公, 三公经费], where: {fund: 财政拨款}}]") == {
        "三公": {"fund": ("财政拨款",)},
        "三公经费": {"fund": ("财政拨款",)},
    }
    assert names("names: [{called: 部门预算, where: {}}]") == {"部门预算": {}}
    assert names("title: 没有") == {}


def test_the_nearest_edition_that_has_names_gives_them() -> None:
    below = "names: [{called: 甲, where: {fund: 财政拨款}}, {called: 乙, where: {fund: 别处的钱}}]"
    assert list(names("title: 没有", below)) == ["甲"]
    assert list(names("names: []", below)) == []


@pytest.mark.parametrize(
    "text",
    [
        "names: [{called: 甲, where: {}}, {called: 甲, where: {fund: 财政拨款}}]",
        "names: [{called: 甲, where: {fund: 别处的钱}}]",
        "names: [{called: 甲, where: {}, 多写: 一}]",
    ],
)
def test_what_is_no_condition_is_an_error_of_the_edition(text: str) -> None:
    with pytest.raises(EditionError):
        names(text)
