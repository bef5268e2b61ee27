"""YAML and workbooks hold the same: whatever is filled in comes back from either, typed and exact."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings

from author import exchange
from author.cli import cli
from author.compose.composition import Composition
from author.exchange.texts import given as filled_in
from author.exchange.yamltext import yaml_text
from author.form import edition
from author.pipeline.check import check
from author.read.door import read
from author.read.schema import submission_schema, typed
from author.read.yamlfile import parse_yaml
from tests.exchange.filled import submissions
from tests.places import SAMPLES

SCHEMA = submission_schema()
FORM = edition.load("xinjiang-2026", 2026, SCHEMA)
QUICK = settings(
    deadline=None,
    phases=[Phase.reuse, Phase.generate],  # making a failing submission smaller takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
KIZILSU = SAMPLES / "kizilsu-2026"


def read_back(path):
    tree, findings = read(path, SCHEMA)
    assert [str(finding) for finding in findings] == []
    words, findings = typed(tree, SCHEMA)
    assert [str(finding) for finding in findings] == []
    return words, tree


def tidy(words, tree):
    return yaml_text(filled_in(words, tree.data, SCHEMA), SCHEMA)


@settings(QUICK, max_examples=60)
@given(submissions(SCHEMA))
def test_yaml_keeps_every_value(made):
    words, tree = made
    text = tidy(words, tree)
    again, findings = parse_yaml(text, "again.yaml")
    assert findings == []
    assert typed(again, SCHEMA) == (words, [])
    assert tidy(typed(again, SCHEMA)[0], again) == text


@settings(QUICK, max_examples=20)
@given(submissions(SCHEMA))
def test_a_workbook_keeps_every_value(made):
    words, tree = made
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.xlsx"
        exchange.write(filled_in(words, tree.data, SCHEMA), path, SCHEMA, FORM)
        again, its_tree = read_back(path)
    assert {name: again[name] for name in words if again[name] != words[name]} == {}
    assert tidy(again, its_tree) == tidy(words, tree)


@pytest.mark.parametrize("name", ["budget", "as-published"])
def test_the_samples_survive_a_round(tmp_path, name):
    words, tree = read_back(KIZILSU / f"{name}.yaml")
    exchange.write(filled_in(words, tree.data, SCHEMA), tmp_path / "a.xlsx", SCHEMA, FORM)
    again, its_tree = read_back(tmp_path / "a.xlsx")
    assert again == words
    exchange.write(filled_in(again, its_tree.data, SCHEMA), tmp_path / "b.xlsx", SCHEMA, FORM)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert tidy(again, its_tree) == tidy(words, tree)


def test_the_samples_workbook_is_the_document_of_its_yaml():
    from_yaml, from_workbook = (check(KIZILSU / f"budget.{suffix}") for suffix in ("yaml", "xlsx"))
    documents = [Composition(found.edition, found.submission).document for found in (from_yaml, from_workbook)]
    assert documents[0] == documents[1]
    told = [sorted((f.code, f.message) for f in found.findings) for found in (from_yaml, from_workbook)]
    assert told[0] == told[1]


def test_the_samples_workbook_is_what_convert_makes(tmp_path):
    result = CliRunner().invoke(cli, ["convert", str(KIZILSU / "budget.yaml"), str(tmp_path / "a.xlsx")])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "a.xlsx").read_bytes() == (KIZILSU / "budget.xlsx").read_bytes(), (
        "the sample, the schema or the form has changed: kzauthor convert --force budget.yaml budget.xlsx"
    )


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], standalone_mode=False)


def test_nothing_is_overwritten_without_force(tmp_path):
    target = tmp_path / "a.yaml"
    target.write_text("mine")
    assert run("convert", KIZILSU / "budget.yaml", target).exception is not None
    assert target.read_text() == "mine"
    assert run("convert", KIZILSU / "budget.yaml", target, "--force").return_value == 0
    assert target.read_text() != "mine"


def test_what_cannot_be_read_is_not_converted(tmp_path):
    (tmp_path / "a.yaml").write_text("年度: 二〇二六\n版式: xinjiang-2026\n")
    result = run("convert", tmp_path / "a.yaml", tmp_path / "b.xlsx")
    assert result.return_value == 1
    assert "A01" in result.output
    assert not (tmp_path / "b.xlsx").exists()


def test_what_a_workbook_cannot_hold_is_not_converted_into_one(tmp_path):
    text = (KIZILSU / "budget.yaml").read_text()
    (tmp_path / "a.yaml").write_text(text.replace("名称: 医疗保险经办费项目", "名称: 线路租赁费项目"))
    result = run("convert", tmp_path / "a.yaml", tmp_path / "b.xlsx")
    assert result.return_value == 1
    assert "[A04]" in result.output
    assert run("convert", tmp_path / "a.yaml", tmp_path / "b.yaml").return_value == 0


def test_only_yaml_and_workbooks_are_written(tmp_path):
    assert run("convert", KIZILSU / "budget.yaml", tmp_path / "b.xls").exception is not None


@pytest.mark.parametrize("suffix", ["yaml", "yml", "YAML", "xlsx", "XLSX"])
def test_the_suffix_says_what_is_written(tmp_path, suffix):
    assert run("convert", KIZILSU / "budget.yaml", tmp_path / f"b.{suffix}").return_value == 0
    begins = (tmp_path / f"b.{suffix}").read_bytes()[:2]
    assert begins == (b"PK" if suffix.lower() == "xlsx" else "版".encode()[:2])
