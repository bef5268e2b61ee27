"""All sums of a document: what its questions say, and what its edition declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author.audit.algebra import check_printed, covered
from author.audit.declared import Declared
from author.compose.printedrows import printed_rows
from author.document import placed
from author.form.columns import width
from author.form.tablespec import TableSpec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from author.compose.composition import Composition
    from author.compose.printedrows import PrintedRows
    from author.document import Row
    from author.ground.findings import Finding


def audit(composition: Composition) -> list[Finding]:
    """The sums of the tables that were composed."""
    rows = {table.spec.key: table.rows for table in composition.tables if table.grid is not None}
    return [*covered(composition), *_printed(composition, rows)]


def audit_bodies(composition: Composition, bodies: Mapping[str, tuple[Row, ...]]) -> list[Finding]:
    """The sums of tables read back from a file, by the keys of the form; a table that is not given is empty."""
    specs = {table.spec.key: table.spec for table in composition.tables if isinstance(table.spec, TableSpec)}
    say = composition.saying.liner
    rows = {
        key: printed_rows(spec, placed(bodies.get(key, ()), width(spec)), say(spec.at)) for key, spec in specs.items()
    }
    return _printed(composition, rows)


def _printed(composition: Composition, rows: Mapping[str, PrintedRows]) -> list[Finding]:
    return [*Declared(composition, rows).check(), *check_printed(composition, rows)]
