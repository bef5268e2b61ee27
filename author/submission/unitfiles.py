"""单位文件: the units below a department hand in files of their own, and the department counts what stands there.

Here is which files those are, and whether each fits the department; reading and checking them is the pipeline's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

from author.ground.findings import Finding, Severity, Source, near
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from author.ledger.ledger import Fact
    from author.read.tree import Tree
    from author.submission.submitted import Submission
    from author.submission.units import Members

FIELD = "单位文件"
MOST = 500
"""Files that one department may bring in."""
_SUFFIXES = (".yaml", ".yml", ".xlsx", ".xlsm")
_OTHER = (".xls", ".et", ".xlsb", ".ods", ".csv", ".wps")
"""Workbooks that must be saved as another kind first."""
_TEMPORARY = ("~$", ".", "._")


@dataclass(frozen=True)
class UnitFile:
    """A file of a unit below the department."""

    name: str
    """As findings call it: its path from the department's file."""
    path: Path
    at: Source
    """Where the department's file names it, or the folder it lies in."""


def unit_files(words: Mapping[str, Any], tree: Tree, department: Path) -> tuple[list[UnitFile], list[Finding]]:
    """The files that ``words`` name, those of a folder by name; ``department`` is the file that names them."""
    files: list[UnitFile] = []
    findings: list[Finding] = []
    for index, name in enumerate(words.get(FIELD, ())):
        at = tree.at((FIELD, index)) if isinstance(tree.data.get(FIELD), list) else tree.at((FIELD,))
        if PurePosixPath(name).is_absolute() or PureWindowsPath(name).drive or name.startswith("\\"):
            hint = f"例：{PureWindowsPath(name).name}"
            findings.append(Finding("A09", "单位文件要写相对于本文件的路径", (at,), hint=hint))
            continue
        found = _found(name.replace("\\", "/"), department, at)
        if found is None:
            hint = "名称太长，或没有打开它的权限"
            findings.append(Finding("A09", f"单位文件{quoted(name)}打不开", (at,), hint=hint))
        elif not found:
            hint = f"路径从 {department.name} 所在的文件夹算起；文件夹里要有 {'、'.join(_SUFFIXES)} 文件"
            findings.append(Finding("A09", f"没有单位文件{quoted(name)}", (at,), hint=hint))
        files += found or ()
        findings += _others(department.parent / name, at)
    times = Counter(file.path.resolve() for file in files)
    findings += [
        Finding("A09", f"单位文件 {file.name} 列了不止一次", (file.at,), hint="请只留一处")
        for file in files
        if times[file.path.resolve()] > 1
    ]
    if len(files) > MOST:
        findings.append(Finding("A09", f"单位文件有 {len(files)} 个，太多", (files[0].at,), hint=f"最多 {MOST} 个"))
    return list({file.path.resolve(): file for file in files}.values())[:MOST], findings


def _found(name: str, department: Path, at: Source) -> list[UnitFile] | None:
    """The files of one name; None where nobody can look: the name is too long, the folder is closed."""
    try:
        return list(_named(name, department, at))
    except OSError:
        return None


def _others(folder: Path, at: Source) -> Iterator[Finding]:
    """Workbooks in a folder of unit files that are of a kind that is not read."""
    try:
        names = sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []
    except OSError:
        return  # told already
    for name in names:
        if name.lower().endswith(_OTHER) and not name.startswith(_TEMPORARY):
            message = f"单位文件的文件夹里，{name} 没有读"
            hint = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”"
            yield Finding("A09", message, (at,), severity=Severity.WARNING, hint=hint)


def _named(name: str, department: Path, at: Source) -> Iterator[UnitFile]:
    path = department.parent / name
    if path.is_file():
        yield UnitFile(name, path, at)
    elif path.is_dir():
        for file in sorted(path.iterdir()):
            ours = file.suffix.lower() in _SUFFIXES and not file.name.startswith(_TEMPORARY)
            if ours and file.is_file() and file.resolve() != department.resolve():
                yield UnitFile(f"{name.rstrip('/')}/{file.name}" if name != "." else file.name, file, at)


