"""How long it takes to tell of more findings than anybody reads: python bench/findings.py [how many]."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from author.pipeline.check import check
from author.pipeline.showing import shown
from author.report.findingbook import write_list
from author.report.findinghtml import as_html
from author.report.listing import as_listing

_INDICATORS = 20


def submission(number: int) -> str:
    """A submission with at least so many findings: four in each indicator."""
    projects = number // (_INDICATORS * 4) + 1
    lines = [
        "版式: xinjiang-2026\n单位: {名称: 某某州医疗保障局}\n年度: 2026\n公开日期: 2026-02-05\n主要职能: [拟订制度并组织实施]",
        "人员: {编制: 5, 在职: {本年: 4, 上年: 3}}\n预算明细:",
        *(
            f"  - {{功能科目: 2101599, 项目: 线路租赁第{n}期, 经济科目: 30214, 资金来源: 一般财力, 本年: 200.00}}"
            for n in range(projects)
        ),
        "项目:",
    ]
    goals = ", ".join(
        f"{{一级: 产出指标, 二级: 数量指标, 三级: 线路{n}（条）, 指标值: ≥4次,中, 上年完成值: 2023年的的}}"
        for n in range(_INDICATORS)
    )
    for n in range(projects):
        aim = f"保障线路,畅通,投入{n}万元。。"
        lines.append(f"  - {{名称: 线路租赁第{n}期, 政策依据: 设立的的, 绩效: {{总体目标: {aim}, 指标: [{goals}]}}}}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print CPU seconds and sizes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "budget.yaml"
        path.write_text(submission(int(sys.argv[1]) if len(sys.argv) > 1 else 91_000), encoding="utf-8")
        found = _timed("check", lambda: check(path))
        told = _timed("places", lambda: shown(found))
        page = _timed("核对报告.html", lambda: as_html(told, path.name))
        _timed("核对清单.xlsx", lambda: write_list(told, path.with_suffix(".xlsx"), lambda at: ("a.xlsx", at.cell)))
        _timed("terminal", lambda: list(as_listing(told, path)))
        sizes = len(page.encode()) / 2**20, path.with_suffix(".xlsx").stat().st_size / 2**20
        print(f"{len(told):,} findings; page {sizes[0]:.1f} MB, list {sizes[1]:.1f} MB")


def _timed(name, work):  # noqa: ANN001, ANN202 - whatever is measured
    begun = time.process_time()
    made = work()
    print(f"{name}: {time.process_time() - begun:.1f} s")
    return made


if __name__ == "__main__":
    main()
