"""How an edition words a comparison, read from its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.wording.comparison import CHANGES, PEOPLE, TOO_SMALL, unknown_tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.form.fields import Fields


def read_phrases(fields: Fields) -> Mapping[str, str]:
    """An edition's phrases, one for every case; EditionError for a case or a token that does not exist."""
    phrases = {case: fields.text(case) for case in (*CHANGES, *PEOPLE)}
    if small := fields.text(TOO_SMALL, ""):
        phrases[TOO_SMALL] = small
    for case, phrase in phrases.items():
        if unknown := unknown_tokens(phrase):
            fields.fail(f"增减的说法里没有 {{{unknown[0]}}}", case, "可用 {比} {基期} {差额} {比率}")
    fields.done()
    return phrases
