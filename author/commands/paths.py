"""What is asked of the files that a command reads and writes, before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from author import exchange

if TYPE_CHECKING:
    from pathlib import Path


def check_from_to(file: Path, target: Path, *, force: bool) -> None:
    """Wrong use when ``file`` is not there, or ``target`` is of no kind that is written, or there already."""
    check_suffix(target)
    if not file.exists():
        raise click.UsageError(f"找不到文件 {file}")
    check_free([target], force=force)


def check_suffix(path: Path) -> None:
    """Wrong use when a file is to be written that is neither YAML nor a workbook."""
    if path.suffix.lower() not in exchange.SUFFIXES:
        raise click.UsageError(f"只能生成 {'、'.join(exchange.SUFFIXES)} 文件，“{path.name}”不是")


def check_free(paths: list[Path], *, force: bool) -> None:
    """Wrong use when one of the files is there already."""
    there = [str(path) for path in paths if path.exists()]
    if there and not force:
        raise click.UsageError(f"{there[0]} 已经存在，没有覆盖；确要覆盖，请加 --force")
