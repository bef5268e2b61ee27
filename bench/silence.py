"""Paragraphs of real disclosures put to all rules that need no ledger; lists what these say.

    python bench/silence.py FILE [--all]

FILE has one paragraph a line. Each stands by itself, once as 其他说明 and once as 部门整体绩效/年度目标 of a minimal
submission of the year that the paragraph speaks of last. What is said of it is sorted by the list beside this script
(silence.yaml): true mistakes, and debris of taking the text out of a PDF, each with its reason; what is in neither is a
false alarm, unless it is a 提示. Returns 1 where there is a 错误 or 警告 that the list does not know.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from author.compose.composition import Composition
from author.form.edition import Edition, load
from author.ground.findings import Finding, Severity
from author.read.schema import submission_schema, typed
from author.read.yamlfile import parse_yaml
from author.rules import RULES, naming
from author.rules.subject import Subject
from author.rules.texts import Text
from author.submission import submission

if TYPE_CHECKING:
    from collections.abc import Iterable

LISTED = Path(__file__).parent / "silence.yaml"
NEED_MORE = {
    "amounts", "assets", "carried", "change", "classification", "costs", "procurement", "staff", "structure", "sums",
    "unfilled", "unitnatures", "units",
}  # fmt: skip
"""Modules whose rules put words to the ledger, to numbers or to other fields; false_totals needs the words alone."""
OF_ITS_OWN = {naming.unit_spelling, naming.kind_of_unit, naming.unknown_subjects, naming.project_names}
"""What puts a text to the unit's own name and kind and to the ledger's subjects: the paragraphs are of other units."""
MINIMAL = """\
版式: xinjiang-2026
单位: {名称: 西部县财政局}
年度: YEAR
公开日期: YEAR-02-05
主要职能: [拟订制度并组织实施。]
人员: {编制: 5, 在职: {本年: 4, 上年: 3}}
预算明细:
  - {功能科目: 2101501, 经济科目: 30101, 资金来源: 一般财力, 本年: 1000.00, 上年: 900.00}
"""
FIELDS = ((("其他说明",), "other"), (("部门整体绩效", "年度目标"), "plan"))
USUAL = 2025


def rules() -> list[object]:
    """Those that look at words alone."""
    own = (rule for rule in RULES if rule.__module__.rpartition(".")[2] not in NEED_MORE)
    also = [rule for rule in RULES if rule.__name__ == "false_totals"]
    return [*(rule for rule in own if rule not in OF_ITS_OWN), *also]


@cache
def _form() -> Edition:
    return load("xinjiang-2026", 2026, submission_schema())


@cache
def _composition(year: int) -> Composition:
    tree, _ = parse_yaml(MINIMAL.replace("YEAR", str(year)), "budget.yaml")
    if tree is None:
        raise ValueError(year)
    schema = submission_schema()
    words, _ = typed(tree, schema)
    return Composition(_form(), submission(words, tree, _form().books, schema=schema)[0])


def year_of(paragraph: str) -> int:
    """The last year that a paragraph names as a budget year, outside of titles and numbers of documents."""
    plain = re.sub(r"《[^》]*》|[〔（(]\d{4}[〕）)]", "", paragraph)
    named = re.findall(r"(?<!\d)(20[12]\d)(?:年|\.\d+\.\d+)", plain)
    return max(map(int, named), default=USUAL)


def said_of(paragraph: str) -> list[Finding]:
    """What the rules say of a paragraph in either field; the same thing once."""
    found: dict[tuple[str, str], Finding] = {}
    for path, kind in FIELDS:
        subject = Subject(_composition(year_of(paragraph)))
        subject.__dict__["texts"] = (Text(path, paragraph, kind),)
        for rule in rules():
            for finding in rule(subject):
                found.setdefault((finding.code, finding.message), finding)
    return list(found.values())


def known(finding: Finding, paragraph: str, listed: Iterable[dict[str, str]]) -> str:
    """Why the list says that a finding is true; empty where it does not."""
    for entry in listed:
        if entry["规则"] == finding.code and entry["字"] in paragraph and entry.get("说", "") in finding.message:
            return f"{entry['是']}：{entry['理由']}"
    return ""


def main() -> int:
    """Run; 1 where something is said that the list does not know."""
    asked = argparse.ArgumentParser(description="what the rules say of real paragraphs")
    asked.add_argument("file", type=Path)
    asked.add_argument("--all", action="store_true", help="also what is known to be true")
    given = asked.parse_args()
    listed = yaml.safe_load(LISTED.read_text(encoding="utf-8")) if LISTED.is_file() else []
    paragraphs = [line for line in given.file.read_text(encoding="utf-8").splitlines() if line.strip()]
    counts: Counter[str] = Counter()
    for number, paragraph in enumerate(paragraphs, 1):
        for finding in said_of(paragraph):
            why = known(finding, paragraph, listed)
            kind = why.partition("：")[0] or "false"
            counts[f"{finding.severity.value} {kind}"] += 1
            if given.all or not why:
                print(f"{number}: {finding.severity.value}[{finding.code}] {finding.message} {finding.part!r} {why}")
    print(f"\n{len(paragraphs)} paragraphs, {len(rules())} rules: {dict(sorted(counts.items()))}")
    return 1 if any(counts[f"{severity.value} false"] for severity in (Severity.ERROR, Severity.WARNING)) else 0


if __name__ == "__main__":
    raise SystemExit(main())
