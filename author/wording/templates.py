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
    nodes,
    pass_context,
)
from jinja2.exceptions import SecurityError

from author.ground.findings import EditionError, Source
from author.ledger.money import EXACT, Form, Money
from author.wording.allowance import ITEM, Allowance, SpentError
from author.wording.filters import filters, tests
from author.wording.marks import guarded, said
from author.wording.sandbox import Sandbox, sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.runtime import Context

T = TypeVar("T")
NOWHERE = Source()
LARGEST_OUTPUT = 4_000_000
"""Characters that one template may print; a section of a thousand projects prints about 1,000,000."""


LONGEST = 200_000
"""Characters of one template; ours have at most 5,000."""
_MACROS = "<macros>"


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
    _compiled: dict[str, Any] = field(default_factory=dict, compare=False)

    def render(self, template: str, words: Mapping[str, Any], at: Source, allowance: Allowance | None = None) -> str:
        """Render ``template``; EditionError at ``at`` for anything wrong with it.

        ``allowance`` is what the document may still cost.
        """
        if "{{" not in template and "{%" not in template:
            return template
        allowance = allowance or Allowance()
        if (plain := _filled(template, words)) is not None:
            self._told_at(at, lambda: allowance.spend(len(plain)))
            return plain
        self._environment.allowance = allowance
        compiled = self._compiled.get(template) or self._compile(template, at)

        def printed() -> str:
            pieces, length = [], 0
            for piece in compiled.generate(words):
                pieces.append(piece)
                length += len(piece)
                if length > LARGEST_OUTPUT:
                    raise EditionError("模板印出的文字太多", at, "请检查循环")
            return "".join(pieces)

        return self._told_at(at, printed)

    def _compile(self, template: str, at: Source) -> Any:  # noqa: ANN401 - jinja2's Template
        environment = self._environment
        if len(template) > LONGEST:
            raise EditionError(f"模板有 {len(template)} 个字，太长", at, f"最多 {LONGEST} 个字")
        self._compiled[template] = compiled = self._told_at(at, lambda: environment.from_string(template))
        return compiled

    @cached_property
    def _environment(self) -> Sandbox:
        made = Sandbox(undefined=StrictUndefined, finalize=_printed, autoescape=False, optimized=False)
        made.filters = filters(made.filters) | {"万元": self._ten_thousands, "精确": self._exact}
        made.tests = tests(made)
        made.globals = {}
        if self.macros:
            made.globals = self._told_at(self.macros_at, lambda: _macros(made, self.macros))
        return made

    def names(self, template: str, at: Source) -> frozenset[str]:
        """The variables that a template takes from outside."""
        self._environment.allowance = Allowance()
        found = self._told_at(at, lambda: meta.find_undeclared_variables(self._environment.parse(template)))
        return frozenset(found) - frozenset(self._environment.globals)

    def paths(self, template: str, at: Source) -> frozenset[str]:
        """What a template takes of its variables, step by step: ``国有资产.房屋.面积``; the longest of each."""
        self._environment.allowance = Allowance()
        parsed = self._told_at(at, lambda: self._environment.parse(template))
        found = {_path(node) for node in parsed.find_all((nodes.Name, nodes.Getattr))}
        return frozenset(path for path in found if path and not any(other.startswith(f"{path}.") for other in found))

    def _ten_thousands(self, money: Money, thousands: bool = False) -> str:  # noqa: FBT001, FBT002 - a filter's argument
        form = self.figures
        return said(money.shown(Form(form.unit, form.decimals, thousands, form.trim)))

    def _exact(self, money: Money) -> str:
        """To the 分 and without trailing zeros, so that parts add up to their total: 2.715万元."""
        return said(money.shown(Form(self.figures.unit, EXACT[self.figures.unit], trim=True)))

    def _told_at(self, at: Source, do: Callable[[], T]) -> T:
        """What ``do`` gives; whatever jinja2 finds wrong becomes an EditionError on its line of the file."""
        try:
            return do()
        except TemplateSyntaxError as error:
            line = Source(at.file, max(at.row, 1) + error.lineno - 1)
            unknown = isinstance(error, TemplateAssertionError)
            hint = "过滤器见版式编写说明" if unknown else "请检查 {{ }} 和 {% %} 是否成对"
            raise EditionError(f"模板写法有误：{error.message}", line, hint) from None
        except SpentError as error:
            raise self._wrong(f"模板{error}", error, at, "请检查循环和宏") from None
        except SecurityError as error:
            raise self._wrong(f"模板里不允许这样写：{error}", error, at) from None
        except UnprintableError as error:
            raise self._wrong(f"模板里{error}", error, at, error.hint) from None
        except RecursionError:
            raise EditionError("模板一层套一层，太深了，或宏没完没了地调用自己", at, "请检查括号和宏") from None
        except (SyntaxError, MemoryError):
            raise EditionError("模板一层套一层，太深了", at, "请检查循环和括号") from None
        except (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
            raise self._wrong(f"模板里的变量或用法不对：{error}", error, at, "变量见版式编写说明") from None

    def _wrong(self, message: str, error: Exception, at: Source, hint: str = "") -> EditionError:
        """What was raised, on its line of the template, or of the macro that the template uses.

        The lines are those of jinja2's rewritten traceback.
        """
        here, inside, step = at, False, error.__traceback__
        while step is not None:
            name = step.tb_frame.f_code.co_filename
            if name in ("<template>", _MACROS):
                file, inside = (at, False) if name == "<template>" else (self.macros_at, True)
                line = Source(file.file, max(file.row, 1) + step.tb_lineno - 1)
                used, here = (here, line) if inside else (line, line)
            step = step.tb_next
        return EditionError(message, here, "；".join(filter(None, [hint, f"{used} 用到这个宏" if inside else ""])))


def _path(node: nodes.Node) -> str:
    """``国有资产.房屋`` for a name or what is taken of one; empty for anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    above = _path(node.node) if isinstance(node, nodes.Getattr) else ""
    return f"{above}.{node.attr}" if above and isinstance(node, nodes.Getattr) else ""


def _macros(environment: Sandbox, text: str) -> dict[str, Any]:
    """The macros of an edition by their names."""
    environment.allowance = Allowance()
    code = environment.compile(text, filename=_MACROS)
    shared = environment.template_class.from_code(environment, code, {})
    return {name: macro for name, macro in vars(shared.module).items() if callable(macro)}


@pass_context
def _printed(context: Context, value: object) -> object:
    """`printable`, and paid for; because of the context jinja2 leaves it to the time when it is printed."""
    found = printable(value)
    sandbox(context).allowance.spend(len(found) if isinstance(found, str) else ITEM)
    return found
