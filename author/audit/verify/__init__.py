"""The built files, opened again: do they show what the document says?

The readers here know the files only from outside and share nothing with the writers. pypdfium2 is imported only here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.audit.verify.wordfile import check_docx

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from author.compose.composition import Composition
    from author.document import Document
    from author.ground.findings import Finding


def verify(composition: Composition, document: Document, files: Sequence[Path]) -> list[Finding]:
    """What is wrong with the DOCX and the PDF among ``files``, which were written of ``document``."""
    found: list[Finding] = []
    for path in files:
        if path.suffix == ".docx":
            found += check_docx(composition, document, path)
        elif path.suffix == ".pdf":
            from author.audit.verify.pdffile import check_pdf  # noqa: PLC0415 - pdfium costs start-up time

            found += check_pdf(document, path)
    return found
