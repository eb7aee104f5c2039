"""Articles about one happening make a story, copies count once, and one quotation is found in all its versions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.annotator import Annotator
from builder.link import link
from builder.model import Archive, AuthorityFiles, Capture, RawText, Sidecar
from tests.cases import cases

HERE = Path(__file__).parent
NOBODY = AuthorityFiles()


def archive(case: dict[str, Any]) -> Archive:
    annotator = Annotator(NOBODY)
    return link([annotator.one(_capture(listed)) for listed in case["articles"]], NOBODY, ())


def _capture(listed: dict[str, str]) -> Capture:
    text = f"{listed['title']}\n\n{listed['text']}"
    raw = RawText(f"{listed['id']}.txt", "0", "text/plain", "utf-8", len(text), text)
    sidecar = Sidecar(title=listed["title"], publisher=listed["publisher"], published=listed["published"])
    return Capture(listed["id"], raw, sidecar)


@pytest.mark.parametrize("case", cases(HERE / "cases"))
def test_what_belongs_together_is_together_and_look_alikes_are_not(case: dict[str, Any]) -> None:
    made = archive(case)
    assert sorted(sorted(story.articles) for story in made.stories) == sorted(map(sorted, case["stories"]))
    copied = [sorted(group) for story in made.stories for group in story.copies]
    assert sorted(copied) == sorted(map(sorted, case.get("copies", ())))
    said = [sorted({version.citation.article for version in saying.versions}) for saying in made.sayings]
    assert sorted(said) == sorted(map(sorted, case.get("sayings", ())))
