"""The submission that lines are taken into: one that is there is edited, a new one is a form filled in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from author import exchange
from author.exchange import carry
from author.exchange.texts import in_unit
from author.form import edition, folders
from author.ground.findings import Finding, Severity, Source, has_errors, near
from author.ledger.money import Money
from author.read import values
from author.read.door import read
from author.read.schema import submission_schema, typed
from author.submission.units import OWN
from author.taking import report
from author.taking.controls import controls, sums
from author.taking.goals import NAMELESS, PROJECTS, goals, project_edits, project_values
from author.taking.merge import filled, line_values, merge
from author.taking.oldlines import LINES, known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from author.form.edition import Edition
    from author.read.tree import Tree
    from author.submission.lines import Books
    from author.taking.controls import Control
    from author.taking.export import Export
    from author.taking.goals import Goal
    from author.taking.lines import TakenLine
    from author.taking.synonyms import Synonyms


@dataclass(frozen=True)
class Done:
    """What was written, for whoever waits for it."""

    said: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    blocked: bool = False
    """Nothing was written."""


@dataclass(frozen=True)
class Target:
    """The file, the form, and what the file says already."""

    path: Path
    edition: Edition
    year: int
    tree: Tree | None
    """None for a new file."""

    @property
    def books(self) -> Books:
        """The code books of the form, in the year."""
        return self.edition.books

    def write(self, lines: Sequence[TakenLine], export: Export, words: Synonyms, *, keep: bool) -> Done:
        """Write what an export says, and tell what changed."""
        told = goals(export.goals, words)
        nameless = told.pop(NAMELESS, None)
        proofs = controls((table for table, _ in export.sums), words)
        findings = tuple(self._proven(proofs, lines))
        if nameless and nameless.at:
            message = "这张表的绩效指标看不出是哪个项目的，没有读"
            findings += (Finding("A03", message, (nameless.at,), severity=Severity.WARNING),)
        if not lines and not told:
            figures = "；".join(f"{name} {_wan(each)}" for name, each in proofs.items())
            said = (
                "导出里没有一笔一笔的明细（功能科目、经济科目、资金来源齐全的表），汇总的表拆不成明细，没有写填报文件。"
            )
            more = (f"其中的合计可作控制数（万元）：{figures}",) if figures else ()
            return Done((said, *more), findings, blocked=True)
        if self.tree is None:
            return self._new(lines, told, proofs, {table.owner(words) for table, _ in export.lines}, findings)
        return self._again(self.tree, lines, told, findings, keep=keep or not lines)

    def _proven(self, proofs: Mapping[str, Control], lines: Sequence[TakenLine]) -> Iterator[Finding]:
        """Totals of the export's own tables that its lines do not add up to."""
        found = sums(lines, self.books)
        for name, control in proofs.items() if lines else ():
            money = found.get(name)
            if money is not None and money != control.money:
                message = f"{name}是 {report.shown(control.money)} 元，读入的明细是 {report.shown(money)} 元"
                hint = "请看导出的明细是否齐全"
                yield Finding("F47", message, (control.at,), severity=Severity.WARNING, hint=hint)

    def _new(
        self,
        lines: Sequence[TakenLine],
        told: Mapping[str, Goal],
        proofs: Mapping[str, Control],
        owners: set[str],
        findings: tuple[Finding, ...],
    ) -> Done:
        units = list(dict.fromkeys(line.unit for line in lines))
        owners &= set(units)
        own = units[0] if len(units) == 1 else owners.pop() if len(owners) == 1 else ""
        projects = dict.fromkeys([*(line.project for line in lines if line.project and line.current), *told])
        made = known(lines, self.books, own)
        form = {
            "版式": self.edition.name,
            "单位": {"名称": own},
            "年度": self.year,
            "机构": {"下属预算单位": [{"名称": each} for each in units if each not in ("", own, OWN)]},
            LINES: [line_values(line) for line in made],
            "控制数": {name: Decimal(_wan(each)) for name, each in proofs.items()},
            "项目": [project_values(each, told.get(each)) for each in projects],
        }
        exchange.write(form, self.path, submission_schema(), self.edition, explained=True)
        total = report.shown(sum((line.current for line in made), Money()))
        said = f"已生成 {self.path}：{len(lines)} 行明细，本年共 {total} 元，{len(projects)} 个项目"
        return Done((said, "其余各项请接着填写，再用 kzauthor check 核对"), findings)

    def _again(
        self,
        tree: Tree,
        lines: Sequence[TakenLine],
        told: Mapping[str, Goal],
        findings: tuple[Finding, ...],
        *,
        keep: bool,
    ) -> Done:
        schema = submission_schema()
        made = merge(tree, lines, self.books, schema, keep=keep)
        projects = [line.project for line in lines if line.project and line.current]
        edits, said = project_edits(tree, projects if lines else None, told)
        if tree.sheets or self.path.suffix.lower() in exchange.WORKBOOK:
            unread = [each for each in typed(tree, schema)[1] if each.severity is Severity.ERROR and each.code != "A02"]
            if unread:
                return Done(
                    ("没有改动填报文件。请先改正以上错误，否则重写工作簿会丢掉这几处。",), tuple(unread), blocked=True
                )
        form = [*filled(tree, ("版式",), self.edition.name), *filled(tree, ("年度",), str(self.year))]
        everything = [*form, *made.edits, *edits]
        if everything:
            carry.write(self.path, self.path, tree, everything, schema)
        count = f"来 {len(made.came)} 行，去 {len(made.went)} 行，改 {len(made.changed)} 处，没有变 {made.same} 行"
        head = f"{'已改' if everything else '没有变化'} {self.path}：{count}"
        return Done((head, *report.changes(made), *said), findings)


