"""F43, F44: performance targets: weights, signs, units, rates."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from author.findings import Severity
from author.read.values import quoted
from author.rules.quantities import Value, indicator_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.findings import Finding
    from author.read.tree import Path
    from author.rules.subject import Subject

Indicator = tuple["Path", "Mapping[str, Any]"]


def _forms(subject: Subject) -> Iterator[tuple[str, str, Path, list[Any]]]:
    """(project or unit, name, path, indicators) of every goal form."""
    for project in subject.projects:
        yield "project", project.name, (*project.path, "绩效", "指标"), project.words["绩效"]["指标"]
    whole = subject.words["部门整体绩效"]["指标"]
    yield "unit", f"{subject.words['单位']['类型']}整体", ("部门整体绩效", "指标"), whole


def _indicators(subject: Subject) -> Iterator[Indicator]:
    for _kind, _name, path, indicators in _forms(subject):
        for index, indicator in enumerate(indicators):
            if indicator:
                yield (*path, index), indicator


def weights(subject: Subject) -> Iterator[Finding]:
    """F43: weights that add up to none of the form's sums."""
    for kind, name, path, indicators in _forms(subject):
        allowed = subject.edition.standards.weights.get(kind, ())
        given = [item["权重"] for item in indicators if item and isinstance(item.get("权重"), Decimal)]
        if not allowed or not given:
            continue
        if len(given) < len(indicators):
            message = f"{quoted(name)}有{len(indicators) - len(given)}项指标没有权重"
            yield subject.found("F43", message, path, severity=Severity.WARNING, hint="请补上每项指标的权重")
        elif (total := sum(given)) not in allowed:
            sums = "或".join(f"{number:f}" for number in allowed)
            message = f"{quoted(name)}的指标权重合计{total:f}，应为{sums}"
            places = [(*path, index, "权重") for index in range(len(indicators))]
            yield subject.found("F43", message, path, *places, hint="请核对各项指标的权重")
        for index, item in enumerate(indicators):
            if item and isinstance(item.get("权重"), Decimal) and item["权重"] <= 0:
                yield subject.found("F43", f"{quoted(item['三级'])}的权重不大于0", (*path, index, "权重"))


def first_levels(subject: Subject) -> Iterator[Finding]:
    """F43: a first level that the form does not know, or one that every project needs and lacks."""
    for kind, name, path, indicators in _forms(subject):
        known, needed = subject.edition.standards.levels.get(kind, ()), subject.edition.standards.needed.get(kind, ())
        used = {item.get("一级", "") for item in indicators if item}
        strange = used - set(known) if known else set()
        for index, item in enumerate(indicators):
            if item and item.get("一级", "") in strange:
                message = f"一级指标没有{quoted(item['一级'])}"
                at = (*path, index, "一级")
                hint = f"可填：{'、'.join(known)}"
                yield subject.found("F43", message, at, severity=Severity.WARNING, hint=hint)
        missing = [level for level in needed if level not in used]
        if used and missing and not strange:
            message = f"{quoted(name)}的绩效指标缺少{'、'.join(missing)}"
            yield subject.found("F43", message, path, severity=Severity.WARNING, hint="请补上这一类指标")


def repeated(subject: Subject) -> Iterator[Finding]:
    """F44: the same indicator twice in one form."""
    for _kind, name, path, indicators in _forms(subject):
        seen: dict[tuple[str, str, str], int] = {}
        for index, item in enumerate(indicators):
            key = (item["一级"], item["二级"], item["三级"]) if item and item.get("三级") else ("", "", "")
            if item and key in seen and {"一级", "二级"} <= set(item):
                at, other = (*path, index, "三级"), (*path, seen[key], "三级")
                message = f"{quoted(name)}里{quoted(item['三级'])}列了两次"
                yield subject.found("F44", message, at, other, severity=Severity.WARNING, hint="请删去一项")
            seen.setdefault(key, index)


_UNIT = re.compile(r"[（(]([^（()）]{1,6})[）)]$")
_COUNTED = "人次个条家份台套项种场篇户天年月件亩米里处期名册本张车辆起宗座"
_RATE = re.compile(r"(?:率|比例|覆盖面|占比|满意度)(?:[（(][%％][）)])?$")
_MAY_EXCEED = re.compile(r"增长|增幅|增速|完成率|提高|提升|超额|执行率|变动|控制率|偏差")
_WORDS_ALLOWED = ("新增", "无", "首次", "不适用", "/", "—", "-")


