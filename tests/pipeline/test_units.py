"""A department of several units: in its own file, in files of theirs, in what is printed and what is told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from author.cli import main
from author.compose.figures import printed_figures
from author.ground.findings import Severity
from author.pipeline.check import check
from author.pipeline.explain import Printed
from tests.small import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from author.pipeline.check import Checked

BUREAU = """\
版式: xinjiang-2026
单位: {名称: 某某州医疗保障局, 性质: 行政}
年度: 2026
公开日期: 2026-02-05
主要职能: [拟订制度并组织实施]
机构: {下属预算单位: [{名称: 某某州医保中心, 性质: 参公}, {名称: 某某州医院, 性质: 事业}]}
人员: {编制: 5, 在职: {本年: 4, 上年: 3}}
预算明细:
  - {功能科目: 2101501, 经济科目: 30101, 资金来源: 一般财力, 本年: 1000.00, 上年: 900.00}
  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 本年: 500.00}
"""
CENTRE = """\
  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 单位: 某某州医保中心, 本年: 30000.00}
"""
HOSPITAL = (
    """\
版式: xinjiang-2026
单位: {名称: 某某州医院, 类型: 单位, 性质: 事业}
年度: 2026
公开日期: 2026-02-05
主要职能: [看病]
人员: {编制: 50, 在职: {本年: 40, 上年: 30}}
政府采购: {货物: 700000}
国有资产: {车辆: [{类型: 其他车辆, 数量: 2, 价值: 400000}]}
预算明细:
  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 本年: 700000.00}
  - {功能科目: 2101599, 项目: 线路租赁, 经济科目: 30214, 资金来源: 一般财力, 本年: 20000.00}
