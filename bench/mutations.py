"""Single changes to the corrected 2026 sample, as slips of the pen make them.

Each names what in the document contradicts it; where nothing does, no check can see it and the run reports it apart.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOTHING = ""


@dataclass(frozen=True)
class Mutation:
    """One changed text."""

    kind: str
    what: str
    contradicted_by: str
    """What in the document says otherwise; empty where nothing does."""
    text: str


Change = tuple[str, str, str, str]
"""Kind, what, contradicted by, the whole new text."""


def mutations(text: str, count: int, seed: int = 1) -> list[Mutation]:
    """``count`` changes, spread evenly over the kinds; the same seed gives the same changes."""
    chance = random.Random(seed)
    pools = [list(dict.fromkeys(Mutation(*change) for change in kind(text, chance))) for kind in KINDS]
    for pool in pools:
        chance.shuffle(pool)
    chosen: list[Mutation] = []
    while len(chosen) < count and any(pools):
        for pool in pools:
            if pool and len(chosen) < count:
                chosen.append(pool.pop())
    return chosen


def _lines(text: str, pattern: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Places of a pattern with their line numbers."""
    for found in re.finditer(pattern, text):
        yield text.count("\n", 0, found.start()) + 1, found


def _put(text: str, found: re.Match[str], new: str, group: int = 1) -> str:
    return text[: found.start(group)] + new + text[found.end(group) :]


def amounts(text: str, chance: random.Random) -> Iterator[Change]:
    """A digit more, a digit less, two digits swapped, in this year's or last year's amount of a line."""
    for row, found in _lines(text, r"本年: (\d+\.?\d*)[,}]"):
        if "功能科目" not in _line(text, found):
            continue
        new = _slip(found[1], chance)
        if abs(float(new) - float(found[1])) >= 200:
            yield "amount", f"{row}: 本年 {found[1]} -> {new}", "控制数", _put(text, found, new)
    for row, found in _lines(text, r"上年: (\d{4,}\.?\d*)[,}]"):
        line = _line(text, found)
        if "功能科目" not in line:
            continue
        named = re.search(r"资金来源: (财政拨款结转|单位资金)|上年其他本级项目", line)
        new = _slip(found[1], chance)
        if abs(float(new) - float(found[1])) >= 200:
            by = "变动原因中写明的上年金额" if named else NOTHING
            yield "amount", f"{row}: 上年 {found[1]} -> {new}", by, _put(text, found, new)


def _line(text: str, found: re.Match[str]) -> str:
    start = text.rfind("\n", 0, found.start()) + 1
    return text[start : text.index("\n", found.start())]


def _slip(number: str, chance: random.Random) -> str:
    whole, _, cents = number.partition(".")
    way = chance.randrange(3)
    if way == 0:
        return f"{whole}0.{cents or '00'}"
    if way == 1 and len(whole) > 2:
        return f"{whole[:-1]}.{cents or '00'}"
    place = next((i for i in range(len(whole) - 1) if whole[i] != whole[i + 1]), 0)
    swapped = whole[:place] + whole[place + 1 : place + 2] + whole[place] + whole[place + 2 :]
    return f"{swapped}.{cents or '00'}"


def codes(text: str, chance: random.Random) -> Iterator[Change]:
    """A wrong digit in a code: one that does not exist, or one that exists and is another."""
    for row, found in _lines(text, r"功能科目: (\d{7})"):
        yield "code", f"{row}: 功能科目 {found[1]} -> 末位错", "科目表", _put(text, found, found[1][:5] + "77")
        yield "code", f"{row}: 功能科目 {found[1]} -> 少一位", "科目表", _put(text, found, found[1][:6])
        if "本年" in _line(text, found) and found[1] != "2101602":
            by = "该科目没有变动原因"
            yield "code", f"{row}: 功能科目 {found[1]} -> 2101602", by, _put(text, found, "2101602")
    for row, found in _lines(text, r"经济科目: (\d{5})"):
        yield "code", f"{row}: 经济科目 {found[1]} -> 末位错", "科目表", _put(text, found, found[1][:3] + "77")
        line = _line(text, found)
        if "人员经费" in line and "本年" in line:
            yield "code", f"{row}: 经济科目 {found[1]} -> 30201", "支出类别", _put(text, found, "30201")
        if "公用经费" in line and found[1] in ("30217", "30231"):
            by = "“三公”经费的变动原因说与上年持平"
            yield "code", f"{row}: 经济科目 {found[1]} -> 30299 (三公)", by, _put(text, found, "30206")
        elif "公用经费" in line and found[1] != "30202":
            yield "code", f"{row}: 经济科目 {found[1]} -> 30202", NOTHING, _put(text, found, "30202")
    _ = chance


