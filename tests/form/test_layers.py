"""Editions one on the other: what comes along, what does not, and what is told of a layer that is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from author.audit.sums import audit
from author.compose.composition import Composition
from author.form.folders import MOST_LAYERS
from author.ground.findings import EditionError
from author.workshop.madeup import Madeup
from author.workshop.trial import loaded, tried
from tests.places import ROOT

BASE = "xinjiang-2026"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with an edition ``mine`` based on that of 2026."""
    base = (ROOT / "templates" / BASE / "edition.yaml").read_text(encoding="utf-8")
    put(tmp_path, "mine/edition.yaml", f"based_on: {BASE}\n{base}")
    return tmp_path


def put(own: Path, file: str, content: str) -> None:
    path = own / file
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(content, encoding="utf-8")


def changed(own: Path, file: str, old: str, new: str) -> None:
    """``file`` of the edition ``mine``: its own, or a copy of the base's, with one change."""
    path = own / "mine" / file
    content = (path if path.exists() else ROOT / "templates" / BASE / file).read_text(encoding="utf-8")
    assert old in content
    put(own, f"mine/{file}", content.replace(old, new, 1))


def told(own: Path, name: str = "mine") -> EditionError:
    with pytest.raises(EditionError) as caught:
        loaded(name, own)
    return caught.value


def test_sums_come_along(own: Path) -> None:
    """A wrong condition in a table of the upper edition breaks a sum of the lower."""
    mine = loaded("mine", own)
    assert mine.checks == loaded(BASE).checks
    assert mine.checks.sums
    changed(own, "tables/t05.yaml", "{nature: 项目支出}", "{nature: 人员经费}")
    wrong = loaded("mine", own)
    assert "B11" in {finding.code for finding in audit(Composition(wrong, Madeup(wrong).full("部门", "行政")))}


def test_a_checks_file_of_ones_own_replaces_all_sums(own: Path) -> None:
    put(own, "mine/checks.yaml", "inside: [{code: B11, table: t03, column: 合计, parts: [基本支出, 项目支出]}]\n")
    assert [one.code for one in loaded("mine", own).checks.sums] == ["B11"]


def test_a_checks_file_of_comments_means_no_sums(own: Path) -> None:
    put(own, "mine/checks.yaml", "# 本版式不核对\n")
    assert loaded("mine", own).checks.sums == ()


def test_an_inherited_sum_over_a_table_that_is_not_printed_is_left_out(own: Path) -> None:
    changed(own, "edition.yaml", "t10, t11]", "t11]")
    checks, whole = loaded("mine", own).checks, loaded(BASE).checks
    assert all(name.table != "t10" for one in checks.sums for name in one.names)
    assert 0 < checks.left_out == len(whole.sums) - len(checks.sums)


def test_a_sum_of_ones_own_over_a_table_that_is_not_printed_is_a_mistake(own: Path) -> None:
    put(own, "mine/checks.yaml", "nested:\n  - {code: B10, tables: [t02, t20]}\n")
    wrong = told(own)
    assert str(wrong.at).startswith("mine/checks.yaml:2")
    assert wrong.message == "版式没有 t20 这张表"


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("tables/t01.yaml", "label: 收入总计", "label: 收入合计", "t01 没有“收入总计”这一行"),
        ("tables/t05.yaml", "label: 项目支出", "label: 项目", "t05 里叫“项目支出”的栏有 0 个"),
    ],
)
def test_an_inherited_sum_over_a_name_that_the_table_lacks(
    own: Path, file: str, old: str, new: str, words: str
) -> None:
    changed(own, file, old, new)
    wrong = told(own)
    assert (wrong.at.file, wrong.message) == (f"{BASE}/checks.yaml", words)
    assert wrong.at.row
    assert "复制到 mine 的文件夹里" in wrong.hint


CHECKS = [
    ("{table: t01, row: 收入总汁, column: 收入/预算数}", "没有“收入总汁”这一行"),
    ("{table: t03, row: 总计}", "不止一栏"),
    ("{table: p01, row: 收入总计}", "是表单"),
    ("{table: t06, row: 工资福利支出, column: 合计}", "没有“工资福利支出”这一行"),
    ("{table: t06, row: '301', column: 共计}", "栏有 0 个"),
    ("{table: t06, column: 合计}", "缺少 row"),
]