def units(subject: Subject) -> Iterator[Finding]:
    """F44: the value has another unit than the indicator's name says."""
    for path, item in _indicators(subject):
        named = _UNIT.search(item.get("三级", ""))
        if not named or not _is_unit(named[1]):
            continue
        unit = named[1].replace("％", "%")
        for field in ("指标值", "上年完成值"):
            written = item.get(field, "")
            value = indicator_value(written)
            if value and value.unit != unit:
                message = f"{quoted(item['三级'])}的{field}是{quoted(written)}，单位应为{unit}"
                yield subject.found(
                    "F44", message, (*path, field), severity=Severity.WARNING, part=written, hint="请核对单位"
                )
            elif written and not value and written not in _WORDS_ALLOWED and not any(c.isdigit() for c in written):
                message = f"{quoted(item['三级'])}以{unit}计，{field}却是{quoted(written)}"
                yield subject.found("F44", message, (*path, field), severity=Severity.NOTE, part=written)


def _is_unit(word: str) -> bool:
    return word in ("%", "％", "元", "万元", "亿元") or (len(word) <= 3 and word[-1] in _COUNTED)


def rates(subject: Subject) -> Iterator[Finding]:
    """F44: a rate above 100%; one that shall be at least 100%."""
    for path, item in _indicators(subject):
        name = item.get("三级", "")
        if not _RATE.search(name) or _MAY_EXCEED.search(name):
            continue
        for field in ("指标值", "上年完成值"):
            value = indicator_value(item.get(field, ""))
            if not value or value.unit != "%":
                continue
            if value.number > 100:
                yield subject.found("F44", f"{quoted(name)}的{field}超过100%", (*path, field), part=item[field])
            elif value.number == 100 and value.sign in ("≥", ">=", ">", "＞") and field == "指标值":
                message = f"{quoted(name)}最多100%，写“{item[field]}”没有意义"
                yield subject.found(
                    "F44", message, (*path, field), severity=Severity.NOTE, part=item[field], hint="可写“=100%”"
                )


def signs(subject: Subject) -> Iterator[Finding]:
    """F44: >= beside ≥, once for the file."""
    typed = [
        (*path, field) for path, item in _indicators(subject) for field in ("指标值", "上年完成值")
        if item.get(field, "").startswith((">=", "<=", ">", "<"))
    ]  # fmt: skip
    if typed:
        message = f"有{len(typed)}处指标值用“>=”“<=”，公文里一般写“≥”“≤”"
        yield subject.found("F44", message, *typed, severity=Severity.NOTE, hint="请统一写法")


def last_results(subject: Subject) -> Iterator[Finding]:
    """F44: last year's result as a bound, or better than what is aimed at."""
    for path, item in _indicators(subject):
        last, aim = indicator_value(item.get("上年完成值", "")), indicator_value(item.get("指标值", ""))
        if last and last.sign in ("≥", "≤", ">=", "<=", ">", "<"):
            message = f"{quoted(item['三级'])}的上年完成值是{quoted(item['上年完成值'])}，应是一个确定的数"
            yield subject.found("F44", message, (*path, "上年完成值"), severity=Severity.NOTE, part=item["上年完成值"])
        elif last and aim and _below(aim, last):
            message = f"{quoted(item['三级'])}的目标{item['指标值']}低于上年完成值{item['上年完成值']}"
            places = ((*path, "指标值"), (*path, "上年完成值"))
            yield subject.found("F44", message, *places, severity=Severity.NOTE, part=item["指标值"])


def _below(aim: Value, last: Value) -> bool:
    return (
        aim.sign in ("≥", ">=", "=", "＝", ">", "＞", "不低于", "不少于")
        and aim.unit == last.unit
        and aim.number < last.number
    )


_HEADS = re.compile(r"[（(](万?)人[）)]$")


def heads(subject: Subject) -> Iterator[Finding]:
    """F44: one number of people that two forms give differently."""
    seen: dict[str, tuple[Path, Decimal]] = {}
    for path, item in _indicators(subject):
        name, value = item.get("三级", ""), indicator_value(item.get("指标值", ""))
        found = _HEADS.search(name)
        if not found or not value or "人数" not in name:
            continue
        count = value.number * (10_000 if value.unit == "万人" else 1)
        core = name[: found.start()]
        if core in seen and seen[core][1] != count:
            message = f"{quoted(core)}在两张绩效表里不一：{item['指标值']}，另一处合{seen[core][1].normalize():f}人"
            paths = ((*path, "指标值"), seen[core][0])
            yield subject.found("F44", message, *paths, severity=Severity.NOTE, hint="口径不同的请在名称里写明")
        seen.setdefault(core, ((*path, "指标值"), count))
