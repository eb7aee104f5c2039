"""Clues whether a unit of a page is of its article, and the table of their weights."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.clean import clipping
from builder.clean.page import WEIGHTS, heaviest, judgements
from builder.clean.page_again import clues_around
from builder.clean.page_clues import clues
from builder.clean.page_units import Weighed, weighed
from builder.clean.units import units
from builder.clean.view import View
from builder.languages import table
from tests.cases import cases

PAGES = [param.values[0]["raw"] for param in cases(Path(__file__).parent / "cases")]
SENTENCE = "The council will vote on the second quay in the spring, once the engineers have written their report."


def page_of(text: str) -> list[Weighed]:
    return [weighed(unit, "en") for unit in units(View(text))]


def clues_of(text: str) -> list[list[str]]:
    page = page_of(text)
    return clues(page, heaviest(page))


def test_every_unit_of_a_page_gets_a_judgement() -> None:
    for text in ("", "Home", f"Home\n\n{SENTENCE}", *PAGES):
        page = page_of(text)
        for name in (WEIGHTS, clipping.WEIGHTS):
            assert len(judgements(page, heaviest(page), name)) == len(clues_of(text)) == len(page)


@pytest.mark.parametrize("name", [WEIGHTS, clipping.WEIGHTS])
def test_every_weight_is_that_of_a_clue_which_is_looked_for(name: str) -> None:
    marks = "\n".join(
        [
            "Share | Tweet (c) a@b.com […",
            "<a_b ____ x/y 12:30 2024 Photo: € ? ! “a”, b)",
            "* one item of a list",
            "日本語の文章である。",
            "12 ships",
            "Photo: Ann Author / Reuters",
        ]
    )
    around = clues_around([2.0, -1.0, 0.5], [200, 30, 80])
    looked_for = {clue.split()[0] for text in (marks, *PAGES) for named in clues_of(text) for clue in named}
    looked_for |= {clue.split()[0] for named in around for clue in named}
    assert {str(clue).split()[0] for clue in table(name)} - looked_for <= {
        "always",
        "linked",
        "part",
        "opening",
        "rule",
    }


@pytest.mark.parametrize(
    ("line", "clue"),
    [
        (SENTENCE, "length 80 stop"),
        ("Most read", "kind R"),
        ("Comments", "kind E"),
        ("Harbour reopens after dredging", "length 22 open"),
        (
            "Change the settings of your browser at any time, or delete all cookies and your account.",
            "service medium 3",
        ),
        ("The barge in the channel, seen on Tuesday. Photo: Ann Author", "credit medium : behind"),
        ("and nobody had asked for that", "opens lower"),
    ],
)
def test_a_line_shows_a_clue(line: str, clue: str) -> None:
    assert clue in clues_of(line)[0]


def test_what_has_the_words_of_the_article_is_told_from_what_has_none() -> None:
    page = "\n".join(
        [SENTENCE, SENTENCE.replace("will", "did not"), "Share", "Chess players freeze; stairs too steep, club says."]
    )
    assert any(clue.startswith("within ") and clue.endswith("common 0.9") for clue in clues_of(page)[0])
    assert any(clue.endswith("medium common 0.0") for clue in clues_of(page)[-1])


def test_the_second_look_knows_what_was_thought_of_the_units_around() -> None:
    above, unsure, below = clues_around([3.0, -0.5, 3.0], [300, 60, 300])
    assert {"thought 1 above 8", "thought 1 below 8", "sure above 0", "sure below 0"} <= set(unsure)
    assert "thought 1 above ^" in above
    assert "thought 1 below ^" in below
    alone = clues_around([-6.0, -0.5, -6.0], [300, 60, 300])[1]
    assert set(alone).isdisjoint({"thought 1 above 8", "thought 1 below 8", "sure above 0", "sure below 0"})


def test_what_looks_the_same_is_judged_by_its_neighbours() -> None:
    line = "Boats wait at the gate for hours."
    paragraph = " ".join([SENTENCE, SENTENCE.replace("will", "did not"), "Nobody had asked for a third one, she said."])
    menu = ["Home", "Sport", "Weather", "Sign in", "Search", "Most read", "Contact", "Imprint"]
    among_prose = page_of("\n\n".join([*menu, paragraph, paragraph[5:], line, paragraph[9:], *menu[::-1]]))
    among_links = page_of("\n\n".join([*menu, paragraph, paragraph[5:], paragraph[9:], *menu[::-1], line, *menu]))
    near, far = (
        judgements(page, heaviest(page), WEIGHTS)[[item.unit.text for item in page].index(line)]
        for page in (among_prose, among_links)
    )
    assert near > 0 > far
