"""What a finding is about, as staff write it under 忽略."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.read.tree import Path


def object_of(words: Mapping[str, Any], path: Path) -> str:
    """The path as staff write it under 忽略: items of lists by their names, ``项目/线路租赁费项目/政策依据``."""
    steps: list[str] = []
    value: Any = words
    for step in path:
        value = _below(value, step)
        steps.append(_item(value, step, path) if isinstance(step, int) else step)
    return "/".join(steps)


def _below(value: Any, step: str | int) -> Any:  # noqa: ANN401 - typed values, nested
    try:
        return value[step]
    except (KeyError, IndexError, TypeError):
        return None


_NAMES = ("名称", "三级", "词", "类型", "规则")
_LINE = ("功能科目", "项目", "经济科目", "资金来源", "用途")


def _item(value: Any, place: int, path: Path) -> str:  # noqa: ANN401 - an item of any list
    if not isinstance(value, dict):
        return f"第{place + 1}项"
    if path[0] == "预算明细":
        return "/".join(str(value[field]) for field in _LINE if value.get(field))
    return str(next((value[name] for name in _NAMES if value.get(name)), f"第{place + 1}项"))
