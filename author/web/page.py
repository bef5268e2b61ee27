"""One web page, whole in itself: words in, HTML out; nothing else of the house writes a tag.

Templates and the one stylesheet are data in ``templates/web``. Whatever a template prints is escaped, and there is no way
around that: a page may hold what strangers wrote. It runs no scripts and fetches nothing, and says so to the browser.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined

from author.ground.places import data
from author.ground.signs import visible

FOLDER = "web"
STYLES = "page.css"
_AROUND = ("safe", "forceescape", "tojson", "urlize", "xmlattr")
"""Filters that print without escaping, or escape in a way of their own."""


def page(template: str, title: str, **values: object) -> str:
    """The whole text of a page, for UTF-8: a template of ``templates/web`` with its values, the same each time.

    A template prints texts and whole numbers; TypeError for anything else: how amounts and days are written is not for it
    to say. What would turn the direction of text or control a terminal is shown as a sign for itself.
    """
    made = _environment()
    styles = made.get_template(STYLES).render()
    allowed = f"sha256-{b64encode(sha256(styles.encode()).digest()).decode()}"
    return made.get_template(template).render(values, title=title, allowed=allowed) + "\n"


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(data("templates") / FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in _AROUND:
        del made.filters[name]
    return made


def _printed(value: object) -> object:
    """A value on its way into a page; what a macro has made is escaped already."""
    if isinstance(value, Undefined) or hasattr(value, "__html__"):
        return value
    if isinstance(value, str):
        return visible(value, lines=True)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(f"a page prints words and whole numbers, and no {type(value).__name__}")
