"""The door of jinja2: words with variables, for sections, titles and notes.

Editions may come from strangers, so templates run in jinja2's sandbox, and a name that does not exist is an
error. What staff wrote is text and never markup, and figures keep their origins: see `author.wording.marks`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from jinja2 import (
    StrictUndefined,
    TemplateAssertionError,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
    meta,
    pass_context,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from author.ground.findings import EditionError, Source
from author.ledger.money import EXACT, Form, Money
from author.wording.marks import Chosen, Listed, Number, Said, guarded, marked, said
from author.wording.words import as_of, chinese_date, led_in, numeral

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sized


T = TypeVar("T")
NOWHERE = Source()
LARGEST_OUTPUT = 4_000_000
"""Characters that one template may print; a section of a thousand projects prints about 1,000,000."""


class UnprintableError(Exception):
    """A template prints what is no word; the hint says how it becomes one."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


_MADE_WORDS: tuple[tuple[type, str, str], ...] = (
    (Money, "金额要写 .amount，或接过滤器", "例：{{ 金额 | 万元 }}"),
    (date, "日期要接过滤器", "例：{{ 公开日期 | 日期 }}"),
    (Decimal, "小数要接过滤器", "例：{{ 面积 | 数 }}"),
    (bool, "“是否”不能照印", "写成 {% if … %}……{% else %}……{% endif %}"),
    (type(None), "这里没有内容", "先用 {% if … %} 看有没有，或接过滤器 | default"),
)


def printable(value: object) -> object:
    """A value on its way into a template's output.

    UnprintableError for what is no word and no whole number: an amount without a form, a list, a group of fields.
    """
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, Undefined) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    for kind, message, hint in _MADE_WORDS:
        if isinstance(value, kind):
            raise UnprintableError(message, hint)
    raise UnprintableError("这里是一组内容，不能照印", "写明印其中的哪一项，或接过滤器 | join 连起来")


_FILTERS = ("join", "map", "default", "first", "last")


