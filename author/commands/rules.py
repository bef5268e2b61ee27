"""``kzauthor rules``: what is checked, and why."""

from __future__ import annotations

import click

from author import clickzh
from author.commands.common import FINE, say
from author.ground.findings import near
from author.report.rulebook import RuleEntry, rulebook


@click.command("rules", cls=clickzh.Command, help="列出核对的规则；给出编号就解释这一条。")
@click.argument("code", required=False, metavar="[编号]")
def command(code: str | None) -> int:
    """List the rules, or explain one."""
    known = rulebook()
    if code is None:
        for entry in known.values():
            say(f"{entry.code}\t{'、'.join(entry.severities)}\t{entry.title}")
        return FINE
    asked = code.strip().upper()
    if asked not in known:
        raise click.UsageError(f"没有规则 {code}。{near(asked, known) or '不带编号可列出全部规则'}")
    _explain(known[asked])
    return FINE


def _explain(entry: RuleEntry) -> None:
    say(f"{entry.code} {entry.title}（{'、'.join(entry.severities)}）")
    say(f"  {entry.why}")
    say(f"  依据：{entry.basis}")
    say(f"  错例：{entry.wrong}")
    say(f"  改为：{entry.right}")
