"""In the five real captures, read by eye, every quotation is found and none has a wrong speaker."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from builder.annotator import Annotator
from builder.model import Capture, Quote, RawText, Sidecar
from tests.annotate.names.marked import authority

HERE = Path(__file__).parent
SEEDS = HERE.parents[3] / "shared/seeds"
EXPECTED = yaml.safe_load((HERE / "seeds.yml").read_text("utf-8"))
FILES = authority(HERE.parent / "identity/seeds_authority.yml")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real captures are not in ../shared/seeds")
@pytest.mark.parametrize("seed", sorted(EXPECTED))
def test_the_quotations_of_a_real_capture_have_their_speakers(seed: str) -> None:
    text = (SEEDS / f"{seed}.txt").read_text("utf-8")
    raw = RawText(f"{seed}.txt", "", "text/plain", "utf-8", len(text), text)
    made = Annotator(FILES).one(Capture(seed, raw, Sidecar(published=str(EXPECTED[seed]["published"]))))
    quotes = [a for a in made.annotations if isinstance(a, Quote)]
    wanted = EXPECTED[seed]["quotes"]
    assert [quote.text[: len(words)] for quote, (words, _) in zip(quotes, wanted, strict=True)] == [
        w for w, _ in wanted
    ]
    assert [quote.speaker for quote in quotes] == [speaker for _, speaker in wanted]
