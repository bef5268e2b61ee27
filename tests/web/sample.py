"""A page with all that pages have in common, full of one text."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from author.align.atoms import Stretch
from author.web import page as door
from tests.places import ROOT

if TYPE_CHECKING:
    import pytest

HOSTILE = (
    "<script>document.title='ran'</script>",
    "</title></style><script>document.title='ran'</script>",
    '"><img src=x onerror="document.title=\'ran\'">',
    "' onmouseover='document.title=1' x='",
    "<!--",
    "]]><?php",
    "javascript:alert(1)",
    "</td></table><style>body{display:none}</style>",
    "<iframe src=https://example.org></iframe>",
    "甲\u202e<b>乙",
)
"""Words that would be more than words in a page that does not escape them."""


def sample(patch: pytest.MonkeyPatch, words: str) -> str:
    """The page of templates/sample.html with ``words`` everywhere."""
    template = (Path(__file__).parent / "templates/sample.html").read_text(encoding="utf-8")
    stretches = (Stretch("kept", words), Stretch("old", words), Stretch("new", words))
    return with_template(patch, template, words, stretches=stretches)


def with_template(patch: pytest.MonkeyPatch, template: str, words: str = "甲", **more: object) -> str:
    """A page of a template that stands among those of the house."""
    with TemporaryDirectory() as folder, patch.context() as patched:
        shutil.copytree(ROOT / "templates/web", Path(folder, "web"))
        Path(folder, "web/sample.html").write_text(template, encoding="utf-8")
        patched.setattr(door, "data", lambda _name: Path(folder))
        return door.page("sample.html", words, words=words, **more)
