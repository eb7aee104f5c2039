"""Capture: reads and validates everything that people put into `sources/`. Nothing is changed on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builder.capture.authority import read_authority
from builder.capture.decisions import read_decisions
from builder.capture.files import read_captures
from builder.capture.gold import read_gold_folder
from builder.config import Config, read_config

if TYPE_CHECKING:
    from pathlib import Path

    from builder.model import AuthorityFiles, Capture, Decision
    from builder.problems import Problems

CAPTURES = "sources/captures"


@dataclass(frozen=True)
class Sources:
    """Everything in `sources/`."""

    config: Config
    authority: AuthorityFiles
    decisions: tuple[Decision, ...]
    captures: tuple[Capture, ...]
    gold: tuple[dict[str, Any], ...]  # corrected records


def read_sources(root: Path, problems: Problems) -> Sources:
    """The sources of the archive at `root`; what is wrong with them is noted in `problems`, and left out."""
    config = read_config(root, problems)
    return Sources(
        config,
        read_authority(root, problems),
        read_decisions(root, problems),
        tuple(read_captures(root / CAPTURES, root, config, problems)),
        read_gold_folder(root, problems),
    )
