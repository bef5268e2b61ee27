"""The folder for offices without internet: what it must hold, and files that Windows reads."""

from __future__ import annotations

import runpy
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

OFFLINE: dict[str, Any] = runpy.run_path(str(Path(__file__).parent.parent / "packaging" / "offline.py"))


def test_scripts_are_as_their_system_reads_them(tmp_path: Path) -> None:
    OFFLINE["scripts"](tmp_path)
    raw = (tmp_path / "安装.cmd").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") > 20
    assert "没有找到" in raw.decode("gbk")
    assert (tmp_path / "安装.sh").read_bytes().startswith(b"#!/bin/sh\n")


def test_no_sign_of_a_message_ends_in_a_byte_that_cmd_acts_on(tmp_path: Path) -> None:
    OFFLINE["scripts"](tmp_path)
    wide = [sign for sign in (tmp_path / "安装.cmd").read_bytes().decode("gbk") if sign > "\x7f"]
    assert wide
    assert [sign for sign in wide if sign.encode("gbk")[-1] < 0x80] == []


def test_what_windows_alone_needs_is_loaded() -> None:
    windows = {"platform_system": "Windows", "sys_platform": "win32", "os_name": "nt"}
    here, there = _needed({}), _needed(windows)
    assert {"click", "lxml"} <= here
    assert there - here <= set(OFFLINE["ONLY_THERE"]["windows"]) - here


def _needed(system: dict[str, str]) -> set[str]:
    """The names of all that the program needs on a system, its requirements' requirements too."""
    needed, todo = set(), ["kzauthor"]
    while todo:
        for each in map(Requirement, _requires(todo.pop())):
            wanted = each.marker is None or each.marker.evaluate({**system, "extra": ""})
            if wanted and each.name.lower() not in needed:
                needed.add(each.name.lower())
                todo.append(each.name)
    return needed


def _requires(name: str) -> list[str]:
    """What a package here says that it needs; nothing of one that is not here."""
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
