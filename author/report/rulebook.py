"""What each rule is: title, severities, why, on what basis, an example. Read only when somebody asks."""

from __future__ import annotations

from dataclasses import dataclass

from author.ground.places import data
from author.read.yamlfile import plain

FILE = "rules.yaml"


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One code of the catalogue."""

    code: str
    title: str
    severities: tuple[str, ...]
    why: str
    basis: str
    wrong: str
    right: str


def rulebook() -> dict[str, RuleEntry]:
    """Code to entry, in the order of the catalogue."""
    written = plain(data("schemas") / FILE)
    return {code: _entry(code, item) for code, item in written.items()}


def _entry(code: str, item: dict[str, str]) -> RuleEntry:
    return RuleEntry(
        code,
        item["名称"],
        tuple(item["级别"].split("、")),
        item["说明"],
        item["依据"],
        item["错例"],
        item["改为"],
    )
