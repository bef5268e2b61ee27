"""``check --report`` and ``--answers`` as staff use them."""

from __future__ import annotations

import json
import os
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from author.cli import cli
from author.exchange import answered as taking
from author.ground.findings import Finding, Source
from author.pipeline.check import check
from author.pipeline.showing import shown
from author.read.schema import submission_schema
from author.report.findingbook import HEADS
from author.report.returned import Answer
from author.report.shown import Shown
from tests.exchange.dressed import dressed, plain
from tests.places import SAMPLES
from tests.rules.test_cases import broken

if TYPE_CHECKING:
    from pathlib import Path

TEXT = broken("E33-document-number").replace("编制: 30", "编制: 20") + "# 末尾的说明\n"
REASON = "已与原件核对"


def run(path: Path, *options: str) -> str:
    result = CliRunner().invoke(cli, ["check", str(path), *options], standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.output


def yaml(folder: Path, text: str = TEXT) -> Path:
    (folder / "budget.yaml").write_text(text, encoding="utf-8")
    return folder / "budget.yaml"


def filled(folder: Path, reason: str = REASON, codes: tuple[str, ...] = ("E33",)) -> Path:
    """The list of a report with a reason for all findings of some rules."""
    path = folder / "核对清单.xlsx"
    book = load_workbook(path)
    for row in book.active.iter_rows(min_row=3):
        if row[HEADS.index("规则")].value in codes:
            row[HEADS.index("理由")].value = reason
    book.save(path)
    return path


def codes(path: Path) -> list[str]:
    return [finding.code for finding in check(path).findings]


def test_a_report_of_a_yaml_file(tmp_path: Path) -> None:
    output = run(yaml(tmp_path), "--report", str(tmp_path / "核对"))
    assert sorted(path.name for path in (tmp_path / "核对").iterdir()) == ["核对报告.html", "核对清单.xlsx"]
    assert f"已生成 {tmp_path / '核对' / '核对报告.html'}" in output
    sheet = load_workbook(tmp_path / "核对" / "核对清单.xlsx").active
    assert {type(row[HEADS.index("页")]) for row in sheet.iter_rows(min_row=3, values_only=True)} == {int}
    assert sheet.cell(3, HEADS.index("填报位置") + 1).hyperlink.target == "../budget.yaml"


def test_a_report_of_a_workbook_has_a_copy_of_it(tmp_path: Path) -> None:
    path = dressed(tmp_path / "我的 预算.xlsx", TEXT)
    before = path.read_bytes()
    run(path, "--report", str(tmp_path))
    assert path.read_bytes() == before
    assert load_workbook(tmp_path / "我的 预算（核对）.xlsx").worksheets[0].title == "核对结果"
    link = load_workbook(tmp_path / "核对清单.xlsx").active.cell(3, HEADS.index("填报位置") + 1).hyperlink
    assert link.target == "%E6%88%91%E7%9A%84%20%E9%A2%84%E7%AE%97.xlsx"
    assert link.location.startswith("'")


def test_json_stays_json_beside_a_report(tmp_path: Path) -> None:
    path = yaml(tmp_path)
    result = CliRunner().invoke(cli, ["check", str(path), "--format", "json", "--report", str(tmp_path / "r")])
    assert {finding["page"] > 0 for finding in json.loads(result.stdout)["findings"]} == {True}
    assert "已生成" in result.stderr


def test_a_file_that_cannot_be_read_has_a_report_too(tmp_path: Path) -> None:
    run(yaml(tmp_path, "版式: [\n"), "--report", str(tmp_path))
    assert (tmp_path / "核对清单.xlsx").is_file()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir(mode=0o500)
    with pytest.raises(PermissionError):
        run(yaml(tmp_path), "--report", str(tmp_path / "r"))


def test_a_folder_that_is_a_file_or_in_one(tmp_path: Path) -> None:
    path = yaml(tmp_path)
    with pytest.raises(Exception, match="is a file"):
        run(path, "--report", str(path))
    with pytest.raises(OSError, match="Not a directory"):
        run(path, "--report", str(path / "r"))


def test_all_files_of_a_report_or_none(tmp_path: Path) -> None:
    (tmp_path / "r" / "核对清单.xlsx").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        run(yaml(tmp_path), "--report", str(tmp_path / "r"))
    assert [path.name for path in (tmp_path / "r").iterdir()] == ["核对清单.xlsx"]


def test_reasons_come_back_into_a_yaml_file_with_its_comments(tmp_path: Path) -> None:
    path = yaml(tmp_path)
    run(path, "--report", str(tmp_path))
    output = run(path, "--answers", str(filled(tmp_path)))
    assert "清单里有 1 条理由：1 条写进了 budget.yaml 的“忽略”，0 条没有写入" in output
    assert path.read_text(encoding="utf-8").startswith(TEXT)
    assert codes(path) == ["F39"]
    path.write_text(path.read_text(encoding="utf-8").replace("〔2024〕", "〔2019〕", 1), encoding="utf-8")
    assert sorted(codes(path)) == ["A07", "E33", "F39"]


def test_reasons_come_back_into_a_workbook_and_nothing_else_changes(tmp_path: Path) -> None:
    path = dressed(tmp_path / "budget.xlsx", TEXT)
    with zipfile.ZipFile(path) as package:
        before = {name: package.read(name) for name in package.namelist()}
    run(path, "--report", str(tmp_path))
    run(path, "--answers", str(filled(tmp_path)))
    with zipfile.ZipFile(path) as package:
        after = {name: package.read(name) for name in package.namelist()}
    assert sum(before[name] != after[name] for name in before) == 1
    assert before.keys() == after.keys()
    assert "E33" not in codes(path)
    assert "A07" not in codes(path)


@pytest.mark.parametrize("left", [("规则", "对象", "理由"), ()])
def test_a_workbook_of_an_older_form_gets_the_column_or_the_sheet(left: tuple[str, ...], tmp_path: Path) -> None:
    path = dressed(tmp_path / "budget.xlsx", TEXT)
    book = load_workbook(path)
    del book["忽略"]
    if left:
        book.create_sheet("忽略").append(left)
    book.save(path)
    run(path, "--report", str(tmp_path))
    run(path, "--answers", str(filled(tmp_path)))
    assert "E33" not in codes(path)
    assert "A07" not in codes(path)


def test_an_ignore_that_no_longer_holds_is_brought_up_to_date(tmp_path: Path) -> None:
    path = yaml(tmp_path)
    run(path, "--report", str(tmp_path))
    run(path, "--answers", str(filled(tmp_path)))
    path.write_text(path.read_text(encoding="utf-8").replace("〔2024〕", "〔2019〕", 1), encoding="utf-8")
    run(path, "--report", str(tmp_path))
    run(path, "--answers", str(filled(tmp_path, "又核对过")))
    assert codes(path) == ["F39"]
    assert path.read_text(encoding="utf-8").count("规则: E33") == 1
    assert REASON not in path.read_text(encoding="utf-8")


def test_a_list_of_another_time_changes_nothing(tmp_path: Path) -> None:
    path = yaml(tmp_path)
    run(path, "--report", str(tmp_path))
    answers = filled(tmp_path)
    yaml(tmp_path, other := TEXT.replace("〔2024〕", "〔2019〕", 1))
    assert "第4行：这一项现在没有了，或那里的话和数已经改了" in run(path, "--answers", str(answers))
    assert path.read_text(encoding="utf-8") == other


def test_answers_that_say_two_things_or_nothing_that_can_be_done(tmp_path: Path) -> None:
    path = yaml(tmp_path, TEXT + "多余: 一\n")
    found = check(path)
    assert found.tree is not None
    told = shown(found)
    keys = {each.finding.code: each.key for each in told}
    answers = [
        Answer(3, keys["E33"], "甲"),
        Answer(4, keys["E33"], "乙"),
        Answer(5, "", "丙"),
        Answer(6, keys["A01"], "丁"),
    ]
    done = taking.answered(answers, told, found.tree)
    assert (done.written, len(done.edits)) == (1, 1)
    assert done.refused == (
        "第4行：与第3行是同一项，理由不同，用的是第3行的",
        "第5行：没有编号，不知道是哪一项",
        "第6行：规则 A01 的这一项不能忽略，要改正",
    )


def test_one_ignore_is_not_written_for_findings_that_nobody_answered(tmp_path: Path) -> None:
    """Two findings of one rule about one text: an 忽略 would silence both."""
    tree = check(yaml(tmp_path)).tree
    assert tree is not None
    one, other = (
        Shown(Finding("E37", message, (Source("budget.yaml", 3, 1),), object="甲/乙"), original="有【的的】。。")
        for message in ("词语重复", "句号重复")
    )
    done = taking.answered([Answer(3, one.key, "甲")], [one, other], tree)
    assert done.edits == ()
    assert done.refused == ("第3行：同一处还有 1 项结果会一起不报，请给它们也写上理由",)
    both = taking.answered([Answer(3, one.key, "甲"), Answer(4, other.key, "乙")], [one, other], tree)
    assert (both.written, len(both.edits), both.refused) == (2, 1, ())


def test_what_is_found_in_the_file_of_a_unit_is_answered_there(tmp_path: Path) -> None:
    tree = check(yaml(tmp_path)).tree
    assert tree is not None
    theirs = Shown(Finding("E33", "旧", (Source("单位/甲.yaml", 3, 1),), object="甲"), original="旧")
    done = taking.answered([Answer(3, theirs.key, "因为")], [theirs], tree)
    assert done.refused == ("第3行：这一项在 单位/甲.yaml 里，请核对那个文件时再写",)


@pytest.mark.parametrize("name", ["budget.yaml", "nowhere.xlsx"])
def test_what_is_no_list_is_wrong_use(name: str, tmp_path: Path) -> None:
    path = yaml(tmp_path)
    with pytest.raises(Exception, match=r"找不到文件|读不了"):
        run(path, "--answers", str(tmp_path / name))
    assert path.read_text(encoding="utf-8") == TEXT


def test_a_workbook_that_is_no_list_is_wrong_use(tmp_path: Path) -> None:
    path = dressed(tmp_path / "budget.xlsx", TEXT)
    with pytest.raises(Exception, match="不是核对清单"):
        run(path, "--answers", str(path))


def test_an_ignore_list_that_is_none_is_not_written_to(tmp_path: Path) -> None:
    path = yaml(tmp_path)
    run(path, "--report", str(tmp_path))
    yaml(tmp_path, text := TEXT + "忽略: 无\n")
    assert "填报文件里的“忽略”不是列表，请先改正" in run(path, "--answers", str(filled(tmp_path)))
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("damaged", [r"xl/styles\.xml", r"xl/workbook\.xml", r".*\.vml", r".*/comment\d+\.xml"])
@pytest.mark.parametrize("content", [b"<a/>", b"<br>", b""])
def test_a_workbook_that_cannot_be_edited_still_has_its_report(content: bytes, damaged: str, tmp_path: Path) -> None:
    path = dressed(tmp_path / "budget.xlsx", TEXT)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert any(re.fullmatch(damaged, name) for name in parts)
    with zipfile.ZipFile(path, "w") as package:
        for name, old in parts.items():
            package.writestr(name, content if re.fullmatch(damaged, name) else old)
    run(path, "--report", str(tmp_path / "r"))
    assert (tmp_path / "r" / "核对清单.xlsx").is_file()


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_whatever_is_answered_is_silent_from_then_on(suffix: str, tmp_path: Path) -> None:
    """All that is found in a real document: nothing is left but what nobody may ignore, and no 忽略 is idle."""
    published = (SAMPLES / "kizilsu-2026" / "as-published.yaml").read_text(encoding="utf-8")
    path = tmp_path / f"budget{suffix}"
    if suffix == ".yaml":
        path.write_text(published, encoding="utf-8")
    else:
        plain(path, published)
    found = check(path)
    assert found.tree is not None
    told = shown(found)
    done = taking.answered([Answer(n, each.key, REASON) for n, each in enumerate(told)], told, found.tree)
    assert done.written == sum(bool(each.finding.object) for each in told) > 60
    taking.write(path, found.tree, done.edits, submission_schema())
    assert [finding for finding in check(path).findings if finding.object or finding.code == "A07"] == []
