"""How findings are told: the line quoted, a caret under the words, JSON of a fixed shape."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from author.cli import cli
from author.ground.findings import Finding, Source
from author.read.bytesin import LARGEST
from author.report.findingjson import as_json
from author.report.shown import plainly
from author.report.text import MOST, as_text
from tests.rules.test_cases import BASE

if TYPE_CHECKING:
    from pathlib import Path

FILE = "姓名: 办公室\n电话: 值班13812345678转\n"


def test_the_caret_stands_under_the_words(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(FILE, encoding="utf-8")
    finding = Finding("H49", "有手机号码", (Source("a.yaml", 2, 5),), object="电话", part="13812345678")
    head, first, line, caret, named = as_text([finding], path)
    assert head == "—— 错误（1）——"
    assert first == "a.yaml:2:5：错误[H49] 有手机号码"
    assert line == "     2 | 电话: 值班13812345678转"
    assert caret == " " * 9 + " " * 10 + "^" * 11
    assert named == "    对象：电话"


def test_many_of_one_rule_are_counted(tmp_path: Path) -> None:
    many = [Finding("E37", f"第{n}处", (Source("a.yaml", n, 1),)) for n in range(1, MOST + 6)]
    assert list(as_text(many, tmp_path / "a.yaml"))[-1] == "[E37] 还有 5 项没有列出，全部见 --format json"


def test_a_file_too_large_to_be_read_is_not_quoted(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(FILE, encoding="utf-8")
    with path.open("r+b") as file:
        file.truncate(LARGEST + 1)
    assert list(as_text([Finding("A01", "太大", (Source("a.yaml", 1, 1),))], path)) == [
        "—— 错误（1）——",
        "a.yaml:1:1：错误[A01] 太大",
    ]


def test_json_has_the_documented_fields() -> None:
    told = json.loads(as_json(plainly([Finding("E33", "旧", (Source("a.yaml", 2, 5),))]), "a.yaml"))
    assert list(told) == ["version", "file", "counts", "kinds", "findings"]
    assert told["counts"] == {"错误": 1, "警告": 0, "提示": 0}
    assert list(told["findings"][0]) == [
        *("code", "severity", "message", "hint", "object", "printed", "page", "at"),
        *("id", "kind", "chapter", "project", "field", "words", "quoted", "original", "choice"),
    ]
    assert told["findings"][0]["at"] == [{"file": "a.yaml", "row": 2, "column": 5, "sheet": ""}]


def run(tmp_path: Path, text: str, *options: str) -> tuple[int, str]:
    path = tmp_path / "budget.yaml"
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(cli, ["check", str(path), *options], standalone_mode=False)
    return int(result.return_value), result.output


def test_strict_makes_warnings_block(tmp_path: Path) -> None:
    text = BASE.replace("编制: 30", "编制: 20")
    assert run(tmp_path, text)[0] == 0
    assert run(tmp_path, text, "--strict")[0] == 1
    assert run(tmp_path, BASE, "--strict")[0] == 0


def test_check_prints_json(tmp_path: Path) -> None:
    code, output = run(tmp_path, BASE.replace("编制: 30", "编制: 20"), "--format", "json")
    assert code == 0
    assert [finding["code"] for finding in json.loads(output)["findings"]] == ["F39"]


def test_rules_are_listed_and_explained() -> None:
    assert "D29\t警告\t增减大而没有原因" in CliRunner().invoke(cli, ["rules"], standalone_mode=False).output
    told = CliRunner().invoke(cli, ["rules", "d29"], standalone_mode=False).output
    assert "依据：" in told
    assert "错例：" in told
