"""What all tests share: how hypothesis runs, and that our own forms are read once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, settings

from author.form import edition
from author.ground import kept
from author.read import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from author.form.edition import Edition

settings.register_profile("house", deadline=None)  # machines are busy: never against the clock
settings.register_profile("mutants", deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))
"""For bench/mutants.py, which asks only whether a test fails."""
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def _nobodys_own_code_books(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the person who runs the tests has kept changes nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(kept.VARIABLE, str(tmp_path_factory.mktemp("kept")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _forms_are_read_once() -> Iterator[None]:
    """Reading a form is most of a check, and what is read is frozen: each process reads each of ours once."""
    loaded: dict[tuple[str, int], Edition] = {}
    load = edition.load

    def once(name: str, year: int, known: Callable[[str], bool], own: Path | None = None) -> Edition:
        if own is not None:
            return load(name, year, known, own)
        if (name, year) not in loaded:
            loaded[name, year] = load(name, year, known)
        return loaded[name, year]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edition, "load", once)
        patch.setattr(schema, "submission_schema", cache(schema.submission_schema))
        yield
