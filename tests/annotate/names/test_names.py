"""Names are found where they begin and end, each with its type, whether anybody listed them or not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.annotate.lexicon import Lexicon
from builder.annotate.names import find_names
from builder.model import Authority, AuthorityFiles, FoundName
from tests.annotate.names.marked import article, authority, unmarked
from tests.cases import cases

HERE = Path(__file__).parent
KNOWN = Lexicon.of(authority(HERE / "authority.yml"))
EMPTY = Lexicon.of(AuthorityFiles())
WORDS = [
    "Anna",
    "Weiss",
    "Mr.",
    "President",
    "of",
    "the",
    "U.S.",
    "US-Russia",
    "Bank",
    "de",
    "von",
    "al-Sadr",
    "O'Neill",
    "and",
]
WORDS += ["&", "NATO", "(RIAC)", "’s", ".", ",", "“", "\n\n", "The", "May", "PUTIN", "region", "president"]


def label(name: FoundName) -> str:
    return name.type if name.form == "name" else name.form


@pytest.mark.parametrize("case", cases(HERE / "cases"))
def test_the_names_of_a_text_are_found_and_nothing_else_is(
    case: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    if "unsolved" in case:
        request.applymarker(pytest.mark.xfail(reason="not solved yet"))
    text, expected = unmarked(case["text"].strip())
    found = find_names(article(text, case.get("published"), case.get("title", False)), EMPTY)
    assert [(text[a:b], kind) for a, b, kind in expected] == [(name.text, label(name)) for name in found]
    assert [(a, b) for a, b, _ in expected] == [(name.start, name.end) for name in found]


@pytest.mark.parametrize("case", cases(HERE / "known"))
def test_known_names_are_found_with_the_ids_they_may_stand_for(case: dict[str, Any]) -> None:
    text, expected = unmarked(case["text"].strip())
    found = find_names(article(text, case.get("published"), case.get("title", False)), KNOWN)
    marked = [(text[a:b], ids) for a, b, ids in expected]
    assert marked == [(name.text, ",".join(name.candidates)) for name in found]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=40), st.booleans())
def test_any_text_gives_names_in_order_that_do_not_overlap_and_hold_their_words(words: list[str], title: bool) -> None:
    text = " ".join(words)
    place = 0
    for name in find_names(article(text, title=title), KNOWN):
        assert place <= name.start < name.end
        assert text[name.start : name.end] == name.text
        place = name.end


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12), max_size=8), st.text(max_size=60))
def test_any_name_may_stand_in_the_authority_files(names: list[str], text: str) -> None:
    files = AuthorityFiles({str(n): Authority(str(n), "other", name) for n, name in enumerate(names)})
    for name in find_names(article(text), Lexicon.of(files)):
        assert text[name.start : name.end] == name.text


def test_in_a_language_without_tables_only_known_names_are_found() -> None:
    german = replace(article("Am Montag traf Wladimir Orvel den Minister in Moscow."), language="de")
    assert [(name.text, name.candidates) for name in find_names(german, KNOWN)] == [("Moscow", ("moscow",))]
    assert find_names(german, EMPTY) == ()


def test_a_known_name_is_found_wherever_it_stands_alone() -> None:
    files = AuthorityFiles({"x": Authority("x", "person", "Zoë Ångström-O’Hara")})
    lexicon = Lexicon.of(files)
    for text in ("Zoë Ångström-O’Hara", "(Zoë Ångström-O'Hara)", "Zoë Ångström-O’Hara’s", "ZOË ÅNGSTRÖM-O’HARA"):
        assert [hit.candidates for hit in lexicon.scan(text)] == [("x",)]
    for text in ("Zoë. Ångström-O’Hara", "Zoë Ångström-O’Haras", "zoë ångström-o’hara", "Zoë, Ångström-O’Hara"):
        assert lexicon.scan(text) == []
