"""click in Chinese: the words of help pages and of wrong use."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import click

from author.ground.findings import near

if TYPE_CHECKING:
    from collections.abc import Mapping

_HELP = {"help_option_names": ["-h", "--help"]}


class Command(click.Command):
    """A command whose help page is Chinese."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - click's own signature
        named.setdefault("context_settings", _HELP)
        super().__init__(*arguments, **named)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法 instead of Usage."""
        formatter.write_usage(ctx.command_path, " ".join(_pieces(self, ctx)), prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """选项 instead of Options."""
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option with Chinese help."""
        return _translated(super().get_help_option(ctx))


class Group(click.Group):
    """Commands that are imported when they are called: modules of ``package``, each with a ``command``.

    ``commands_help`` is their names and short help.
    """

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401 - click's own signature
        commands_help: Mapping[str, str],
        package: str = "author.commands",
        **named: Any,  # noqa: ANN401
    ) -> None:
        named.setdefault("context_settings", _HELP)
        super().__init__(*arguments, **named)
        self._commands_help = commands_help
        self._package = package

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names in their order."""
        return list(self._commands_help)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Import the command's module."""
        if name not in self._commands_help:
            return None
        command: click.Command = importlib.import_module(f"{self._package}.{name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say which command was meant when there is none of that name."""
        if args and args[0] not in self._commands_help and not args[0].startswith("-"):
            hint = near(args[0], self._commands_help) or f"命令有 {'、'.join(self._commands_help)}"
            raise click.UsageError(f"没有命令 {args[0]}。{hint}")
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法 instead of Usage."""
        formatter.write_usage(ctx.command_path, "[选项] 命令 …", prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """选项 and 命令 instead of Options and Commands."""
        _write_options(self, ctx, formatter)
        with formatter.section("命令"):
            formatter.write_dl(list(self._commands_help.items()))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option with Chinese help."""
        return _translated(super().get_help_option(ctx))


def _pieces(command: click.Command, ctx: click.Context) -> list[str]:
    arguments = [piece for param in command.get_params(ctx) for piece in param.get_usage_pieces(ctx)]
    return ["[选项]", *arguments]


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    found = [record for option in options if (record := option.get_help_record(ctx))]
    records = [(names, said.replace("[required]", "（必填）")) for names, said in found]
    with formatter.section("选项"):
        formatter.write_dl(records)


def _translated(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "显示这段说明"
    return option


def told(error: click.ClickException) -> str:
    """What was wrong with the command line, in Chinese."""
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}。{near(error.option_name, error.possibilities or ())}"
    if isinstance(error, click.MissingParameter):
        option = f" {error.param.opts[-1]} " if isinstance(error.param, click.Option) else ""
        return f"缺少{option}{error.param.make_metavar(error.ctx) if error.param and error.ctx else ''}"
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 的写法不对（缺少值，或不该有值）"
    return _other(error.message)


def _bad_value(error: click.BadParameter) -> str:
    choices = getattr(getattr(error.param, "type", None), "choices", ())
    is_option = isinstance(error.param, click.Option)
    name = "/".join(error.param.opts) if error.param and is_option else _metavar(error)
    return f"{name} 的值不对" + (f"，可选：{'、'.join(choices)}" if choices else f"：{_about_path(error.message)}")


def _metavar(error: click.BadParameter) -> str:
    return error.param.make_metavar(error.ctx) if error.param and error.ctx else ""


_PATHS = (
    ("is a file.", "是文件，不是文件夹"),
    ("is a directory.", "是文件夹，不是文件"),
    ("does not exist.", "没有这个文件"),
    ("is not readable.", "没有读它的权限"),
    ("is not writable.", "没有写它的权限"),
)
"""The ends of click's sentences about files."""


def _about_path(message: str) -> str:
    for said, ours in _PATHS:
        if message.endswith(said):
            return f"{message.removesuffix(said).partition(' ')[2].strip()} {ours}"
    return message


def _other(message: str) -> str:
    """click tells this only by its English sentence."""
    if message.startswith("Got unexpected extra argument"):
        return "多写了参数；文件名里有空格时请加引号"
    return message
