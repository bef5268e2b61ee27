"""Which fields are texts is said in the schema, of every field that can hold one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from author.compose.composition import Composition
from author.read.schema import submission_schema, typed
from author.read.yamlfile import parse_yaml
from author.rules import check
from author.rules.texts import KINDS, Text, printed_texts
from author.submission import submission
from tests.places import SAMPLES
from tests.rules.boundary import subject
from tests.rules.test_cases import BASE
from tests.small import SMALL, form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ground.findings import Finding

FREE = ("text", "texts", "paragraphs", "period")
"""The types under which staff may write anything."""


def fields(rule: Mapping[str, Any], name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every rule that makes a value, with its path; names of staff's own are no values."""
    if rule.get("type") == "dict" and "schema" in rule:
        for inner, below in rule["schema"].items():
            yield from fields(below, f"{name}.{inner}")
    elif "valuesrules" in rule:
        yield from fields(rule["valuesrules"], name)
    elif rule.get("type") == "list":
        yield from fields(rule["schema"], name)
    else:
        yield name, rule


FIELDS = dict(fields({"type": "dict", "schema": submission_schema()}, ""))


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_that_holds_words_says_which_or_why_it_is_not_checked(name: str) -> None:
    rule = FIELDS[name]
    meta = rule.get("meta", {})
    if rule["coerce"] in FREE and "allowed" not in rule:
        assert (meta.get("text") in KINDS) != bool(meta.get("unchecked"))
    else:
        assert "text" not in meta
        assert "unchecked" not in meta


def read(content: str, schema: Mapping[str, Any]) -> list[Finding]:
    tree, _ = parse_yaml(content, "budget.yaml")
    assert tree is not None
    words, _ = typed(tree, schema)
    return check(Composition(form(), submission(words, tree, form().books, schema=schema)[0]))


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ({"coerce": "text", "meta": {"text": "other"}}, "说明待补充。"),
        ({"coerce": "paragraphs", "meta": {"text": "other"}}, "[一句。, 说明待补充。]"),
        ({"coerce": "texts", "meta": {"text": "name"}}, "[一句, 说明待补充]"),
        ({"type": "list", "schema": {"coerce": "text", "meta": {"text": "name"}}}, "[说明待补充]"),
        ({"type": "dict", "schema": {"甲": {"coerce": "text", "meta": {"text": "name"}}}}, "{甲: 说明待补充}"),
        (
            {
                "type": "dict",
                "keysrules": {"coerce": "text"},
                "valuesrules": {"coerce": "text", "meta": {"text": "other"}},
            },
            "{甲: 说明待补充}",
        ),
    ],
)
def test_a_field_added_to_the_schema_is_checked(rule: dict[str, Any], written: str) -> None:
    schema = {**submission_schema(), "附注": rule}
    assert [f.code for f in read(f"{SMALL}附注: {written}\n", schema) if f.object.startswith("附注")] == ["A02"]


def test_the_texts_of_the_base() -> None:
    texts = subject(BASE).texts
    assert texts[0] == Text(("单位", "名称"), "某某自治州医疗保障局", "name")
    assert texts[-1] == Text(("部门整体绩效", "年度目标"), "保障全民参保，维护基金安全。", "plan")
    assert Text(("支出用途", "221"), "住房公积金支出", "use") in texts
    assert Text(("变动原因", "支出", "项目支出"), "上年项目已经完成，项目经费比上年减少", "reason") in texts
    assert Text(("预算明细", 3, "用途"), "支付方式改革", "name") in texts
    assert Text(("项目", 0, "绩效", "指标", 1, "指标值"), "≤20万元", "value") in texts
    assert {text.kind for text in texts} == {*KINDS} - {"other"}


def test_a_period_in_words_is_a_text_and_a_dated_one_is_none() -> None:
    paths = [text.path for text in subject(BASE.replace("{起: 2026-01-01, 止: 2026-12-31}", "全年")).texts]
    assert ("项目", 0, "执行时间") in paths
    assert ("项目", 0, "执行时间") not in [text.path for text in subject(BASE).texts]


def test_nothing_is_searched_twice_and_everything_is_told_in_order() -> None:
    searched: list[str] = []

    def search(words: str) -> str:
        searched.append(words)
        return words[:2]

    found = subject((SAMPLES / "kizilsu-2026" / "budget.yaml").read_text(encoding="utf-8"))
    told = list(found.searched(search, ("value",)))
    texts = [text for text in found.texts if text.kind == "value"]
    assert told == [(text, text.words[:2]) for text in texts]
    assert len(searched) == len(set(searched)) < len(texts)


def test_a_text_that_cannot_be_read_is_no_text() -> None:
    schema = submission_schema()
    assert list(printed_texts({"主要职能": [(), ("甲", "乙")], "预算明细": [None]}, schema)) == [
        Text(("主要职能", 1), "甲\n乙", "duty")
    ]
