"""Publishing: what is filed, under which names and versions, and that it is enough."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from author.filing import publish as filing
from author.filing.manifest import NAME, read
from author.form.keptbooks import ALONE
from author.ground.findings import Finding
from author.ground.places import data
from author.pipeline.check import check
from tests.filing.filed import FIRST, FULL, TITLE, names, published, put, run
from tests.places import ROOT
from tests.small import SMALL, small

if TYPE_CHECKING:
    from pathlib import Path

LIGHT = pytest.mark.usefixtures("light")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and names of Unix")
WRONG = FULL.replace("资金来源: 一般财力", "资金来源: 一般财", 1)


def test_a_folder_holds_all_that_it_was_made_from(filed: Path) -> None:
    found = names(filed)
    assert [name for name in found if "/" not in name] == sorted(
        [*(f"{TITLE}.{each}" for each in ("docx", "pdf", "xlsx")), NAME]
    )
    assert (filed / "填报" / "budget.yaml").read_text(encoding="utf-8") == FULL
    assert {f"版式/{ALONE}", "版式/xinjiang-2026/edition.yaml", "版式/codes/function.csv", "版式/look.yaml"} < set(
        found
    )
    record = read(filed)
    assert sorted([*record.files, NAME]) == found
    assert (record.unit, record.year, record.published, record.version) == ("某某州医疗保障局", 2026, "2026-02-05", 1)
    assert (record.errors, record.warnings, record.approved_by, record.edition) == (0, 0, "", "xinjiang-2026")
    assert [path.name for path in filed.parent.iterdir()] == [FIRST], "nothing of ours is left beside it"


def test_no_path_of_this_machine_stands_in_the_record(filed: Path) -> None:
    said = (filed / NAME).read_text(encoding="utf-8")
    assert str(filed.parent.parent) not in said
    assert str(data("templates").parent) not in said


def test_the_filed_copy_is_checked_like_the_original(filed: Path) -> None:
    assert not check(filed / "填报" / "budget.yaml").blocked


def test_same_input_same_bytes_wherever_and_whenever(filed: Path, tmp_path: Path) -> None:
    """In a process of its own, with another clock, seed and place."""
    put(tmp_path / "elsewhere" / "budget.yaml")
    around = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}
    arguments = ["-m", "author.cli", "publish", "elsewhere/budget.yaml", "-o", "a"]
    subprocess.run(
        [sys.executable, *arguments], cwd=tmp_path, env={**os.environ, **around}, check=True, stdout=subprocess.DEVNULL
    )
    again = tmp_path / "a" / FIRST
    assert names(again) == names(filed)
    assert [name for name in names(filed) if (again / name).read_bytes() != (filed / name).read_bytes()] == []


def test_a_corrected_one_is_the_next_version_and_the_same_is_none(copy: Path, tmp_path: Path) -> None:
    budget, archive = put(tmp_path / "budget.yaml"), copy.parent
    same = run(budget, "-o", archive)
    assert (same.return_value, "没有再归档" in same.output) == (0, True)
    assert [path.name for path in archive.iterdir()] == [FIRST]
    put(budget, FULL.replace("500.00", "501.00"))
    assert run(budget, "-o", archive).return_value == 0
    second = archive / f"{TITLE}（第2版）"
    assert read(second).version == 2
    copy.rename(archive / "改了名")
    taken = run(budget, "-o", archive, "--version", 1)
    assert "第1版已经归档，不会覆盖" in str(taken.exception), "it is known by its record, not by its name"
    assert sorted(path.name for path in archive.iterdir()) == sorted(["改了名", second.name])


@LIGHT
def test_a_version_that_cannot_be_read_is_counted_by_its_name(copy: Path, tmp_path: Path) -> None:
    (copy / NAME).write_text("{}", encoding="utf-8")
    assert run(put(tmp_path / "budget.yaml"), "-o", copy.parent).return_value == 0
    assert read(copy.parent / f"{TITLE}（第2版）").version == 2


@LIGHT
def test_something_else_of_that_name_stays(tmp_path: Path) -> None:
    other = put(tmp_path / "archive" / FIRST / "别的.txt", "别的")
    result = run(put(tmp_path / "budget.yaml"), "-o", tmp_path / "archive")
    assert isinstance(result.exception, FileExistsError)
    assert names(tmp_path / "archive") == [f"{FIRST}/别的.txt"]
    assert other.read_text(encoding="utf-8") == "别的"


@pytest.mark.parametrize(("content", "said"), [(SMALL, "3 项警告"), (WRONG, "1 项错误")])
def test_errors_and_warnings_block(content: str, said: str, tmp_path: Path) -> None:
    result = run(put(tmp_path / "budget.yaml", content), "-o", tmp_path / "archive")
    assert result.return_value == 1
    assert said in result.output
    assert "没有归档" in result.output
    assert not (tmp_path / "archive").exists()


@LIGHT
def test_an_old_one_is_filed_with_its_errors_and_says_so(tmp_path: Path) -> None:
    result = run(put(tmp_path / "budget.yaml", WRONG), "-o", tmp_path / "archive", "--as-was", "--approved-by", "张三")
    assert result.return_value == 0
    assert "错误[A03]" in result.output
    assert "有 1 项错误、0 项警告（见上），已记在 manifest.json 里" in result.output
    record = read(tmp_path / "archive" / FIRST)
    assert (record.errors, record.warnings, record.approved_by) == (1, 0, "张三")
    assert not [name for name in record.outputs if "草稿" in name]
    assert run("--check", tmp_path / "archive").return_value == 0


def test_what_cannot_be_composed_is_not_filed_as_it_was_either(tmp_path: Path) -> None:
    result = run(
        put(tmp_path / "budget.yaml", FULL.replace("年度: 2026", "年度: 26")), "-o", tmp_path / "a", "--as-was"
    )
    assert result.return_value == 1
    assert not (tmp_path / "a").exists()


@LIGHT
def test_files_that_differ_from_the_document_are_not_filed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "verified", lambda *_, **__: (Finding("G51", "少一段"),))
    result = run(put(tmp_path / "budget.yaml"), "-o", tmp_path / "archive")
    assert result.return_value == 1
    assert "G51" in result.output
    assert list((tmp_path / "archive").iterdir()) == []


@LIGHT
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError, MemoryError])
def test_what_is_interrupted_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def broken(_manifest: object) -> bytes:
        raise error(28, "No space left on device")

    monkeypatch.setattr(filing, "written", broken)
    budget = put(tmp_path / "budget.yaml")
    with pytest.raises(error):
        filing.publish(budget, check(budget), tmp_path / "archive", filing.Asked(), lambda _stage: None)
    assert list((tmp_path / "archive").iterdir()) == []


LAST = small(("年度: 2026", "年度: 2025"), ("公开日期: 2026-02-05", "公开日期: 2025-02-05"))


@LIGHT
def test_files_that_a_submission_names_keep_their_places(tmp_path: Path) -> None:
    """One that leads up, and units in a folder with last year's of their own."""
    put(tmp_path / "2025" / "budget.yaml", LAST)
    department = FULL.replace("上年: 900.00, ", "").replace("机构:", "") + (
        "上年文件: ../2025/budget.yaml\n单位文件: [单位]\n机构: {下属预算单位: [{名称: 第一中心, 性质: 事业}]}\n"
    )
    unit = FULL.replace("某某州医疗保障局}", "第一中心, 类型: 单位, 性质: 事业}") + "上年文件: 去年/单位.yaml\n"
    put(tmp_path / "2026" / "单位" / "第一中心.yaml", unit)
    put(tmp_path / "2026" / "单位" / "去年" / "单位.yaml", LAST.replace("某某州医疗保障局", "第一中心"))
    put(tmp_path / "2026" / "单位" / "别的.txt", "不是单位文件")
    budget = put(tmp_path / "2026" / "budget.yaml", department)
    before = check(budget)
    result = run(budget, "-o", tmp_path / "archive", "--as-was")
    assert result.return_value == 0, (result.output, result.exception)
    (folder,) = (tmp_path / "archive").iterdir()
    record = read(folder)
    assert {name: record.files[name].role for name in record.inputs if name.startswith("填报")} == {
        "填报/2026/budget.yaml": "填报文件",
        "填报/2025/budget.yaml": "上年文件",
        "填报/2026/单位/第一中心.yaml": "单位文件",
        "填报/2026/单位/去年/单位.yaml": "单位的上年文件",
    }
    assert record.submission == "填报/2026/budget.yaml"
    assert [str(each) for each in check(folder / record.submission).findings] == [str(each) for each in before.findings]


