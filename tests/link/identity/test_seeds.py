"""The main names of the five real captures, read by eye, are found and rightly linked."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from builder.annotate.lexicon import Lexicon
from builder.annotate.names import find_names
from builder.clean import clean
from builder.link.identity import resolve_names
from builder.model import Capture, RawText, Sidecar
from tests.annotate.names.marked import authority

HERE = Path(__file__).parent
SEEDS = HERE.parents[3] / "shared/seeds"
EXPECTED = yaml.safe_load((HERE / "seeds.yml").read_text("utf-8"))
FILES = authority(HERE / "seeds_authority.yml")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real captures are not in ../shared/seeds")
@pytest.mark.parametrize("seed", sorted(EXPECTED))
def test_the_main_names_of_a_real_capture_are_linked(seed: str) -> None:
    text = (SEEDS / f"{seed}.txt").read_text("utf-8")
    raw = RawText(f"{seed}.txt", "", "text/plain", "utf-8", len(text), text)
    made = clean(Capture(seed, raw, Sidecar(published=str(EXPECTED[seed]["published"]))), FILES)
    mentions = resolve_names(made, find_names(made, Lexicon.of(FILES)), FILES)
    found = {(m.text, m.entity) for m in mentions}
    wanted = {(text, entity) for text, entity in EXPECTED[seed]["mentions"].items()}
    assert wanted <= found
    assert not [m for m in mentions if m.status == "ambiguous"]
    unknown = {m.text for m in mentions if m.status == "provisional"}
    assert unknown <= set(EXPECTED[seed].get("unknown", ()))
