"""YAML into texts with places; everything that YAML can do beyond that is refused."""

from __future__ import annotations

import pytest

from author.read import yamlfile
from author.read.yamlfile import parse_yaml
from tests.small import brief


def problems(text: str) -> list[str]:
    return [brief(finding) for finding in parse_yaml(text, "budget.yaml")[1]]


def test_texts_stay_texts_and_keep_their_places() -> None:
    tree, findings = parse_yaml("甲: 0102\n乙: [NO, 12:30]\n丙: {丁: '8'}\n", "budget.yaml")
    assert tree is not None
    assert (tree.data, findings) == ({"甲": "0102", "乙": ["NO", "12:30"], "丙": {"丁": "8"}}, [])
    assert str(tree.at(("乙", 1))) == "budget.yaml:2:9"
    assert str(tree.key_at(("丙", "丁"))) == "budget.yaml:3:5"
    assert str(tree.at(("丙", "丁"))) == "budget.yaml:3:8"
    assert str(tree.at(("丙", "戊"))) == "budget.yaml:3:4", "what is not there is told at what would hold it"


@pytest.mark.parametrize("empty", ["", "~", "null", "''", '""', "' '", "|\n\n"])
def test_a_field_left_empty_is_a_field_left_out(empty: str) -> None:
    tree, findings = parse_yaml(f"甲: 一\n乙: {empty}\n", "budget.yaml")
    assert tree is not None
    assert (tree.data, tree.empty, findings) == ({"甲": "一"}, (("乙",),), [])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("甲: 拟订制度，\n  并组织\n  实施\n", "拟订制度，并组织实施"),
        ("甲: '拟订''制度，\n  并组织  实施'\n", "拟订'制度，并组织  实施"),
        ('甲: "拟订 制度，  \n  并组织"\n', "拟订 制度，并组织"),
        ("甲: >\n  拟订制度，\n  并组织\n  实施\n", "拟订制度，并组织实施\n"),
        ("甲: >-  # 说明\n  拟订\n  制度\n\n  第二段 有空格\n", "拟订制度\n第二段 有空格"),
        ("甲: [拟订\n  制度, 乙]\n", ["拟订制度", "乙"]),
        ("甲: 共 5\n  人 use\n  OCR\n  软件\n", "共 5 人 use OCR 软件"),  # words of other scripts stay apart
        ("甲: 盘\\\n  制度\\n，\n  并组织\n", "盘\\ 制度\\n，并组织"),  # without quotes a stroke is a stroke
        ("甲: |\n  拟订 制度，\n  并组织\n", "拟订 制度，\n并组织\n"),
        ("甲: '拟订\n\n  制度'\n", "拟订\n制度"),
        ('甲: "拟订\\\n  制度，\\u4e00\n 乙"\n', "拟订制度，一 乙"),  # as YAML has it
    ],
)
def test_chinese_that_is_broken_over_lines_is_joined_without_blanks(text: str, value: object) -> None:
    tree, findings = parse_yaml(text, "budget.yaml")
    assert findings == []
    assert tree is not None
    assert tree.data["甲"] == value


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("甲: 1\n\t乙: 2\n", "2:1"),  # tab
        ("甲:\n  - 一\n\t- 二\n", "3:1"),
        ("甲: 1\n乙 2\n丙: 3\n", "2:1"),  # no colon
        ("甲: 1\n乙:2\n丙: 3\n", "2:1"),  # no blank after it
        ("甲: 1\n乙：2\n丙: 3\n", "2:1"),  # a full-width one
        ("甲: 1: 2\n", "1:5"),  # one too many
        ('甲: "一\n乙: 2\n', "1:4"),  # told where the quote begins
        ("甲: '一\n乙: 2\n", "1:4"),
        ("甲: [一, 二\n乙: 2\n", "1:4"),  # told where the bracket begins
        ("甲: {一: 1\n乙: 2\n", "1:4"),
        ("甲: {一: 1}}\n", "1:10"),  # one bracket too many
        ("甲: [1]]\n", "1:7"),
        ("甲: {一: 1，二: 2}\n", "1:11"),  # full-width comma
        ("甲: 1\n 乙: 2\n", "2:3"),  # indentation
        ("- 甲\n 乙\n- 丙: 1\n 丁\n", "4:2"),
        ("甲: @乙\n", "1:4"),
        ("甲: %乙\n", "1:4"),
        ("甲: `乙\n", "1:4"),
        ("甲: !乙 丙\n", "1:5"),
        ("甲: & 乙\n", "1:5"),
        ("甲: | 乙\n", "1:6"),
        ('甲: "C:\\盘"\n', "1:7"),
        ("%乙\n", "1:2"),
        ("甲: [一,, 二]\n", "1:7"),
    ],
)
def test_broken_yaml_is_one_finding_at_its_place(text: str, place: str) -> None:
    (finding,) = parse_yaml(text, "budget.yaml")[1]
    assert brief(finding) == f"A01 {place}"
    assert not any(word in finding.message for word in ("expected", "found", "token")), finding.message