@LIGHT
def test_a_form_of_ones_own_is_filed_where_the_submission_names_it(tmp_path: Path) -> None:
    shutil.copytree(data("templates") / "xinjiang-2026", tmp_path / "我们的" / "ours-2026")
    own = put(tmp_path / "我们的" / "ours-2026" / "edition.yaml", "based_on: xinjiang-2026\n" + _edition())
    folder = published(tmp_path, FULL.replace("xinjiang-2026", "ours-2026") + "版式文件夹: 我们的\n")
    record = read(folder)
    assert (record.edition, record.editions) == ("ours-2026", "填报/我们的")
    assert (folder / "填报/我们的/ours-2026/edition.yaml").read_bytes() == own.read_bytes()
    assert record.files["填报/我们的/ours-2026/edition.yaml"].role == "自己的版式"
    assert record.files["填报/我们的/xinjiang-2026/edition.yaml"].role == "随程序的版式"
    own.write_text("坏了", encoding="utf-8")
    assert run("--check", folder).return_value == 0, "nothing of the place it came from is looked at"


def _edition() -> str:
    return (data("templates") / "xinjiang-2026" / "edition.yaml").read_text(encoding="utf-8")


@LIGHT
def test_a_form_among_the_files_of_units_is_refused(tmp_path: Path) -> None:
    """Its look.yaml would be read as the file of a unit."""
    shutil.copytree(data("templates") / "xinjiang-2026", tmp_path / "ours-2026")
    content = FULL.replace("xinjiang-2026", "ours-2026") + "版式文件夹: .\n单位文件: [.]\n"
    result = run(put(tmp_path / "budget.yaml", content), "-o", tmp_path / "archive", "--as-was")
    assert "归档以后多读了 look.yaml" in str(result.exception)
    assert list((tmp_path / "archive").iterdir()) == []


