"""Whether staff have a place for a reason that a section asks for: ``reason: 收入/一般财力`` below 变动原因."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from author.ground.findings import near
from author.ledger.codes import level
from author.ledger.groups import unknown_token

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.form.fields import Fields

REASONS = "变动原因"
_TOKEN = re.compile(r"\{[^{}]*\}")


def read_reasons(fields: Fields, schema: Mapping[str, Any], *, grouped: bool) -> tuple[str, ...]:
    """The paths under ``reason``; EditionError for one that the submission's ``schema`` has no place for.

    ``grouped`` is true where ``{code}`` and ``{name}`` stand for something: in a question put for every group.
    """
    groups: Mapping[str, Any] = schema[REASONS]["schema"]
    paths = fields.texts("reason", ())
    for path in paths:
        if wrong := _wrong(path, groups, grouped=grouped):
            group = path.partition("/")[0]
            alike = "" if group in groups else near(group, groups)
            known = f"{REASONS}下有：{'、'.join(_shown(name, rule) for name, rule in groups.items())}"
            fields.fail(f"填报文件里没有地方写原因“{path}”：{wrong}", "reason", alike + known)
    return paths


def _wrong(path: str, groups: Mapping[str, Any], *, grouped: bool) -> str:
    """Why nobody can fill in ``path``; nothing when staff can."""
    group, slash, name = path.partition("/")
    if group not in groups:
        return f"{REASONS}下没有“{group}”"
    if "keysrules" not in groups[group]:
        return f"“{group}”下面不分名称" if slash else ""
    if not name or "/" in name:
        return f"“{group}”下面要写一个名称，如 {group}/合计"
    coded = groups[group]["keysrules"].get("coerce") == "code"
    return _wrong_name(name, coded=coded, grouped=grouped)


def _wrong_name(name: str, *, coded: bool, grouped: bool) -> str:
    if _TOKEN.search(name) and not grouped:
        return "{ } 只能用在 lists 里有 each 的一组"
    if token := unknown_token(name):
        return f"没有 {{{token}}}"
    is_code = name == "{code}" or (name.isdigit() and level(name))
    return "" if is_code or not coded else "这里只能写编码，如 2101501 或 {code}"


def _shown(name: str, rule: Mapping[str, Any]) -> str:
    return f"{name}/…" if "keysrules" in rule else name
