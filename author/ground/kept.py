"""Where the program keeps what users give it once for all: a folder of their own, on every system where it belongs."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

VARIABLE = "KZAUTHOR_DATA"
"""The environment variable that names another folder."""


def kept() -> Path:
    """The folder; it need not exist."""
    return Path(os.environ.get(VARIABLE) or platformdirs.user_data_path("kzauthor", appauthor=False))
