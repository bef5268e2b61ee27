"""Tidy YAML: the schema's order, one budget line a line, paragraphs as blocks, quotes only where they are needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from author.exchange.texts import empty, plain
from author.read.workbook.sheets import note

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WIDTH = 100
_NUMBER = re.compile(r"-?[0-9][0-9.]*")
_DIGITS = re.compile(r"[0-9]+")
_NEVER_FIRST = "-?:,[]{}#&*!|>'\"%@`=<~ "
_NOTHING = ("null", "Null", "NULL", "---", "...")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})

Texts = Any
"""A text, or nested dicts and lists of texts."""


def yaml_text(values: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """The canonical text of typed values; keys that the schema does not know come last."""
    texts = plain(values, {"schema": schema}, values.get("金额单位", "元"))
    ordered = {name: texts[name] for name in (*schema, *texts) if name in texts}
    lines: list[str] = []
    for name, value in ordered.items():
        block = list(entry_lines(name, value, ""))
        lines += ["", *block] if lines and len(block) > 1 else block
    return "\n".join(lines) + "\n"


def entry_lines(name: str, value: Texts, indent: str) -> Iterator[str]:
    """The lines of ``name: value``."""
    key = f"{indent}{_key(name)}:"
    short = _short(value)
    if short is not None and len(key) + len(short) < _WIDTH:
        yield f"{key} {short}"
    elif isinstance(value, str):
        yield from _text(key, value, f"{indent}  ")
    else:
        yield key
        yield from _block(value, f"{indent}  ")


def _block(value: Texts, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from entry_lines(name, inner, indent)
        return
    for item in value:
        yield from item_lines(item, indent)


def item_lines(item: Texts, indent: str) -> Iterator[str]:
    """An item of a list; a record without parts is one line, however long."""
    if isinstance(item, str):
        yield from _text(f"{indent}-", item, f"{indent}  ")
    elif all(isinstance(value, str) and "\n" not in value for value in _values(item)):
        yield f"{indent}- {flow_text(item)}"
    else:
        lines = list(_block(item, f"{indent}  "))
        yield f"{indent}- {lines[0].lstrip(' ')}"
        yield from lines[1:]


def _values(item: Texts) -> list[Texts]:
    return list(item.values()) if isinstance(item, dict) else list(item)


def _text(key: str, text: str, indent: str) -> Iterator[str]:
    if "\n" not in text:
        yield f"{key} {_scalar(text)}"
        return
    yield f"{key} |"
    yield from (indent + line for line in text.split("\n"))


def _short(value: Texts) -> str | None:
    """Flow style for what has no lists of records and no paragraphs; None otherwise."""
    if isinstance(value, str):
        return None if "\n" in value else _scalar(value)
    if isinstance(value, list):
        return flow_text(value) if all(isinstance(item, str) and "\n" not in item for item in value) else None
    short = all(not isinstance(inner, list) and _short(inner) is not None for inner in value.values())
    return flow_text(value) if short else None


def flow_text(value: Texts) -> str:
    """Nested texts on one line."""
    if isinstance(value, str):
        return _scalar(value, flow=True)
    if isinstance(value, list):
        return f"[{', '.join(flow_text(item) for item in value)}]"
    return "{" + ", ".join(f"{_key(name)}: {flow_text(inner)}" for name, inner in value.items()) + "}"


def _key(name: str) -> str:
    """Codes are quoted, so that no other program takes them for numbers."""
    return f'"{name}"' if _DIGITS.fullmatch(name) else _scalar(name, flow=True)


def _scalar(text: str, *, flow: bool = False) -> str:
    if _NUMBER.fullmatch(text) or _is_plain(text, flow=flow):
        return text
    return f'"{text.translate(_ESCAPES)}"'


def _is_plain(text: str, *, flow: bool) -> bool:
    """Whether no YAML reader could take the text for anything else."""
    if not text or text[0] in _NEVER_FIRST or text[-1] in " :" or text in _NOTHING:
        return False
    if not text.isprintable() or ": " in text or " #" in text:
        return False
    return not (flow and set(text) & set(",[]{}:"))


def explained_yaml(values: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """A form: every field of the schema in its order, with ``values`` filled in, each explained by a comment."""
    texts = plain(values, {"schema": schema}, values.get("金额单位", "元"))
    lines = ["# 冒号后面填内容，# 后面是说明；没有的留空。列表里的每一条以“- ”开头，去掉行首的 # 再填。"]
    for name, rule in schema.items():
        lines += ["", *_explained(name, rule, texts.get(name), "")]
    return "\n".join(lines) + "\n"


def _explained(name: str, rule: Mapping[str, Any], value: Texts, indent: str) -> Iterator[str]:
    key, comment = f"{indent}{_key(name)}:", _comment(rule)
    if rule.get("type") == "dict" and "schema" in rule:
        yield key + comment
        for inner, its_rule in rule["schema"].items():
            yield from _explained(inner, its_rule, (value or {}).get(inner), f"{indent}  ")
    elif not empty(value):
        first, *rest = entry_lines(name, value, indent)
        yield first if rest else first + comment
        yield from rest
    else:
        yield key + comment
        yield from (f"{indent}  # {line}" for line in _template(rule))


def _comment(rule: Mapping[str, Any]) -> str:
    said = "；".join(part for part in ("必填" if rule.get("required") else "", note(rule)) if part)
    return f"  # {said}" if said else ""


def _template(rule: Mapping[str, Any]) -> Iterator[str]:
    """What an entry of an empty list or map looks like."""
    if rule.get("type") == "dict":
        yield "名称: 内容"
        return
    if rule.get("type") != "list":
        return
    item = rule["schema"]
    if "schema" not in item:
        yield "- 内容"
        return
    lines = [line for name, inner in item["schema"].items() for line in _explained(name, inner, None, "")]
    yield f"- {lines[0]}"
    yield from (f"  {line}" for line in lines[1:])
    if all("coerce" in inner for inner in item["schema"].values()):
        yield "也可以一条写成一行："
        yield "- {" + ", ".join(f"{name}: " for name in item["schema"]) + "}"
