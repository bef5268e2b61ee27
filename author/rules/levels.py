"""E36: （类）（款）（项） behind a name of another level or of none, and a 款 that does not stand under its 类."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from author.ledger.codes import level
from author.read.values import quoted
from author.rules.remarks import Remark, remarks
from author.rules.subjectnames import SubjectNames

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.ground.findings import Finding
    from author.rules.subject import Subject

_FORMAL = r"(?:(?<=支出)|(?<=事务)|(?<=运行)|(?<=缴费))"
_LEVEL = re.compile(
    rf"[（(](类|款|项)[）)]|(?<=[支事运服医障金缴助补管理行育疗务出费])(类|款|项)级?科目|{_FORMAL}(类|款|项)(?=[，。；、”“增减列下中的支]|安排|$)"
)
_NEXT = re.compile(r"[\s“”\"、—－-]*")
_PATH = re.compile(r"[\u4e00-\u9fff（）]{4,60}(?:[-－–][\u4e00-\u9fff（）]{4,40}){1,2}")
_LEVELS = ("类", "款", "项")
_LEAST = 4


def levels(subject: Subject) -> Iterator[Finding]:
    """E36: 行政运行（款）, 卫生健康支出（类）住房改革支出（款）, 卫生健康支出-住房改革支出.

    In reasons and uses a level stands behind names of subjects only; elsewhere 完成任务数（项） may count things.
    """
    books = subject.submission.ledger.books
    both = SubjectNames(books["function"]), SubjectNames(books["economic"])
    yield from remarks(
        subject, "E36", lambda words: _odd(words, *both, strict=True), ("reason", "use"), of_the_form=False
    )  # fmt: skip
    yield from remarks(
        subject, "E36", lambda words: _odd(words, *both, strict=False), ("plan", "duty", "basis", "other")
    )  # fmt: skip


def _odd(words: str, names: SubjectNames, economic: SubjectNames, *, strict: bool) -> Iterator[Remark]:
    if any(sign in words for sign in _LEVELS):
        yield from _marked(words, names, economic, strict=strict)
    if "-" in words or "－" in words:
        yield from _joined(words, names)


def _marked(words: str, names: SubjectNames, economic: SubjectNames, *, strict: bool) -> Iterator[Remark]:
    """Names with a level behind them, each by itself and under the one right before it."""
    above: tuple[str, tuple[str, ...], int] = ("", (), -1)
    for found in _LEVEL.finditer(words):
        wanted = found[1] or found[2] or found[3]
        name = _name_before(words, found.start(), names, wanted)
        codes = names.at_level(name, wanted)
        if not codes:
            of_economic = _name_before(words, found.start(), economic, wanted)
            if not economic.at_level(of_economic, wanted) and (len(name) >= _LEAST or (strict and found[1])):
                yield _no_such(words, found, name, wanted, names)
            above = ("", (), -1)
            continue
        told, parents, ended = above
        begins = found.start() - len(name)
        under = tuple(code for code in codes if any(code.startswith(parent) for parent in parents))
        if parents and not under and _NEXT.fullmatch(words, ended, begins) and _is_below(codes, parents):
            yield _not_under(name, wanted, told, codes, names)
        above = (f"{name}（{wanted}）", under or codes, found.end())


def _is_below(codes: tuple[str, ...], parents: tuple[str, ...]) -> bool:
    return len(codes[0]) > len(parents[0])


def _name_before(words: str, end: int, names: SubjectNames, wanted: str) -> str:
    """The longest name of this level that ends here, else the longest of any."""
    begins = range(max(end - 40, 0), end - 1)
    fitting = (words[at:end] for at in begins if names.at_level(words[at:end], wanted))
    return next(fitting, "") or names.ending(words, end)


def _no_such(words: str, found: re.Match[str], name: str, wanted: str, names: SubjectNames) -> Remark:
    before = words[max(found.start() - 40, 0) : found.start()]
    said = name or re.split(r"[，。；：（）“”、]", before)[-1][-16:]
    message = f"{quoted(said + found[0])}不是一个{wanted}级功能科目的名称"
    if name in names.old:
        return Remark(said, f"{message}：{names.told(name)}", "请用现在的名称")
    if codes := names.now.get(name, ()):
        return Remark(said, f"{message}，它是{level(codes[0])}级（{codes[0]}）", f"请写（{level(codes[0])}），或改名称")
    return Remark(said, message, "请用科目表里的名称")


def _not_under(name: str, wanted: str, told: str, codes: tuple[str, ...], names: SubjectNames) -> Remark:
    own = "、".join(dict.fromkeys(names.book.names.get(code[:-2], "") for code in codes[:3]))
    message = f"{quoted(f'{name}（{wanted}）')}不在{quoted(told)}下面，它属于{quoted(own)}"
    return Remark(name, message, "请核对是哪个科目，改正其中一级的名称")


def _joined(words: str, names: SubjectNames) -> Iterator[Remark]:
    """卫生健康支出-行政事业单位医疗-事业单位医疗: each under the one before, where the first two are names."""
    for found in _PATH.finditer(words):
        first, *rest = re.split("[-－–]", found[0])
        top = names.ending(first, len(first))
        above = names.at_level(top, "类")
        for part, wanted in zip(rest, ("款", "项"), strict=False) if above else ():
            name = part if names.knows(part) else names.beginning(part, 0)
            codes = names.at_level(name, wanted)
            under = tuple(code for code in codes if any(code.startswith(parent) for parent in above))
            if codes and not under:
                yield _not_under(name, wanted, top, codes, names)
            if not under:
                break
            top, above = name, under
