"""A filed folder looked at again: what was touched, what comes out otherwise, and what is honestly said of it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from author.filing import digest, program, refiled
from author.filing import publish as filing
from author.filing.archive import is_filed
from author.filing.inputs import HANDED_IN
from author.filing.manifest import FORMAT, NAME, read, written
from author.filing.opened import MOST_TOLD, opened, touched
from author.form.keptbooks import ALONE
from author.ground.fileerrors import FiledError
from author.ground.places import data
from author.pipeline.check import check
from tests.filing.filed import FIRST, FULL, TITLE, put, run

if TYPE_CHECKING:
    from pathlib import Path

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links of Unix")
TEXT, FORM, BUDGET = f"{TITLE}.txt", "版式/xinjiang-2026/tables/t05.yaml", "填报/budget.yaml"


def said(folder: Path, code: int = 1) -> list[str]:
    """The lines that are told of a folder that is not the same."""
    result = run("--check", folder)
    assert result.return_value == code, (result.output, result.exception)
    return [line.strip() for line in result.output.splitlines()]


def changed(folder: Path, **keys: object) -> None:
    """Change the record itself."""
    told = json.loads((folder / NAME).read_bytes())
    (folder / NAME).write_text(json.dumps({**told, **keys}, ensure_ascii=False), encoding="utf-8")


def touch(folder: Path, name: str) -> None:
    with (folder / name).open("ab") as file:
        file.write(b" ")


def accepted(folder: Path, name: str) -> None:
    """Put a touched file into the record too, as who would hide it."""
    record = json.loads((folder / NAME).read_bytes())["文件"]
    raw = (folder / name).read_bytes()
    changed(folder, 文件={**record, name: {**record[name], "字节": len(raw), "sha256": digest.sha256(folder / name)}})


def test_an_archive_is_checked_folder_by_folder(copy: Path) -> None:
    other = shutil.copytree(copy, copy.parent / "另一份")
    touch(other, FORM)
    third = shutil.copytree(copy, copy.parent / "再一份")
    changed(third, 归档格式=FORMAT + 1)
    lines = said(copy.parent, 2)
    assert lines[-1] == "共 3 份归档，1 份一字节不差"
    assert any(line.startswith("归档：") and f"这个程序只认到 {FORMAT}" in line for line in lines)


def test_a_newer_record_is_refused_in_a_sentence(copy: Path) -> None:
    changed(copy, 归档格式=FORMAT + 1)
    assert "请用做这份归档的或更新的程序" in str(run("--check", copy).exception)


def test_a_published_file_that_was_touched_is_named_and_can_be_made_again(copy: Path) -> None:
    touch(copy, TEXT)
    assert said(copy) == [
        f"{FIRST}：不是归档时的样子，1 个文件动过",
        f"{TEXT} 被改动",
        f"由归档的填报文件重做，与 {NAME} 记的一字节不差：动过的公开文件可以重做出来",
    ]


@pytest.mark.parametrize("name", [BUDGET, FORM, f"版式/{ALONE}"])
def test_what_it_was_made_from_cannot_be_trusted_when_touched(name: str, copy: Path) -> None:
    touch(copy, name)
    assert said(copy)[1:] == [f"{name} 被改动", f"没有重做：{name} 不是归档时的，不能由它重做"]


def test_missing_and_additional_files_are_named(copy: Path) -> None:
    (copy / FORM).unlink()
    put(copy / "填报" / "别的.yaml", "单位: 别的")
    put(copy / "Thumbs.db", "what Windows leaves in a folder of pictures")
    put(copy / f"~${TEXT}", "what Word leaves beside an open file")
    found = said(copy)
    assert {f"{FORM} 不见了", "填报/别的.yaml 多出来"} < set(found)
    assert len(found) == 4


def test_of_many_touched_files_some_are_named_and_all_are_counted(copy: Path) -> None:
    for number in range(30):
        put(copy / f"{number:02}.txt", "")
    found = said(copy)
    assert found[0] == f"{FIRST}：不是归档时的样子，30 个文件动过"
    assert found[-1] == "……共 30 个文件"
    assert len(found) == 22


@POSIX
def test_links_are_not_followed(copy: Path, tmp_path: Path) -> None:
    outside = put(tmp_path / "外面" / "budget.yaml")
    (copy / BUDGET).unlink()
    (copy / BUDGET).symlink_to(outside)
    (copy / "文件夹").symlink_to(outside.parent)
    assert [str(each) for each in touched(copy, read(copy))] == [f"{BUDGET} 换成了链接", "文件夹 多出来"]
    (copy / NAME).rename(copy / "另一个")
    (copy / NAME).symlink_to("另一个")
    with pytest.raises(FiledError, match="不是归档的文件夹"):
        read(copy)


def test_a_later_program_that_prints_otherwise_says_so(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refiled, "program", lambda: {"版本": "9.0", "sha256": "0"})
    monkeypatch.setattr(refiled, "libraries", lambda: {**program.libraries(), "reportlab": "99"})
    monkeypatch.setattr(filing, "faces", lambda _files: {"新字体": "1"})
    assert said(copy, 0)[0].endswith("重做的公开文件一字节不差"), "what prints the same needs no excuse"
    put(copy / TEXT, "otherwise")
    accepted(copy, TEXT)
    found = said(copy)
    record = read(copy)
    assert found[:2] == [f"{FIRST}：归档的文件没有动过，但是重做的公开文件与归档的不同", f"重做的与归档的不同：{TEXT}"]
    assert f"kzauthor 归档时是 {record.program['版本']}，现在是 9.0" in found
    assert f"reportlab 归档时是 {record.libraries['reportlab']}，现在是 99" in found
    assert "这里用了字体 新字体" in found
    assert found[-1] == "程序、库或字体与归档时不同，印出来可能不同；公布的以归档的文件为准"


def test_the_same_version_with_other_files_is_another_program() -> None:
    now = {"版本": "0.1.0", "sha256": "1"}
    assert list(program.changed_program(now, now)) == []
    assert list(program.changed_program({**now, "sha256": "0"}, now)) == ["kzauthor 的版本仍是 0.1.0，但程序的文件改过"]


def test_libraries_that_are_gone_are_told() -> None:
    assert list(program.changed_libraries({"zlib": "1"}, {})) == ["zlib 归档时是 1，现在是 没有"]
    assert list(program.changed_faces({"仿宋": "1", "黑体": "1"}, {"仿宋": "2"})) == [
        "字体 仿宋 不是归档时的",
        "这里没有用字体 黑体",
    ]


def test_a_touched_file_that_the_record_hides_does_not_come_out_again(copy: Path) -> None:
    put(copy / TEXT, "otherwise")
    accepted(copy, TEXT)
    assert said(copy)[1:] == [
        f"重做的与归档的不同：{TEXT}",
        "程序、库和字体都与归档时一样：归档的公开文件不是由这份填报文件和版式做的，或记录被改过",
    ]


def test_a_form_that_was_changed_and_hidden_prints_otherwise(copy: Path) -> None:
    edition = copy / "版式" / "xinjiang-2026" / "glossary.yaml"
    edition.write_text(edition.read_text(encoding="utf-8").replace("解释: ", "解释: 也就是", 1), encoding="utf-8")
    accepted(copy, "版式/xinjiang-2026/glossary.yaml")
    found = said(copy)
    assert found[1] == f"重做的与归档的不同：{TEXT}"
    assert found[-1] == "随程序的版式已经改过（xinjiang-2026/glossary.yaml）；重做用的是归档的版式"


def test_a_form_that_this_program_cannot_read_is_told(copy: Path) -> None:
    put(copy / FORM, "key: t05\n")
    accepted(copy, FORM)
    found = said(copy)
    assert found[0] == f"{FIRST}：归档的文件没有动过，但是重做不了"
    assert found[1].startswith("没有重做：xinjiang-2026/tables/t05.yaml")


def test_a_submission_that_gives_no_document_is_told(copy: Path) -> None:
    put(copy / BUDGET, FULL.replace("年度: 2026", "年度: 26"))
    accepted(copy, BUDGET)
    assert said(copy)[1].startswith("没有重做：填报/budget.yaml 编不成公开文件，budget.yaml:")


@POSIX
def test_a_filed_submission_reads_nothing_else_of_this_machine(copy: Path, tmp_path: Path) -> None:
    """It comes from a stranger, and names a file that lies here."""
    here = put(tmp_path / "这里的.yaml").as_posix().lstrip("/")
    name = "../" * 40 + here
    put(copy / BUDGET, FULL + f"上年文件: {name}\n")
    accepted(copy, BUDGET)
    assert said(copy)[1] == f"没有重做：填报文件要读没有归档的 {name}"


def test_the_form_of_this_program_may_have_changed_meanwhile(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = shutil.copytree(data("templates"), tmp_path / "templates")
    touch(shipped, "xinjiang-2026/tables/t05.yaml")
    (shipped / "codes" / "function.csv").unlink()
    monkeypatch.setattr(refiled, "data", lambda _name: shipped)
    assert said(copy, 0)[1:] == [
        "随程序的版式已经改过（codes/function.csv 等 2 个文件）；重做用的是归档的版式",
    ]


def test_other_findings_than_then_are_told_and_nothing_more(copy: Path) -> None:
    changed(copy, 有错误=1)
    assert said(copy, 0)[1:] == ["核对结果与归档时不同：归档时 1 项错误、0 项警告，现在 0 项错误、0 项警告"]


def test_a_record_that_says_otherwise_than_the_submission_is_told(copy: Path) -> None:
    changed(copy, 年度=2025, 公开日期="2025-01-01")
    assert said(copy) == [f"{FIRST}：{NAME} 与填报文件不符", f"{NAME} 里的“年度”“公开日期”与归档的填报文件不符"]


def test_all_that_was_published_comes_out_again_the_same(filed: Path) -> None:
    assert said(filed, 0) == [f"{FIRST}：归档的 {len(read(filed).files)} 个文件都没有动过，重做的公开文件一字节不差"]


def test_a_filed_folder_stands_for_its_submission(filed: Path) -> None:
    found = opened(filed)
    assert found.submission == filed / HANDED_IN / "budget.yaml"
    assert not check(found.submission, found.editions).blocked
    assert found.manifest.title == TITLE


def test_a_touched_folder_stands_for_nothing_and_names_the_files(copy: Path) -> None:
    touch(copy, TEXT)
    with pytest.raises(FiledError, match="不是归档时的样子") as stopped:
        opened(copy)
    assert f"{TEXT} 被改动" in str(stopped.value)
    for number in range(MOST_TOLD):
        put(copy / f"{number}.txt", "")
    with pytest.raises(FiledError, match=f"等 {MOST_TOLD + 1} 个文件"):
        opened(copy)


def test_an_archive_stands_for_none_of_its_folders(copy: Path, tmp_path: Path) -> None:
    assert is_filed(copy)
    assert not is_filed(copy.parent)
    with pytest.raises(FiledError, match="里有 1 份归档，请指定其中一份"):
        opened(copy.parent)
    with pytest.raises(FiledError, match="不是归档的文件夹"):
        opened(tmp_path)


def test_a_folder_that_cannot_be_looked_into_is_no_missing_file(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(folder: object) -> None:
        raise PermissionError(13, "closed", str(folder))

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(PermissionError):
        touched(copy, read(copy))


def test_a_record_can_be_written_again_from_what_is_read(filed: Path) -> None:
    assert written(read(filed)) == (filed / NAME).read_bytes()