def misfit(file: UnitFile, unit: Mapping[str, Any], words: Mapping[str, Any]) -> Iterator[Finding]:
    """A09: a unit's file, typed, that does not belong to the department ``words``: another year, another form."""
    for field, what in (("年度", "年度"), ("版式", "版式")):
        if field in unit and field in words and unit[field] != words[field]:
            message = f"单位文件 {file.name} 的{what}是 {unit[field]}，部门的是 {words[field]}"
            yield Finding("A09", message, (file.at, Source(file.name)), hint="请确认选对了文件")
    if unit.get(FIELD):
        message = f"单位文件 {file.name} 里又写了单位文件"
        yield Finding("A09", message, (file.at, Source(file.name)), hint="所有单位的文件都写在部门的文件里")


def strangers(
    files: list[tuple[UnitFile, Submission]], members: Members
) -> tuple[dict[str, Submission], list[Finding]]:
    """Unit to its submission; with files of no unit of the department, of one that has a file already, of another kind."""
    units: dict[str, Submission] = {}
    seen: dict[str, UnitFile] = {}
    findings = []
    for file, made in files:
        at, name = made.tree.at(("单位", "名称")), made.unit
        if name not in members.below:
            own = "是部门自己的" if name == members.own else "没有列在机构的下属预算单位中"
            message = f"单位文件 {file.name} 的单位{quoted(name)}{own}"
            alike = near(name, members.below)
            hint = f"{alike}单位文件里写的单位名称，要与机构里列的一字不差；没有列的，在机构里加上"
            findings.append(Finding("A09", message, (file.at, at), hint=hint))
        elif name in seen:
            message = f"{quoted(name)}有两份单位文件：{seen[name].name}、{file.name}"
            findings.append(Finding("A09", message, (file.at, at), hint="每个单位只要一份"))
        else:
            units[name], seen[name] = made, file
            findings += _other_kind(file, made, members)
    return units, findings


def _other_kind(file: UnitFile, made: Submission, members: Members) -> Iterator[Finding]:
    ours, theirs = members.kinds[made.unit], str(made.words["单位"]["性质"])
    if ours != theirs:
        message = f"{made.unit}的性质：部门填{ours}，单位文件 {file.name} 填{theirs}；机关运行经费按部门填的算"
        at = (file.at, made.tree.at(("单位", "性质")))
        yield Finding("A09", message, at, severity=Severity.WARNING, hint="请核对，两处填成一样")
    if made.words["单位"]["类型"] != "单位":
        message = f"单位文件 {file.name} 的单位类型是部门，它自己公开的文件会印“部门预算”"
        at = (file.at, made.tree.at(("单位", "类型")))
        yield Finding("A09", message, at, severity=Severity.WARNING, hint="请在那份文件里填“类型: 单位”")


def unlike(unit: str, published: Iterable[Fact], counted: Iterable[Fact]) -> Iterator[Finding]:
    """C59: what a unit publishes of itself and what the department counts for it, by function, nature and source.

    ``counted`` are the unit's facts with the department, before what passed between units was taken out.
    """
    sums: dict[tuple[str, str, str, str], list[Fact]] = {}
    totals: dict[tuple[str, str, str, str], Decimal] = defaultdict(Decimal)
    for sign, facts in ((1, published), (-1, counted)):
        for fact in facts:
            key = (fact.measure, fact.function, fact.nature, fact.fund)
            sums.setdefault(key, []).append(fact)
            totals[key] += sign * fact.amount
    for key, difference in totals.items():
        if difference:
            measure, function, nature, fund = key
            at = tuple(dict.fromkeys(fact.source for fact in sums[key]))
            message = (
                f"{unit}的{measure}（{function} {nature} {fund}）：单位文件比部门的数"
                f"{'多' if difference > 0 else '少'} {abs(difference):,.2f} 元"
            )
            yield Finding("C59", message, at, hint="部门和单位公开的数要一致；请改正，或删去部门明细里这个单位的行")
