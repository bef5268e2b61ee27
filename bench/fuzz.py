"""Does any input end otherwise than in findings, or take more than 5 s or 500 MB?

python bench/fuzz.py COUNT [SEED]

Two processes check COUNT inputs in all, six tenths of them YAML, three workbooks, one forms. What ends in an
exception, or is slow or large, is written to build/fuzz/ with its seed.
"""

from __future__ import annotations

import functools
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from multiprocessing import Pool
from pathlib import Path
from random import Random
from shutil import copytree
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent))
import mutilate

from author.form import edition
from author.ground.findings import EditionError
from author.pipeline import check as pipeline
from author.read.schema import submission_schema
from author.write.plain import text

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "build" / "fuzz"
SAMPLES = [ROOT / "samples" / name / "budget.yaml" for name in ("school", "fund-office", "bureau", "kizilsu-2020")]
SMALL = """\
版式: xinjiang-2026
单位: {名称: 某某市档案馆, 类型: 单位, 性质: 参公, 简称: [档案馆]}
年度: 2026
公开日期: 2026-02-05
主要职能: [保管档案]
机构: {下属预算单位: [{名称: 某某市方志办, 性质: 事业, 人员: {编制: 3}}], 内设机构: [办公室]}
人员: {编制: 9, 在职: {本年: 8, 上年: 7}}
政府采购: {货物: 1000, 面向中小企业: 800}
国有资产: {房屋: {面积: 20.5, 价值: 1000}, 车辆: [{类型: 其他车辆, 数量: 1, 价值: 100000}]}
控制数: {收入总计: 0.38}
预算明细:
  - {功能科目: 2012601, 经济科目: 30101, 资金来源: 一般财力, 本年: 1000.00, 上年: 900.00}
  - {功能科目: 2012604, 项目: 抢救, 经济科目: 30214, 用途: 修裱, 资金来源: 一般财力, 单位: 某某市方志办, 本年: 2800}
项目:
  - {名称: 抢救, 政策依据: [《档案法》], 执行时间: {起: 2026-01-01, 止: 2026-12-31}, 绩效: {总体目标: [修好], 指标: []}}
变动原因: {收入: 项目增加}
忽略: [{规则: E33, 对象: 公开日期, 理由: 已核}]
"""
"""Checked in a third of a sample's time."""
LONGEST, LARGEST, GIVEN_UP = 5.0, 500 * 1024, 60
"""Seconds of CPU, KiB of memory, and seconds after which an input is stopped."""
SEEDS = 250
"""Inputs of one task: a process of its own, so that memory is that of a few inputs."""


def main() -> None:
    """Check the inputs and print how they ended."""
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    ends: Counter[str] = Counter()
    slowest, began = 0.0, time.monotonic()
    with Pool(2, maxtasksperchild=1) as pool:
        for found, longest in pool.imap_unordered(_some, range(seed, seed + count, SEEDS)):
            ends.update(found)
            slowest = max(slowest, longest)
            print(f"\r{sum(ends.values())} {dict(ends)}", end="", flush=True)
    print("\n\n| how it ended | inputs |\n|---|---|")
    for end, number in ends.most_common():
        print(f"| {end} | {number} |")
    print(
        f"slowest {slowest:.2f} s of CPU; {time.monotonic() - began:.0f} s in all; seeds {seed} to {seed + count - 1}"
    )


def _some(first: int) -> tuple[Counter[str], float]:
    """The inputs of a few seeds, how they ended, and the longest time."""
    ends: Counter[str] = Counter()
    longest = 0.0
    _keep_forms()
    signal.signal(signal.SIGALRM, _give_up)
    with tempfile.TemporaryDirectory() as name:
        inputs = _Inputs(Path(name))
        for seed in range(first, first + SEEDS):
            end, taken = inputs.tried(seed)
            ends[end] += 1
            longest = max(longest, taken)
    return ends, longest


class _Inputs:
    """A folder in which inputs are made and checked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.forms = folder / "forms"
        copytree(ROOT / "templates", self.forms / "templates")
        self.plain = [SMALL] * 6 + [path.read_text(encoding="utf-8") for path in SAMPLES]
        with zipfile.ZipFile(ROOT / "samples" / "kizilsu-2026" / "budget.xlsx") as package:
            self.parts = {
                name: package.read(name) for name in package.namelist() if not name.endswith("vmlDrawing1.vml")
            }

    def tried(self, seed: int) -> tuple[str, float]:
        """How the input of a seed ended, and its CPU seconds."""
        random = Random(seed)
        kind = random.choices(("yaml", "xlsx", "form"), (6, 3, 1))[0]
        if kind == "form":
            return self._form(random, seed)
        path = self.folder / f"budget.{kind}"
        raw = (
            mutilate.tree(random, random.choice(self.plain))
            if kind == "yaml"
            else mutilate.workbook(random, self.parts)
        )
        path.write_bytes(raw)
        return self._checked(path, None, f"{seed}.{kind}", raw)

    def _form(self, random: Random, seed: int) -> tuple[str, float]:
        folder = self.forms / "templates"
        path, before = mutilate.form(random, folder)
        try:
            return self._checked(SAMPLES[1], folder, f"{seed}-{path.name}", path.read_bytes())
        finally:
            path.write_bytes(before)

    def _checked(self, path: Path, own: Path | None, name: str, raw: bytes) -> tuple[str, float]:
        began = time.process_time()
        signal.alarm(GIVEN_UP)
        try:
            end = _end(path, own)
        except _GivenUpError:
            end = "given up"
        except Exception:  # noqa: BLE001 - what we are looking for
            end = "exception"
            _keep(name + ".txt", traceback.format_exc().encode("utf-8", "replace"))
        signal.alarm(0)
        taken = time.process_time() - began
        if end not in ("given up", "exception"):
            large = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > LARGEST
            end = "slow" if taken > LONGEST else "large" if large else end
        if end in ("given up", "exception", "slow", "large"):
            _keep(name, raw)
        return end, taken


def _end(path: Path, own: Path | None) -> str:
    """Check, and compose what can be composed; every finding is said as a person would read it."""
    try:
        found = pipeline.check(path, own)
        said = "\n".join(map(str, found.findings)) + (text(found.composition.document) if found.composition else "")
    except EditionError as error:
        return "form refused" if str(error) else "exception"
    said.encode()  # a lone surrogate cannot be printed
    return "errors" if found.blocked else "fine" if not found.findings else "findings"


class _GivenUpError(Exception):
    """An input took too long."""


def _give_up(*_: object) -> None:
    raise _GivenUpError


def _keep_forms() -> None:
    """Shipped forms are read once: they are not what changes."""
    load, schema = edition.load, submission_schema()
    kept = functools.lru_cache(lambda name, year: load(name, year, schema))

    def once(name: str, year: int, schema: Mapping[str, Any], own: Path | None = None) -> edition.Edition:
        return load(name, year, schema, own) if own else kept(name, year)

    pipeline.edition.load = once


def _keep(name: str, raw: bytes) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / name).write_bytes(raw)


if __name__ == "__main__":
    main()
