"""Small single changes to Python source, each a mistake that a test should notice.

Left alone is what no test can or should tell: annotations, docstrings, imports, decorators, whatever only a type checker
runs, and the words of messages.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORDS = "word"
"""The kind of changes to texts; there are as many of them as of all others together."""


@dataclass(frozen=True)
class Change:
    """``new`` stands for ``old`` at a line; ``start`` and ``end`` are offsets of bytes in the source."""

    kind: str
    line: int
    start: int
    end: int
    old: str
    new: str

    def made(self, source: bytes) -> bytes:
        """The source with the change; raises SyntaxError when it would be no Python."""
        changed = source[: self.start] + self.new.encode() + source[self.end :]
        compile(changed, "<change>", "exec")
        return changed


def changes(source: bytes) -> list[Change]:
    """Every change to a module, in the order of its text."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node in _changeable(ast.parse(source)):
        start = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        old = source[start:end].decode()
        prefix = "el" if old.startswith("elif") else ""
        for kind, make in KINDS:
            found += [Change(kind, node.lineno, start, end, old, prefix + new) for new in make(node) if new != old]
    return found


# What is left alone

_TOLD = re.compile("(?:Finding|Error|found|fail|_stop|tell|_report|echo|noted|warn)$")
_RULE = re.compile("[A-H][0-9]{2}")
_SENTENCE = re.compile("[，。；：？“”！]")
_MESSAGE = re.compile("(?i)(?:hint|message|help|said|told)")


def _changeable(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """The nodes of a tree that mean something at run time, the outer ones first."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "bases", "type_comment"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_left_alone(child, node, field):
                if isinstance(child, (ast.expr, ast.stmt)):
                    yield child
                yield from _changeable(child)


def _is_left_alone(node: ast.AST, around: ast.AST, field: str) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Raise() | ast.JoinedStr() | ast.Expr(ast.Constant()):
            return True
        case ast.If(test=ast.Name("TYPE_CHECKING")) | ast.Assign(value=ast.Call(ast.Name("TypeVar"))):
            return True
        case ast.AnnAssign(annotation=ast.Name("TypeAlias")):
            return True
        case ast.Assign(targets=[ast.Name(name)]) | ast.keyword(str(name)):
            return name == "__slots__" or bool(_MESSAGE.search(name))
        case ast.Constant(str(text)):
            return _is_message(text, around, field)
    return False


def _is_message(text: str, around: ast.AST, field: str) -> bool:
    """Whether a text is told to somebody; the code of a rule and the pattern of a search are not."""
    if not isinstance(around, ast.Call) or field != "args":
        return bool(_SENTENCE.search(text))
    if _TOLD.search(ast.unparse(around.func)):
        return not _RULE.match(text)
    return bool(_SENTENCE.search(text)) and not ast.unparse(around.func).startswith("re.")


# The changes

_COMPARISONS: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SUMS: dict[type, type] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult}
_TWINS = {"min": "max", "max": "min", "any": "all", "all": "any", "startswith": "endswith", "endswith": "startswith"}
_BLANKS = {"bool": ("True", "False"), "str": ('""',), "int": ("0",), "list": ("[]",), "tuple": ("()",), "dict": ("{}",)}


def _comparison(node: ast.AST) -> Iterator[str]:
    """< for <=, == for !=, in for not in."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            ops = [*node.ops[:place], _COMPARISONS[type(operator)](), *node.ops[place + 1 :]]
            yield f"({ast.unparse(ast.Compare(node.left, ops, node.comparators))})"


def _logic(node: ast.AST) -> Iterator[str]:
    """And for or; one part alone; a condition turned round."""
    if isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield f"({ast.unparse(ast.BoolOp(other, node.values))})"
        for place in range(len(node.values)):
            left = [value for index, value in enumerate(node.values) if index != place]
            yield f"({ast.unparse(ast.BoolOp(node.op, left) if len(left) > 1 else left[0])})"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"({ast.unparse(node.operand)})"
    elif isinstance(node, ast.IfExp):
        yield f"({ast.unparse(ast.IfExp(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse))})"


def _sum(node: ast.AST) -> Iterator[str]:
    """- for +, but for texts that are put together."""
    if isinstance(node, ast.BinOp) and type(node.op) in _SUMS:
        texts = any(isinstance(part, (ast.JoinedStr, ast.List, ast.Tuple)) for part in (node.left, node.right))
        words = any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in ast.walk(node))
        if not texts and not words:
            yield f"({ast.unparse(ast.BinOp(node.left, _SUMS[type(node.op)](), node.right))})"


