"""E80: subjects by a wrong name: another code's, an old one, one with a sign wrong, another subject's in a reason."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from author.ground.findings import Severity
from author.ground.places import data
from author.ledger.codes import level
from author.read.values import quoted
from author.read.yamlfile import plain
from author.rules.remarks import Remark, remarks
from author.rules.spellings import Spellings, slips
from author.rules.subjectnames import SubjectNames

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from author.ground.findings import Finding
    from author.rules.subject import Subject
    from author.rules.texts import Kind

FILE = "subjects.yaml"
_SAYING: tuple[Kind, ...] = ("reason", "use", "plan", "other")
_CODE = re.compile(r"(?<![\d.,〔-])([23]\d{6}|[23]\d{4}|[23]\d{2})(?![\d.,%])")
_BETWEEN = re.compile(r"[\s“”\"（(《:：—－-]{0,3}(?:科目)?[\s“”\"（(:：]{0,2}")
_BEFORE = re.compile(r"[”\"\s]{0,2}[（(](?:功能|经济)?(?:科目)?(?:编码|代码)?[：:]?\s*$")


@cache
def _book() -> Mapping[str, Any]:
    book: Mapping[str, Any] = plain(data("schemas") / FILE)
    return book


def _names(subject: Subject) -> dict[str, SubjectNames]:
    """The first digit of a code to the names of its book."""
    books = subject.submission.ledger.books
    return {"2": SubjectNames(books["function"]), "3": SubjectNames(books["economic"])}


def codes_beside_names(subject: Subject) -> Iterator[Finding]:
    """E80: 2101501 事业运行, 事业运行（2101501）."""
    names = _names(subject)
    yield from remarks(subject, "E80", lambda words: _beside(words, names))


def _beside(words: str, names: Mapping[str, SubjectNames]) -> Iterator[Remark]:
    for found in _CODE.finditer(words):
        code, known = found[1], names[found[1][0]]
        between = _BETWEEN.match(words, found.end())
        begins = between.end() if between else found.end()
        before = _BEFORE.search(words, max(found.start() - 14, 0), found.start())
        name = known.ending(words, before.start()) if before else known.beginning(words, begins)
        if name and (odd := _wrong_name(code, name, known)):
            part = (
                words[before.start() - len(name) : found.end()] if before else words[found.start() : begins + len(name)]
            )
            yield Remark(part, odd, "请核对编码和名称，改正其中一个")


def _wrong_name(code: str, name: str, known: SubjectNames) -> str:
    """What is wrong with a name beside a code; nothing where the code is no subject's, or the name its own."""
    if code not in known.book:
        told = len(code) == 7 or (len(code) == 5 and len(name) >= 4)
        return f"科目表里没有 {code}（{quoted(name)}）" if told and name in known.now else ""
    official = known.book.names[code]
    if name in known.names_of(code):
        return (
            f"{code} 现在叫“{official}”，{quoted(name)}是以前的名称"
            if name != official and known.book.in_force(code)
            else ""
        )
    if official in name or name in official or len(code) == 3:
        return ""
    codes = known.now.get(name) or known.old.get(name, ())
    shown = "、".join(codes[:3]) + (" 等" if codes[3:] else "")
    return f"{code} 是“{official}”，{quoted(name)}是 {shown} 的名称"


_ENDS = re.compile(r"支出(?!预算|数|和|总)|[”\"]?(?:科目|[（(][类款项][）)])")
_ONCE = re.compile(r"原(?:来|先|列|为|名|在)?|曾|以前|过去|改为|改列|调整|更名|由")
_LEAST_OLD = 6


def old_names(subject: Subject) -> Iterator[Finding]:
    """E80: 医疗卫生与计划生育支出, which has another name now."""
    names = SubjectNames(subject.submission.ledger.books["function"])
    for text, odd in subject.searched(lambda words: list(_old(words, names)), _SAYING):
        for name in odd[:2]:
            message = f"{quoted(name)}不是现在的科目名称：{names.told(name)}"
            hint = "请改用当年科目表里的名称"
            yield subject.found("E80", message, text.path, severity=Severity.WARNING, part=name, hint=hint)


def _old(words: str, names: SubjectNames) -> Iterator[str]:
    """Old names that stand as names: long ones that end in 支出, and any that 科目 follows; （款） is told by E36."""
    for found in _ENDS.finditer(words):
        is_ending = found[0].startswith("支出")
        if found[0].strip('”"')[:1] in ("（", "("):
            continue
        end = found.end() if is_ending else found.start()
        if is_ending and words[end : end + 1] in "（(":
            continue
        name = names.ending(words, end)
        around = words[max(end - len(name) - 8, 0) : end - len(name)] + words[end : end + 10]
        if name in names.old and name not in names.now and len(name) >= _LEAST_OLD and not _ONCE.search(around):
            yield name


def misspelt_names(subject: Subject) -> Iterator[Finding]:
    """E80: a name that has money here with a sign or two wrong."""
    names = _names(subject).values()
    used = {code: name for name in names for code in _used(subject, name.book.title)}
    spelt = tuple(sorted({each.book.names[code] for code, each in used.items() if _is_told(each.book.names[code])}))
    spellings = Spellings(spelt)
    for text, odd in subject.searched(lambda words: dict(_misspelt(words, spellings, names)), _SAYING):
        for found, name in list(odd.items())[:3]:
            message = f"{quoted(found)}像是{quoted(name)}写错了"
            hint = f"科目表里是“{name}”；确是说别的，不用改"
            yield subject.found("E80", message, text.path, severity=Severity.WARNING, part=found, hint=hint)


