"""A02: what was never filled in, or only half."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject

_PLACEHOLDER = re.compile(
    r"待(?:填写?|补充|完善|核实|定|确定)(?![一-鿿])|\b(?:TODO|TBD|FIXME|XXX+)\b|[×Ｘ]{2,}|(?<![A-Za-z0-9])[Xx]{2,}(?![A-Za-z0-9])"
    r"|(?<![〇一二三四五六七八九])[○〇□]{2,}(?![一二三四五六七八九年])|[_＿]{3,}|[（(]\s*[略无]\s*[）)]|\{[^{}]*\}|[【\[](?:单位|部门|年份|金额|名称|原因)[】\]]|…{3,}|\?{3,}|？{3,}"
)
_OPTIONS = re.compile(
    r"(增加|增长|上升|持平)[（(／/](减少|下降|持平)[）)]?|(减少|下降)[（(／/](增加|增长|持平)[）)]?|[是有][（(／/][否无][）)]"
)
_NOTHING = re.compile(r"[无略同上\-—－/、。.\s]*")


def placeholders(subject: Subject) -> Iterator[Finding]:
    """A02: a placeholder, or a choice of the template that nobody made."""
    for text, unfilled in subject.searched(_unfilled):
        for part, what in unfilled:
            message = f"{quoted(part)}{what}，不能公开"
            yield subject.found("A02", message, text.path, part=part, hint="请填上内容，或删去这一处")


def _unfilled(words: str) -> list[tuple[str, str]]:
    kinds = ((_PLACEHOLDER, "还没有填写"), (_OPTIONS, "模板里的选项没有选定"))
    return [(found[0], what) for pattern, what in kinds if (found := pattern.search(words))]


def empty_words(subject: Subject) -> Iterator[Finding]:
    """A02: a reason or a use that says nothing: “主要原因是无。”"""
    for text, _ in subject.searched(_NOTHING.fullmatch, ("reason", "use")):
        lead = "主要原因是" if text.kind == "reason" else "主要用于"
        message = f"“{lead}{text.words}”等于没有说明"
        yield subject.found("A02", message, text.path, part=text.words, hint="写出真正的原因；没有就把这一项留空")


def unfinished_projects(subject: Subject) -> Iterator[Finding]:
    """A02: a project without what the form prints of every project."""
    printed = {path.split(".")[1] for path in _project_paths(subject)}
    for project in subject.projects:
        record = project.record
        fields = (
            ("政策依据", "政策依据", record.basis),
            ("绩效", "总体目标", record.goal.aim),
            ("绩效", "指标", record.goal.indicators),
        )
        blank = [(field, name) for field, name, value in fields if field in printed and not value]
        missing = [name for field, name in blank if not subject.is_unread(*project.path, *dict.fromkeys((field, name)))]
        if missing:
            message = f"项目{quoted(project.name)}没有填：{'、'.join(missing)}"
            path = (*project.path, "名称")
            yield subject.found("A02", message, path, severity=Severity.WARNING, hint="公开文件里这几处会是空白")


def _project_paths(subject: Subject) -> Iterator[str]:
    """The fields of a project that the form prints, as 项目.绩效; 政策依据 with every list of projects."""
    yield "项目.政策依据"
    for table in subject.edition.tables.values():
        yield from (path for path in getattr(table, "paths", ()) if path.startswith("项目."))
