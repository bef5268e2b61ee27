"""E34, E36, F42, F45: names that differ from place to place."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.bodies import own_place
from author.rules.spellings import Spellings, slips
from author.rules.texts import OWN_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from author.ground.findings import Finding
    from author.rules.figures import Project
    from author.rules.subject import Subject

_PLACE = re.compile(r".{1,14}?(?:自治[区州县旗]|[省市州县区盟旗])")
_ORGAN = "局委办厅院会社所站队校馆部处"
_LEVELS = "省市州县区盟旗国部"


def unit_spelling(subject: Subject) -> Iterator[Finding]:
    """E34: the unit's name with a sign wrong, or a short name that 简称 does not list."""
    unit = subject.written.unit
    allowed = (unit.name, *unit.short_names, *subject.submission.members.below)
    spellings = Spellings(tuple(name for name in allowed if len(name) >= _LEAST))
    shape = _abbreviations(allowed)
    for text, names in subject.searched(lambda words: list(_misnamed(words, allowed, spellings, shape))):
        for name in names if text.path[0] != "单位" else ():
            message = f"{quoted(name)}与单位名称、简称的写法都不同"
            hint = f"单位名称是“{unit.name}”；允许的其他叫法写在“单位/简称”中"
            yield subject.found("E34", message, text.path, severity=Severity.WARNING, part=name, hint=hint)


def _misnamed(
    words: str, allowed: tuple[str, ...], spellings: Spellings, shape: re.Pattern[str] | None
) -> Iterator[str]:
    """The first of each kind that means one of the allowed names and is none: misspelt, or shortened."""
    yield from islice(_misspelt(words, allowed, spellings), 1)
    plain = _without(words, allowed)
    found = shape.findall(plain) if shape else []
    yield from islice((one for one in found if any(_stands_for(one, name) for name in allowed)), 1)


def _without(words: str, names: Iterable[str]) -> str:
    """The words with these names blanked out."""
    for name in names:
        words = words.replace(name, "　" * len(name))
    return words


def _misspelt(words: str, allowed: tuple[str, ...], spellings: Spellings) -> Iterator[str]:
    """What is a name but for one sign; a short name inside the full one must not hide a slip in its rest."""
    for name in spellings.names:
        plain = _without(words, (other for other in allowed if other == name or other not in name))
        for _, found, _ in Spellings((name,)).near(plain):
            if found not in allowed and _is_slip(found, name):
                yield found


_LEAST, _LONG_PLACE = 6, 5
"""Signs of a name that is looked for with slips, and of a place so long that its first sign may be the wrong one."""


def _is_slip(found: str, name: str) -> bool:
    """One sign wrong, missing or too many inside; 自治区 for 自治州 is another body, 医疗保障部门 another word."""
    wrong = slips(found, name) if _WORD.fullmatch(found) else None
    if not wrong or len(wrong) != 1 or (wrong[0].wrong in _LEVELS and wrong[0].right in _LEVELS and wrong[0].right):
        return False
    first = 0 if len(own_place(name)) >= _LONG_PLACE and len(found) == len(name) else 1
    return first <= wrong[0].at < min(len(name), len(found)) - 1


_WORD = re.compile(r"[\u4e00-\u9fff（）()]+")


def _abbreviations(allowed: tuple[str, ...]) -> re.Pattern[str] | None:
    places = {found[0] for name in allowed if (found := _PLACE.match(name))}
    ends = "".join({name[-1] for name in allowed if name[-1] in _ORGAN})
    if not places or not ends:
        return None
    return re.compile(f"(?:{'|'.join(map(re.escape, sorted(places)))})[一-鿿]{{2,5}}[{ends}]")


def _stands_for(found: str, name: str) -> bool:
    """克州医保局 for 克州医疗保障局: the same place and end, and a few signs of the rest in their order."""
    place = _PLACE.match(name)
    if not place or not found.startswith(place[0]) or found[-1] != name[-1] or len(found) >= len(name):
        return False
    signs = iter(name[len(place[0]) :])
    own = found[len(place[0]) :]
    return own[0] == name[len(place[0])] and all(sign in signs for sign in own)


