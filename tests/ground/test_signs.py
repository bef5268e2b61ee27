"""What no text may hold is found wherever it comes from, and nothing of it reaches a terminal."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from author.ground.signs import FORBIDDEN, LONGEST_TEXT, clean, escaped, visible
from author.read.yamlfile import parse_yaml
from tests.places import ROOT
from tests.read.books import book, reading
from tests.small import checked, small

if TYPE_CHECKING:
    from pathlib import Path

BAD = {
    "escape": "\x1b",
    "next line": "\x85",
    "right to left": "\u202e",
    "isolate": "\u2066",
    "zero width": "\u200b",
    "stand-in of templates": "\ue000",
    "stand-in of figures": "\U000f0001",
    "no character": "\ufdd0",
    "no character of a plane": "\U0001fffe",
    "half of a pair": "\ud800",
}
ESCAPED = ["\\e", "\\x85", "\\u202E", "\\u2066", "\\u200B", "\\uE000", "\\U000F0001", "\\uFDD0", "\\U0001FFFE"]


@pytest.mark.parametrize("sign", BAD.values(), ids=BAD.keys())
def test_a_forbidden_sign_is_left_out_and_told(sign: str) -> None:
    text, wrong = clean(f"前{sign}后")
    assert text == "前后"
    assert wrong is not None
    assert f"{ord(sign):04X}" in wrong.message


def test_a_text_too_long_is_cut_and_told() -> None:
    text, wrong = clean("字" * (LONGEST_TEXT + 1))
    assert len(text) == LONGEST_TEXT
    assert wrong is not None
    assert clean(text) == (text, None)


@pytest.mark.parametrize("escape", ESCAPED)
def test_yaml_escapes_are_looked_at_in_values_and_keys(escape: str) -> None:
    for text, place in ((f'名: "前{escape}后"\n', "a.yaml:1:4"), (f'"前{escape}后": 值\n', "a.yaml:1:1")):
        tree, findings = parse_yaml(text, "a.yaml")
        assert tree is not None
        assert tree.data in ({"名": "前后"}, {"前后": "值"})
        assert [(finding.code, str(finding.at[0])) for finding in findings] == [("A02", place)]


@pytest.mark.parametrize("name", ["某某\u202e局", '"某某\\u202E局"'])
def test_a_sign_is_told_once_however_it_is_written(name: str) -> None:
    found = checked(small(("某某州医疗保障局", name)))
    assert [finding.code for finding in found.findings].count("A02") == 1


def test_cells_are_looked_at(tmp_path: Path) -> None:
    tree, findings = reading(book(tmp_path, {"基本信息": [["项目", "内容"], ["单位·名称", "某\ue000局"]]}))
    assert tree is not None
    assert tree.data["单位"]["名称"] == "某局"
    assert [str(finding.at[0]) for finding in findings] == ["budget.xlsx 基本信息!B2"]


RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]")


def printed(*arguments: object) -> str:
    """All that the program prints for these arguments."""
    run = subprocess.run(
        [sys.executable, "-m", "author.cli", *map(str, arguments)], capture_output=True, cwd=ROOT, check=False
    )
    return (run.stdout + run.stderr).decode("utf-8", errors="replace").replace("\r\n", "\n")


@pytest.mark.parametrize("options", [(), ("--format", "json")])
def test_no_escape_of_a_file_reaches_the_terminal(tmp_path: Path, options: tuple[str, ...]) -> None:
    """ESC and line ends in the file's name, in keys, in values that are quoted and in the lines that are shown."""
    path = tmp_path / "a\x1b[31m\nb.yaml"
    path.write_text(
        small(
            ("类型: 部门", '类型: "部\\e门"') if "类型: 部门" in small() else ("年度: 2026", '年度: "20\\e26年\\n度"'),
            ("一般财力", '"一般\\e\\n财利"'),
            more='"控\\e[0m\\n数": 1\n上年文件: "a\\e\\n.yaml"\n单位文件: ["b\\e\\n.yaml"]\n',
        ),
        encoding="utf-8",
    )
    text = printed("check", path, *options)
    assert "A01" in text
    assert not RAW.search(text)
    assert not any(line.startswith(("b.yaml", "度", "财利", "数")) for line in text.split("\n"))


@pytest.mark.parametrize("command", [("check",), ("build",), ("convert", "c.yaml"), ("explain", "1"), ("rollforward",)])
def test_no_escape_of_an_argument_reaches_the_terminal(tmp_path: Path, command: tuple[str, ...]) -> None:
    name, *others = command
    bad = "\x1b[31m\n\u202e错误"
    assert not RAW.search(printed(name, tmp_path / f"没有{bad}", *others, f"--{bad}"))
    assert not RAW.search(printed(name, tmp_path / f"没有{bad}", *others))


def test_no_escape_of_a_command_reaches_the_terminal() -> None:
    assert not RAW.search(printed("\x1b[31m\n\u202e错误"))


def test_json_is_the_same_for_programs() -> None:
    for sign in BAD.values():
        text = escaped(json.dumps({"a": f"前{sign}后"}, ensure_ascii=False))
        assert not FORBIDDEN.search(text)
        assert json.loads(text) == {"a": f"前{sign}后"}


def test_what_is_shown_is_one_line() -> None:
    assert visible("甲\n\x1b乙\x7f\u202e") == "甲␊␛乙␡<U+202E>"
    assert visible("甲\n乙", lines=True) == "甲\n乙"


def test_only_one_door_prints() -> None:
    doors = {"author/cli.py", "author/commands/common.py"}
    for path in sorted((ROOT / "author").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        assert name in doors or "click.echo" not in path.read_text(encoding="utf-8"), f"{name}: print with say"
