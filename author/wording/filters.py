"""The filters of templates: how values become words, lists are chosen from, and what that costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import pass_context

from author.ledger.money import Form
from author.wording.marks import Chosen, Listed, Number, Said, marked
from author.wording.sandbox import sandbox
from author.wording.words import as_of, chinese_date, led_in, numeral

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sized
    from decimal import Decimal

    from jinja2.runtime import Context

    from author.wording.sandbox import Sandbox

MOST_DIGITS = 20
"""Decimals, or signs, that a number may be written with."""
_KEPT = ("default", "first", "last")
_COMPARING = ("in", "lower", "upper", "==", "eq", "equalto", "!=", "ne", ">", "gt", "greaterthan", "ge", ">=", "<", "lt",
              "lessthan", "<=", "le")  # fmt: skip


def filters(shipped: Mapping[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """All that templates have, but for those that need the form of the figures; ``shipped`` are jinja2's own."""
    return {name: shipped[name] for name in _KEPT} | {
        "join": _joining,
        "map": _paying(shipped["map"]),
        "length": _length,
        "list": _list,
        "selectattr": _choosing(shipped["selectattr"]),
        "rejectattr": _choosing(shipped["rejectattr"]),
        "中文数字": numeral,
        "日期": chinese_date,
        "截至": as_of,
        "数": _number,
        "补零": _padded,
        "列举": led_in,
    }


def tests(environment: Sandbox) -> dict[str, Any]:
    """jinja2's tests; those that compare values spend."""
    shipped: dict[str, Any] = dict(environment.tests)
    return {**shipped, **{name: _weighing(environment, shipped[name]) for name in _COMPARING}}


@pass_context
def _joining(context: Context, value: Iterable[Any], between: str = "", attribute: str | int | None = None) -> str:
    """jinja2's join."""
    if attribute is not None:
        value = context.environment.call_filter("map", value, kwargs={"attribute": attribute}, context=context)
    return sandbox(context).strung(value, str(between))


def _paying(lazy: Callable[..., Iterable[Any]]) -> Callable[..., Iterable[Any]]:
    """A filter of jinja2's that looks at items one by one."""

    @pass_context
    def paid(context: Context, value: Iterable[Any], *arguments: object, **named: object) -> Iterable[Any]:
        return lazy(context, sandbox(context).paid(value), *arguments, **named)

    return paid


def _weighing(environment: Sandbox, test: Callable[..., bool]) -> Callable[..., bool]:
    """A test that compares values."""

    def weighed(*values: object) -> bool:
        return test(*environment.weighed(values))

    return weighed


def _number(value: Decimal, decimals: int = 2, trim: bool = False) -> str:  # noqa: FBT001, FBT002 - a filter's argument
    if not 0 <= decimals <= MOST_DIGITS:
        raise ValueError(f"小数最多 {MOST_DIGITS} 位")
    return Said(marked(Form(decimals=decimals, trim=trim).number(value), getattr(value, "asked", None)))


@pass_context
def _list(context: Context, value: Iterable[Any]) -> list[Any]:
    """All items."""
    items = list(sandbox(context).paid(value))
    return Listed.of(items, value.asked) if isinstance(value, (Listed, Chosen)) else items


def _choosing(choose: Callable[..., Iterable[Any]]) -> Callable[..., Iterable[Any]]:
    """jinja2's selectattr or rejectattr, that keeps what the items were of."""
    choosing = _paying(choose)

    @pass_context
    def chosen(context: Context, value: Iterable[Any], *conditions: object) -> Iterable[Any]:
        found = choosing(context, value, *conditions)
        return Chosen(found, value.asked) if isinstance(value, (Listed, Chosen)) else found

    return chosen


def _length(value: Sized) -> int:
    """How many there are."""
    return Number.of(len(value), value.asked) if isinstance(value, Listed) else len(value)


def _padded(number: int, width: int = 2) -> str:
    """``01``, as in 公开01表."""
    if width > MOST_DIGITS:
        raise ValueError(f"数字最多 {MOST_DIGITS} 位")
    return str(number).zfill(width)
