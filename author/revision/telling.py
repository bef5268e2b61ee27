"""A revision told: each changed input and below it what moved with it; then what moved without one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from author.report.told import Chapter, Group, Line, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from author.form.edition import Edition
    from author.ground.findings import Place
    from author.revision.effects import Effect
    from author.revision.inputs import Input
    from author.revision.revision import Revision
    from author.write.page import Layout

HEADS = ("位置", "原为", "现为", "页")
_WHOLE = {"row": "行", "table": "表", "section": "节", "sentence": "句"}


@dataclass(frozen=True)
class Telling:
    """A revision with the pages of both documents, where they were laid out."""

    revision: Revision
    names: tuple[str, str]
    """What both submissions are called: their files, or the folders in which they are filed."""
    layouts: tuple[Layout | None, Layout | None] = (None, None)

    def told(self) -> Told:
        """The report."""
        return Told("两稿比较", tuple(self._lead()), HEADS, tuple(self._chapters()))

    def _lead(self) -> Iterator[str]:
        revision = self.revision
        yield f"旧：{self.names[0]}  新：{self.names[1]}"
        if not revision.inputs and not revision.effects:
            yield "两稿相同：填报的内容和印出的文件都没有变化。"
            return
        words = [effect for effect in revision.effects if effect.kind != "figure" and not effect.figures]
        said = f"印出的数变了 {len(revision.figures)} 处，文字、行、表变了 {len(words)} 处"
        yield f"改了 {len(revision.inputs)} 处填报；{said}。"
        if not revision.effects:
            yield "印出的文件没有变化。"
        if revision.of_nothing:
            yield f"其中 {len(revision.of_nothing)} 处找不到填报里的改动，列在最后。"

    def _chapters(self) -> Iterator[Chapter]:
        for changed, effects in zip(self.revision.inputs, self.revision.of_input, strict=True):
            yield Chapter(self._heading(changed), tuple(self._notes(changed, effects)), self._groups(effects))
        if nothing := self.revision.of_nothing:
            heading = "填报没有改，印出的变了"
            yield Chapter(heading, tuple(self._why()), self._groups(nothing))

    def _why(self) -> Iterator[str]:
        old, new = self.revision.old.edition, self.revision.new.edition
        if old.name != new.name:
            yield f"两稿的版式不同：{old.title}、{new.title}"
        elif _files(old) != _files(new):
            yield f"两稿的版式 {old.name} 内容不同：版式或科目表改过"
        else:
            yield "可能是措辞、排列或程序版本所致，请逐处核对"

    @staticmethod
    def _heading(changed: Input) -> str:
        if changed.before is None and changed.after is not None:
            return f"新增：{changed.name}"
        return f"删去：{changed.name}" if changed.after is None and changed.before is not None else changed.name

    @staticmethod
    def _notes(changed: Input, effects: Iterable[Effect]) -> Iterator[str]:
        for change in changed.changes:
            yield f"{change.field}：{_short(change.before)} → {_short(change.after)}"
        places = (f"旧 {changed.before}" if changed.before else "", f"新 {changed.after}" if changed.after else "")
        yield "，".join(filter(None, places))
        if not effects:
            yield "印出的文件没有因此变化"

    def _groups(self, effects: Iterable[Effect]) -> tuple[Group, ...]:
        grouped: dict[str, list[Line]] = {}
        for effect in effects:
            grouped.setdefault(effect.within, []).append(self.line(effect))
        return tuple(Group(name, tuple(lines)) for name, lines in grouped.items())

    def line(self, effect: Effect) -> Line:
        """What was and is in one place."""
        return Line(self._where(effect), effect.before, effect.after, self.pages(effect))

    @staticmethod
    def _where(effect: Effect) -> str:
        came = "" if effect.was_at and effect.is_at else "新增" if effect.is_at else "删去"
        kind = _WHOLE.get(effect.kind, "") if came else ""
        moved = f"（{len(effect.figures)} 个数变了）" if effect.figures else ""
        return " ".join(filter(None, (f"{came}{kind}", effect.called))) + moved or "文字"

    def pages(self, effect: Effect) -> str:
        """``第5页``, ``第5页 → 第6页``; empty where nothing was laid out."""
        places = (effect.was_at, effect.is_at)
        pages = [self._page(place, layout) for place, layout in zip(places, self.layouts, strict=True)]
        known = list(dict.fromkeys(page for page in pages if page))
        return " → ".join(f"第{page}页" for page in known)

    @staticmethod
    def _page(place: Place | None, layout: Layout | None) -> int | None:
        return layout.page(place.anchor, place.row) if place and layout else None


def _files(edition: Edition) -> list[bytes]:
    """All that a form was read from."""
    return [edition.folders.find(file)[0].read_bytes() for file in edition.files]


def _short(text: str) -> str:
    said = " ".join(text.split())
    return f"{said[:40]}…" if len(said) > 40 else said or "（空）"


def as_json(telling: Telling) -> Mapping[str, object]:
    """The revision for other programs."""
    revision = telling.revision
    return {
        "version": 1,
        "old": telling.names[0],
        "new": telling.names[1],
        "inputs": [_input(changed) for changed in revision.inputs],
        "effects": [_effect(effect, telling) for effect in revision.effects],
    }


def _input(changed: Input) -> Mapping[str, object]:
    return {
        "name": changed.name,
        "old_at": str(changed.before) if changed.before else None,
        "new_at": str(changed.after) if changed.after else None,
        "changes": [change._asdict() for change in changed.changes],
    }


def _effect(effect: Effect, telling: Telling) -> Mapping[str, object]:
    return {
        "kind": effect.kind,
        "within": effect.within,
        "called": effect.called,
        "old": effect.before,
        "new": effect.after,
        "old_at": effect.was_at,
        "new_at": effect.is_at,
        "pages": telling.pages(effect),
        "because": list(effect.because),
        "figures": [_effect(each, telling) for each in effect.figures],
    }