_YEARS = (
    (r"\n年度: (2026)", "年度", "版式的年度", "2025"),
    (r"\n年度: (2026)", "年度", "版式的年度", "2027"),
    (r"公开日期: (2026)", "公开日期", "年度", "2025"),
    (r"公开日期: (2026)", "公开日期", "年度", "2027"),
    (r"(?:起: |止: )(2026)", "执行时间", "年度", "2025"),
    (r"截止日期: (2025)", "资产截止日期", "年度", "2024"),
    (r"(2025)年与2026年", "原因中的上年", "年度", "2024"),
    (r"2025年与(2026)年", "原因中的本年", "年度", "2024"),
    (r"指标值: \"(2026)年", "指标值", "年度", "2024"),
    (r"项目: (2026)年[^\n]*本年: ", "明细中的项目名称", "项目名称", "2025"),
    (r"  - 名称: (2026)年", "项目名称", "明细中的项目名称", "2025"),
    (r"保障(2026)年医疗", "政策依据", "年度", "2023"),
    (r"三级: (2026)年", "三级指标", "年度", "2024"),
)
"""Where a year stands, what it is, what contradicts another one, and the one put there."""


def years(text: str, _chance: random.Random) -> Iterator[Change]:
    """A year of last year's file left standing."""
    for pattern, what, by, new in _YEARS:
        for row, found in _lines(text, pattern):
            yield "year", f"{row}: {what} {found[1]} -> {new}", by, _put(text, found, new)


def names(text: str, chance: random.Random) -> Iterator[Change]:
    """A name misspelt in one of the places where it stands."""
    for row, found in _lines(text, r"项目: ([^,\n]+),"):
        if "功能科目" in _line(text, found) and "本年" in _line(text, found):
            place = chance.randrange(2, len(found[1]) - 1)
            new = found[1][:place] + found[1][place + 1 :]
            yield "name", f"{row}: 明细中的项目名称少一字", "项目名称", _put(text, found, new)
    for row, found in _lines(text, r"资金来源: (一般财力|上级一般公共预算转移支付)"):
        yield "name", f"{row}: 资金来源少一字", "资金来源表", _put(text, found, found[1][:-1])
    for row, found in _lines(text, r"支出类别: (人员经费|公用经费|项目支出)"):
        yield "name", f"{row}: 支出类别错字", "可选的类别", _put(text, found, found[1][:2] + "支费")
    for row, found in _lines(text, r"(克州医疗保障局)组织全州"):
        yield "name", f"{row}: 单位简称 -> 克州医保局", "单位名称和简称", _put(text, found, "克州医保局")
    for row, found in _lines(text, r"二是(机关事业单位基本养老保险缴费支出)"):
        by = "各表没有这一科目"
        yield "name", f"{row}: 支出用途中的科目 -> 职业年金", by, _put(text, found, "机关事业单位职业年金缴费支出")
    for row, found in _lines(text, r"\n(一般公共预算|  功能科目|  三公经费|支出用途|政府采购|部门整体绩效):"):
        yield "name", f"{row + 1}: 项名错字", "填报项目表", _put(text, found, found[1][:-1] + "某")
    for row, found in _lines(text, r"一级: (产出指标|成本指标|效益指标|满意度指标)"):
        yield "name", f"{row}: 一级指标 {found[1]} -> 错字", "一级指标的名称", _put(text, found, found[1][:-1] + "票")


def weights(text: str, chance: random.Random) -> Iterator[Change]:
    """A weight that is wrong by a little."""
    for row, found in _lines(text, r"权重: (\d+)"):
        new = str(int(found[1]) + chance.choice((-2, -1, 1, 2, 5)))
        yield "weight", f"{row}: 权重 {found[1]} -> {new}", "权重合计", _put(text, found, new)