项目:
"""
    + PROJECT
)
FILES = "单位文件: [医院.yaml]\n"


def department(folder: Path, bureau: str, **files: str) -> Checked:
    (folder / "budget.yaml").write_text(bureau, encoding="utf-8")
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return check(folder / "budget.yaml")


def wrong(found: Checked) -> list[tuple[str, str]]:
    """Code and message of the errors."""
    return [(one.code, one.message) for one in found.findings if one.severity is Severity.ERROR]


def printed(found: Checked) -> str:
    assert found.composition is not None
    return "\n".join(block.text for block in found.composition.document.blocks if hasattr(block, "text"))


def rows(found: Checked, table: str) -> list[tuple[str, ...]]:
    assert found.composition is not None
    made = next(one for one in found.composition.tables if one.spec.key == table).table
    return [tuple(cell.text for cell in row) for row in made.body]


def test_the_units_files_are_counted_under_their_units(tmp_path: Path) -> None:
    found = department(tmp_path, BUREAU + CENTRE + FILES, 医院=HOSPITAL)
    assert wrong(found) == []
    assert found.submission is not None
    spent = {name: str(money.total.yuan) for name, money in found.submission.ledger.by("unit").items()}
    assert spent == {"某某州医疗保障局": "2400.00", "某某州医保中心": "30000.00", "某某州医院": "720000.00"}
    text = printed(found)
    assert "编制数55，实有人数44人，其中：在职44人，增加11人" in text
    assert "政府采购货物预算70.00万元" in text
    assert "车辆2辆，价值40.00万元" in text


def test_only_offices_have_running_costs_of_offices(tmp_path: Path) -> None:
    text = printed(department(tmp_path, BUREAU + CENTRE + FILES, 医院=HOSPITAL))
    assert "机关运行经费财政拨款预算3.05万元" in text, "500.00 and 30,000.00 元, not the hospital's 700,000.00"


def test_an_institution_with_an_office_below_has_them_too(tmp_path: Path) -> None:
    text = printed(department(tmp_path, BUREAU.replace("性质: 行政", "性质: 事业") + CENTRE))
    assert "机关运行经费财政拨款预算3.00万元" in text
    assert "无机关运行经费" not in text


def test_table_7_has_a_row_for_each_unit(tmp_path: Path) -> None:
    project = "  - {功能科目: 2101599, 项目: 线路租赁, 经济科目: 30214, 资金来源: 一般财力, 本年: 10000.00}\n"
    more = f"项目:\n{PROJECT}"
    found = department(tmp_path, BUREAU + CENTRE + project + more + FILES, 医院=HOSPITAL)
    assert wrong(found) == []
    named = [(row[3], row[4], row[5]) for row in rows(found, "t07") if not row[0] or row[4]]
    assert named == [
        ("总计", "", "3.00"),
        ("某某州医疗保障局（本级）", "", "1.00"),
        ("其他医疗保障管理事务支出", "线路租赁", "1.00"),
        ("某某州医院", "", "2.00"),
        ("其他医疗保障管理事务支出", "线路租赁", "2.00"),
    ]
    goals = [one for one in found.composition.tables if one.project] if found.composition else []
    assert [one.table.once[0][1].text for one in goals] == ["某某州医疗保障局", "某某州医院"], "each its own goal form"
    assert "项目承担单位：某某州医院" in printed(found)


def test_every_figure_has_an_address_of_its_own(tmp_path: Path) -> None:
    project = "  - {功能科目: 2101599, 项目: 线路租赁, 经济科目: 30214, 资金来源: 一般财力, 本年: 10000.00}\n"
    found = department(tmp_path, f"{BUREAU}{CENTRE}{project}项目:\n{PROJECT}{FILES}", 医院=HOSPITAL)
    assert found.composition is not None
    times = Counter(figure.address for figure in printed_figures(found.composition))
    assert [address for address, count in times.items() if count > 1] == []
    (row,) = Printed(found.composition).find("表7/某某州医院/2101599 其他医疗保障管理事务支出 线路租赁/商品和服务支出")
    assert row.text == "2.00"


def test_a_department_without_units_prints_its_name(tmp_path: Path) -> None:
    found = department(tmp_path, HOSPITAL)
    assert [row[3] for row in rows(found, "t07")][:2] == ["总计", "某某州医院"]


def test_a_folder_of_files(tmp_path: Path) -> None:
    found = department(tmp_path, f"{BUREAU}{CENTRE}单位文件: 单位\n", 单位__医院=HOSPITAL)
    assert wrong(found) == []
    assert [unit.submission.unit for unit in found.units if unit.submission] == ["某某州医院"]


def test_the_departments_own_file_is_none_of_its_units(tmp_path: Path) -> None:
    assert wrong(department(tmp_path, f"{BUREAU}{CENTRE}单位文件: .\n", 医院=HOSPITAL)) == []


OTHER = HOSPITAL.replace("某某州医院", "某某州第二医院")


@pytest.mark.parametrize(
    ("bureau", "files", "message"),
    [
        (BUREAU, {}, "没有单位文件“医院.yaml”"),
        (BUREAU, {"医院": OTHER}, "单位“某某州第二医院”没有列在机构的下属预算单位中"),
        (BUREAU, {"医院": HOSPITAL.replace("某某州医院", "某某州医疗保障局")}, "“某某州医疗保障局”是部门自己的"),
        (BUREAU, {"医院": HOSPITAL.replace("年度: 2026", "年度: 2025")}, "年度是 2025，部门的是 2026"),
        (BUREAU, {"医院": HOSPITAL.replace("xinjiang-2026", "xinjiang-2020")}, "版式是 xinjiang-2020，部门的是"),
        (BUREAU, {"医院": f"{HOSPITAL}单位文件: [x.yaml]\n"}, "里又写了单位文件"),
        (f"{BUREAU}单位文件: [/etc/passwd]\n", {}, "单位文件要写相对于本文件的路径"),
        (f"{BUREAU}单位文件: ['C:\\医院.yaml']\n", {}, "单位文件要写相对于本文件的路径"),
        (f"{BUREAU}单位文件: [{'长' * 400}]\n", {}, "打不开"),
        (f'{BUREAU}单位文件: ["a\\0b"]\n', {}, "没有单位文件"),
        (f"{BUREAU}单位文件: [医院.yaml, 单位]\n", {"医院": HOSPITAL, "单位__医院": HOSPITAL}, "有两份单位文件"),
        (f"{BUREAU}单位文件: [医院.yaml, 医院.yaml]\n", {"医院": HOSPITAL}, "列了不止一次"),
        (BUREAU, {"医院": "- 不是填报文件"}, ""),
    ],
)
def test_files_that_do_not_fit(tmp_path: Path, bureau: str, files: dict[str, str], message: str) -> None:
    bureau = bureau if "单位文件" in bureau else bureau + FILES
    found = department(tmp_path, bureau, **files)
    assert any(message in said for _, said in wrong(found)), wrong(found)
    assert found.blocked


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("某某州医院, 性质: 事业", "某某州医保中心", "有两个单位都叫“某某州医保中心”"),
        ("某某州医院, 性质: 事业", "某某州医疗保障局", "有两个单位都叫“某某州医疗保障局”"),
        ("某某州医院, 性质: 事业", "事业", "“事业”不能作单位的名称"),
        ("单位: 某某州医保中心", "单位: 某某州医保站", "单位“某某州医保站”没有列在机构的下属预算单位中"),
        ("单位: 某某州医保中心", "单位: 某某州医保中心, 对方单位: 某某州医保中心", "对方单位就是这一行的单位"),
    ],
)
def test_units_that_are_not_what_they_seem(tmp_path: Path, old: str, new: str, message: str) -> None:
    found = department(tmp_path, (BUREAU + CENTRE).replace(old, new))
    assert any(message in said for _, said in wrong(found)), wrong(found)


def test_a_units_mistakes_are_told_with_its_file_and_block_the_department(tmp_path: Path) -> None:
    found = department(tmp_path, BUREAU + CENTRE + FILES, 医院=HOSPITAL.replace("2101599", "2101598"))
    (only,) = [one for one in found.findings if one.severity is Severity.ERROR]
    assert (only.code, str(only.at[0])) == ("A03", "医院.yaml:11:12")
    assert found.blocked


def test_a_units_kind_is_what_the_department_says(tmp_path: Path) -> None:
    found = department(tmp_path, BUREAU + CENTRE + FILES, 医院=HOSPITAL.replace("性质: 事业", "性质: 行政"))
    assert any("某某州医院的性质：部门填事业" in one.message for one in found.findings)
    assert "机关运行经费财政拨款预算3.05万元" in printed(found)


def test_what_a_unit_publishes_and_what_the_department_counts_for_it(tmp_path: Path) -> None:
    line = "  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 单位: 某某州医院, 本年: 699999.99}\n"
    found = department(tmp_path, BUREAU + CENTRE + line + FILES, 医院=HOSPITAL)
    told = [message for code, message in wrong(found) if code == "C59"]
    assert told == [
        "某某州医院的本年预算（2101501 公用经费 一般财力）：单位文件比部门的数多 0.01 元",
        "某某州医院的本年预算（2101599 项目支出 一般财力）：单位文件比部门的数多 20,000.00 元",
    ]
    assert found.submission is not None
    assert str(found.submission.ledger.where(unit="某某州医院").total.yuan) == "699999.99", "counted once"


def test_each_year_by_itself(tmp_path: Path) -> None:
    """Last year's money of the hospital stands in the department's file, this year's in the hospital's own."""
    line = "  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 单位: 某某州医院, 上年: 5.00}\n"
    found = department(tmp_path, BUREAU + CENTRE + line + FILES, 医院=HOSPITAL)
    assert wrong(found) == []
    assert found.submission is not None
    ours = found.submission.ledger.where(unit="某某州医院")
    assert str(ours.where(measure="本年预算").total.yuan) == "720000.00"
    assert str(ours.where(measure="上年预算").total.yuan) == "5.00"


def test_reasons_and_uses_of_what_only_a_units_file_has(tmp_path: Path) -> None:
    reasons = '变动原因: {功能科目: {"2101599": 新增线路一条}}\n支出用途: {"210": 医疗保障}\n'
    found = department(tmp_path, BUREAU + CENTRE + reasons + FILES, 医院=HOSPITAL)
    assert wrong(found) == []
    assert "主要原因是新增线路一条" in printed(found)


def test_a_reason_is_put_to_the_figure_that_is_printed_with_it(tmp_path: Path) -> None:
    """Offices cost more this year, all units together less; only the offices' costs are printed."""
    lines = "  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 单位: 某某州医院, 上年: 900000.00}\n"
    reason = "变动原因: {机关运行经费: 本年任务增加，所需经费相应增加}\n"
    found = department(tmp_path, BUREAU + CENTRE + lines + reason)
    assert [one for one in found.findings if one.code == "D26"] == []
    text = printed(found)
    assert "机关运行经费财政拨款预算3.05万元" in text
    assert "主要原因是本年任务增加" in text


