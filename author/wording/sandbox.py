"""jinja2's sandbox with a allowance: whatever costs time or memory is spent from it, and nothing is reckoned.

Templates are changed once, when they are read: the body of every loop and macro begins with a step that costs what
stands in it, and what makes or compares values goes through `Sandbox`. Filters, methods and printed values spend too.
So between two payments there is never more work than the template is long.
"""

from __future__ import annotations

from decimal import Decimal
from types import BuiltinMethodType, MethodType
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from author.ledger.money import Money
from author.wording.allowance import ITEM, Allowance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2.runtime import Context

_GROWING = {
    *("format", "format_map", "ljust", "rjust", "center", "zfill", "expandtabs", "translate", "maketrans", "encode"),
    *("to_bytes", "from_bytes", "as_integer_ratio", "strftime"),
}
"""Methods that make much of little."""
_CUT = ("split", "rsplit", "splitlines")
_STEP = 64
"""What a step costs beside what is done in it."""
_PART = 4
"""What a part of a template costs whenever it is gone through."""
_READ = 600
"""What a part costs when it is compiled, which takes 7 KB; a form of ours has 1,600 parts."""
_OURS = 50
"""What it costs to ask one of our own objects for something; a ledger may go through all its facts."""
_ASKED = 1000
"""What it costs to put a question of one's own."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Values and wording only: sums are the ledger's business, so templates have no arithmetic."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    allowance = Allowance(0)
    """Of the document whose templates are rendered; whoever renders gives it."""

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        """No sums: there is a ledger."""
        raise SecurityError(f"模板里不能计算（{operator}），金额请用 figures 问账本；连接文字用 ~")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        self.allowance.spend(_READ * sum(1 for _ in parsed.find_all(nodes.Node)))
        _Paying().visit(parsed)
        return parsed

    def step(self, cost: int) -> bool:
        """One way through a loop or a macro."""
        self.allowance.spend(cost)
        return True

    def weighed(self, value: Any) -> Any:  # noqa: ANN401 - any value of a template
        """The value, after what it costs to look at it."""
        return self.allowance.weighed(value)

    def joined(self, *parts: object) -> str:
        """``a ~ b``."""
        return self.strung(parts, "")

    def strung(self, parts: Iterable[object], between: str) -> str:
        """Words one after another; what is a group of words itself would grow without end."""
        pieces = []
        for part in parts:
            if not isinstance(part, _WORDS):
                raise TypeError(f"一组内容不能连成文字：{type(part).__name__}")
            piece = str(part)
            self.allowance.spend(len(piece) + len(between) + ITEM)
            pieces.append(piece)
        return between.join(pieces)

    def paid(self, items: Iterable[Any]) -> Iterator[Any]:
        """Items that are looked at one by one."""
        for item in items:
            self.allowance.spend(ITEM)
            yield item

    def wrap_str_format(self, value: object) -> None:
        """str.format is no way to write: see `is_safe_attribute`."""

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Nothing private, and no method that makes much of little."""
        return attr not in _GROWING and super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: object, attribute: str) -> Undefined:
        """What is not safe is told when it is used."""
        return self.undefined(f"没有“{attribute}”这种用法", obj=obj, name=attribute, exc=SecurityError)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - jinja2's own signature
        """What our own objects are asked may have to be looked for."""
        if type(obj).__module__.startswith("author."):
            self.allowance.spend(_OURS + len(getattr(obj, "facts", ())))
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401
        """Looking a key up goes through all of it."""
        return super().getitem(obj, self.weighed(argument))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, N805
        """A macro, or a method of a value; the names are jinja2's, so that no argument meets them."""
        owner = getattr(__obj, "__self__", None)
        if owner is not __self:
            __self.allowance.spend(ITEM)
        if isinstance(__obj, BuiltinMethodType):
            if isinstance(owner, str) and __obj.__name__ == "join" and len(args) == 1:
                return __self.strung(args[0], owner)
            __self._pay_method(owner, __obj.__name__, args)
        elif isinstance(__obj, MethodType) and owner is not __self:
            __self.allowance.weighed(args)
            if type(owner).__module__.startswith("author."):
                __self.allowance.spend(_ASKED + _OURS * len(getattr(owner, "facts", ())))
        return super().call(__context, __obj, *args, **kwargs)

    def _pay_method(self, owner: object, name: str, arguments: tuple[object, ...]) -> None:
        self.allowance.weighed([each for each in arguments if isinstance(each, (str, tuple, list))])
        if not isinstance(owner, str):
            self.allowance.spend(ITEM * (len(owner) if isinstance(owner, (dict, list, tuple)) else 1))
            return
        self.allowance.spend(len(owner) * (ITEM if name in _CUT else 1))
        if name == "replace" and len(arguments) > 1:
            old, new = (len(str(each)) for each in arguments[:2])
            self.allowance.spend((len(owner) // max(old, 1) + 1) * new)


def sandbox(context: Context) -> Sandbox:
    """The sandbox in which something is rendered."""
    assert isinstance(context.environment, Sandbox)  # noqa: S101 - for the type checker
    return context.environment


_WORDS = (str, int, float, Decimal, Money, Undefined, type(None))


class _Paying(NodeTransformer):
    """Changes a template that has been read."""

    def visit(self, node: nodes.Node, *_arguments: Any, **_named: Any) -> Any:  # noqa: ANN401 - jinja2's own signature
        """The node that takes the place of this one."""
        cost = _cost(node.body) if isinstance(node, _BODIES) else 0
        self.generic_visit(node)
        match node:
            case nodes.For() | nodes.Macro() | nodes.CallBlock() | nodes.Block():
                node.body.insert(0, nodes.ExprStmt(_step(cost, node.lineno), lineno=node.lineno))
                if isinstance(node, nodes.For) and node.test is not None:
                    node.test = nodes.And(_step(cost, node.lineno), node.test, lineno=node.lineno)
            case nodes.Concat():
                return _asked("joined", node.lineno, *node.nodes)
            case nodes.Compare() | nodes.Operand():
                node.expr = _weighed(node.expr)
            case nodes.List() | nodes.Dict() | nodes.Tuple(ctx="load") | nodes.Getitem(arg=nodes.Slice()):
                return _weighed(node)
        return node


_BODIES = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)


def _cost(body: list[nodes.Node]) -> int:
    """How much stands there: parts, which take as long as a few letters, and letters between them."""
    inner = [node for top in body for node in (top, *top.find_all(nodes.Node))]
    letters = (node.data for node in inner if isinstance(node, nodes.TemplateData))
    return _STEP + _PART * len(inner) + sum(map(len, letters))


def _asked(name: str, line: int, *arguments: nodes.Expr) -> nodes.Call:
    return nodes.Call(nodes.EnvironmentAttribute(name, lineno=line), list(arguments), [], None, None, lineno=line)


def _weighed(node: nodes.Expr) -> nodes.Expr:
    return node if isinstance(node, nodes.Const) else _asked("weighed", node.lineno, node)


def _step(cost: int, line: int) -> nodes.Call:
    return _asked("step", line, nodes.Const(cost))
