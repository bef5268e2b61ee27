"""``kzauthor codes``: the code books, listed and searched, and brought up to the official list of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from author import clickzh

if TYPE_CHECKING:
    import click

COMMANDS = {
    "find": "按编码或名称查科目；不写要查的就列出各类。find 可以省去：kzauthor codes 小学",
    "update": "读入财政部门当年发的科目表，看有什么变化，保存为各版式从那年起用的科目表。",
}


class _Codes(clickzh.Group):
    """``kzauthor codes 小学`` is ``kzauthor codes find 小学``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in {*COMMANDS, *ctx.help_option_names}:
            args = ["find", *args]
        return super().parse_args(ctx, args)


command = _Codes(
    "codes", commands_help=COMMANDS, package=__name__, help="查科目表：功能科目、经济科目；读入当年的科目表。"
)