def units(text: str, _chance: random.Random) -> Iterator[Change]:
    """元 for 万元, a count for a share."""
    for row, found in _lines(text, r"(?:价值|办公家具|其他资产): (\d{6,}\.\d\d)"):
        new = f"{float(found[1]) * 10000:.2f}"
        yield "unit", f"{row}: 资产价值按万元填", "资产的常理", _put(text, found, new)
    for row, found in _lines(text, r"(?:货物|服务|面向中小企业|其中小微企业): (\d{6})"):
        by = "政府采购各数之间或支出总额"
        yield "unit", f"{row}: 采购金额多四位", by, _put(text, found, found[1] + "0000")
    for row, found in _lines(text, r"\n金额单位: (元)"):
        yield "unit", f"{row}: 金额单位 元 -> 万元", "控制数", _put(text, found, "万元")
    for row, found in _lines(text, r"（%）, 指标值: \"[^\"]*(%)\""):
        yield "unit", f"{row}: 指标值 % -> 人", "三级指标的单位", _put(text, found, "人")
    for row, found in _lines(text, r"（万元）, 指标值: \"[^\"]*(万元)\""):
        yield "unit", f"{row}: 指标值 万元 -> 元", "三级指标的单位", _put(text, found, "元")
    for row, found in _lines(text, r"总体目标: (?:该)?项目(?:资金|租赁费)[\d.]+(万元)"):
        yield "unit", f"{row}: 总体目标中的金额 万元 -> 元", "项目金额", _put(text, found, "元")
    for row, found in _lines(text, r"\n控制数: \{收入总计: ([\d.]+)"):
        yield "unit", f"{row}: 控制数按元填", "预算明细合计", _put(text, found, "9964346.28")


_OPPOSITE = {"增加": "减少", "增长": "下降", "减少": "增加", "下降": "增长"}


def words(text: str, chance: random.Random) -> Iterator[Change]:
    """Words that say the opposite, stand twice, or were never filled in."""
    reasons = text[text.index("\n变动原因:") :]
    start = len(text) - len(reasons)
    for found in re.finditer(r"\n +(\S+): ([^\n{]*(?:增长|增加|减少|下降)[^\n]*)", reasons):
        row = text.count("\n", 0, start + found.start()) + 2
        told = found[2]
        new = re.sub("增加|增长|减少|下降", lambda word: _OPPOSITE[word[0]], told)
        by = "增减的方向" if "费用" in told or "支出" in told or "经费" in told else NOTHING
        yield "word", f"{row}: 原因的方向反了", by, _at(text, start, found, 2, new)
        yield "word", f"{row}: 原因改成待填写", "待填写不能公开", _at(text, start, found, 2, "待填写")
        yield (
            "word",
            f"{row}: 原因里重了词",
            "重复的词",
            _at(text, start, found, 2, told.replace("费用", "费用费用", 1) + "增长增长"),
        )
    for row, found in _lines(text, r"总体目标: [^\n]*?(，)[^\n]*?。"):
        yield "word", f"{row}: 标点重了", "重复的标点", _put(text, found, "，，")
        yield "word", f"{row}: 半角逗号", "半角标点", _put(text, found, ",")
    for row, found in _lines(text, r"(》)[，。（；]"):
        yield "word", f"{row}: 书名号不成对", "标点成对", _put(text, found, "")
    for row, found in _lines(text, r"总体目标: [^\n]*(。)\n"):
        phone = f"1{chance.choice('3589')}{chance.randrange(10**8, 10**9)}"
        yield "word", f"{row}: 写进手机号码", "不应公开个人信息", _put(text, found, f"，联系电话{phone}。")
        yield "word", f"{row}: 句末没有句号", "句子没有结束", _put(text, found, "")
    for row, found in _lines(text, r"(我部门)"):
        yield "word", f"{row}: 部门写成单位", "单位类型", _put(text, found, "我单位")
    for row, found in _lines(text, r"在职: \{本年: (\d+)"):
        yield "word", f"{row}: 在职人数 27 -> 72", "编制数", _put(text, found, "72")
    for row, found in _lines(text, r"一是在职人员比上年增加(6)人"):
        yield "word", f"{row}: 原因中的人数 6 -> 9", "人员的增减", _put(text, found, "9")
    for row, found in _lines(text, r"依据: (计划标准)"):
        yield "word", f"{row}: 依据换了说法", NOTHING, _put(text, found, "行业标准")


def _at(text: str, start: int, found: re.Match[str], group: int, new: str) -> str:
    return text[: start + found.start(group)] + new + text[start + found.end(group) :]


KINDS: tuple[Callable[[str, random.Random], Iterator[Change]], ...] = (
    amounts,
    codes,
    years,
    names,
    weights,
    units,
    words,
)
