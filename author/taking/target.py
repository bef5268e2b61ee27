"""The submission that lines are taken into: one that is there is edited, a new one is a form filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from author import exchange
from author.exchange import carry
from author.form import edition, folders
from author.ground.findings import Finding, Severity, Source, has_errors, near
from author.ledger.money import Money
from author.read import values
from author.read.door import read
from author.read.schema import submission_schema, typed
from author.taking import report
from author.taking.goals import PROJECTS, project_edits
from author.taking.merge import filled, merge
from author.taking.oldlines import LINES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from author.form.edition import Edition
    from author.read.tree import Tree
    from author.submission.lines import Books
    from author.taking.content import Content


_NO_LINES = "导出里没有一笔一笔的明细（功能科目、经济科目、资金来源齐全的表），汇总的表拆不成明细，没有写填报文件。"


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

    def write(self, content: Content, *, keep: bool) -> Done:
        """Write what an export says, and tell what changed; without lines or goals there is nothing to write."""
        if not content.lines and not content.goals:
            figures = "；".join(f"{name} {each:f}" for name, each in content.figures.items())
            return Done((_NO_LINES, *((f"其中的合计可作控制数（万元）：{figures}",) if figures else ())), blocked=True)
        return self._new(content) if self.tree is None else self._again(self.tree, content, keep=keep)

    def _new(self, content: Content) -> Done:
        form = content.form(self.edition.name, self.year, self.books)
        exchange.write(form, self.path, submission_schema(), self.edition, explained=True)
        total = report.shown(sum((line.current for line in content.lines), Money()))
        said = f"已生成 {self.path}：{len(form[LINES])} 行明细，本年共 {total} 元，{len(form[PROJECTS])} 个项目"
        return Done((said, "其余各项请接着填写，再用 kzauthor check 核对"))

    def _again(self, tree: Tree, content: Content, *, keep: bool) -> Done:
        schema = submission_schema()
        if unread := self._lost(tree, schema):
            return Done(("没有改动填报文件。请先改正以上错误，否则重写工作簿会丢掉这几处。",), unread, blocked=True)
        made = merge(tree, content.lines, self.books, schema, keep=keep or not content.lines)
        edits, said = project_edits(tree, content.projects if content.lines else None, content.goals)
        form = [*filled(tree, ("版式",), self.edition.name), *filled(tree, ("年度",), str(self.year))]
        everything = [*form, *made.edits, *edits]
        if everything:
            carry.write(self.path, self.path, tree, everything, schema)
        count = f"来 {len(made.came)} 行，去 {len(made.went)} 行，改 {len(made.changed)} 处，没有变 {made.same} 行"
        head = f"{'已改' if everything else '没有变化'} {self.path}：{count}"
        return Done((head, *report.changes(made), *said))

    def _lost(self, tree: Tree, schema: Mapping[str, Any]) -> tuple[Finding, ...]:
        """What a workbook written anew would not have any more: values that cannot be read."""
        if not tree.sheets and self.path.suffix.lower() not in exchange.WORKBOOK:
            return ()
        return tuple(each for each in typed(tree, schema)[1] if each.severity is Severity.ERROR and each.code != "A02")


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
