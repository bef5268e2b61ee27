"""A filled form that other programs have opened and saved is the same submission."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from author.cli import cli
from author.read.pages import calamined, oldbooks
from author.read.schema import submission_schema, typed
from tests.places import ROOT
from tests.read.books import reading

SAMPLE = ROOT / "samples" / "kizilsu-2026" / "budget.yaml"
MODULES = Path(os.environ.get("NODE_PATH") or ROOT / ".node" / "node_modules")
node = [
    pytest.mark.node,
    pytest.mark.skipif(not shutil.which("node"), reason="node is not installed"),
    pytest.mark.skipif(not (MODULES / "exceljs").is_dir(), reason="exceljs and xlsx are not installed: see .ci/run"),
]
office = [pytest.mark.office, pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")]


def words(path: Path) -> object:
    tree, findings = reading(path)
    assert tree is not None, findings
    assert [finding for finding in findings if finding.severity.value == "错误"] == []
    return typed(tree, submission_schema())[0]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "filled.xlsx"
    assert CliRunner().invoke(cli, ["convert", str(SAMPLE), str(path)]).exit_code == 0
    return path


def by_office(path: Path, suffix: str, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{path.stem}.{suffix}"


def by_node(library: str, path: Path, to: Path) -> Path:
    command = ["node", str(Path(__file__).with_name("rewrite.js")), library, str(path), str(to)]
    subprocess.run(command, check=True, timeout=180, env={**os.environ, "NODE_PATH": str(MODULES)})
    return to


def test_by_openpyxl(filled: Path, tmp_path: Path) -> None:
    load_workbook(filled).save(tmp_path / "a.xlsx")
    assert words(tmp_path / "a.xlsx") == words(SAMPLE)


@pytest.mark.parametrize(
    ("library", "suffix"),
    [pytest.param(*case, marks=node) for case in (("exceljs", "xlsx"), ("xlsx", "xlsx"), ("xlsx", "ods"))],
)
def test_by_javascript(filled: Path, tmp_path: Path, library: str, suffix: str) -> None:
    assert words(by_node(library, filled, tmp_path / f"a.{suffix}")) == words(SAMPLE)


@pytest.mark.parametrize("suffix", [pytest.param(suffix, marks=office) for suffix in ("xlsx", "ods", "xls")])
def test_by_libreoffice(filled: Path, tmp_path: Path, suffix: str) -> None:
    assert words(by_office(filled, suffix, tmp_path)) == words(SAMPLE)


@pytest.mark.parametrize("suffix", [pytest.param("xls", marks=office)])
def test_an_old_workbook_is_read_through_libreoffice(
    filled: Path, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = by_office(filled, suffix, tmp_path)
    monkeypatch.setattr(calamined, "AVAILABLE", False)
    monkeypatch.setattr(oldbooks, "_LONGEST_OFFICE", 180)
    assert words(old) == words(SAMPLE)
