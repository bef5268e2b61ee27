"""What the YAML parser complains of, in words for staff: what is wrong, where it begins, what to do."""

from __future__ import annotations

from author.ground.findings import Finding, Source

_TAB = ("这里用了制表符（Tab）", "YAML 的缩进只能用空格，请把 Tab 换成空格")
_QUOTE = ("引号没有成对", "从这里往下找缺少的引号")
_BANG = ("以 ! 开头的文字要加引号", "")
_ESCAPE = ("双引号里的反斜线 \\ 写法不对", "请改用单引号，或去掉反斜线")
_BLOCK = ("| 或 > 后面不能接文字", "多段文字写在 | 的下一行，并缩进")
_PERCENT = ("以 % 开头的文字要加引号", "")

_PROBLEMS = {
    "tab character": _TAB,
    "mapping values are not allowed": (
        "这里不应再有冒号",
        "检查这一行和上一行的缩进；大括号、逗号用英文半角；文字里有“: ”时请整个加上引号",
    ),
    "found unexpected ':'": ("这里不应再有冒号", "文字里有“:”时请整个加上引号"),
    "could not find expected ':'": (
        "这一行缺少冒号，或冒号后面没有空格",
        "写成“名称: 内容”，冒号用英文半角并空一格；多段文字用 | 开头并缩进",
    ),
    "did not find expected key": ("缩进或标点与上下文不一致", "同一层的各行要左对齐；引号、括号要成对"),
    "did not find expected ',' or '}'": ("大括号里缺少逗号或右括号", "写成 {名称: 内容, 名称: 内容}，逗号用半角"),
    "did not find expected ',' or ']'": ("方括号里缺少逗号或右括号", "写成 [甲, 乙]，逗号用半角"),
    "did not find expected '-' indicator": ("列表各项没有对齐", "同一列表的每一项都以“- ”开头，并左对齐"),
    "did not find expected <document start>": ("这里的内容与前面接不上", "检查这一行的缩进，以及上面的引号、括号"),
    "found unexpected end of stream": _QUOTE,
    "found unexpected document indicator": _QUOTE,
    "found character that cannot start any token": ("这里的符号不能作内容的开头", "请把这段内容加上引号"),
    "mapping keys are not allowed": ("这里的符号不能作内容的开头", "请把这段内容加上引号"),
    "did not find expected node content": ("这里缺少内容", "检查多余的逗号或括号"),
    "did not find expected alphabetic or numeric": ("以 * 或 & 开头的文字要加引号", ""),
    "block sequence entries are not allowed": ("列表的“- ”不能接在这里", "另起一行并缩进"),
    "escape": _ESCAPE,
    "hexdecimal": _ESCAPE,
    "comment or line break": _BLOCK,
    "indentation indicator": _BLOCK,
    "expected whitespace or line break": _BANG,
    "expected '!'": _BANG,
    "tag": _BANG,
    "URI": _BANG,
    "directive": _PERCENT,
    "%YAML": _PERCENT,
    "exceeded max depth": ("内容一层套一层，太深了", "请对照样例检查缩进和括号"),
}
"""A part of the parser's message, to what is wrong and what to do; the first that fits is taken."""

_SIGNS = {
    "\t": _TAB,
    "}": ("这里多了一个右括号", "请检查这一行的括号是否成对"),
    "]": ("这里多了一个右括号", "请检查这一行的括号是否成对"),
}
"""The character where the parser stopped tells more than its message."""

_BEGUN = ("could not find expected ':'", "found unexpected", "expected ',' or")
"""Messages of something begun and not ended: its beginning helps, the place where the parser noticed does not."""


def syntax_finding(problem: str, text: str, at: Source, begun: Source | None) -> Finding:
    """The parser's ``problem`` at ``at``; ``begun`` is where what it was reading begins."""
    message, hint = _SIGNS.get(_character(text, at)) or _words(problem)
    if begun and begun.row < at.row and any(part in problem for part in _BEGUN):
        return Finding("A01", f"YAML 写法有误：{message}", (begun, at), hint=hint)
    return Finding("A01", f"YAML 写法有误：{message}", (at,), hint=hint)


def _words(problem: str) -> tuple[str, str]:
    known = (words for part, words in _PROBLEMS.items() if part in problem)
    return next(known, ("这里读不懂", "请检查这一行及上一行的缩进、冒号和引号"))


def _character(text: str, at: Source) -> str:
    """The character at ``at``; a tab in the indentation before it counts more."""
    lines = text.split("\n")
    if not 0 < at.row <= len(lines):
        return ""
    line = lines[at.row - 1]
    indentation = line[: len(line) - len(line.lstrip())]
    return "\t" if "\t" in indentation else line[at.column - 1 : at.column]
