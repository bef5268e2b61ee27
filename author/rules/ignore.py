"""忽略: a finding that staff have looked at and explained is silent; an 忽略 that silences nothing is a finding (A07)."""

from __future__ import annotations

from dataclasses import replace
from heapq import nsmallest
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.quoting import answers, original, texts
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from author.ground.findings import Finding
    from author.read.tree import Tree
    from author.rules.subject import Subject
    from author.submission.written import Ignored

_NOTHING_LEFT = "这条规则现在没有报什么：编号写错的请改正（kzauthor rules 列出全部），已经改好的请删去这一条"


def without_ignored(subject: Subject, findings: Iterable[Finding]) -> list[Finding]:
    """``findings`` without those that 忽略 names.

    An 忽略 names a rule, and the object of the finding or the end of it (功能科目/2101599 for
    变动原因/功能科目/2101599). It must mean one object: what fits several is too short, and silences none. It belongs to
    the words and values that it was written for (原文): where they are others now, the finding is back.
    """
    found = _Found(findings, subject.tree)
    idle: list[Finding] = []
    blind: list[int] = []
    for index, ignored in enumerate(subject.written.ignored):
        if not ignored.rule:
            continue
        named = found.meant(ignored.rule, ignored.object)
        meant = found.unchanged(named, ignored.original) if ignored.original else named
        swapped = {} if named or not ignored.object else found.swapped(ignored)
        if len(meant) == 1:
            if not ignored.original and any(map(found.original, *meant.values())):
                blind.append(index)
            found.drop(*meant.values())
        elif len(named) == 1:
            idle.append(_changed(subject, index, ignored, found.original(next(iter(named.values()))[0])))
        elif len(swapped) == 1:  # the finding is meant, and its number wrong: both are one mistake
            ((rule, objects),) = swapped.items()
            found.drop(*objects.values())
            idle.append(_misnumbered(subject, index, ignored, rule))
        elif meant or subject.reads_all:  # what it silences may come back with what could not be read
            idle.append(_idle(subject, index, ignored, sorted(meant), found))
    return [*found.left, *idle, *([_blind(subject, blind)] if blind else ())]


class _Found:
    """Findings by their rules and by the ends of their objects, so that each 忽略 is looked up and not searched for."""

    def __init__(self, findings: Iterable[Finding], tree: Tree) -> None:
        self._all = list(findings)
        self._tree = tree
        self._gone: set[int] = set()
        self._by_end: dict[tuple[str, str], dict[str, list[int]]] = {}
        self.objects: dict[str, set[str]] = {}
        """Rule to the objects of what it has found."""
        for place, finding in enumerate(self._all):
            for end in _ends(finding.object) if finding.code != "A07" else ():
                self._by_end.setdefault((finding.code, end), {}).setdefault(finding.object, []).append(place)
                self.objects.setdefault(finding.code, set()).add(finding.object)

    @property
    def left(self) -> list[Finding]:
        """What nobody has dropped."""
        return [finding for place, finding in enumerate(self._all) if place not in self._gone]

    def meant(self, rule: str, object_: str) -> dict[str, list[int]]:
        """Objects of a rule that end like this one, to the findings there are left of each."""
        return {
            each: left
            for each, places in self._by_end.get((rule, object_), {}).items()
            if (left := [place for place in places if place not in self._gone])
        }

    def unchanged(self, meant: dict[str, list[int]], written: str) -> dict[str, list[int]]:
        """Of ``meant`` the findings at which there still stands what an 原文 says."""
        kept = {each: [place for place in places if self._answers(place, written)] for each, places in meant.items()}
        return {each: places for each, places in kept.items() if places}

    def _answers(self, place: int, written: str) -> bool:
        finding = self._all[place]
        return answers(written, texts(self._tree, finding), finding.part)

    def original(self, place: int) -> str:
        """The 原文 of a finding."""
        finding = self._all[place]
        return original(texts(self._tree, finding), finding.part)

    def swapped(self, ignored: Ignored) -> dict[str, dict[str, list[int]]]:
        """The rules whose digits are the same in another order, F46 for F64, with what they have found there."""
        alike = (rule for rule in self.objects if rule != ignored.rule and sorted(rule) == sorted(ignored.rule))
        return {rule: meant for rule in alike if (meant := self.meant(rule, ignored.object))}

    def three(self, rule: str) -> list[str]:
        """The first objects that a rule has found."""
        return nsmallest(3, self.meant(rule, ""))

    def drop(self, *places: list[int]) -> None:
        """Leave findings out."""
        self._gone.update(*places)


def _ends(object_: str) -> Iterator[str]:
    """What 忽略 may write for an object: all of it, its last steps, nothing."""
    if object_:
        yield from (object_, "")
        at = object_.find("/")
        while at >= 0:
            yield object_[at + 1 :]
            at = object_.find("/", at + 1)


def _misnumbered(subject: Subject, index: int, ignored: Ignored, rule: str) -> Finding:
    message = f"忽略的规则 {ignored.rule} 对{quoted(ignored.object)}没有报什么，报的是 {rule}"
    hint = f"是这一条的，请把规则改成 {rule}"
    finding = subject.found("A07", message, ("忽略", index), severity=Severity.WARNING, hint=hint)
    return replace(finding, object="")


def _changed(subject: Subject, index: int, ignored: Ignored, now: str) -> Finding:
    message = f"忽略的规则 {ignored.rule}、对象{quoted(ignored.object)}，那里的话或数已经改了"
    hint = f"请再看一遍：仍不用改的，请把原文改成：{now}" if now else "请再看一遍；已经改好的请删去这一条"
    finding = subject.found("A07", message, ("忽略", index), severity=Severity.WARNING, hint=hint)
    return replace(finding, object="")


def _blind(subject: Subject, places: list[int]) -> Finding:
    """One finding for all that silence a place whatever may come to stand there."""
    message = f"有{len(places)}条忽略没有写原文：那里的话和数以后改了，也不会再报"
    hint = "请补上原文：删去这几条，用 kzauthor check --report 写出核对清单，填上理由，再用 --answers 读回"
    paths = [("忽略", index) for index in places]
    return replace(subject.found("A07", message, *paths, severity=Severity.NOTE, hint=hint), object="")


def _idle(subject: Subject, index: int, ignored: Ignored, meant: list[str], found: _Found) -> Finding:
    rule, asked = ignored.rule, ignored.object
    named = f"规则 {rule}、对象{quoted(asked)}" if asked else f"规则 {rule}"
    path = ("忽略", index)
    if meant:
        hint = f"请把对象写全，如：{meant[0]}"
        message = f"忽略的{named}对上了{len(meant)}处，一条只能忽略一处"
    else:
        others = found.three(rule)
        hint = f"这条规则现在报的是：{'、'.join(others)}" if others else _NOTHING_LEFT
        message = f"忽略的{named}没有对上任何一处"
    finding = subject.found("A07", message, path, severity=Severity.WARNING, hint=hint)
    return replace(finding, object="")
