"""The documentation says what the program does: all of it, and nothing that is gone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from builder.annotator import Annotator
from builder.capture import read_sources
from builder.capture.authority import EventEntry, OrganisationEntry, OutletEntry, PersonEntry, PlaceEntry, RoleEntry
from builder.capture.decisions import DecisionEntry
from builder.capture.sidecar import NoteEntry, SidecarFile
from builder.cli import main
from builder.config import Config
from builder.evaluate import LAYERS, TEXT
from builder.problems import Problems
from builder.record import to_json

if TYPE_CHECKING:
    from builder.values import Strict

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    *sorted(path for folder in ("read", "edit", "contribute") for path in (DOCS / folder).rglob("*.md")),
]
MADE_BY_BUILDS = {
    "articles",
    "people",
    "organisations",
    "places",
    "events",
    "timeline",
    "quotations",
    "outlets",
    "wording",
    "stories",
}
SCHEMAS = [
    (Config, "edit/settings.md"),
    (SidecarFile, "edit/captures.md"),
    (NoteEntry, "edit/captures.md"),
    (PersonEntry, "edit/authority.md"),
    (RoleEntry, "edit/authority.md"),
    (OrganisationEntry, "edit/authority.md"),
    (PlaceEntry, "edit/authority.md"),
    (OutletEntry, "edit/authority.md"),
    (EventEntry, "edit/events.md"),
    (DecisionEntry, "edit/decisions.md"),
]

_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def _words_in_code(page: Path) -> set[str]:
    """Every word that the page sets as code, outside of its examples."""
    prose = _FENCE.sub("", page.read_text("utf-8"))
    return {word for code in _CODE.findall(prose) for word in re.findall(r"[\w-]+", code)}


@pytest.mark.parametrize(("schema", "page"), SCHEMAS, ids=lambda value: getattr(value, "__name__", value))
def test_every_key_that_an_editor_may_write_is_documented(schema: type[Strict], page: str) -> None:
    keys = {field.alias or name for name, field in schema.model_fields.items()}
    assert keys
    assert keys <= _words_in_code(DOCS / page)


def test_every_command_and_option_is_documented_and_no_other() -> None:
    text = (DOCS / "edit/commands.md").read_text("utf-8")
    assert set(re.findall(r"^## `newsarchive ([a-z]+)", text, re.MULTILINE)) == set(main.commands)
    for name, command in main.commands.items():
        options = [o for parameter in command.params if isinstance(parameter, click.Option) for o in parameter.opts]
        missing = [option for option in options if f"`{option}" not in text]
        assert not missing, f"{name}: {missing}"


def test_every_key_of_the_article_record_is_documented() -> None:
    problems = Problems()
    sources = read_sources(ROOT, problems)
    annotator = Annotator(sources.authority)
    records = [json.loads(json.dumps(to_json(annotator.one(capture)))) for capture in sources.captures]
    assert records
    documented = _words_in_code(DOCS / "contribute/record.md")
    keys = {key for record in records for key in record}
    keys |= {
        key
        for record in records
        for part in ("raw", "blocks", "edits")
        for item in _items(record[part])
        for key in item
    }
    keys |= {key for record in records for annotation in record["annotations"] for key in annotation}
    assert keys <= documented


def _items(part: object) -> list[dict[str, object]]:
    return part if isinstance(part, list) else [part]  # type: ignore[list-item]


def test_every_layer_of_the_evaluation_is_documented() -> None:
    text = (DOCS / "edit/gold.md").read_text("utf-8")
    assert [name for name in (TEXT, *(layer.name for layer in LAYERS)) if f"| {name} |" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(_FENCE.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        target = (page.parent / link.partition("#")[0]).resolve()
        if target.is_relative_to(DOCS) and _is_made_by_a_build(target):
            continue
        assert target.exists(), link


def _is_made_by_a_build(target: Path) -> bool:
    parts = target.relative_to(DOCS).parts
    return parts[0] in MADE_BY_BUILDS or parts == ("search.md",)
