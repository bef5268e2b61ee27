"""For every rule the smallest thing that breaks it: folders in tests/cases, each one change to base.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from author.ground.findings import Severity
from tests.small import checked

if TYPE_CHECKING:
    from author.ground.findings import Finding

CASES = Path(__file__).resolve().parent.parent / "cases"
BASE = (CASES / "base.yaml").read_text(encoding="utf-8")
NAMES = sorted(path.parent.name for path in CASES.glob("*/case.yaml"))


def case(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((CASES / name / "case.yaml").read_text(encoding="utf-8"))
    return read


def broken(name: str) -> str:
    """The base with the case's changes, each of which it must be able to take."""
    text, read = BASE, case(name)
    for old, new in read.get("改动", []):
        assert old in text, f"base.yaml has no “{old}”"
        text = text.replace(old, new, 1)
    return text + read.get("加在末尾", "")


def brief(finding: Finding) -> str:
    return f"{finding.code} {finding.severity.value} {finding.at[0].row}:{finding.at[0].column}"


def test_the_base_is_clean() -> None:
    assert checked(BASE).findings == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_broken_rule_is_found(name: str) -> None:
    found = checked(broken(name)).findings
    assert [brief(finding) for finding in found] == case(name)["应有"]
    assert name[:3] in {finding.code for finding in found}


@pytest.mark.parametrize("name", [name for name in NAMES if name[0] in "DEFH" and not name.startswith("F41")])
def test_naming_its_object_silences_it(name: str) -> None:
    finding = next(f for f in checked(broken(name)).findings if f.code == name[:3])
    ignored = f"忽略: [{{规则: {finding.code}, 对象: {finding.object}, 理由: 试验}}]\n"
    left = checked(broken(name) + ignored).findings
    assert not [f for f in left if (f.code, f.object) == (finding.code, finding.object)]
    assert [f.severity for f in left if f.code == "A07"] == [Severity.NOTE] * ("没有写原文" in str(left))
