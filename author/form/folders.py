"""Where editions stand: the folder that comes with the program, and folders of the users' own.

A folder of the users' own may hold editions from strangers: names that stand in their files never lead out of it,
and files have a largest size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any

from author.form.fields import Fields, read_fields
from author.form.keptbooks import later, read_shared, stands_alone
from author.ground.findings import EditionError, Finding, Source, near
from author.ground.places import data
from author.read.values import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from author.ledger.codes import CodeBook
    from author.read.tree import Tree

EDITION = "edition.yaml"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
LARGEST = 1_000_000
"""Bytes of one file of an edition; the largest of ours has 5,000."""
MOST_LAYERS = 8
FIELD = "版式文件夹"
"""Where a submission names a folder of the users' own."""


@dataclass(frozen=True)
class Folders:
    """The folders of an edition, its own first, then those it is based on, then those that all share."""

    name: str
    layers: tuple[tuple[str, Path], ...]
    listing: Fields
    """edition.yaml of the edition itself."""
    bases: tuple[Fields, ...] = ()
    """Those of the editions that it is based on, the nearest first."""
    own: Path | None = None
    """The users' own folder of editions."""

    def find(self, file: str) -> tuple[Path, str]:
        """Where ``file`` lies and how messages call it; EditionError when no layer has it."""
        for name, folder in self.layers:
            if (folder / file).is_file():
                return _safe(folder, file, f"{name}/{file}" if name else file)
        raise EditionError(f"缺少文件 {file}", Source(f"{self.name}/{EDITION}"), "edition.yaml 列出的表和节都要有文件")

    def all(self, file: str) -> list[tuple[Path, str]]:
        """Every layer's ``file`` with how messages call it, ours first: for lists that are added to each other."""
        there = [(name, folder) for name, folder in self.layers if (folder / file).is_file()]
        return [_safe(folder, file, f"{name}/{file}" if name else file) for name, folder in reversed(there)]

    def has(self, file: str) -> bool:
        """Whether some layer has ``file``."""
        return any((folder / file).is_file() for _, folder in self.layers)

    def layer(self, file: str) -> str:
        """The edition that ``file`` comes from; empty for what all editions share."""
        _path, told = self.find(file)
        return told.removesuffix(file).rstrip("/")

    def advice(self, at: Source) -> str:
        """What to do about a mistake in a file that comes from an edition below."""
        layer, _, file = at.file.partition("/")
        if layer == self.name or not file or layer not in dict(self.layers):
            return ""
        return f"（{self.name} 没有自己的 {file}，用的是 {layer} 的；要改，复制到 {self.name} 的文件夹里再改）"

    def fields(self, file: str) -> Fields:
        """The content of ``file``."""
        return read_fields(*self.find(file))

    def text(self, file: str) -> tuple[str, str]:
        """A text file and how messages call it; line ends are those of Unix."""
        path, name = self.find(file)
        try:
            return path.read_text(encoding="utf-8-sig"), name
        except UnicodeDecodeError:
            raise EditionError("文件编码不是 UTF-8", Source(name), "用记事本另存为 UTF-8") from None

    def book(self, file: str, title: str, year: int) -> CodeBook:
        """A code book as it stood in ``year``: an edition's own, or the shared one with the lists that came later."""
        path, name = self.find(file)
        return read_shared(path, name, title, year, later(file, year, self.own) if name == file else ())


def _safe(folder: Path, file: str, name: str) -> tuple[Path, str]:
    path = folder / file
    if not path.resolve().is_relative_to(folder.resolve()):
        raise EditionError("这个文件是通到版式文件夹外面的链接", Source(name), "请放文件本身")
    if (size := path.stat().st_size) > LARGEST:
        raise EditionError(f"文件有 {size} 字节，不像版式的文件", Source(name), f"最多 {LARGEST} 字节")
    return path, name


def roots(own: Path | None) -> tuple[Path, ...]:
    """The folders that are searched for editions, the users' own first; it alone where it stands alone."""
    shipped = data("templates")
    if own is None:
        return (shipped,)
    return (own,) if stands_alone(own) else (own, shipped)


def names(own: Path | None = None) -> list[str]:
    """The editions in the users' ``own`` folder and those that come with the program."""
    found = {path.parent.name for root in roots(own) for path in root.glob(f"*/{EDITION}")}
    return sorted(name for name in found if NAME.fullmatch(name))


def unknown(name: str, own: Path | None = None) -> tuple[str, str] | None:
    """Message and hint when there is no edition ``name``."""
    known = names(own)
    if name in known:
        return None
    return f"没有名为“{name[:60]}”的版式", near(name[:60], known) or f"现有版式：{'、'.join(known)}"


def own_folder(words: Mapping[str, Any], tree: Tree, beside: Path) -> tuple[Path | None, Finding | None]:
    """The folder of editions that a submission names, relative to the folder it lies in and never outside of it."""
    name = str(words.get(FIELD, ""))
    if not name:
        return None, None
    at, folder = (tree.at((FIELD,)),), beside / name.replace("\\", "/")
    try:
        if PureWindowsPath(name).drive or not folder.resolve().is_relative_to(beside.resolve()):
            hint = "别处的文件夹用命令的 --editions-dir 指定"
            return None, Finding("A01", f"{FIELD}要在填报文件所在的文件夹里，写相对的路径", at, hint=hint)
        if not folder.is_dir():
            return None, Finding("A01", f"没有文件夹{quoted(name)}", at, hint="路径从填报文件所在的文件夹算起")
    except (OSError, ValueError, RuntimeError):
        hint = "名称太长、有不能用的字符，或没有打开它的权限"
        return None, Finding("A01", f"{FIELD}{quoted(name)}打不开", at, hint=hint)
    return folder, None


def titled(name: str, own: Path | None = None) -> str:
    """An edition's title, read from its first file only."""
    return folders(name, own).listing.text("title")


def first_year(name: str, own: Path | None = None) -> int:
    """The first year that an edition serves; EditionError where it does not say."""
    years = folders(name, own).listing.mapping("years")
    years.text("from")
    return years.count("from", 0, 9999)


def folders(name: str, own: Path | None = None) -> Folders:
    """The layers of an edition; EditionError for an unknown name, a circle, or too many layers."""
    searched = roots(own)
    layers: dict[str, Path] = {}
    listings: list[Fields] = []
    wanted, at = name, Source()
    while wanted:
        if found := unknown(wanted, own):
            raise EditionError(found[0], at, found[1])
        if wanted in layers:
            raise EditionError(f"版式 {wanted} 经 based_on 又回到了自己", at, "请去掉其中一处 based_on")
        if len(layers) == MOST_LAYERS:
            raise EditionError(f"based_on 一个接一个超过 {MOST_LAYERS} 层", at, "请直接以最近的一个为基础")
        layers[wanted] = next(root / wanted for root in searched if (root / wanted / EDITION).is_file())
        fields = read_fields(*_safe(layers[wanted], EDITION, f"{wanted}/{EDITION}"))
        listings.append(fields)
        wanted, at = fields.text("based_on", ""), fields.tree.at(("based_on",))
    return Folders(name, (*layers.items(), *(("", root) for root in searched)), listings[0], tuple(listings[1:]), own)
