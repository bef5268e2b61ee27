"""Names that staff write in place of codes become codes: in budget lines, and in the keys of reasons and uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from author.ground.findings import Finding, Severity
from author.read.values import coded, quoted
from author.submission.codenames import LEVELS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from author.read.tree import Tree
    from author.submission.codenames import CodeNames
    from author.submission.lines import Books
    from author.submission.reading import Words

_KEYS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("变动原因", "功能科目"): ("项", "款", "类"),
    ("支出用途",): ("类", "款", "项"),
}
"""Where names of functions may stand as keys, and the level that is meant first."""


def with_codes(words: Words, tree: Tree, books: Books) -> tuple[Words, list[Finding]]:
    """Staff's words with the codes of unique names, and what the names beside codes contradict.

    A name that is not unique stays: the lines tell it. The names beside the codes of lines are looked at there.
    """
    coded_words = {**words, "预算明细": [_line(line, books) for line in words["预算明细"]]}
    findings: list[Finding] = [*_old_names(words, tree, books)]
    used = {line.get("功能科目", "") for line in coded_words["预算明细"] if line}
    for path, levels in _KEYS.items():
        if path[0] not in words:  # of last year's file not everything is read
            continue
        keys = _Keys(path, books.names["功能科目"], levels, tree)
        findings += keys.contradictions()
        coded_words = _put(coded_words, path, keys.with_codes(_at(words, path), used, findings))
    return coded_words, findings


def _line(line: Mapping[str, Any] | None, books: Books) -> Mapping[str, Any] | None:
    if line is None:
        return None
    found = {field: _unique(line.get(field, ""), books.names[field], field) for field in LEVELS_OF}
    return {**line, **{field: code for field, code in found.items() if code}}


def _unique(value: str, names: CodeNames, field: str) -> str:
    """The code of a name that only one code has."""
    if not value or value.isdigit():
        return ""
    codes = names.named(value, LEVELS_OF[field])
    return codes[0] if len(codes) == 1 else ""


def _old_names(words: Words, tree: Tree, books: Books) -> Iterator[Finding]:
    """Lines of this year that name a code by what it was called once."""
    for index, line in enumerate(words["预算明细"]):
        for field in LEVELS_OF:
            value = (line or {}).get(field, "")
            code = _unique(value, books.names[field], field) if line and line.get("本年") else ""
            if code and (told := books.names[field].unlike(code, value))[0]:
                at = tree.at(("预算明细", index, field))
                yield Finding("A03", told[0], (at,), hint=told[1], severity=Severity.WARNING)


class _Keys:
    """The keys of one mapping."""

    def __init__(self, path: tuple[str, ...], names: CodeNames, levels: tuple[str, ...], tree: Tree) -> None:
        self.path, self.names, self.levels, self.tree = path, names, levels, tree

    def contradictions(self) -> Iterator[Finding]:
        """Codes with another code's name beside them."""
        for key in _at(self.tree.data, self.path):
            try:
                message, hint = self.names.unlike(*coded(key))
            except ValueError:
                continue  # told by the schema
            if message:
                at = self.tree.key_at((*self.path, key))
                yield Finding("A03", message, (at,), hint=hint, severity=Severity.WARNING)

    def with_codes(self, below: Mapping[str, Any], used: set[str], findings: list[Finding]) -> dict[str, Any]:
        """The mapping with codes for names; where several codes have the name, the one that lines use is meant."""
        found: dict[str, Any] = {}
        for key, value in below.items():
            code = key if key.isdigit() else self._meant(key, used) or key
            if code in found or (code != key and code in below):
                at = self.tree.key_at((*self.path, key))
                findings.append(Finding("A01", f"{quoted(key)}写了两次，就是 {code}", (at,), hint="请只留一处"))
            else:
                found[code] = value
        return found

    def _meant(self, name: str, used: set[str]) -> str:
        codes = self.names.named(name, self.levels)
        spent = [code for code in codes if any(each.startswith(code) for each in used)]
        return next((only[0] for only in (spent, codes) if len(only) == 1), "")


def _at(words: Any, path: tuple[str, ...]) -> Mapping[str, Any]:  # noqa: ANN401 - whatever staff wrote there
    for step in path:
        words = words.get(step) if isinstance(words, dict) else None
    return words if isinstance(words, dict) else {}


def _put(words: Words, path: tuple[str, ...], below: Mapping[str, Any]) -> Words:
    first, *rest = path
    inner = _put(words[first], tuple(rest), below) if rest else below
    return {**words, first: inner}