def _number(node: ast.AST) -> Iterator[str]:
    """One more, and twice as much or one less."""
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield repr(node.value + 1)
        yield repr(node.value * 2 if node.value > 2 or isinstance(node.value, float) else node.value - 1)


def _truth(node: ast.AST) -> Iterator[str]:
    """True for False."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield repr(not node.value)


def _result(node: ast.AST) -> Iterator[str]:
    """A function gives nothing, whatever it is asked; its annotation says what nothing is."""
    if isinstance(node, ast.FunctionDef) and node.returns:
        for blank in _BLANKS.get(ast.unparse(node.returns).split("[")[0], ()):
            empty = ast.FunctionDef(node.name, node.args, ast.parse(f"return {blank}").body, [], node.returns)
            yield _indented(empty, node)


def _indented(new: ast.AST, old: ast.stmt) -> str:
    """A statement as text in another's place."""
    return ast.unparse(ast.fix_missing_locations(new)).replace("\n", "\n" + " " * old.col_offset)


def _filter(node: ast.AST) -> Iterator[str]:
    """A condition of a comprehension taken out."""
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)):
        for generator in node.generators:
            for place in range(len(generator.ifs)):
                kept = generator.ifs
                generator.ifs = [test for index, test in enumerate(kept) if index != place]
                yield ast.unparse(node)
                generator.ifs = kept


def _twin(node: ast.AST) -> Iterator[str]:
    """Min for max, any for all."""
    if isinstance(node, ast.Name) and node.id in _TWINS:
        yield _TWINS[node.id]
    elif isinstance(node, ast.Attribute) and node.attr in _TWINS:
        yield f"{ast.unparse(node.value)}.{_TWINS[node.attr]}"


def _step(node: ast.AST) -> Iterator[str]:
    """A call for its effect, a jump, or a turn of an if left out."""
    if isinstance(node, ast.Continue) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        yield "pass"
    elif isinstance(node, ast.If) and not isinstance(node.test, (ast.BoolOp, ast.Compare)):
        yield _indented(ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse), node)


_SIMPLE_ALTERNATIVE = re.compile(r"\|[^|()\[\]\\*+?{}]+(?=[|)])")
_ANCHOR = re.compile(r"(?<!\\)\$$|^\^")


def _word(node: ast.AST) -> Iterator[str]:
    """A text that is none of those that the program knows: a sign more or less, an alternative of a pattern gone."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return
    text = node.value
    yield from (repr(_ANCHOR.sub("", text)),) if _ANCHOR.search(text) else ()
    alternatives = list(_SIMPLE_ALTERNATIVE.finditer(text))
    if alternatives:
        gone = alternatives[len(alternatives) // 2]
        yield repr(text[: gone.start()] + text[gone.end() :])
    elif text.isascii():
        yield repr(text[:-1] if len(text) > 1 else f"{text}_")
    else:
        yield repr(text + "〇")


KINDS: tuple[tuple[str, Callable[[ast.AST], Iterator[str]]], ...] = (
    ("comparison", _comparison),
    ("logic", _logic),
    ("sum", _sum),
    ("number", _number),
    ("truth", _truth),
    ("result", _result),
    ("filter", _filter),
    ("twin", _twin),
    ("step", _step),
    (WORDS, _word),
)
