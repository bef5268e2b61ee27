"""Bytes into text: what a file may be, and what it may not."""

from __future__ import annotations

import os
import sys
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from author.read.bytesin import LARGEST, MOST_TOLD, read_text
from tests.small import SMALL, brief

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def read(tmp_path: Path):
    def read_bytes(content: bytes) -> tuple[str, list[str]]:
        path = tmp_path / "budget.yaml"
        path.write_bytes(content)
        text, findings = read_text(path, path.name)
        return text, [brief(finding) for finding in findings]

    return read_bytes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_encodings_that_are_read(read, encoding: str) -> None:
    assert read(SMALL.encode(encoding)) == (SMALL, [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "big5hkscs"])
def test_other_encodings_are_explained(read, encoding: str) -> None:
    text, (finding,) = read(SMALL.encode(encoding, errors="ignore"))
    assert text == ""
    assert finding.startswith("A01")


def test_two_encodings_in_one_file_are_told_at_the_line_where_they_meet(read) -> None:
    assert read(SMALL.encode() + "其他说明: 好\n".encode("gb18030")) == ("", ["A01 13"])
    assert read("主要职能: [拟订制度并组织实施]\n".encode() + b"\xb0\n") == ("", ["A01 2"])


@pytest.mark.parametrize(
    "start",
    [b"PK\x03\x04\x14", b"\xd0\xcf\x11\xe0\xa1\xb1", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1", b"\0" * 99],
)
def test_files_that_are_no_text(read, start: bytes) -> None:
    assert read(start + bytes(range(256))) == ("", ["A01"])


@pytest.mark.parametrize("damaged", ["主要职能: x".encode() + b"\xff", "某".encode()[:2], b"\xff", b"\xb0\xa1"])
def test_a_mark_of_utf8_and_damage_behind_it_is_damage_at_its_line(read, damaged: bytes) -> None:
    assert read(b"\xef\xbb\xbf" + "年度: 2026\n".encode() + damaged + b"\n") == ("", ["A01 2"])


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "管道" in read_text(tmp_path / "pipe.yaml", "pipe.yaml")[1][0].message


@pytest.mark.parametrize("nothing", [b"", b"\n \n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file(read, nothing: bytes) -> None:
    assert read(nothing) == ("", ["A01"])


def test_line_ends_of_all_systems(read) -> None:
    assert read(b"a: 1\r\nb: 2\rc: 3\n") == ("a: 1\nb: 2\nc: 3\n", [])


@pytest.mark.parametrize(
    "bad", ["\0", "\x07", "\x7f", "\x85", "\u200b", "\u202e", "\u2028", "\ufeff", "\ue000", "\ufffd"]
)
def test_characters_that_do_not_print_are_told_and_left_out(read, bad: str) -> None:
    assert read(f"年度: 2026\n单位: 某{bad}某\n".encode()) == ("年度: 2026\n单位: 某某\n", ["A02 2:6"])


def test_rare_characters_of_names_are_kept(read) -> None:
    assert read("姓名: 𠮷·阿不都\n".encode()) == ("姓名: 𠮷·阿不都\n", [])


def test_no_more_findings_than_anybody_reads(read) -> None:
    assert len(read("年\u200b\n".encode() * 3000)[1]) == MOST_TOLD


def test_a_file_of_50_megabytes_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "budget.yaml"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    tracemalloc.start()
    text, (finding,) = read_text(path, path.name)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (text, finding.code) == ("", "A01")
    assert peak < 1024 * 1024
    assert path.stat().st_size > LARGEST


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml"):
        text, (finding,) = read_text(path, "budget.yaml")
        assert (text, finding.code, str(finding.at[0])) == ("", "A01", "budget.yaml")


# Where a text is hardly one any more


@pytest.mark.parametrize(("controls", "found"), [(4, ["A02 1:37"]), (5, ["A01"])])
def test_more_control_bytes_than_a_twentieth_and_two_make_no_text(read, controls: int, found: list[str]) -> None:
    assert read(b"a" * (40 - controls) + b"\x01" * controls)[1] == found


@pytest.mark.parametrize(("private", "found"), [(3, ["A02 1:98"]), (4, ["A01 1"])])
def test_more_signs_that_nobody_writes_than_a_hundredth_and_two_are_another_encoding(
    read, private: int, found: list[str]
) -> None:
    assert read(("年" * (100 - private) + "\ue000" * private).encode("gb18030"))[1] == found


@pytest.mark.parametrize(
    ("text", "found"), [(b"a\n\0b\n\0c\nd\n", ["A02 2:1", "A02 3:1"]), (b"a\n\0b\n\0c\n\0d\n", ["A01"])]
)
def test_zeros_beside_most_line_ends_are_wide_characters(read, text: bytes, found: list[str]) -> None:
    assert [finding[:7] for finding in read(text)[1]] == found


@pytest.mark.parametrize(("signs", "row"), [(9, ["A01 2"]), (10, ["A01 2"])])
def test_damage_behind_much_chinese_is_damage(read, signs: int, row: list[str]) -> None:
    """Behind less, the whole file is tried as GB18030, where these bytes are no text either."""
    assert read(("一" * signs + "\n").encode() + b"\xff\n")[1] == row


def test_a_mark_of_wide_characters_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "budget.yaml"
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        path.write_bytes(mark + "年度".encode(encoding))
        assert "UTF-16" in read_text(path, path.name)[1][0].message


def test_a_folder_is_called_one(tmp_path: Path) -> None:
    assert "文件夹" in read_text(tmp_path, "budget.yaml")[1][0].message
    assert "不存在" in read_text(tmp_path / "none.yaml", "budget.yaml")[1][0].message
