"""What a check says on the terminal: one screen first, then by place; only some rules; only what is new."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from author.cli import cli
from author.ground.findings import Finding, Severity, Source
from author.pipeline.showing import shown
from author.report.listing import FEW, as_listing, groups, summary
from author.report.shown import LOOK, MUST, STYLE, Shown, excerpt, plainly, urgent
from tests.rules.test_cases import BASE, broken
from tests.small import checked

if TYPE_CHECKING:
    from pathlib import Path


def finding(code: str, severity: Severity = Severity.ERROR, row: int = 1) -> Finding:
    return Finding(code, f"{code}第{row}行", (Source("a.yaml", row, 1),), severity=severity)


def run(path: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["check", str(path), *options], standalone_mode=False)
    if isinstance(result.exception, Exception):
        raise result.exception
    return int(result.return_value), result.output


def test_kinds_say_what_is_asked() -> None:
    found = plainly([finding("E37"), finding("E37", Severity.WARNING), finding("E33", Severity.NOTE)])
    assert [shown.kind for shown in found] == [MUST, STYLE, LOOK]


def test_the_most_urgent_come_first_and_each_rule_before_one_comes_twice() -> None:
    found = plainly([finding("E37", Severity.WARNING), *(finding("F40", row=n) for n in (1, 2, 3)), finding("E33")])
    assert [each.finding.message for each in urgent(found, 4)] == ["F40第1行", "E33第1行", "F40第2行", "F40第3行"]


def test_the_summary_counts_by_kind_part_and_project_and_names_five() -> None:
    found = [Shown(finding("E33", row=n), project="甲", chapter="第三部分") for n in range(1, 7)]
    lines = list(summary([*found, Shown(finding("E37", Severity.NOTE))]))
    assert lines[0] == "共 7 项：必须改 6 项，请核实 0 项，文字规范 1 项"
    assert lines[1] == "按部分：第三部分 6（必须改 6）；不印出，或说不准印在哪里 1"
    assert lines[2] == "按项目：甲 6（必须改 6）"
    assert [line[:4] for line in lines[4:-1]] == [f"  {n}." for n in range(1, 6)]


def test_many_projects_are_summed_up_in_one_line() -> None:
    found = [Shown(finding("E33"), project=f"项目{n}") for n in range(40)]
    assert list(summary(found))[1].endswith("；其余 32 处 32")


def test_few_are_listed_without_a_summary() -> None:
    lines = list(as_listing(plainly([finding("E33", row=n) for n in range(FEW)])))
    assert lines[0] == "—— 整个文件（5）——"


def test_the_listing_goes_by_place_and_the_most_urgent_first() -> None:
    found = [
        Shown(finding("E37", Severity.WARNING, 1), field="变动原因"),
        Shown(finding("E33", row=9), field="变动原因"),
        Shown(finding("E33", row=5), project="甲"),
    ]
    told = {name: [each.finding.message for each in group] for name, group in groups(found).items()}
    assert told == {"变动原因": ["E33第9行", "E37第1行"], "项目　甲": ["E33第5行"]}


def test_both_sides_are_quoted_and_the_choice_is_said(tmp_path: Path) -> None:
    path = tmp_path / "budget.yaml"
    path.write_text(broken("F38-small-above-middle"), encoding="utf-8")
    output = run(path)[1]
    assert "印在：第三部分" in output
    assert "另见：" in output
    assert "→ " in output
    assert "改这里的“" in output


@pytest.mark.parametrize(
    ("text", "part", "said"),
    [
        ("短", "", "短"),
        ("甲" * 30 + "乙丙" + "丁" * 30, "乙丙", "…甲甲甲乙丙丁丁丁丁丁…"),
        ("甲" * 30, "", "甲" * 10 + "…"),
        ("甲" * 30 + "乙", "乙", "…" + "甲" * 9 + "乙"),
    ],
)
def test_excerpts_are_around_the_words(text: str, part: str, said: str) -> None:
    assert excerpt(text, part, 10) == said


@pytest.mark.parametrize(
    ("name", "printed", "group"),
    [
        ("E33-stale-year", "第三部分 五、第", "变动原因"),
        ("E33-document-number", "第三部分 七、第", "项目　能力提升项目"),
        ("F43-weights", "项目支出绩效目标表（能力提升项目）", "项目　能力提升项目"),
        ("F38-above-budget", "第三部分 十二、第", "政府采购"),
    ],
)
def test_places_in_the_document_are_found_from_the_file(name: str, printed: str, group: str) -> None:
    first = next(each for each in shown(checked(broken(name))) if each.finding.code == name[:3])
    assert str(first.finding.printed).startswith(printed)
    assert first.group == group
    assert first.chapter.startswith("第三部分")


@pytest.mark.parametrize(
    ("name", "printed"),
    [("A04-negative", "表2 第4行 行政运行"), ("A04-same-line-twice", "表7 第5行 能力提升项目")],
)
def test_a_line_is_printed_in_the_row_of_its_subject_or_its_project(name: str, printed: str) -> None:
    found = [each for each in shown(checked(broken(name))) if each.finding.code == "A04"]
    assert {str(each.finding.printed) for each in found} == {printed}


def test_one_of_two_must_be_another_unless_one_is_the_whole_list() -> None:
    warned = finding("E31", Severity.WARNING)
    assert Shown(warned, ("19", "1")).choice == "改这里的“19”，或改另一处的“1”"
    assert Shown(warned, ("甲 19 乙", "19")).choice == ""
    assert Shown(warned, ("19", "1", "2")).choice == ""
    assert Shown(warned, ("甲" * 61, "1")).choice == ""
    assert Shown(finding("E31", Severity.NOTE), ("19", "1")).choice == ""


def test_what_could_not_be_read_has_its_place_and_its_words() -> None:
    (only,) = shown(checked(BASE.replace("编制: 30", "编制: 三十")))
    assert (only.field, only.own) == ("人员", "三十")


def test_the_name_of_a_project_is_not_said_again_under_it() -> None:
    printed = Finding("E31", "", printed="绩效目标表（线路租赁）")
    assert Shown(printed, project="线路租赁").place == "绩效目标表"
    assert Shown(printed).place == "绩效目标表（线路租赁）"


def test_only_some_rules(tmp_path: Path) -> None:
    path = tmp_path / "budget.yaml"
    path.write_text(BASE.replace("编制: 30", "编制: 20").replace("公开日期: 20", "公开日期: 21"), encoding="utf-8")
    assert "F39" in run(path, "--code", "f39")[1]
    assert run(path, "--code", "F40")[1] == "核对：0 项错误，0 项警告，0 项提示\n"
    with pytest.raises(Exception, match="没有规则 X99"):
        run(path, "--code", "F39,x99")


def test_all_are_listed_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "budget.yaml"
    path.write_text(BASE + "".join(f"多余{n}: 一\n" for n in range(25)), encoding="utf-8")
    assert "还有" in run(path)[1]
    assert "还有" not in run(path, "--all")[1]


def test_what_is_new_and_gone_since(tmp_path: Path) -> None:
    path, last = tmp_path / "budget.yaml", tmp_path / "last.json"
    path.write_text(BASE.replace("编制: 30", "编制: 20"), encoding="utf-8")
    last.write_text(run(path, "--format", "json")[1], encoding="utf-8")
    assert "改好了 0 项，还在 1 项" in run(path, "--since", str(last))[1]
    path.write_text("\n" + BASE, encoding="utf-8")
    code, output = run(path, "--since", str(last))
    assert code == 0
    assert "改好了 1 项，还在 0 项" in output
    told = json.loads(run(path, "--since", str(last), "--format", "json")[1])
    assert told["findings"] == []
    assert (told["since"]["stayed"], [gone["code"] for gone in told["since"]["gone"]]) == (0, ["F39"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("budget: 1", "不是 JSON"),
        ("[" * 100_000, "不是 JSON"),
        ('{"version": 2, "findings": []}', "不是 kzauthor"),
        ('{"version": 1, "findings": [{"code": "E33"}]}', "缺了内容"),
        ('{"version": 1, "findings": [1]}', "缺了内容"),
        ("[]", "不是 kzauthor"),
    ],
)
def test_what_is_no_result_of_a_check_is_told(content: str, said: str, tmp_path: Path) -> None:
    path, last = tmp_path / "budget.yaml", tmp_path / "last.json"
    path.write_text(BASE, encoding="utf-8")
    last.write_text(content, encoding="utf-8")
    with pytest.raises(Exception, match=said):
        run(path, "--since", str(last))
    with pytest.raises(Exception, match="找不到文件"):
        run(path, "--since", str(tmp_path / "nowhere.json"))
