"""F66: what belongs to another project: its name in this one's texts, its indicators in this one's goal form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.bounds import bare, bound, unit_of
from author.rules.projecttexts import told_of_projects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.figures import Project
    from author.rules.projecttexts import Told
    from author.rules.subject import Subject

_TAIL = re.compile(r"(?:专项|补助|工作)?(?:经费|资金|补助|费)?(?:项目)?$")
_YEAR = re.compile(r"^20\d\d年度?")
_LEAST, _LONG = 4, 9
_BESIDE = re.compile(r"(?:配合|衔接|结合|同|与|和|及|除|区别于|不含|不包括|另有|以及|、|联合|统筹|整合)[“《]?$")
_NAMES = ("项目名称", "绩效目标表的名称")
_STOP = re.compile(r"数量|人数|人次|次数|期数|场次|户数|个数|数$|的|[^\u4e00-\u9fa5A-Za-z]")
_GENERAL = re.compile(r"满意|资金|成本|费用|率$|及时|合格|项目|任务|完成|工作|服务对象|群众|受益|能力|水平|人员")


def names_of_others(subject: Subject) -> Iterator[Finding]:
    """F66: another project's name in the texts of a project that do not put the two beside each other."""
    by_name = {_full(project.name): project for project in subject.projects}
    pattern = _all_of([name for name in by_name if len(name) >= _LEAST])
    if pattern is None or len(by_name) == 1:
        return
    for project, told in told_of_projects(subject):
        own = _core(project.name)
        for text in told:
            if text.label not in _NAMES and text.label != "用途":
                yield from _named(subject, project, own, text, pattern, by_name)


def _named(
    subject: Subject, project: Project, own: str, text: Told, pattern: re.Pattern[str], by_name: dict[str, Project]
) -> Iterator[Finding]:
    if own and own in text.words:
        return
    for found in pattern.finditer(text.words):
        other, core = by_name[found[0]], _core(found[0])
        beside = _BESIDE.search(text.words, max(found.start() - 6, 0), found.start())
        if other is not project and core not in own and own not in core and not beside:
            message = f"项目{quoted(project.name)}的{text.label}里写的是{quoted(other.name)}"
            places = (text.path, (*other.path, "名称"))
            hint = "多半是从那个项目抄来的，请核对"
            yield subject.found("F66", message, *places, severity=Severity.WARNING, part=found[0], hint=hint)
            return


def _full(name: str) -> str:
    """A name as texts say it: without its year, and with 项目 behind it unless it is long enough without."""
    plain = _YEAR.sub("", name.strip())
    return plain if plain.endswith("项目") or len(plain) >= _LONG else f"{plain}项目"


def _core(name: str) -> str:
    return _TAIL.sub("", _YEAR.sub("", name.strip()))


def _all_of(words: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(sorted(map(re.escape, dict.fromkeys(words)), key=len, reverse=True))) if words else None


def indicators_of_others(subject: Subject) -> Iterator[Finding]:
    """F66: a quantity that another project's texts speak of word for word, and nothing in this one's does."""
    told = [(project, "|".join(text.words for text in texts)) for project, texts in told_of_projects(subject)]
    for project, own in told if 1 < len(told) <= _MOST else ():
        signs = {own[at : at + 2] for at in range(len(own) - 1)}
        for index, item in enumerate(project.record.goal.indicators):
            aim, name = bound(item.value), _STOP.sub("", bare(item.third))
            unit = (aim.unit or unit_of(item.third)) if aim else ""
            strange = unit not in ("", "%", "元", "万元") and len(name) >= _LEAST and not _GENERAL.search(name)
            if strange and not any(name[at : at + 2] in signs for at in range(len(name) - 1)):
                owners = [other for other, words in told if other is not project and name in words]
                if len(owners) == 1:
                    message = f"项目{quoted(project.name)}的指标{quoted(item.third)}说的是{quoted(owners[0].name)}的事"
                    places = ((*project.path, "绩效", "指标", index, "三级"), (*owners[0].path, "名称"))
                    hint = "多半是从那个项目抄来的，请核对"
                    yield subject.found("F66", message, *places, severity=Severity.WARNING, part=item.third, hint=hint)


_MOST = 200
"""Projects whose words are all looked through for each strange indicator."""
