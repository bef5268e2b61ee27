"""manifest.json: written the same for the same, and read with suspicion."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from author.filing import manifest
from author.filing.inputs import LIST, NOTE, OWN, OWN_BOOK, SHIPPED, SHIPPED_BOOK, WORDS
from author.filing.manifest import FORMAT, LARGEST, NAME, OUTPUT, FileRecord, Manifest, read, unfit_name, written
from author.form.keptbooks import ALONE
from author.ground.fileerrors import FiledError
from tests.places import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ZERO = "0" * 64
MADE = Manifest(
    title="某某局2026年部门预算公开",
    unit="某某局",
    year=2026,
    published="2026-02-05",
    version=1,
    approved_by="张三",
    errors=0,
    warnings=2,
    edition="xinjiang-2026",
    submission="填报/budget.yaml",
    editions="版式",
    program={"版本": "0.1.0", "sha256": ZERO},
    libraries={"python": "3.11.7"},
    fonts="shipped",
    faces={"Noto Serif SC (随程序安装)": ZERO},
    files={
        "填报/budget.yaml": FileRecord("填报文件", 12, ZERO),
        f"版式/{ALONE}": FileRecord("说明", 1, ZERO),
        "公开.docx": FileRecord("公开文件", 3, "f" * 64),
    },
)


def told(**changes: object) -> dict[str, Any]:
    """The record as JSON has it, with some keys changed."""
    return {**json.loads(written(MADE)), **changes}


def kept(folder: Path, content: object) -> Path:
    raw = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
    (folder / NAME).write_bytes(raw)
    return folder


def test_what_is_written_is_read_again_and_sorted(tmp_path: Path) -> None:
    assert read(kept(tmp_path, written(MADE))) == MADE
    assert list(told()) == sorted(told())


def test_every_key_and_role_is_documented() -> None:
    said = (ROOT / "docs" / "published.md").read_text(encoding="utf-8")
    roles = [SHIPPED, SHIPPED_BOOK, OWN, OWN_BOOK, LIST, NOTE, OUTPUT, *WORDS]
    assert [key for key in told() if f"`{key}`" not in said] == []
    assert [role for role in roles if role not in said.splitlines()[-1]] == []


def test_what_a_later_program_adds_does_not_matter(tmp_path: Path) -> None:
    assert read(kept(tmp_path, told(更正=["一处"]))) == MADE


FILES = told()["文件"]
OUT = FILES["公开.docx"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (told(归档格式=FORMAT + 1), f"归档格式是 {FORMAT + 1}，这个程序只认到 {FORMAT}"),
        (told(归档格式=0), "归档格式不对"),
        (told(归档格式=True), "“归档格式”不是数"),
        (told(归档格式="1"), "“归档格式”不是数"),
        ([], "最外层"),
        (b"", "不是程序写的样子"),
        (b"\xff\xfe", "不是程序写的样子"),
        (b"[" * 100_000, "不是程序写的样子"),
        (b'{"\xe5\xbd\x92\xe6\xa1\xa3\xe6\xa0\xbc\xe5\xbc\x8f": ' + b"9" * 5000 + b"}", "不是程序写的样子"),
        (b'{"a": NaN}', "不是数的数"),
        (b'{"a": 1, "a": 2}', "写了两次"),
        ({key: value for key, value in told().items() if key != "单位"}, "缺少“单位”"),
        (told(年度="2026"), "“年度”不是数"),
        (told(年度=-1), "“年度”不是数"),
        (told(有错误=1.5), "“有错误”不是数"),
        (told(版次=0), "“版次”是 0"),
        (told(单位=["某某局"]), "“单位”不是一行文字"),
        (told(标题="一\n二"), "“标题”不是一行文字"),
        (told(审定人="\x1b[2J"), "“审定人”不是一行文字"),
        (told(单位="局" * 1001), "“单位”不是一行文字"),
        (told(库=[]), "“库”不是一组名称和值"),
        (told(库={"python": 3}), "“库”不是一行文字"),
        (told(字体来源="mine"), "“字体来源”"),
        (told(文件=[]), "“文件”不是一组文件"),
        (told(文件={**FILES, "../外面.yaml": OUT}), "“../外面.yaml”通到文件夹外面"),
        (told(文件={**FILES, "/etc/passwd": OUT}), "不是文件夹里的路径"),
        (told(文件={**FILES, "C:/a": OUT}), "文件名里不能用的符号"),
        (told(文件={**FILES, "a": {"作用": "公开文件", "字节": 3}}), "没有写全"),
        (told(文件={**FILES, "a": "b"}), "没有写全"),
        (told(文件={**FILES, "a": {**OUT, "sha256": "abc"}}), "sha256 不对"),
        (told(文件={**FILES, "a": {**OUT, "字节": "3"}}), "“文件”不是数"),
        (told(文件={**FILES, "填报/budget.yaml": {**FILES["填报/budget.yaml"], "字节": 10**9}}), "大得不像"),
        (told(文件={**FILES, NAME: OUT}), f"有 {NAME} 自己"),
        (told(文件={name: file for name, file in FILES.items() if file != OUT}), "没有公开文件"),
        (told(填报文件="填报/别的.yaml"), "没有填报文件"),
        (told(填报文件="公开.docx"), "没有填报文件"),
        (told(填报文件="../budget.yaml"), "通到文件夹外面"),
        (told(版式文件夹="填报"), "没有版式"),
    ],
)
def test_what_no_program_wrote_is_refused_in_a_sentence(tmp_path: Path, content: object, said: str) -> None:
    with pytest.raises(FiledError) as stopped:
        read(kept(tmp_path, content))
    assert said in str(stopped.value)
    assert NAME in str(stopped.value)


def test_a_file_too_large_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(FiledError, match="不是归档的记录"):
        read(kept(tmp_path, b" " * (LARGEST + 1)))


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "MOST_FILES", 2)
    with pytest.raises(FiledError, match="不是一组文件"):
        read(kept(tmp_path, written(MADE)))


def test_a_folder_without_one_is_no_filed_folder(tmp_path: Path) -> None:
    with pytest.raises(FiledError, match="不是归档的文件夹"):
        read(tmp_path)


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("anywhere")


@settings(max_examples=60)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists), st.sampled_from(sorted(told())))
def test_whatever_stands_under_a_key_is_read_or_refused(anywhere: Path, value: object, key: str) -> None:
    folder = kept(anywhere, json.dumps(told(**{key: value})).encode())
    with suppress(FiledError):
        assert written(read(folder))


@pytest.mark.parametrize("name", ["填报/2026 年/预算.yaml", "a.xlsx", "版式/xinjiang-2026/edition.yaml"])
def test_names_that_any_system_takes(name: str) -> None:
    assert unfit_name(name) == ""


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "a/../b", "./a", "a//b", "a/", "/a", "a\\b", "c:a", "a?", "a\nb", "a\x1bb", "\udc80", "a" * 401],
)
def test_names_that_some_system_does_not_take(name: str) -> None:
    assert unfit_name(name)
