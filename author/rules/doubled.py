"""E82: sentences, clauses, items, duties and aims that stand twice."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from author.ground.findings import Severity
from author.read.values import quoted
from author.rules.remarks import MOST, Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from author.ground.findings import Finding
    from author.read.tree import Path
    from author.rules.subject import Subject
    from author.rules.texts import Kind

_SAYING: tuple[Kind, ...] = ("reason", "use", "basis", "plan", "duty", "other")
_SENTENCE = re.compile(r"[^。；！？\n]+")
_NUMBER = re.compile(
    r"^\s*(?:其中)?[：:，]?\s*(?:[一二三四五六七八九十]{1,3}(?:是|、)|第[一二三四五六七八九十][，、是]|[（(]?[\d一二三四五六七八九十]{1,2}[)）.．、]|[①-⑩])\s*"
)
_WEAK = re.compile(r"[\s，、：:,。；！“”\"的了和与及并]|以及")
_IMMEDIATELY = re.compile(
    r"([\u4e00-\u9fff]{7,60})\1|(?<![\u4e00-\u9fff])([\u4e00-\u9fff][\u4e00-\u9fff，、]{2,60}[\u4e00-\u9fff])[，、；。]\2(?![\u4e00-\u9fff])"
)
_CLAUSE = re.compile(r"[^，。；：！？\n（）()]{1,300}")
_LED_IN = re.compile(r".*(?:用于|包括|内设|下设|设有|购置|开展|做好|负责|安排|支付|采购|分别[是为])")
_LEAST_NAME = 3
_LEAST, _LEAST_ITEM, _LEAST_NEAR, _LONGEST = 10, 4, 16, 400
"""Signs of a sentence, of a numbered item and of sentences that are nearly the same; longer ones are not put side by side."""
_TELLING = frozenset(
    "0123456789一二三四五六七八九十上下左右前后东西南北增减升降男女省市州县区乡镇村甲乙丙丁初中高大小新旧内外收支本"
)
"""Signs in which sentences of one pattern differ: one wrong sign here is another thing."""
_DROP = "请删去一处；本来要写别的，请改正"


def doubled_sentences(subject: Subject) -> Iterator[Finding]:
    """E82: a sentence, a clause or an item that stands twice in one text."""
    for text, odd in subject.searched(lambda words: [*_doubled(words)][:MOST], _SAYING):
        for one in odd:
            yield subject.found(
                "E82", one.message, text.path, severity=one.severity, part=one.part, hint=one.hint
            )  # fmt: skip


def _doubled(words: str) -> Iterator[Remark]:
    at_once = _IMMEDIATELY.search(words)
    if at_once:
        part = at_once[1] or at_once[2]
        yield Remark(part, f"{quoted(part)}接连写了两遍", _DROP)
    seen = _Seen()
    for found in _SENTENCE.finditer(words):
        part = found[0].strip()
        said = _NUMBER.sub("", part)
        is_item = said != part
        if (at_once and at_once.start() <= found.end() and found.start() <= at_once.end()) or len(said) > _LONGEST:
            continue
        if before := seen.before(said, _LEAST_ITEM if is_item else _LEAST):
            yield _twice(before, part)
        seen.keep(said, part)
    yield from _listed_twice(words)


def _listed_twice(words: str) -> Iterator[Remark]:
    """A thing that a list joined by 、 names twice; what leads the list in stands before the first."""
    for clause in _CLAUSE.findall(words):
        names = clause.split("、")
        if len(names) > 2:
            counted = Counter(name for name in names if len(name) >= _LEAST_NAME)
            twice = [name for name, times in counted.items() if times > 1]
            twice += [name for name in names[1:] if len(name) >= _LEAST_NAME and _leads_in(names[0], name)]
            if twice:
                yield Remark(clause, f"{quoted(clause)}里{quoted(twice[0])}列了两次", _DROP)


def _leads_in(first: str, name: str) -> bool:
    """Whether the first of a list is this name behind words such as 主要用于."""
    return first.endswith(name) and bool(_LED_IN.fullmatch(first[: -len(name)]))


def _twice(before: str, part: str) -> Remark:
    if _bare(before) == _bare(part):
        return Remark(part, f"同一句话写了两遍：{quoted(part)}", _DROP)
    return Remark(part, f"两句话几乎一样：{quoted(before)}，{quoted(part)}", _DROP)


class _Seen:
    """Sentences so far, found again by themselves and by their halves: nothing is searched twice."""

    def __init__(self) -> None:
        self._whole: dict[str, str] = {}
        self._halves: dict[tuple[int, str], tuple[str, str]] = {}

    def keep(self, said: str, shown: str) -> None:
        """Remember a sentence."""
        bare = _bare(said)
        self._whole.setdefault(bare, shown)
        for half in _halves(bare) if len(bare) >= _LEAST_NEAR else ():
            self._halves.setdefault(half, (bare, shown))

    def before(self, said: str, least: int) -> str:
        """The same sentence, or nearly the same, as it was shown; empty where there is none."""
        bare = _bare(said)
        if len(bare) >= least and bare in self._whole:
            return self._whole[bare]
        near = (self._halves.get(half) for half in (_halves(bare) if len(bare) >= _LEAST_NEAR else ()))
        return next((shown for other, shown in filter(None, near) if _is_slip(other, bare)), "")


def _bare(said: str) -> str:
    return _WEAK.sub("", _NUMBER.sub("", said))


def _halves(bare: str) -> Iterator[tuple[int, str]]:
    """The first and the last eight signs: one wrong sign leaves one of them whole."""
    yield 0, bare[:8]
    yield 1, bare[-8:]


def _is_slip(one: str, other: str) -> bool:
    """Whether two sentences differ in one sign that tells nothing."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    changes = [op for op in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if op[0] != "equal"]
    if len(changes) != 1:
        return False
    _, a, b, c, d = changes[0]
    return max(b - a, d - c) == 1 and not _TELLING & {*one[a:b], *other[c:d]}