def _used(subject: Subject, title: str) -> set[str]:
    """The codes of a book that have money this year or last, and those above them."""
    ledger = subject.submission.ledger
    dimension: Any = next(each for each in ("function", "economic") if ledger.books[each].title == title)
    book = ledger.books[dimension]
    return {above for code in ledger.by(dimension) for above in book.path(code) if above in book}


def _is_told(name: str) -> bool:
    """Long enough to be no everyday word with another sign."""
    return len(name) >= 7 or (len(name) >= 5 and name.endswith(tuple(_book()["formal_ends"])))


def _misspelt(words: str, spellings: Spellings, names: Collection[SubjectNames]) -> Iterator[tuple[str, str]]:
    """(words, the name meant)."""
    plain_words = words
    for name in sorted(spellings.names, key=len, reverse=True):
        plain_words = plain_words.replace(name, "　" * len(name))
    for at, found, name in spellings.near(plain_words):
        if _is_slip(found, name) and not any(
            each.knows(found) or _inside(each, plain_words, at, found) for each in names
        ):
            yield found, name


def _inside(names: SubjectNames, words: str, at: int, found: str) -> bool:
    """Whether what was found is the end of another name."""
    return len(names.ending(words, at + len(found))) >= len(found)


def _is_slip(found: str, name: str) -> bool:
    wrong = slips(found, name) if "　" not in found else None
    if not wrong or (len(wrong) == 2 and len(name) < 8) or not re.fullmatch(r"[\u4e00-\u9fff（）()]+", found):
        return False
    if any(
        {slip.wrong, slip.right} <= {*pair}
        for slip in wrong
        for pair in _book()["exchanges"]
        if slip.wrong and slip.right
    ):
        return False
    if len(found) != len(name) and (len(name) < 7 or not name.endswith("支出")):
        return False
    last = len(name) - 1
    return all(0 < slip.at < last or (slip.at == last and (name.endswith("支出") or len(name) >= 8)) for slip in wrong)


_SAYS = re.compile(
    r"^(?:[一二三四五六七八九]是|其中|由于|因为?|本年度?|今年|我部门|我单位|20\d\d年)*(?P<name>[\u4e00-\u9fff]{4,30}?)"
    r"(?:经费|费用|资金|预算|项目|支出)*(?:比上年|较上年|有所|相应|略有|大幅)*(?:增加|减少|增长|下降|提高|降低|上升|保持不变|持平)"
)
_MOVED = re.compile("列入|改列|转列|调整|划转|合并|列支|科目")


def reasons_of_other_subjects(subject: Subject) -> Iterator[Finding]:
    """E80: the reason of one subject speaks of another: 事业运行经费增加 behind 行政运行, 车辆 behind 公务接待费."""
    names = _names(subject)
    for text in subject.texts:
        if text.kind != "reason":
            continue
        if text.path[:2] == ("变动原因", "功能科目"):
            other, own = _other_function(str(text.path[-1]), text.words, names)
        elif text.path[:2] == ("变动原因", "三公经费"):
            other, own = _other_guest(str(text.path[-1]), text.words)
        else:
            continue
        if other:
            message = f"这是{quoted(own)}的原因，说的却是{quoted(other)}"
            yield subject.found(
                "E80",
                message,
                text.path,
                severity=Severity.WARNING,
                part=other,
                hint="请写这一项自己的原因，或改填到那一项下",
            )


def _other_function(code: str, words: str, names: Mapping[str, SubjectNames]) -> tuple[str, str]:
    """(the other subject that a clause is about, the own one)."""
    functions, economic = names["2"], names["3"]
    if code not in functions.book or _MOVED.search(words):
        return "", ""
    own = {name for each in functions.book.path(code) for name in functions.names_of(each)}
    for clause in re.split(r"[，。；、\n]", words):
        found = _SAYS.match(clause)
        name = functions.beginning(clause, found.start("name")) if found else ""
        other = [each for each in functions.now.get(name, ()) if level(each) == "项"]
        told = found is not None and name.startswith(found["name"]) and _is_surely_meant(name)
        if other and told and name not in economic.now and not any(name in each or each in name for each in own):
            return name, f"{code} {functions.book.names[code]}"
    return "", ""


def _is_surely_meant(name: str) -> bool:
    """Whether nobody says so but of the subject: 事业运行, no 培训支出."""
    formal = len(name) >= 8 and name.endswith(("支出", "事务", "缴费"))
    return formal or name in _book()["always_subjects"]


def _other_guest(field: str, words: str) -> tuple[str, str]:
    """Of the “三公” costs: (what the reason is about, what it stands behind)."""
    kinds: Mapping[str, str] = _book()["three_public"]
    own = next((pattern for name, pattern in kinds.items() if name in field), "")
    if not own or re.search(own, words):
        return "", ""
    found = next((hit for pattern in kinds.values() if pattern != own and (hit := re.search(pattern, words))), None)
    return (found[0], field) if found else ("", "")