class _Sandbox(ImmutableSandboxedEnvironment):
    """Values and wording only: sums are the ledger's business, so templates have no arithmetic."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        raise SecurityError(f"模板里不能计算（{operator}），金额请用 figures 问账本；连接文字用 ~")


_NAME = re.compile(r"\{\{ *([^\W\d]\w*) *\}\}")


def _filled(template: str, words: Mapping[str, Any]) -> str | None:
    """A template of bare names alone, such as ``{{ 年度 }}年预算``, filled in; None for all others.

    Most titles and labels are such; compiling each of them takes jinja2 longer than anything else of it.
    """
    names, rest = _NAME.findall(template), _NAME.sub("", template)
    values = [words.get(name) for name in names]
    if any(sign in rest for sign in ("{{", "{%", "{#")) or not all(map(_is_bare, values)):
        return None
    if len(rest) + sum(len(str(value)) for value in values) > LARGEST_OUTPUT:
        return None
    return _NAME.sub(lambda found: str(printable(words[found[1]])), template.removesuffix("\n"))


def _is_bare(value: object) -> bool:
    return isinstance(value, (str, int)) and not isinstance(value, bool)


@dataclass(frozen=True)
class Wording:
    """Renders templates of one edition; templates are compiled once."""

    figures: Form
    """How the narrative writes money."""
    macros: str = ""
    """Sentences that sections share, as jinja2 macros."""
    macros_at: Source = NOWHERE
    _compiled: dict[str, Any] = field(default_factory=dict)

    def render(self, template: str, words: Mapping[str, Any], at: Source) -> str:
        """Render ``template``; EditionError at ``at`` for anything wrong with it."""
        if "{{" not in template and "{%" not in template:
            return template
        if (plain := _filled(template, words)) is not None:
            return plain
        compiled = self._compiled.get(template) or self._compile(template, at)

        def printed() -> str:
            pieces, length = [], 0
            for piece in compiled.generate(words):
                pieces.append(piece)
                length += len(piece)
                if length > LARGEST_OUTPUT:
                    raise EditionError("模板印出的文字太多", at, "请检查循环")
            return "".join(pieces)

        return _told_at(at, printed)

    def _compile(self, template: str, at: Source) -> Any:  # noqa: ANN401 - jinja2's Template
        environment = self._environment
        self._compiled[template] = compiled = _told_at(at, lambda: environment.from_string(template))
        return compiled

    @cached_property
    def _environment(self) -> _Sandbox:
        made = _Sandbox(undefined=StrictUndefined, finalize=printable, autoescape=False)
        made.filters = {name: made.filters[name] for name in _FILTERS} | {
            "length": _length,
            "list": _list,
            "selectattr": _choosing(made.filters["selectattr"]),
            "rejectattr": _choosing(made.filters["rejectattr"]),
            "万元": self._ten_thousands,
            "精确": self._exact,
            "中文数字": numeral,
            "日期": chinese_date,
            "截至": as_of,
            "数": _number,
            "补零": _padded,
            "列举": led_in,
        }
        made.globals = {}
        if self.macros:
            shared = _told_at(self.macros_at, lambda: made.from_string(self.macros).module)
            made.globals = {name: macro for name, macro in vars(shared).items() if callable(macro)}
        return made

    def names(self, template: str, at: Source) -> frozenset[str]:
        """The variables that a template takes from outside."""
        found = _told_at(at, lambda: meta.find_undeclared_variables(self._environment.parse(template)))
        return frozenset(found) - frozenset(self._environment.globals)

    def _ten_thousands(self, money: Money, thousands: bool = False) -> str:  # noqa: FBT001, FBT002 - a filter's argument
        form = self.figures
        return said(money.shown(Form(form.unit, form.decimals, thousands, form.trim)))

    def _exact(self, money: Money) -> str:
        """To the 分 and without trailing zeros, so that parts add up to their total: 2.715万元."""
        return said(money.shown(Form(self.figures.unit, EXACT[self.figures.unit], trim=True)))


def _number(value: Decimal, decimals: int = 2, trim: bool = False) -> str:  # noqa: FBT001, FBT002 - a filter's argument
    return Said(marked(Form(decimals=decimals, trim=trim).number(value), getattr(value, "asked", None)))


def _list(value: Iterable[Any]) -> list[Any]:
    """All items."""
    return Listed.of(list(value), value.asked) if isinstance(value, (Listed, Chosen)) else list(value)


def _choosing(choose: Callable[..., Iterable[Any]]) -> Callable[..., Iterable[Any]]:
    """jinja2's selectattr or rejectattr, that keeps what the items were of."""

    @pass_context
    def chosen(context: object, value: Iterable[Any], *conditions: object) -> Iterable[Any]:
        found = choose(context, value, *conditions)
        return Chosen(found, value.asked) if isinstance(value, (Listed, Chosen)) else found

    return chosen


def _length(value: Sized) -> int:
    """How many there are."""
    return Number.of(len(value), value.asked) if isinstance(value, Listed) else len(value)


def _padded(number: int, width: int = 2) -> str:
    """``01``, as in 公开01表."""
    return str(number).zfill(width)


def _told_at(at: Source, do: Callable[[], T]) -> T:
    """What ``do`` gives; whatever jinja2 finds wrong becomes an EditionError on its line of the file."""
    try:
        return do()
    except TemplateSyntaxError as error:
        line = Source(at.file, max(at.row, 1) + error.lineno - 1)
        unknown = isinstance(error, TemplateAssertionError)
        hint = "过滤器见版式编写说明" if unknown else "请检查 {{ }} 和 {% %} 是否成对"
        raise EditionError(f"模板写法有误：{error.message}", line, hint) from None
    except SecurityError as error:
        raise EditionError(f"模板里不允许这样写：{error}", Source(at.file, _line_of(error, at))) from None
    except UnprintableError as error:
        raise EditionError(f"模板里{error}", Source(at.file, _line_of(error, at)), error.hint) from None
    except RecursionError:
        raise EditionError("模板里的宏没完没了地调用自己", at, "请检查宏") from None
    except (TemplateError, TypeError, ValueError, KeyError, AttributeError, ArithmeticError) as error:
        line = Source(at.file, _line_of(error, at))
        raise EditionError(f"模板里的变量或用法不对：{error}", line, "变量见版式编写说明") from None


def _line_of(error: Exception, at: Source) -> int:
    """The template line where an error was raised, from jinja2's rewritten traceback."""
    found, step = 0, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            found = step.tb_lineno
        step = step.tb_next
    return max(at.row, 1) + found - 1 if found else at.row
