"""What the author of an edition can get wrong: each mistake is named with its file and line, and nothing is printed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from author.form.folders import LARGEST, folders, names
from author.ground.findings import EditionError
from author.workshop.trial import loaded, tried

HERE = Path(__file__).parent
NAME = "huadong-2024"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of editions with a copy that may be spoilt."""
    shutil.copytree(HERE / NAME, tmp_path / NAME)
    return tmp_path


def spoil(own: Path, file: str, old: str, new: str) -> None:
    path = own / NAME / file
    content = path.read_text(encoding="utf-8")
    assert old in content, f"{file} has no “{old}”"
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


LOADING = [
    # file, what stands there, what the author wrote, place, words of the message
    ("edition.yaml", "preparer:", "prepare:", "edition.yaml:18", "没有 prepare 这一项"),
    ("edition.yaml", "title: 华东某市2024年预算公开（试验）\n", "", "edition.yaml", "缺少 title"),
    ("edition.yaml", "from: 2024", "from: 二〇二四", "edition.yaml:4:15", "应是整数"),
    (
        "edition.yaml",
        "{from: 2024, until: 2025}",
        "{from: 2026, until: 2025}",
        "edition.yaml:4:15",
        "from 应不晚于 until",
    ),
    ("edition.yaml", "事业收入: []", "政府性基金: []", "edition.yaml", "出现两次"),
    ("edition.yaml", "funds:\n", "fund:\n", "edition.yaml", "缺少 funds"),
    ("edition.yaml", "decimals: 0,", "decimals: 9,", "edition.yaml:16", "应在 0 到 2 之间"),
    ("edition.yaml", "unit: 元,", "unit: 千元,", "edition.yaml:16", "unit 不能是 千元"),
    ("edition.yaml", "增幅{比率}", "增幅{比例}", "edition.yaml:29", "没有 {比例}"),
    ("edition.yaml", '  持平: "同比无增减变化"\n', "", "edition.yaml", "缺少 持平"),
    ("edition.yaml", ", 层级: 市级}\n  单位", "}\n  单位", "edition.yaml:24", "没有“层级”这个词"),
    ("edition.yaml", "style: cover-unit", "style: cover-name", "edition.yaml", "没有样式 cover-name"),
    ("edition.yaml", "orientation: landscape", "orientation: 横", "edition.yaml", "orientation 不能是 横"),
    ("edition.yaml", "sections: [targets]", "tables: [balance]", "edition.yaml", "表 balance 用了两次"),
    ("edition.yaml", "sections: [targets]", "sections: [notes]", "edition.yaml", "节 notes 用了两次"),
    ("edition.yaml", "sections: [targets]", "sections: [target]", "edition.yaml", "缺少文件 sections/target.md"),
    ("edition.yaml", "sections: [targets]", "sections: [../targets]", "edition.yaml", "只能用小写字母"),
    ("edition.yaml", "sections: [targets]", "tables: [goal]", "tables/goal.yaml", "不能编表号"),
    ("edition.yaml", "    sections: [targets]\n", "", "edition.yaml", "要么列 sections，要么列 tables"),
    ("edition.yaml", "macros: phrases.jinja", "macros: ../phrases.jinja", "edition.yaml:20", "不带文件夹"),
    ("edition.yaml", "macros: phrases.jinja", "macros: /etc/hosts", "edition.yaml:20", "不带文件夹"),
    ("glossary.yaml", "解释:", "说明:", "glossary.yaml:2", "缺少 解释"),
    ("codes/function.csv", "code,name", "编码,name", "codes/function.csv", "科目表读不了"),
    ("codes/function.csv", "2024,\n", "今年,\n", "codes/function.csv", "科目表读不了"),
    ("tables/balance.yaml", "key: balance", "key: balances", "tables/balance.yaml:2", "key 应与文件名相同"),
    (
        "tables/balance.yaml",
        "measure: 本年预算",
        "measures: 本年预算",
        "tables/balance.yaml:4",
        "没有 measures 这一维度",
    ),
    ("tables/balance.yaml", "each: [fund]", "each: [fund, []]", "tables/balance.yaml:9", "each 的一步"),
    ("tables/balance.yaml", "fund: 收入", "project: 线路租赁", "tables/balance.yaml", "不能按 project 的名称"),
    ("tables/balance.yaml", "fund: 收入", "fund: 收人", "tables/balance.yaml", "资金来源中没有“收人”"),
    ("tables/balance.yaml", "{nature: 人员经费}", "{nature: 人员}", "tables/balance.yaml", "支出类别中没有“人员”"),
    ("tables/balance.yaml", "{label: 预算数}", "{where: {fund: 收入}}", "tables/balance.yaml", "缺少 label"),
    ("tables/balance.yaml", "{name}", "{nam}", "tables/balance.yaml", "value 里没有 {nam}"),
    ("tables/balance.yaml", "function 类", "function 目", "tables/balance.yaml", "function 没有“目”级"),
    ("tables/balance.yaml", "columns: [{label: 预算数}]", "columns: []", "tables/balance.yaml", "没有 columns"),
    ("tables/compared.yaml", "bold: [类]", "bold: [目]", "tables/compared.yaml", "没有“目”级"),
    (
        "tables/compared.yaml",
        "function 款], bold",
        "function 款], codes: some, bold",
        "tables/compared.yaml",
        "codes 不能是 some",
    ),
    (
        "tables/compared.yaml",
        "function 款], bold",
        'function 款], codes: ["999"], bold',
        "tables/compared.yaml",
        "没有“999”",
    ),
    ("tables/detail.yaml", "in: project", "in: economic", "tables/detail.yaml", "没有写着 {economic} 的列"),
    ("tables/detail.yaml", "label: 合计, in", "in", "tables/detail.yaml", "缺少 label"),
    ("tables/three-public.yaml", "unit_line: 单位：万元\n", "", "tables/three-public.yaml", "要写明 unit_line"),
    (
        "tables/government-funds.yaml",
        "when_empty: nothing",
        "when_empty: no",
        "tables/government-funds.yaml",
        "when_empty",
    ),
    ("tables/procurement.yaml", "政府采购.货物", "政府采购.物品", "tables/procurement.yaml", "没有“政府采购.物品”"),
    ("tables/procurement.yaml", ", down: 4", "", "tables/procurement.yaml", "加起来应是 3 列"),
    ("tables/procurement.yaml", "[40, 30, 30]", "[40, -3, 30]", "tables/procurement.yaml", "大于零"),
    ("tables/goal.yaml", "merge: [一级]", "merge: [第一级]", "tables/goal.yaml", "不是哪一栏的 value"),
    ("tables/goal.yaml", "merge: [一级]", "merge: [一级, 三级]", "tables/goal.yaml", "keep 要与 merge 相配"),
    ("tables/goal.yaml", "value: 指标值}", "value: 指标值, across: 3}", "tables/goal.yaml", "却有 5 列"),
    ("sections/notes.md", "---\n", "", "sections/notes.md:1", "节的开头"),
    ("sections/notes.md", "compare: 上年预算", "compare: 前年预算", "sections/notes.md:3", "compare 不能是 前年预算"),
    ("sections/notes.md", "支出: {}", "支出: {wher: {}}", "sections/notes.md", "没有 wher 这一项"),
    ("sections/notes.md", "支出: {}", "支出: {reason: 政府采购/总体}", "notes.md:6:", "变动原因下没有“政府采购”"),
    ("sections/notes.md", "支出: {}", "支出: {reason: [支出/合计, 经费]}", "notes.md:6:", "变动原因下没有“经费”"),
    ("sections/notes.md", "支出: {}", "支出: {reason: 机关运行经费/总体}", "notes.md:6:", "不分名称"),
    ("sections/notes.md", "支出: {}", "支出: {reason: 收入}", "notes.md:6:", "要写一个名称"),
    ("sections/notes.md", "支出: {}", "支出: {reason: 收入/财政/一般}", "notes.md:6:", "要写一个名称"),
    ("sections/notes.md", "支出: {}", '支出: {reason: "收入/{name}"}', "notes.md:6:", "只能用在 lists"),
    ("sections/notes.md", "codes: either", 'codes: either, reason: "支出/{nam}"', "notes.md:9:", "没有 {nam}"),
    ("sections/notes.md", "codes: either", 'codes: either, reason: "功能科目/{name}"', "notes.md:9:", "只能写编码"),
    ("sections/funds.md", "fund: 政府性基金", "fund: 基金", "sections/funds.md:3", "资金来源中没有“基金”"),
    ("sections/notes.md", "# {{ 序", "@table {{ 年度 }}\n\n# {{ 序", "sections/notes.md:11", "不是表的名称"),
    ("sections/targets.md", "@table goal", "@table goals", "edition.yaml", "缺少文件 tables/goals.yaml"),
]


