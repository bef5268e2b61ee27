"""D26, E83: reasons that say no 增加 or 减少 and contradict all the same: what ended, what began, what there is none of.

The ways of saying so are data: schemas/directions.yaml.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from author.ground.findings import Severity
from author.ground.places import data
from author.ledger.ledger import PRIOR
from author.read.values import quoted
from author.read.yamlfile import plain
from author.rules.directions import directions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.ground.findings import Finding
    from author.rules.figures import Compared
    from author.rules.subject import Subject

FILE = "directions.yaml"
_CLAUSE = re.compile(r"[^，。；、！？\n：:]+")
_LEVEL = re.compile(r"持平|无增减|没有变化|保持不变|相同")
_DENIED = re.compile(r"(?:不|未|没有|无|减少|避免|尚)[^，。；]{0,3}$")
_MAY_BE_ABSENT = re.compile(r"[未没无新]|不再|首次|第一次")
"""One of these is in every clause that says that there is, or was, none."""
_ORDINAL = re.compile(r"^(?:其中)?(?:[一二三四五六七八九十]是|\d[.、]|[（(]\d[)）]|[①-⑩])")


@cache
def _ways() -> Mapping[str, Any]:
    ways: Mapping[str, Any] = plain(data("schemas") / FILE)
    return ways


@cache
def _says(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{way})" for way in _ways()[name]))


def _reasons(subject: Subject) -> Iterator[Compared]:
    """Each reason once, with the first figure behind which it stands, where its amounts are known."""
    seen = set()
    for compared in subject.compared:
        if compared.answer.reason and compared.path not in seen and subject.knows(compared):
            seen.add(compared.path)
            yield compared


def _sign(subject: Subject, compared: Compared) -> int:
    shown = compared.rise.shown(subject.edition.narrative_form).value
    return (shown > 0) - (shown < 0)


def contrary_events(subject: Subject) -> Iterator[Finding]:
    """D26: a project that ended explains no rise, a new one no fall."""
    for compared in _reasons(subject):
        reason, sign = compared.answer.reason, _sign(subject, compared)
        said = list(directions(reason))
        if not sign or any(each.of_money or each.compares for each in said) or _LEVEL.search(reason):
            continue
        events = list(_events(subject, reason, compared.answer.label))
        ways = {way for way, _ in events} | {each.way for each in said}
        if events and ways == {-sign} and not any(_absent(subject, compared)):
            yield _contrary(subject, compared, events[0][1])


def _events(subject: Subject, reason: str, label: str) -> Iterator[tuple[int, str]]:
    """(1 up or -1 down, clause) of each clause that tells of something that began or ended.

    What began last year makes this year no dearer.
    """
    last = re.compile(rf"(?<![比较与同和])(?:上年|去年|上一年|{subject.year - 1}年|往年)")
    for clause in _CLAUSE.findall(reason):
        up, down = (_said(name, clause) for name in ("up", "down"))
        up = up and not last.search(clause)
        if up == down:
            continue
        if not any(word in label + clause for word in _ways()["paid_when_people_go"]):
            yield (1 if up else -1), clause


def _said(name: str, clause: str) -> bool:
    """Whether a clause says so, and does not deny it: 无新增项目."""
    found = _says(name).search(clause)
    return found is not None and not _DENIED.search(clause[: found.start()])


def _contrary(subject: Subject, compared: Compared, clause: str) -> Finding:
    rises = compared.rise.yuan > 0
    now, base, rise = map(subject.said, (compared.answer.money, compared.answer.base, abs(compared.rise)))
    figures = f"“{compared.label}”本年 {now}，上年 {base}，{'增加' if rises else '减少'} {rise}"
    message = f"{figures}，原因{quoted(clause)}说的却是{'减少' if rises else '增加'}的事"
    hint = f"请写明{'增加' if rises else '减少'}的原因，或核对金额"
    return subject.found(
        "D26", message, compared.path, severity=Severity.WARNING, printed=compared.printed, part=clause, hint=hint
    )


def contrary_absences(subject: Subject) -> Iterator[Finding]:
    """E83: 未安排 beside an amount, 上年未安排 where last year had one."""
    for compared in _reasons(subject):
        for what, year, amount in _absent(subject, compared):
            message = f"“{compared.label}”{year}是{subject.said(amount)}，原因却说{quoted(what)}"
            yield subject.found(
                "E83", message, compared.path, severity=Severity.WARNING, printed=compared.printed, part=what,
                hint="改文字，或核对预算明细里这一项的金额",
            )  # fmt: skip
            break


def _absent(subject: Subject, compared: Compared) -> Iterator[tuple[str, str, Any]]:
    """(clause, which year, its amount) where a clause about the whole figure says that there is none."""
    answer = compared.answer
    clauses = [_ORDINAL.sub("", clause.strip()) for clause in _CLAUSE.findall(answer.reason)]
    for at, clause in enumerate(clauses if len(answer.reason) > 1 else ()):  # “无” is told by A02
        if not _MAY_BE_ABSENT.search(clause):
            continue  # patterns with the name of the figure cost more than all else here
        if (
            answer.money
            and not re.search(rf"上年|去年|{subject.year - 1}年", clause)
            and _fits(subject, compared, "none_now", clause, first=at == 0)
        ):
            yield clause, "本年", answer.money
        if answer.base and _fits(subject, compared, "none_before", clause, first=at == 0):
            yield clause, "上年", answer.base
        if (answer.money or answer.base) and _fits(subject, compared, "none_both", clause, first=at == 0):
            yield clause, *(("本年", answer.money) if answer.money else ("上年", answer.base))


def _fits(subject: Subject, compared: Compared, name: str, clause: str, *, first: bool) -> bool:
    """Whether a clause says so of the figure as a whole; behind another clause it must name the figure."""
    stem = _ENDING.sub("", compared.answer.label)
    own = f"{re.escape(stem)}(?:费用?|支出|经费)?" if stem else "此项"
    for way in _ways()[name]:
        pattern = _filled(subject, way).replace("{此项}", f"(?:{_THIS}|{own})" if first else f"(?:{own})")
        if re.search(pattern, clause) and (first or name == "none_both" or (stem and stem in clause)):
            return True
    return False


_ENDING = re.compile("(?:费用?|支出|经费)$")


def _filled(subject: Subject, way: str) -> str:
    return way.replace("{年}", f"{subject.year}年").replace("{上年}", f"{subject.year - 1}年")


def contrary_projects(subject: Subject) -> Iterator[Finding]:
    """E83: a project that its words call ended or new, beside money that says otherwise."""
    ended, new = (_project_pattern(subject, name) for name in ("project_none_now", "project_new"))
    before = subject.submission.ledger.where(measure=PRIOR).by("project")
    for project in filter(subject.knows, subject.projects):
        record = project.record
        fields = (
            (("政策依据",), record.basis),
            (("资金分配",), record.allocation),
            (("绩效", "总体目标"), record.goal.aim),
        )
        last = before[project.code].total if project.code in before else None
        for path, words in fields:
            said, found = "\n".join(words), None
            if project.ledger.total and (found := ended.search(said)):
                money, year = project.ledger.total, "本年"
            elif last and (found := new.search(said)):
                money, year = last, "上年"
            if found:
                yield subject.found(
                    "E83", f"项目{quoted(project.name)}{year}是{subject.said(money)}，文字却说{quoted(found[0])}",
                    (*project.path, *path), severity=Severity.WARNING, part=found[0], printed=subject.place(project.name),
                    hint="改文字，或核对预算明细里这个项目的金额",
                )  # fmt: skip


def _project_pattern(subject: Subject, name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{_filled(subject, way)})" for way in _ways()[name]))


_THIS = "(?:此|该|这|本)项(?:支出|经费|费用|资金|预算)?"
