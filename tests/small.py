"""The smallest submission that is without errors, and what checking a changed one finds."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from author.compose.composition import Composition
from author.form.edition import load
from author.ground.findings import Severity
from author.pipeline.check import Checked, check
from author.read.schema import submission_schema

if TYPE_CHECKING:
    from author.document import Document
    from author.form.edition import Edition
    from author.ground.findings import Finding

PROJECT = (
    "  - {名称: 线路租赁, 政策依据: 按有关规定设立, 绩效: {总体目标: 保障线路畅通, 指标: ["
    "{一级: 产出指标, 二级: 数量指标, 三级: 线路（条）, 指标值: ≥4条}, "
    "{一级: 效益指标, 二级: 社会效益指标, 三级: 保障业务, 指标值: 有效保障}]}}\n"
)
"""The item of the list of projects, on a line of its own."""

SMALL = (
    """\
版式: xinjiang-2026
单位: {名称: 某某州医疗保障局}
年度: 2026
公开日期: 2026-02-05
主要职能: [拟订制度并组织实施]
人员: {编制: 5, 在职: {本年: 4, 上年: 3}}
预算明细:
  - {功能科目: 2101501, 经济科目: 30101, 资金来源: 一般财力, 本年: 1000.00, 上年: 900.00}
  - {功能科目: 2101501, 经济科目: 30201, 资金来源: 一般财力, 本年: 500.00}
  - {功能科目: 2101599, 项目: 线路租赁, 经济科目: 30214, 资金来源: 一般财力, 本年: 200.00}
项目:
"""
    + PROJECT
)


def small(*changes: tuple[str, str], more: str = "") -> str:
    """The small submission with texts replaced, each of which it must have, and lines added at its end."""
    text = SMALL
    for old, new in changes:
        assert old in text, f"the small submission has no “{old}”"
        text = text.replace(old, new, 1)
    return text + more


def checked(content: str | bytes) -> Checked:
    """What comes of checking a file ``budget.yaml`` with this content."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "budget.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return check(path)


def drafted(content: str | bytes) -> Document | None:
    """Check, and compose a draft of whatever can be composed."""
    return composed(checked(content))


def composed(found: Checked) -> Document | None:
    """A draft of what has been checked, where there is enough to compose."""
    if found.edition is None or found.submission is None:
        return None
    same = found.edition.name == form().name
    return Composition(form() if same else found.edition, found.submission).document


@cache
def form() -> Edition:
    """The form of the small submission, loaded once: compiling its templates takes most of the time."""
    return load("xinjiang-2026", 2026, submission_schema())


def errors(content: str | bytes) -> list[Finding]:
    """The findings that block a final build."""
    return [finding for finding in checked(content).findings if finding.severity is Severity.ERROR]


def told(content: str | bytes) -> list[str]:
    """Code and place of each error: ``A03 8:5``."""
    return [brief(finding) for finding in errors(content)]


def warned(content: str | bytes) -> list[str]:
    """Code and place of each warning."""
    return [brief(finding) for finding in checked(content).findings if finding.severity is Severity.WARNING]


def brief(finding: Finding) -> str:
    """``A03 8:5``; ``A03 8`` for a row, ``A01`` for a whole file."""
    at = finding.at[0]
    return " ".join([finding.code, *([":".join(str(n) for n in (at.row, at.column) if n)] if at.row else [])])


def hint(content: str | bytes) -> str:
    """What the only error advises."""
    (only,) = errors(content)
    return only.hint