def test_a_units_control_figure_is_put_to_all_its_money(tmp_path: Path) -> None:
    """The hospital passes 70.00 元 on; its own control figure holds them, the department's total does not."""
    bureau = BUREAU.replace("性质: 事业}]", "性质: 事业, 控制数: {收入总计: 72.007}}]")
    up = "  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 附属单位上缴收入, 对方单位: 某某州医院, 本年: 70.00}\n"
    paid = "  - {功能科目: 2101501, 经济科目: 30299, 资金来源: 事业收入, 对方单位: 某某州医疗保障局, 本年: 70.00}\n"
    hospital = HOSPITAL.replace("项目:\n", f"{paid}项目:\n")
    found = department(tmp_path, bureau + CENTRE + up + "控制数: {收入总计: 75.157}\n" + FILES, 医院=hospital)
    assert wrong(found) == []


def test_people_typed_by_the_department_stand_for_the_files(tmp_path: Path) -> None:
    typed = BUREAU.replace("性质: 事业}]", "性质: 事业, 人员: {编制: 9, 在职: {本年: 9, 上年: 9}}}]")
    assert "编制数14，实有人数13人" in printed(department(tmp_path, typed + CENTRE + FILES, 医院=HOSPITAL))


def test_people_typed_by_the_department_too_are_compared(tmp_path: Path) -> None:
    typed = BUREAU.replace("性质: 事业}]", "性质: 事业, 人员: {编制: 50, 在职: {本年: 41, 上年: 30}}}]")
    found = department(tmp_path, typed + CENTRE + FILES, 医院=HOSPITAL)
    (told,) = [one.message for one in found.findings if one.code == "C59"]
    assert told.startswith("某某州医院的人员（在职本年）")
    same = department(tmp_path, typed.replace("41", "40") + CENTRE + FILES, 医院=HOSPITAL)
    assert [one for one in same.findings if one.code == "C59"] == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("类型: 单位, ", "", "单位类型是部门"),
        ("人员:", "机构: {下属预算单位: [{名称: 某某州医保中心}]}\n人员:", "某某州医保中心既列在部门的机构里"),
        ("人员:", "机构: {下属预算单位: [{名称: 某某州分院}]}\n人员:", "又列了下属预算单位"),
    ],
)
def test_a_unit_that_looks_like_a_department(tmp_path: Path, old: str, new: str, message: str) -> None:
    found = department(tmp_path, BUREAU + CENTRE + FILES, 医院=HOSPITAL.replace(old, new, 1))
    assert any(one.code == "A09" and message in one.message for one in found.findings)
    plain = department(tmp_path, BUREAU + CENTRE + FILES, 医院=HOSPITAL)
    assert not any(message in one.message for one in plain.findings)


