"""The settings of an archive, `sources/archive.yml`, as one frozen object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field

from builder.model import Rights
from builder.values import Id, Language, Strict, Text, Texts, Url
from builder.yamlfile import read_yaml, validated

if TYPE_CHECKING:
    from pathlib import Path

    from builder.problems import Problems

SETTINGS = "sources/archive.yml"


def _with_slash(url: str) -> str:
    return url if url.endswith("/") else url + "/"


class Config(Strict):
    """What the editors set for the whole archive."""

    title: Text = "News archive"
    description: Text = "An annotated archive of news reports"
    language: Language = "en"
    url: Annotated[Url, AfterValidator(_with_slash)] | None = None
    rights: Rights = "full"
    wording: dict[Id, Texts] = Field(default_factory=dict)
    ner: Text | None = None
    max_capture_bytes: Annotated[int, Field(gt=0)] = 10_000_000


def read_config(root: Path, problems: Problems) -> Config:
    """The settings of the archive at `root`; the defaults where the file is absent, or bad and a problem noted."""
    path = root / SETTINGS
    if not path.exists():
        problems.add(SETTINGS, 1, "is missing", "run the command in the archive's folder, or give it with --root")
        return Config()
    file = read_yaml(path, SETTINGS, problems)
    return (file and validated(Config, file, problems)) or Config()