@LIGHT
def test_official_lists_that_were_kept_go_with_it_and_others_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of this machine and one of the bureau's, of which the earlier wins: their order is kept under other names."""
    book = (data("templates") / "codes" / "function.csv").read_text(encoding="utf-8")
    renamed = [line.replace("行政单位离退休", "离退休（新）") for line in book.splitlines(keepends=True)]
    put(tmp_path / "kept" / "codes" / "function-2026.csv", book)
    put(tmp_path / "ours" / "codes" / "function-2025.csv", "".join(renamed))
    monkeypatch.setenv("KZAUTHOR_DATA", str(tmp_path / "kept"))
    folder = published(tmp_path, FULL, "--editions-dir", tmp_path / "ours")
    lists = [name for name, file in read(folder).files.items() if file.role == "读入的科目表"]
    assert lists == ["版式/codes/function-0001.csv", "版式/codes/function-0002.csv"]
    assert "离退休（新）" in (folder / lists[1]).read_text(encoding="utf-8")
    (tmp_path / "kept" / "codes" / "function-2026.csv").write_text("坏了", encoding="utf-8")
    shutil.rmtree(tmp_path / "ours")
    assert run("--check", folder).return_value == 0


@LIGHT
@POSIX
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a?b.yaml", "不能用的符号"),
        ("绕路/../2025.yaml", "归档以后读不到 2025.yaml"),
        ("../" * 40 + "{here}/2025.yaml", "层数还多"),
    ],
)
def test_names_that_cannot_be_filed_are_told(name: str, said: str, tmp_path: Path) -> None:
    """A detour would need a folder that holds nothing."""
    put(tmp_path / "a?b.yaml", LAST)
    put(tmp_path / "2025.yaml", LAST)
    (tmp_path / "绕路").mkdir()
    name = name.replace("{here}", tmp_path.resolve().as_posix().lstrip("/"))
    result = run(put(tmp_path / "budget.yaml", FULL + f"上年文件: {name}\n"), "-o", tmp_path / "archive", "--as-was")
    assert said in str(result.exception)
    assert not (tmp_path / "archive").exists() or list((tmp_path / "archive").iterdir()) == []


def test_wrong_use_is_told(filed: Path, tmp_path: Path) -> None:
    budget = put(tmp_path / "budget.yaml")
    for arguments, said in (
        ((budget,), "-o 档案文件夹"),
        (("-o", tmp_path), "请写填报文件"),
        ((budget, "--check", filed), "不再写填报文件"),
        ((budget, "-o", filed), "是归档好的一版，不能再往里放"),
        ((budget, "-o", filed / "填报" / "里面"), "是归档好的一版，不能再往里放"),
        ((budget, "-o", tmp_path / "a", "--approved-by", "张\n三"), "--approved-by 写姓名"),
        ((budget, "-o", tmp_path / "a", "--approved-by", "张" * 51), "--approved-by 写姓名"),
        (("--check", tmp_path), "里没有归档"),
        (("--check", tmp_path / "nowhere"), "里没有归档"),
        ((tmp_path / "nowhere.yaml", "-o", tmp_path / "a"), "找不到文件"),
    ):
        assert said in getattr(run(*arguments).exception, "message", ""), arguments
    assert names(filed) == names(filed.parent / FIRST)


def test_the_record_is_json_that_anybody_reads(filed: Path) -> None:
    told = json.loads((filed / NAME).read_text(encoding="utf-8"))
    assert told["文件"][f"{TITLE}.pdf"]["作用"] == "公开文件"
    assert set(told["程序"]) == {"版本", "sha256"}
    assert {"python", "zlib", "reportlab", "pylopdf-fonts-zh-cn"} < set(told["库"])
    assert len(told["字体"]) == 2