def test_vehicles_of_several_units_are_printed_by_kind(tmp_path: Path) -> None:
    owned = "国有资产: {车辆: [{类型: 其他车辆, 数量: 1, 价值: 100000}]}\n"
    text = printed(department(tmp_path, BUREAU + CENTRE + owned + FILES, 医院=HOSPITAL))
    assert "车辆3辆，价值50.00万元；其中：其他车辆3辆，价值50.00万元。" in text


@pytest.mark.parametrize("name", ["[某某州医院]", "{a: b}"])
def test_a_units_name_of_another_shape_is_told(tmp_path: Path, name: str) -> None:
    typed = BUREAU.replace("{名称: 某某州医院, 性质: 事业}", f"{{名称: {name}, 人员: {{编制: 9}}}}")
    assert "A01" in {code for code, _ in wrong(department(tmp_path, typed + CENTRE))}


def test_vehicles_are_of_units_that_are_listed(tmp_path: Path) -> None:
    owned = "国有资产: {车辆: [{类型: 其他车辆, 数量: 1, 价值: 100000, 单位: 某某州医保站}]}\n"
    found = department(tmp_path, BUREAU + CENTRE + owned)
    assert wrong(found) == [("A09", "车辆的单位“某某州医保站”没有列在机构的下属预算单位中")]


