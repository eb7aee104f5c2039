"""What names stand for is decided by evidence, or not at all, and every decision says why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.annotate.lexicon import Lexicon
from builder.annotate.names import find_names
from builder.link.identity import resolve_names
from builder.model import AuthorityFiles, FoundName, Mention
from builder.slugs import slug
from tests.annotate.names.marked import article, authority, unmarked
from tests.cases import cases

HERE = Path(__file__).parent
FILES = authority(HERE.parents[1] / "annotate/names/authority.yml")
LEXICON = Lexicon.of(FILES)


def meaning(mention: Mention) -> str:
    if mention.status == "provisional":
        return f"~{mention.entity}"
    return mention.entity or "?"


@pytest.mark.parametrize("case", cases(HERE / "cases"))
def test_each_name_stands_for_what_the_article_shows(case: dict[str, Any]) -> None:
    text, expected = unmarked(case["text"].strip())
    made = article(text, case.get("published"), case.get("title", False))
    mentions = resolve_names(made, find_names(made, LEXICON), FILES)
    assert [(text[a:b], label) for a, b, label in expected] == [(m.text, meaning(m)) for m in mentions]
    for part in case.get("why", ()):
        assert any(part in mention.why for mention in mentions), part


@settings(deadline=None)
@given(st.text(max_size=30), st.lists(st.sampled_from(["Anna Weiss", "Weiss", "Bush", "Georgia", "Moscow", "Russian"])))
def test_every_mention_repeats_its_name_and_says_why(text: str, names: list[str]) -> None:
    text = " said. ".join([text, *names, ""])
    made = article(text)
    found = find_names(made, LEXICON)
    mentions = resolve_names(made, found, FILES)
    assert [(m.start, m.end, m.text) for m in mentions] == [(f.start, f.end, f.text) for f in found]
    for mention in mentions:
        assert mention.why
        assert (mention.entity is None) == (mention.status == "ambiguous" or not slug(mention.name))


def test_a_name_without_letters_has_no_entity() -> None:
    made = article("†")
    (mention,) = resolve_names(made, [FoundName(0, 1, "†", "name", "other")], AuthorityFiles())
    assert (mention.entity, mention.status) == (None, "provisional")
