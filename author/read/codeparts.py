"""A classification code that stands in several columns, one a level."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def joined(texts: Mapping[str, str], digits: Mapping[str, int]) -> str:
    """A code from its parts: 210, 1 and 5 is 2100105, for numbers have lost their zeros.

    ``digits`` are the parts (类, 款, 项) from the top with how many digits each has. A part may also repeat what stands
    before it: 210 and 21001. It ends where a part is blank or no number.
    """
    made = ""
    for part, count in digits.items():
        found = re.match("[0-9]+", unicodedata.normalize("NFKC", texts.get(part, "")).strip())
        if not found:
            break
        whole = made and found[0].startswith(made) and len(found[0]) == len(made) + count
        made = found[0] if whole else made + found[0].zfill(count)
    return made
