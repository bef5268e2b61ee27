"""What staff are told of a filed folder that was looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.filing.manifest import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from author.filing.refiled import Refiled

MOST = 20
"""Touched files that are listed; of more the number is told."""


def verdict(found: Refiled) -> str:
    """What is to be said first, in a sentence."""
    if found.same:
        return f"归档的 {len(found.manifest.files)} 个文件都没有动过，重做的公开文件一字节不差"
    if found.touched:
        return f"不是归档时的样子，{len(found.touched)} 个文件动过"
    if found.failed:
        return "归档的文件没有动过，但是重做不了"
    if found.differing:
        return "归档的文件没有动过，但是重做的公开文件与归档的不同"
    return f"{NAME} 与填报文件不符"


def reasons(found: Refiled) -> Iterator[str]:
    """Which files, what came out otherwise, and why, as far as it can be known."""
    yield from map(str, found.touched[:MOST])
    if len(found.touched) > MOST:
        yield f"……共 {len(found.touched)} 个文件"
    if found.failed:
        yield f"没有重做：{found.failed}"
    if found.differing:
        yield f"重做的与归档的不同：{'、'.join(found.differing)}"
    elif not found.failed and {each.name for each in found.touched} & set(found.manifest.outputs):
        yield f"由归档的填报文件重做，与 {NAME} 记的一字节不差：动过的公开文件可以重做出来"
    if found.misstated:
        yield f"{NAME} 里的“{'”“'.join(found.misstated)}”与归档的填报文件不符"
    if found.differing or found.failed:
        yield from _why(found)
    yield from found.notes


def _why(found: Refiled) -> Iterator[str]:
    """Why it may come out otherwise, as far as anybody can know."""
    if found.other:
        yield from found.other
        yield "程序、库或字体与归档时不同，印出来可能不同；公布的以归档的文件为准"
    elif found.differing:
        yield "程序、库和字体都与归档时一样：归档的公开文件不是由这份填报文件和版式做的，或记录被改过"