def target_of(path: Path, name: str, year: int, own: Path | None) -> tuple[Target | None, list[Finding]]:
    """The file to write into, with its form; findings where it cannot be read or no form can be told."""
    tree: Tree | None = None
    if path.exists():
        tree, findings = read(path, submission_schema())
        findings += misshapen(tree) if tree else []
        if tree is None or has_errors(findings):
            return None, findings
        said, when = str(tree.data.get("版式") or name), str(tree.data.get("年度") or year or "")
        try:
            name, year = said, values.year(when)
        except ValueError:
            return None, [Finding("A02", "填报文件里没有年度", (tree.at(("年度",)),), hint="请先填“版式”和“年度”")]
    name = name or _serving(year, own)
    if not name or not year:
        missing = "版式" if year else "年度"
        hint = f"请加 --{'edition' if year else 'year'}；版式有：{'、'.join(folders.names(own))}"
        return None, [Finding("A02", f"看不出{missing}", (Source(path.name),), hint=hint)]
    if wrong := folders.unknown(name, own):
        return None, [Finding("A01", wrong[0], (Source(path.name),), hint=wrong[1] or near(name, folders.names(own)))]
    return Target(path, edition.load(name, year, submission_schema(), own), year, tree), []


def misshapen(tree: Tree) -> list[Finding]:
    """What stands where lines and projects should and is no list of them."""
    found = []
    for name in (LINES, PROJECTS):
        given = tree.data.get(name)
        if given and not (isinstance(given, list) and all(isinstance(each, dict) for each in given)):
            hint = "每项前加“- ”，写成“名称: 内容”"
            found.append(Finding("A01", f"“{name}”应是列表", (tree.at((name,)),), hint=hint))
    return found


def _serving(year: int, own: Path | None) -> str:
    """The only form of a year; empty where there are several or none."""
    found = [each for each in folders.names(own) if year and _serves(each, year, own)]
    return found[0] if len(found) == 1 else ""


def _serves(name: str, year: int, own: Path | None) -> bool:
    years = folders.folders(name, own).listing.mapping("years")
    return years.count("from", 0, 9999) <= year <= years.count("until", 9999, 9999)


def _wan(control: Control) -> str:
    """A figure in 万元, as exact as it is."""
    return f"{in_unit(control.money, '万元'):f}"