def kind_of_unit(subject: Subject) -> Iterator[Finding]:
    """E34: 我单位 in the disclosure of a 部门, or the other way round."""
    kind = subject.written.unit.kind
    other = "单位" if kind == "部门" else "部门"
    for text, found in subject.searched(re.compile(f"[我本该]{other}").search, OWN_WORDS):
        message = f"这是{kind}预算，文字里却写{quoted(found[0])}"
        hint = f"请统一写“{found[0][0]}{kind}”"
        yield subject.found("E34", message, text.path, severity=Severity.WARNING, part=found[0], hint=hint)


_NONE = re.compile(r"未安排|没有|无|不再|取消|未发生")


def unknown_subjects(subject: Subject) -> Iterator[Finding]:
    """E36: a subject that no table of this document has."""
    for text in subject.texts:
        if text.kind == "use" and (name := _unused(text.words, subject)):
            message = f"文字里说到{quoted(name)}，各表都没有这一科目的钱"
            yield subject.found(
                "E36", message, text.path, severity=Severity.WARNING, part=name, hint="请删去，或补上预算明细"
            )


def _unused(words: str, subject: Subject) -> str:
    """The first subject that a use names, in full or by its economic name, and that has no money."""
    ledger = subject.now
    for dimension in ("function", "economic"):
        book = ledger.books[dimension]
        used = {book.names[above] for code in ledger.by(dimension) for above in book.path(code)}
        for code, name in book.names.items():
            named = len(code) > 3 and len(name) >= 5 and name in words and name not in used
            if (
                named
                and book.is_official(code)
                and subject.is_sure(ledger.where(**{dimension: code}))
                and not any(name in other for other in used)
                and not _NONE.search(words)
            ):
                return name
    return ""


_LONGEST_TITLE = 300
"""Signs; longer ones are not put to each other sign by sign."""
_NOTICE = re.compile(r"《关于(?:提前)?(?:下达|拨付|安排)([^《》]*?)(?:预算|资金)?的(?:通知|函|批复)》")


def project_names(subject: Subject) -> Iterator[Finding]:
    """F42: a project by another name in its goal form, or in the title of the notice it rests on."""
    for project in subject.projects:
        yield from _other_goal_name(subject, project)
        yield from _other_notice_name(subject, project)


def _other_goal_name(subject: Subject, project: Project) -> Iterator[Finding]:
    other = project.record.goal.name
    if other and other != project.name:
        message = f"绩效目标表的项目名称{quoted(other)}与项目名称{quoted(project.name)}不同"
        paths = ((*project.path, "绩效", "名称"), (*project.path, "名称"))
        hint = "批复的绩效目标表确是这个名称的不用改"
        yield subject.found("F42", message, *paths, severity=Severity.NOTE, hint=hint)


def _other_notice_name(subject: Subject, project: Project) -> Iterator[Finding]:
    for title in _NOTICE.findall("\n".join(project.record.basis)):
        if _alike(title, project.name):
            message = f"政策依据里写的是{quoted(title)}，项目名称是{quoted(project.name)}"
            paths = ((*project.path, "政策依据"), (*project.path, "名称"))
            hint = "只差几个字，请核对哪一处写错"
            yield subject.found("F42", message, *paths, severity=Severity.WARNING, part=title, hint=hint)


def _alike(title: str, name: str) -> bool:
    if title == name or title in name or name in title or max(len(title), len(name)) > _LONGEST_TITLE:
        return False
    matcher = SequenceMatcher(None, title, name, autojunk=False)
    return matcher.quick_ratio() > 0.85 and matcher.ratio() > 0.85


def repeated_terms(subject: Subject) -> Iterator[Finding]:
    """F45: a term explained twice."""
    known = {term["词"].strip("“”"): "版式" for term in subject.edition.glossary}
    for index, term in enumerate(subject.written.terms):
        word = term.strip("“”")
        if word and word in known:
            message = f"名词{quoted(word)}{known[word]}里已有解释，会印两次"
            path = ("名词解释", "补充", index, "词")
            yield subject.found("F45", message, path, severity=Severity.WARNING, hint="请删去一处")
        known.setdefault(word, "上面")