def test_doubled_keys_are_told_with_both_places_and_the_first_counts() -> None:
    tree, (finding,) = parse_yaml("年度: 2026\n单位: {}\n年度: 2025\n", "budget.yaml")
    assert [str(at) for at in finding.at] == ["budget.yaml:3:1", "budget.yaml:1:1"]
    assert tree is not None
    assert tree.data["年度"] == "2026"


def test_doubled_keys_inside_and_the_places_of_the_first() -> None:
    tree, findings = parse_yaml("甲: [{乙: 1}]\n丙: {丁: 1, 丁: 2}\n甲: [{乙: 2}]\n", "budget.yaml")
    assert [brief(finding) for finding in findings] == ["A01 2:11", "A01 3:1"]
    assert [str(finding.at[1]) for finding in findings] == ["budget.yaml:2:5", "budget.yaml:1:1"]
    assert tree is not None
    assert str(tree.at(("甲", 0, "乙"))) == "budget.yaml:1:9"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("甲: &a [一, 一]\n乙: &b [*a, *a]\n", "1:4"),  # the first step of an alias bomb
        ("甲: *a\n", "1:4"),
        ("<<: *a\n", "1:5"),
        ("甲: !!python/object/apply:os.system [ls]\n", "1:4"),
        ("甲: !!int 3\n", "1:4"),
        ("甲: !own 3\n", "1:4"),
        ("甲: 1\n---\n乙: 2\n", "2:1"),
        ("? [甲, 乙]\n: 丙\n", "1:3"),
    ],
)
def test_what_yaml_can_do_beyond_texts_is_refused(text: str, place: str) -> None:
    assert problems(text) == [f"A01 {place}"]


@pytest.mark.parametrize("text", ["甲: " + "[" * 10_000, "甲: " + "[" * 10_000 + "]" * 10_000, "{甲: " * 10_000])
def test_deep_nesting(text: str) -> None:
    (found,) = problems(text)
    assert found.startswith("A01 1:")


def test_deep_indentation() -> None:
    assert problems("".join(f"{' ' * depth}甲:\n" for depth in range(100))) == ["A01 25:25"]


@pytest.mark.parametrize("text", ["- 甲\n- 乙\n", "你好\n", "123\n", "[甲]\n", "# 只有注释\n", "---\n"])
def test_a_file_without_names(text: str) -> None:
    tree, (finding,) = parse_yaml(text, "budget.yaml")
    assert (tree, finding.code) == (None, "A01")


def test_more_content_than_any_budget_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlfile, "MOST_NODES", 9)  # the file and the list count too
    assert problems("甲:\n" + "- 乙\n" * 8) == []
    assert problems("甲:\n" + "- 乙\n" * 9) == ["A01 10:3"]


@pytest.mark.parametrize(
    "text", ["---\n甲: 1\n", "甲: 1\n...\n", "%YAML 1.2\n---\n甲: 1\n", "甲: 1", '{"甲": "1"}', "甲:\t1\n"]
)
def test_harmless_forms_of_the_same(text: str) -> None:
    tree, findings = parse_yaml(text, "budget.yaml")
    assert tree is not None
    assert (tree.data, findings) == ({"甲": "1"}, [])