@pytest.mark.parametrize(("cell", "words"), CHECKS, ids=[words for _, words in CHECKS])
def test_a_cell_that_no_table_has(own: Path, cell: str, words: str) -> None:
    put(own, "mine/checks.yaml", f"equal:\n  - code: B08\n    left:\n      - {cell}\n    right:\n      - {cell}\n")
    wrong = told(own)
    assert words in wrong.message
    assert (wrong.at.file, wrong.at.row) == ("mine/checks.yaml", 4)


def test_the_trial_says_which_sums_it_tried(own: Path) -> None:
    count = len(loaded(BASE).checks.sums)
    assert f"版式写明的和：{count} 项（{BASE}/checks.yaml）" in tried("mine", own).done
    assert tried("mine", own).untried == []
    changed(own, "edition.yaml", "t10, t11]", "t11]")
    (untried,) = tried("mine", own).untried
    assert "本版式不印" in untried


def test_the_trial_says_when_there_are_no_sums_to_try() -> None:
    found = tried("huadong-2024", Path(__file__).parent)
    assert found.untried == ["版式写明的和：没有 checks.yaml"]
    assert not any("写明" in line for line in found.done)
    assert any("由条件推出" in line for line in found.done)


BROKEN = [
    ("based_on: nowhere\n", "base/edition.yaml:1", "没有名为“nowhere”的版式"),
    ("based_on: mine\n", "base/edition.yaml:1", "又回到了自己"),
    ("based_on: base\n", "base/edition.yaml:1", "又回到了自己"),
    ("based_on: [a, b]\n", "base/edition.yaml:1", "应是一段文字"),
    ("title: 甲\nbased_on: {\n", "base/edition.yaml:3", "YAML"),
    ("- 甲\n", "base/edition.yaml:1", "没有“名称: 内容”"),
    ("", "base/edition.yaml", "空的"),
    ("title: \x07\n", "base/edition.yaml:1", "字符"),
]


@pytest.mark.parametrize(("listing", "place", "words"), BROKEN, ids=[repr(listing) for listing, _, _ in BROKEN])
def test_a_base_that_is_broken(tmp_path: Path, listing: str, place: str, words: str) -> None:
    put(tmp_path, "mine/edition.yaml", "based_on: base\n")
    put(tmp_path, "base/edition.yaml", listing)
    wrong = told(tmp_path)
    assert str(wrong.at).startswith(place)
    assert words in wrong.message
    assert wrong.hint or "应是一段文字" in wrong.message


def test_a_base_without_a_file_that_is_listed(own: Path) -> None:
    changed(own, "edition.yaml", "t10, t11]", "t10, t11, t12]")
    wrong = told(own)
    assert (str(wrong.at), wrong.message) == ("mine/edition.yaml", "缺少文件 tables/t12.yaml")


def test_a_chain_that_is_too_long(tmp_path: Path) -> None:
    for number in range(MOST_LAYERS + 1):
        put(tmp_path, f"v{number}/edition.yaml", f"title: 甲\nbased_on: v{number + 1}\n")
    wrong = told(tmp_path, "v0")
    assert str(wrong.at).startswith(f"v{MOST_LAYERS - 1}/edition.yaml:2")
    assert "超过" in wrong.message


@pytest.mark.parametrize(
    ("file", "content", "row"),
    [
        ("tables/t10.yaml", "key: t10\ntitel: 三公\n", 1),
        ("sections/duties.md", "# 职责\n", 1),
        ("glossary.yaml", "terms:\n  - {词: 甲}\n", 2),
        ("look.yaml", "page: {\n", 2),
        ("checks.yaml", "equals: []\n", 1),
        ("codes/function.csv", "编码,名称\n201,甲\n", 0),
    ],
)
def test_a_file_of_a_layer_in_between_that_is_broken(own: Path, file: str, content: str, row: int) -> None:
    listing = (own / "mine/edition.yaml").read_text(encoding="utf-8")
    put(own, "top/edition.yaml", listing.replace(f"based_on: {BASE}", "based_on: mine"))
    put(own, f"mine/{file}", content)
    wrong = told(own, "top")
    assert (wrong.at.file, wrong.at.row) == (f"mine/{file}", row)
    assert f"top 没有自己的 {file}" in wrong.hint
