"""Where our own files lie: inside the package when installed, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path


def data(name: str) -> Path:
    """The folder ``name`` (``schemas`` or ``templates``); FileNotFoundError when the installation is broken."""
    here = Path(__file__).resolve().parent.parent
    for folder in (here / name, here.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"程序安装不完整，缺少文件夹 {name}，请重新安装")
