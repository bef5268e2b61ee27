"""What is wrong with a printed document, worked out from the submission's raw YAML alone.

It shares nothing with the ledger, the tables, the narrative or the wording: it adds the lines up itself, rounds itself,
says itself what each cell and each sentence of a form must say, and compares with the words that stand on paper. So it
is strict: a sentence that it would not write is a difference, even where it is only worded otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.oracle import form2020, form2026, funds2020, funds2026
from tests.oracle.figures import Writing
from tests.oracle.given import Given
from tests.oracle.printed import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from author.document import Document

FORMS = {
    "xinjiang-2026": (form2026.differences, Writing(), funds2026.RECEIVED),
    "xinjiang-2020": (form2020.differences, Writing.of_2020(), funds2020.RECEIVED),
}


def differences(document: Document, raw: Mapping[str, Any], units: Iterable[Mapping[str, Any]] = ()) -> list[str]:
    """Each place where ``document`` prints something else than ``raw`` calls for; ``raw`` is what yaml.safe_load gives.

    ``units`` are the files of units below, in the order of 单位文件. Submissions with 上年文件 are not understood: last
    year's amounts must stand in ``raw`` itself.
    """
    compare, writing, received = FORMS[raw["版式"]]
    files = {str(file["单位"]["名称"]).strip(): file for file in units}
    return list(compare(read(document), Given(raw, writing.with_phrases(raw.get("措辞") or {}), received, files)))