def test_vehicles_of_a_unit_with_a_file_stand_there(tmp_path: Path) -> None:
    owned = "国有资产: {车辆: [{类型: 其他车辆, 数量: 1, 价值: 100000, 单位: 某某州医院}]}\n"
    found = department(tmp_path, BUREAU + CENTRE + owned + FILES, 医院=HOSPITAL)
    assert any("某某州医院有单位文件，这里又填了它的车辆" in one.message for one in found.findings)


def test_a_project_of_two_units_wants_two_items(tmp_path: Path) -> None:
    lines = "".join(
        f"  - {{功能科目: 2101599, 项目: 线路租赁, 经济科目: 30214, 资金来源: 一般财力, 单位: {unit}, 本年: 10000}}\n"
        for unit in ("某某州医保中心", "某某州医院")
    )
    found = department(tmp_path, f"{BUREAU}{lines}项目:\n{PROJECT}")
    assert {code for code, _ in wrong(found)} == {"F41"}
    both = "".join(
        PROJECT.replace("名称: 线路租赁", f"名称: 线路租赁, 单位: {unit}") for unit in ("某某州医保中心", "某某州医院")
    )
    assert wrong(department(tmp_path, f"{BUREAU}{lines}项目:\n{both}")) == []


def test_each_unit_gets_its_own_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    department(tmp_path, BUREAU + CENTRE + FILES, 医院=HOSPITAL)
    with pytest.raises(SystemExit) as done:
        main(["build", str(tmp_path / "budget.yaml"), "--each-unit", "--format", "txt", "-o", str(tmp_path / "out")])
    assert not done.value.code
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "某某州医疗保障局2026年部门预算公开.txt",
        "某某州医院2026年单位预算公开.txt",
    ]
    assert "没有单位文件，不单独生成：某某州医保中心" in capsys.readouterr().out


def test_documents_of_all_units_come_together_or_not_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    department(tmp_path, BUREAU + CENTRE + FILES, 医院=HOSPITAL)
    (tmp_path / "out" / "某某州医院2026年单位预算公开.txt").mkdir(parents=True)
    with pytest.raises(SystemExit) as done:
        main(["build", str(tmp_path / "budget.yaml"), "--each-unit", "--format", "txt", "-o", str(tmp_path / "out")])
    assert done.value.code == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["某某州医院2026年单位预算公开.txt"]
    said = capsys.readouterr()
    assert "没有生成文件" in said.err
    assert "已生成" not in said.out


def test_last_years_units(tmp_path: Path) -> None:
    """Last year the bureau had another name, and a station that has been closed since."""
    before = BUREAU.replace("某某州医疗保障局", "某某州医保局").replace("年度: 2026", "年度: 2025")
    before = before.replace("某某州医保中心", "某某州医保站")
    before += CENTRE.replace("某某州医保中心", "某某州医保站")
    now = (BUREAU + CENTRE + "上年文件: 上年.yaml\n").replace(", 上年: 900.00", "").replace(", 上年: 3", "")
    found = department(tmp_path, now, 上年=before)
    assert wrong(found) == []
    assert found.submission is not None
    prior = found.submission.ledger.where(measure="上年预算").by("unit")
    assert {name: str(money.total.yuan) for name, money in prior.items()} == {
        "某某州医疗保障局": "1500.00",
        "某某州医保站": "30000.00",
    }


def warned(found: Checked) -> list[tuple[str, str]]:
    """Code and message of the warnings."""
    return [(one.code, one.message) for one in found.findings if one.severity is Severity.WARNING]


def test_what_only_some_units_count_is_told(tmp_path: Path) -> None:
    """The hospital's procurement alone would be printed as the department's."""
    found = department(tmp_path, BUREAU + CENTRE + FILES, 医院=HOSPITAL)
    told = [message for code, message in warned(found) if code == "A09"]
    assert "某某州医疗保障局、某某州医保中心没有填政府采购，印出的只是某某州医院的" in told
    assert "某某州医保中心没有填人员，印出的只是某某州医疗保障局、某某州医院的" in told