@pytest.mark.parametrize(("file", "old", "new", "place", "words"), LOADING, ids=[f"{c[0]}-{c[4]}" for c in LOADING])
def test_a_mistake_that_loading_finds(own: Path, file: str, old: str, new: str, place: str, words: str) -> None:
    spoil(own, file, old, new)
    with pytest.raises(EditionError) as caught:
        loaded(NAME, own)
    assert place in str(caught.value.at)
    assert words in caught.value.message


@pytest.mark.parametrize("reason", ["支出/{name}", "功能科目/{code}", "[功能科目/2101501, 机关运行经费]"])
def test_a_reason_that_staff_can_fill_in(own: Path, reason: str) -> None:
    spoil(
        own, "sections/notes.md", "codes: either", f"codes: either, reason: {reason if '[' in reason else repr(reason)}"
    )
    assert next(loaded(NAME, own).sections["notes"].reasons) in reason


TRYING = [
    ("sections/notes.md", "支出.amount", "支付.amount", "sections/notes.md:13", "“支付”没有人给它值"),
    ("sections/funds.md", "合计.change", "合记.change", "sections/funds.md:10", "“合记”没有人给它值"),
    ("sections/notes.md", "支出.amount", "支出.amout", "sections/notes.md", "模板里的变量或用法不对"),
    ("sections/notes.md", "支出.amount", "支出.money", "sections/notes.md", "金额要写 .amount"),
    ("sections/notes.md", "{{ x.amount }}", "{{ x.path }}", "sections/notes.md", "一组内容"),
    ("sections/notes.md", "支出.amount }}", "支出.money + 1 }}", "sections/notes.md", "不能计算"),
    ("sections/notes.md", "{% endfor %}", "", "sections/notes.md", "模板写法有误"),
    ("sections/notes.md", "科目(x)", "科目们(x)", "sections/notes.md", "“科目们”没有人给它值"),
    ("sections/notes.md", "支出.amount", "支出.__class__.__mro__", "sections/notes.md", "不允许"),
    (
        "sections/targets.md",
        "@table goal",
        "{{ '@' }}table goal\n@table{{ ' ' }}balances",
        "sections/targets.md",
        "不是表的名称",
    ),
    ("sections/targets.md", "@table goal", "{% for n in [1, 2] %}\n@table goal\n{% endfor %}", "", "出现了2次"),
    ("phrases.jinja", "{%- endmacro -%}", "", "phrases.jinja", "模板写法有误"),
    ("phrases.jinja", "（{{ x", "{{ 科目(x) }}（{{ x", "", "没完没了"),
    ("glossary.yaml", "{{ 层级 }}", "{{ 级别 }}", "edition.yaml", "“级别”没有人给它值"),
    (
        "tables/balance.yaml",
        "title: 收支总表",
        'title: "{{ 名称 }}收支总表"',
        "tables/balance.yaml",
        "“名称”没有人给它值",
    ),
    (
        "tables/balance.yaml",
        "title: 收支总表",
        'title: "{{ 单位 | 大写 }}收支总表"',
        "tables/balance.yaml",
        "模板写法有误",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "place", "words"), TRYING, ids=[f"{c[0]}-{c[4]}" for c in TRYING])
