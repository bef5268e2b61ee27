"""WordprocessingML as text: one function makes an element, one makes text safe.

`Xml` marks what is markup already, so that the type checker tells plain text from markup.
"""

from __future__ import annotations

import re
from typing import NewType

Xml = NewType("Xml", str)

NOTHING = Xml("")

_UNSAFE = re.compile('[&<>"\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escaped(text: str) -> Xml:
    """``text`` for content or an attribute; characters that XML 1.0 does not know are dropped."""
    if _UNSAFE.search(text) is None:
        return Xml(text)
    return Xml(_UNSAFE.sub(lambda found: _ENTITIES.get(found[0], ""), text))


def w(tag: str, *children: Xml, **attributes: str | float) -> Xml:
    """The element ``w:tag``; attributes get the prefix ``w:``, and ``r_id`` stands for ``r:id``."""
    named = "".join(
        f' {name.replace("_", ":") if "_" in name else "w:" + name}="{escaped(str(value))}"'
        for name, value in attributes.items()
    )
    content = "".join(children)
    return Xml(f"<w:{tag}{named}>{content}</w:{tag}>" if content else f"<w:{tag}{named}/>")


def joined(*parts: Xml) -> Xml:
    """Elements one after another."""
    return Xml("".join(parts))


def twips(points: float) -> int:
    """A length in twentieths of a point."""
    return round(points * 20)


def switch(tag: str, *, on: bool) -> Xml:
    """The empty element ``w:tag``, or nothing."""
    return w(tag) if on else NOTHING


def run(text: str, properties: Xml = NOTHING, *, gone: bool = False) -> Xml:
    """A run with ``text``; a line feed becomes a line break and a tab a tab stop. Nothing for no text.

    ``gone``: it stands inside a tracked deletion, where Word wants text under another name.
    """
    if not text:
        return NOTHING
    return Xml(f"<w:r>{properties}{_pieces(text, 'delText' if gone else 't')}</w:r>")


def _pieces(text: str, tag: str) -> Xml:
    if "\n" not in text and "\t" not in text:
        return _piece(text, tag)
    breaks = {"\n": w("br"), "\t": w("tab")}
    return joined(*(breaks[part] if part in breaks else _piece(part, tag) for part in re.split("([\n\t])", text)))


def _piece(text: str, tag: str) -> Xml:
    if not text:
        return NOTHING
    # Without the attribute Word drops blanks at the ends.
    preserve = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return Xml(f"<w:{tag}{preserve}>{escaped(text)}</w:{tag}>")


def field_begin(instruction: str, properties: Xml = NOTHING, *, gone: bool = False) -> Xml:
    """The runs that open a field and lead to its result; `field_end` closes it. ``gone`` as for `run`."""
    code = _instruction(instruction, properties, gone=gone)
    return joined(_mark("begin", properties), code, _mark("separate", properties))


def field_end(properties: Xml = NOTHING) -> Xml:
    """The run that closes a field."""
    return _mark("end", properties)


def field(instruction: str, result: str, properties: Xml = NOTHING) -> Xml:
    """A field with its result already in place."""
    return joined(field_begin(instruction, properties), run(result, properties), field_end(properties))


def hidden_field(instruction: str, *, gone: bool = False) -> Xml:
    """A field without a result, invisible in the text: a mark for another field to find. ``gone`` as for `run`."""
    hidden = w("rPr", w("vanish"))
    return joined(_mark("begin", hidden), _instruction(instruction, hidden, gone=gone), _mark("end", hidden))


def quoted(text: str) -> str:
    """``text`` as a quoted argument of a field: Word takes typographic quotes for delimiters, too."""
    inner = re.sub(r'[\\"“”]', lambda found: "\\" + found[0], " ".join(text.split()))
    return f'"{inner}"'


def _mark(kind: str, properties: Xml) -> Xml:
    return w("r", properties, w("fldChar", fldCharType=kind))


def _instruction(instruction: str, properties: Xml, *, gone: bool) -> Xml:
    tag = "delInstrText" if gone else "instrText"
    return w("r", properties, Xml(f'<w:{tag} xml:space="preserve"> {escaped(instruction)} </w:{tag}>'))
