"""Inputs for `fuzz.py`: submissions, workbooks and forms that nobody would write, each one seed's."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

VALUES: tuple[Any, ...] = (
    *("", " ", "-", "—", "0", "-0", "1e9", "1e999999", "NaN", "inf", "١٢", "１２", "0x1F", "1_000", "12:30:45", "½"),
    *("9" * 400, "0." + "0" * 500 + "1", "-" + "9" * 40, "1.2.3", "1,2,3", "（1）", "2026年", "二〇二六年", "99999"),
    *("2026-02-30", "0000-00-00", "2026-02-05T00:00", "9999-12-31", "45678", "null", "~", "true", "是", "=1+1", "@x"),
    *("{{ x }}", "{% for a in b %}", "{x}", "%s", "../../etc/passwd", "C:\\a", "/dev/zero", "\\\\host\\x", "a" * 300),
    *("\x00", "\x1b[2J", "\u202eabc", "\ud800", "\ue000", "\ufeff", "\u2028", "🈚", "é", "a\tb", "a\nb", "字" * 5000),
    *("，" * 3000, "(" * 3000, "1" * 3000, "1,000" * 600, "一是" * 500, "2080501", "21015", "5", "20", "3010199"),
    *(
        None,
        True,
        0,
        -1,
        10**30,
        1.5,
        1e308,
        float("nan"),
        float("inf"),
        [],
        {},
        [[]],
        [None],
        {"": ""},
        {"a": {"b": [1]}},
    ),
    *([1] * 300, ["x"] * 300, {"甲": 1}, [{}] * 50, [[[[[[1]]]]]]),
)
"""What a field may hold instead of what it should."""


def tree(random: Random, plain: str) -> bytes:
    """A submission of YAML whose values, names or lines are changed in one to four places; sometimes bytes too."""
    data = yaml.load(plain, yaml.CSafeLoader)
    for _ in range(random.randint(1, 4)):
        _change(random, data)
    text = _dumped(data, flow=random.choice([None, False]))
    if random.random() < 0.3:
        text = _lines(random, text)
    raw = text.encode("utf-8", "surrogatepass")
    return _bytes(random, raw) if random.random() < 0.2 else raw


def _dumped(data: Any, *, flow: bool | None = None) -> str:  # noqa: ANN401 - parsed YAML
    """Text of YAML; by the slow writer where a sign is in it that the fast one cannot write."""
    try:
        dumped = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, default_flow_style=flow)
    except UnicodeEncodeError:
        dumped = yaml.safe_dump(data, sort_keys=False, default_flow_style=flow)
    return str(dumped)


def _change(random: Random, data: Any) -> None:  # noqa: ANN401 - parsed YAML
    places = list(_places(data))
    around, key = random.choice(places)
    kind = random.randrange(7)
    if kind <= 2:
        around[key] = random.choice(VALUES)
    elif kind == 3:
        del around[key]
    elif kind == 4:
        other, name = random.choice(places)
        around[key] = other.get(name) if isinstance(other, dict) else other[name] if name < len(other) else None
    elif kind == 5 and isinstance(around, dict):
        around[random.choice([*map(str, VALUES[:60]), f"{key} ", f"{key}x", str(key)[:-1]])] = around.pop(key)
    elif isinstance(around[key], list):
        around[key] = around[key] * random.choice([0, 2, 40])


def _places(data: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 - parsed YAML
    """Every container with each of its keys, sharing nothing endless: what is repeated is seen once."""
    found, todo, seen = [], [data], set()
    while todo:
        each = todo.pop()
        if id(each) in seen or not isinstance(each, (dict, list)):
            continue
        seen.add(id(each))
        for key in list(each) if isinstance(each, dict) else range(len(each)):
            found.append((each, key))
            todo.append(each[key])
    return found or [(data, next(iter(data)))]


def _lines(random: Random, text: str) -> str:
    """Lines doubled, lost, moved in, or with a sign that YAML acts on."""
    lines = text.split("\n")
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(lines))
        line = lines[at]
        signs = (
            "&a ",
            "*a ",
            "!!python/object:os.system ",
            "? ",
            "- ",
            "%YAML 9\n",
            "---\n",
            "...\n",
            "<<: ",
            "|\n",
            "#",
            "\t",
            '"',
        )
        lines[at] = random.choice(
            [line + "\n" + line, "", "  " + line, line[1:], random.choice(signs) + line, line + ":"]
        )
    return "\n".join(lines)


def _bytes(random: Random, raw: bytes) -> bytes:
    made = bytearray(raw)
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(made))
        made[at : at + random.randint(0, 3)] = random.randbytes(random.randint(0, 3))
    return bytes(made)


_ATTRIBUTE = re.compile(r'\b(r|s|t|ref|spans|Id|id|sheetId|Target|numFmtId|formatCode|count|name|Type)="[^"]*"')
_ELEMENT = re.compile(r"<(\w+:)?(v|t|c|row|f|is|si|sheet|mergeCell|Relationship|xf)\b[^>]*>")
_ATTRIBUTES = (
    "",
    "0",
    "-1",
    "A1",
    "ZZZ9999999",
    "XFD1048576",
    "99999999999999999999",
    "str",
    "inlineStr",
    "e",
    "b",
    "d",
    "x",
    "A1:XFD9",
    "../x",
    "é",
)


def workbook(random: Random, parts: dict[str, bytes]) -> bytes:
    """A workbook with one or two parts changed, lost or named otherwise; sometimes bytes of the zip."""
    parts = dict(parts)
    for _ in range(random.randint(1, 2)):
        name = random.choice(list(parts))
        parts[name] = _part(random, parts[name])
        if random.random() < 0.1:
            raw = parts.pop(name)
            parts.update(
                {random.choice(["x", name.upper(), "../" + name, name + "/", "xl/y.xml"]): raw}
                if random.random() < 0.6
                else {}
            )
    made = io.BytesIO()
    kinds = [zipfile.ZIP_DEFLATED] * 8 + [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
    with zipfile.ZipFile(made, "w", random.choice(kinds)) as package:
        for name, raw in parts.items():
            package.writestr(name, raw)
    return _bytes(random, made.getvalue()) if random.random() < 0.15 else made.getvalue()


def _part(random: Random, raw: bytes) -> bytes:
    if random.random() < 0.15:
        return _bytes(random, raw)
    text = raw.decode("utf-8", "replace")
    for _ in range(random.randint(1, 3)):
        change: Callable[[Random, str], str] = random.choice([_attribute, _attribute, _element, _content, _content])
        text = change(random, text)
    return text.encode("utf-8", "replace")


def _attribute(random: Random, text: str) -> str:
    found = list(_ATTRIBUTE.finditer(text))
    if not found:
        return text
    one = random.choice(found)
    value = random.choice(_ATTRIBUTES)
    return text[: one.start()] + (f'{one[1]}="{value}"' if random.random() < 0.8 else "") + text[one.end() :]


def _element(random: Random, text: str) -> str:
    """An element begun twice, not at all, or of another name."""
    found = list(_ELEMENT.finditer(text))
    if not found:
        return text
    one = random.choice(found)
    return (
        text[: one.start()]
        + random.choice(["", one[0] * 2, "<v>1</v>" + one[0], "<is><t>x</t></is>", "<!DOCTYPE a>"])
        + text[one.end() :]
    )


def _content(random: Random, text: str) -> str:
    found = list(re.finditer(r">([^<]{1,80})<", text))
    if not found:
        return text
    one = random.choice(found)
    value = str(random.choice(VALUES)).replace("&", "&amp;").replace("<", "&lt;")
    return text[: one.start(1)] + value + text[one.end(1) :]


def form(random: Random, folder: Path) -> tuple[Path, bytes]:
    """One file of a form with a change in it: its path, and what stood there, to be put back."""
    path = random.choice(sorted(path for path in folder.rglob("*") if path.is_file()))
    before = path.read_bytes()
    text = before.decode("utf-8")
    if path.suffix == ".yaml" and random.random() < 0.6:
        data = yaml.load(text, yaml.CSafeLoader)
        if isinstance(data, (dict, list)) and data:
            _change(random, data)
            text = _dumped(data)
    else:
        text = _template(random, text)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path, before


_CODE = re.compile(r"\{[{%].*?[%}]\}|\b\w+\b", re.DOTALL)
_PIECES = (
    *(
        "{{",
        "}}",
        "{%",
        "{% endif %}",
        "{% for i in range(10**9) %}{% endfor %}",
        "{{ 'x' * 10**9 }}",
        "{{ x.__class__ }}",
    ),
    *(
        "{{ 9**9**9 }}",
        "{{ ('a' ~ 'b') * 99 }}",
        "{{ [].append }}",
        "{{ '%9999999d' % 1 }}",
        "{{ self }}",
        "{{ 单位.a.b.c }}",
    ),
    *(
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{% set a = namespace() %}",
        "{{ 1/0 }}",
        "| 列举",
        "| nosuch",
        "x",
    ),
)


def _template(random: Random, text: str) -> str:
    found = list(_CODE.finditer(text))
    if not found:
        return random.choice(_PIECES)
    one = random.choice(found)
    return text[: one.start()] + random.choice([random.choice(_PIECES), "", one[0] * 2]) + text[one.end() :]