def doubled_items(subject: Subject) -> Iterator[Finding]:
    """E82: a duty, an office, a unit or the aim of a project that stands twice in its list."""
    words = subject.submission.own_words
    offices = ((("机构", "内设机构", at), name) for at, name in enumerate(words["机构"]["内设机构"]))
    duties = ((("主要职能", at), "\n".join(duty)) for at, duty in enumerate(words["主要职能"]))
    managed = ((("机构", "管理单位", at), unit["名称"]) for at, unit in enumerate(words["机构"]["管理单位"]))
    yield from _items(subject, "内设机构", offices, 2)
    yield from _items(subject, "管理单位", managed, 2)
    yield from _items(subject, "主要职能", duties, _LEAST_ITEM)
    yield from _sentences_of_duties(subject)
    yield from _aims(subject)


def _sentences_of_duties(subject: Subject) -> Iterator[Finding]:
    """A sentence of one duty that another has too."""
    seen: dict[str, int] = {}
    for at, duty in enumerate(subject.submission.own_words["主要职能"]):
        parts = [part.strip() for part in _SENTENCE.findall("\n".join(duty))]
        for part in parts if len(parts) > 1 else ():
            other = seen.setdefault(_bare(part), at) if len(part) >= _LEAST_NEAR else at
            if other != at:
                message = f"主要职能第{other + 1}条和第{at + 1}条里有同一句话：{quoted(part)}"
                paths = (("主要职能", at), ("主要职能", other))
                yield subject.found("E82", message, *paths, severity=Severity.WARNING, part=part, hint=_DROP)


def _items(subject: Subject, what: str, items: Iterable[tuple[Path, str]], least: int) -> Iterator[Finding]:
    seen, places = _Seen(), dict[str, "Path"]()
    for path, said in items:
        if before := seen.before(said, least):
            same = _bare(before) == _bare(said)
            message = f"{what}有两条{'相同' if same else '几乎一样'}：{quoted(said)}"
            paths = (path, places[before])
            yield subject.found("E82", message, *paths, severity=Severity.WARNING, part=said[:20], hint=_DROP)
        seen.keep(said, said)
        places.setdefault(said, path)


_AMOUNTS = re.compile(r"\d[\d,.]*(?:万|亿)?元?|[^，。；：]{0,12}其他资金[^，。；]*")


def _aims(subject: Subject) -> Iterator[Finding]:
    """One aim of two projects, but for amounts and names: copied from the other."""
    seen: dict[str, int] = {}
    for index, project in enumerate(subject.submission.own.projects):
        aim = _AMOUNTS.sub("", "\n".join(project.goal.aim).replace(project.name, "") if project.name else "")
        if len(aim) < _LEAST_NEAR:
            continue
        other = seen.setdefault(aim, index)
        if other != index:
            name = subject.submission.own.projects[other].name
            message = f"总体目标与项目{quoted(name)}的一字不差，多半是照抄的"
            paths = [("项目", each, "绩效", "总体目标") for each in (index, other)]
            yield subject.found(
                "E82", message, *paths, severity=Severity.WARNING, hint="请写这个项目自己的目标"
            )  # fmt: skip
