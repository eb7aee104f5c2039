"""What there is to know stands in the documentation: every command, option and setting."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from builder.cli import main
from builder.config import Config

DOCS = Path(__file__).parents[2] / "docs"
COMMANDS = DOCS / "edit/commands.md"
SETTINGS = DOCS / "edit/settings.md"


def options() -> list[tuple[str, str]]:
    """Every option of every command, by its long name; `--root` is explained once for all."""
    return [
        (name, flag)
        for name, command in main.commands.items()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for flag in parameter.opts
        if flag.startswith("--") and flag != "--root"
    ]


def section(name: str) -> str:
    """What the documentation says of a command: from its heading to the next."""
    _, _, rest = COMMANDS.read_text("utf-8").partition(f"## `newsarchive {name}")
    return rest.partition("\n## ")[0]


@pytest.mark.parametrize("name", main.commands)
def test_every_command_is_documented(name: str) -> None:
    assert section(name)


@pytest.mark.parametrize(("name", "flag"), options())
def test_every_option_is_documented_with_its_command(name: str, flag: str) -> None:
    assert flag in section(name)


@pytest.mark.parametrize("name", Config.model_fields)
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}" in SETTINGS.read_text("utf-8")


@pytest.mark.parametrize("name", main.commands)
def test_every_command_says_what_it_does(name: str) -> None:
    assert main.commands[name].get_short_help_str(200)
