"""One publication that tests look at, and one to do with as they like; forms that are filed alike are read once."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from author.filing import publish as filing
from author.form import edition
from author.form.keptbooks import stands_alone
from tests.filing.filed import names, published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from author.form.edition import Edition

LIGHT = ("txt",)


@pytest.fixture(scope="session", autouse=True)
def _filed_forms_are_read_once() -> Iterator[None]:
    """Reading a form is most of publishing; a folder of editions that stands alone says all by its content."""
    loaded: dict[tuple[object, ...], Edition] = {}
    load = edition.load

    def once(name: str, year: int, known: Callable[[str], bool], own: Path | None = None) -> Edition:
        if own is None or not stands_alone(own):
            return load(name, year, known, own)
        key = (name, year, *((file, (own / file).read_bytes()) for file in names(own)))
        if key not in loaded:
            loaded[key] = load(name, year, known, own)
        return loaded[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edition, "load", once)
        yield


@pytest.fixture(scope="session")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filed folder; nobody changes it."""
    return published(tmp_path_factory.mktemp("filed"))


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """For what is not about the files that are published: one is, and quickly."""
    monkeypatch.setattr(filing, "FORMATS", LIGHT)


@pytest.fixture(scope="session")
def _lightly_filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filing, "FORMATS", LIGHT)
        return published(tmp_path_factory.mktemp("lightly"))


@pytest.fixture
def copy(_lightly_filed: Path, light: None, tmp_path: Path) -> Path:
    """A filed folder to do with as a test likes."""
    return shutil.copytree(_lightly_filed, tmp_path / "archive" / _lightly_filed.name)