def test_a_mistake_that_the_trial_finds(own: Path, file: str, old: str, new: str, place: str, words: str) -> None:
    spoil(own, file, old, new)
    wrong = tried(NAME, own).wrong
    assert any(place in line and words in line for line in wrong), wrong


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (
            "tables/three-public.yaml",
            '{economic: "30212"}',
            '{economic: "30212", nature: 人员经费}',
            "因公出国（境）费”一栏没有数",
        ),
        ("tables/government-funds.yaml", "fund: 政", 'nature: 人员经费, economic: "30201", fund: 政', "没有印出来"),
        ("tables/three-public.yaml", "fund: 财", 'nature: 人员经费, economic: "30201", fund: 财', "各种钱都有了"),
    ],
)
def test_what_the_trial_asks_to_be_looked_at(own: Path, file: str, old: str, new: str, words: str) -> None:
    spoil(own, file, old, new)
    found = tried(NAME, own)
    assert any(words in line for line in (*found.remarks, *found.wrong)), found


def test_a_circle_of_editions(own: Path) -> None:
    shutil.copytree(own / NAME, own / "huadong-2025")
    spoil(own, "edition.yaml", "years:", "based_on: huadong-2025\nyears:")
    other = own / "huadong-2025" / "edition.yaml"
    other.write_text(f"based_on: {NAME}\n" + other.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(EditionError, match="又回到了自己"):
        loaded(NAME, own)


def test_too_many_editions_one_based_on_the_other(own: Path) -> None:
    for number in range(12):
        folder = own / f"layer-{number}"
        folder.mkdir()
        (folder / "edition.yaml").write_text(f"based_on: layer-{number + 1}\n", encoding="utf-8")
    with pytest.raises(EditionError, match="超过"):
        folders("layer-0", own)


@pytest.mark.parametrize("base", ["../xinjiang-2026", "/etc", "xinjiang-2062", ".", "C:\\forms"])
def test_based_on_what_is_no_edition(own: Path, base: str) -> None:
    spoil(own, "edition.yaml", "years:", f"based_on: '{base}'\nyears:")
    with pytest.raises(EditionError, match="没有名为") as caught:
        loaded(NAME, own)
    assert caught.value.at.row == 4


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a_link_that_leads_out_of_the_folder(own: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    secret.write_text("---\n---\n# 别人的文件\n", encoding="utf-8")
    (own / NAME / "sections/duties.md").unlink()
    (own / NAME / "sections/duties.md").symlink_to(secret)
    with pytest.raises(EditionError, match="链接"):
        loaded(NAME, own)


def test_a_file_too_large_for_a_form(own: Path) -> None:
    (own / NAME / "sections/duties.md").write_bytes(b"---\n---\n" + b"x" * LARGEST)
    with pytest.raises(EditionError, match="不像版式的文件"):
        loaded(NAME, own)


def test_a_look_without_a_style_that_is_needed(own: Path) -> None:
    look = (HERE.parent.parent / "templates/look.yaml").read_text(encoding="utf-8")
    (own / NAME / "look.yaml").write_text(look.replace("  note: {", "  remark: {"), encoding="utf-8")
    with pytest.raises(EditionError, match="没有程序要用的 note"):
        loaded(NAME, own)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"— {} —"', "页"),
        ("left: 28", "left: 200"),
        ("[10.5, 10, 9.5, 9, 8.5, 8, 7.5]", "[]"),
        ("width: 210", "width: 纸宽"),
        ("width: 210", "width: 0"),
        ('"— {} —"', '"— {x} —"'),
        ('"— {} —"', '"— {} }"'),
        ("top: 37", "top: -500"),
        ("footer: 7", "footer: 500"),
        ("[10.5, 10, 9.5, 9, 8.5, 8, 7.5]", "[0.1]"),
        ("padding: 3", "padding: 300"),
        ("size: 16, leading: 28.95, align: justify", "size: 0, leading: 28.95, align: justify"),
        ("size: 16, leading: 28.95, align: justify", "size: 16, leading: -5, align: justify"),
        ("before: 170", "before: 5000"),
    ],
)
def test_a_look_that_cannot_be(own: Path, old: str, new: str) -> None:
    look = (HERE.parent.parent / "templates/look.yaml").read_text(encoding="utf-8")
    assert old in look
    (own / NAME / "look.yaml").write_text(look.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(EditionError) as caught:
        loaded(NAME, own)
    assert caught.value.at.row


def test_folders_with_other_names_are_no_editions(own: Path) -> None:
    shutil.copytree(own / NAME, own / "华东")
    assert "华东" not in names(own)
