"""click in Chinese: the words of help pages and of wrong use."""

from __future__ import annotations

from typing import Any

import click

from author.findings import near

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
    """A group of commands whose help page is Chinese."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - click's own signature
        named.setdefault("context_settings", _HELP)
        super().__init__(*arguments, **named)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """用法 instead of Usage."""
        formatter.write_usage(ctx.command_path, "[选项] 命令 …", prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """选项 and 命令 instead of Options and Commands."""
        _write_options(self, ctx, formatter)
        commands = [(name, self.commands[name].help or "") for name in self.list_commands(ctx)]
        with formatter.section("命令"):
            formatter.write_dl(commands)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The help option with Chinese help."""
        return _translated(super().get_help_option(ctx))


def _pieces(command: click.Command, ctx: click.Context) -> list[str]:
    arguments = [piece for param in command.get_params(ctx) for piece in param.get_usage_pieces(ctx)]
    return ["[选项]", *arguments]


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    records = [record for option in options if (record := option.get_help_record(ctx))]
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
        return f"缺少{error.param.make_metavar(error.ctx) if error.param and error.ctx else ''}"
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 的写法不对（缺少值，或不该有值）"
    return _other(error.message)


def _bad_value(error: click.BadParameter) -> str:
    choices = getattr(getattr(error.param, "type", None), "choices", ())
    name = "/".join(error.param.opts) if error.param else ""
    return f"{name} 的值不对" + (f"，可选：{'、'.join(choices)}" if choices else f"：{error.message}")


def _other(message: str) -> str:
    """click tells these two only by their English sentences."""
    if message.startswith("No such command"):
        return f"没有命令 {message.rsplit(maxsplit=1)[-1].strip('.')}，用 kzauthor --help 看有哪些"
    if message.startswith("Got unexpected extra argument"):
        return "多写了参数；文件名里有空格时请加引号"
    return message