def test_a_unit_without_last_years_people_is_named(tmp_path: Path) -> None:
    people = "人员: {编制: 3, 在职: {本年: 3}}"
    found = department(tmp_path, BUREAU.replace("性质: 参公", f"性质: 参公, {people}") + CENTRE)
    (blank,) = [one for one in found.findings if one.code == "A08" and "在职" in one.message]
    assert "没有填某某州医保中心在职人数的上年数" in blank.message
    assert blank.at[0].row == 6


def test_a_units_file_of_a_department(tmp_path: Path) -> None:
    found = department(tmp_path, BUREAU + CENTRE + FILES, 医院=HOSPITAL.replace("类型: 单位, ", ""))
    assert any("单位类型是部门" in message for _, message in warned(found))


@pytest.mark.parametrize(("partner", "speaks"), [("州医院", False), ("某某州医", True), ("某某州财政局", False)])
def test_a_partner_by_a_short_name(tmp_path: Path, partner: str, speaks: bool) -> None:  # noqa: FBT001
    line = f"  - {{功能科目: 2101501, 经济科目: 30201, 资金来源: 附属单位上缴收入, 对方单位: {partner}, 本年: 70}}\n"
    told = [
        message for _, message in warned(department(tmp_path, BUREAU.replace("某某州医保中心", "某某县中心") + line))
    ]
    assert any("算作部门以外的单位" in message for message in told) == speaks


def test_workbooks_of_another_kind_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "单位").mkdir()
    (tmp_path / "单位" / "学校.xls").write_bytes(b"x")
    found = department(tmp_path, f"{BUREAU}{CENTRE}单位文件: 单位\n", 单位__医院=HOSPITAL)
    assert any("学校.xls 没有读" in message for _, message in warned(found))


def test_vehicles_of_a_unit_that_counts_its_own(tmp_path: Path) -> None:
    cars = "国有资产: {车辆: [{类型: 其他车辆, 数量: 1, 价值: 100000, 单位: 某某州医院}]}\n"
    found = department(tmp_path, BUREAU + CENTRE + cars + FILES, 医院=HOSPITAL)
    assert any("某某州医院有单位文件，这里又填了它的车辆" in message for _, message in warned(found))


def test_what_the_department_types_of_a_unit_leaves_the_rest_of_its_file(tmp_path: Path) -> None:
    typed = BUREAU.replace("性质: 事业}]", "性质: 事业, 国有资产: {办公家具: 700}}]")
    found = department(tmp_path, typed + CENTRE + FILES, 医院=HOSPITAL)
    assert found.composition is not None
    assets = found.composition.submission.words["国有资产"]
    assert (assets["办公家具"].yuan, assets["车辆合计"]["数量"]) == (700, 2)
    (told,) = [one.message for one in found.findings if one.code == "C59"]
    assert told.startswith("某某州医院的国有资产（办公家具）")


def test_a_unit_whose_only_line_passes_money_on_has_lines(tmp_path: Path) -> None:
    one = BUREAU.replace(", {名称: 某某州医院, 性质: 事业}", "")
    up = "  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 附属单位上缴收入, 对方单位: 某某州医保中心, 本年: 70.00}\n"
    paid = up.replace("附属单位上缴收入", "一般财力").replace(
        "对方单位: 某某州医保中心", "单位: 某某州医保中心, 对方单位: 本级"
    )
    told = [finding.message for finding in department(tmp_path, one + up + paid).findings]
    assert any("部门汇总只计一次" in message for message in told)
    assert not any("没有一行写明单位" in message for message in told)


def test_a_unit_of_another_shape_is_told_and_nothing_breaks(tmp_path: Path) -> None:
    counted = BUREAU.replace("性质: 参公}", "性质: 参公, 人员: {编制: 9, 在职: {本年: 9, 上年: 9}}}")
    typed = counted.replace("{名称: 某某州医院, 性质: 事业}", "1e9")
    assert [code for code, _ in wrong(department(tmp_path, typed + CENTRE))] == ["A01"]
