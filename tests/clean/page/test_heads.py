"""Clues whether a line of a page is its headline, the table of their weights, and what follows from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.clean.head_clues import clues, clues_of_none
from builder.clean.head_lines import lines_of
from builder.clean.head_text import without_site
from builder.clean.heads import headline
from builder.clean.units import units
from builder.clean.view import View
from builder.languages import table
from tests.cases import cases

PAGES = [param.values[0]["raw"] for param in cases(Path(__file__).parent / "cases")]
ARTICLE = "\n".join(
    [
        "The council met for three hours on Monday and put off its vote on the new harbour until spring.",
        "Members of both parties had asked for more time to read the report, which has more than nine hundred pages.",
        "The harbour would cost the valley forty million, and nobody has said where that sum is to come from.",
    ]
)
HEADLINE = "Harbour vote put off until spring"


def clues_of(text: str) -> dict[str, list[str]]:
    listed = units(View(text))
    return {listed[at].text: named for at, named in clues(lines_of(listed, "en")).items()}


def headline_of(text: str) -> str | None:
    found = headline(units(View(text)), "en")
    return found.text if found else None


def test_every_weight_is_that_of_a_clue_which_is_looked_for() -> None:
    marks = [
        "a small start, too",
        "12 ships in the harbour: what now?",
        "ALL SHIPS",
        "One said no. Another Photo",
        "News Sport World Jobs",
        "Live: what the council says in 2024",
        "The harbour on www.valleypost.example",
    ]
    twice = [f"{HEADLINE} | The Valley Post", *marks, "14:32", HEADLINE, "By Ann Author", HEADLINE, "24 October 2024"]
    pages = [
        "\n".join([*twice, ARTICLE]),
        "\n".join([*marks, HEADLINE, "So many words of the harbour", ARTICLE]),
        *PAGES,
    ]
    looked_for = {
        clue.split()[0]
        for page in (lines_of(units(View(text)), "en") for text in pages if text.strip())
        for named in (*clues(page).values(), clues_of_none(page))
        for clue in named
    }
    assert {str(clue).split()[0] for clue in table("head_weights")} - looked_for <= {"linked", "tail", "ended"}


@pytest.mark.parametrize(
    ("line", "clue"),
    [
        (HEADLINE, "words 6"),
        ("what the mayor knows", "lower"),
        ("Who pays for the harbour?", "asks"),
        ("The harbour of Oakton. Ann Author", "tail"),
        ("HARBOUR VOTE PUT OFF", "capitals"),
        ("Harbour Vote Council Mayor", "menu"),
        ("Mayor: no harbour", "marked"),
        ("The vote of 2024", "year"),
        ("www.valleypost.example", "address"),
        ("Live: harbour vote", "label"),
        ("The Valley Post", "outlet"),
    ],
)
def test_a_line_shows_a_clue(line: str, clue: str) -> None:
    assert clue in clues_of(f"{line}\n{ARTICLE}")[line]


def test_the_first_entry_of_a_live_page_stands_below_a_time_of_day() -> None:
    assert "entry" in clues_of(f"Harbour vote live\nSummary\n14:32\n{HEADLINE}\n{ARTICLE}")[HEADLINE]


def test_the_line_with_the_words_of_the_article_is_its_headline() -> None:
    page = (
        f"Home\nSport\nJobs\nThree bakers on the price of butter\n{HEADLINE}\nBy Ann Author\n24 October 2024\n{ARTICLE}"
    )
    assert headline_of(page) == HEADLINE


def test_what_speaks_for_the_headline_is_measured_by_the_first_line() -> None:
    found = headline(units(View(f"The Valley Post\n{HEADLINE}\nBy Ann Author\n{ARTICLE}")), "en")
    first = headline(units(View(f"{HEADLINE}\nBy Ann Author\n{ARTICLE}")), "en")
    assert found is not None
    assert first is not None
    assert 0 < found.lead < found.odds
    assert first.lead == first.odds


def test_a_line_that_stands_there_twice_may_be_the_headline_although_it_ends_like_a_sentence() -> None:
    twice = "The council of Oakton has put off its vote on the harbour until spring.\n24 October 2024\n"
    assert clues_of(f"{twice * 2}{ARTICLE}")
    assert not clues_of(f"{twice}{ARTICLE}")


def test_what_has_too_little_prose_has_no_headline() -> None:
    assert headline_of(f"{HEADLINE}\nThe council met.") is None


@pytest.mark.parametrize(
    ("title", "rest", "expected"),
    [
        (f"{HEADLINE} | The Valley Post", [], HEADLINE),
        (f"{HEADLINE} - Valley Post", ["© 2024 Valley Post"], HEADLINE),
        (f"{HEADLINE} - Valley Post", [ARTICLE], f"{HEADLINE} - Valley Post"),
        ("In the net of the Valley-Agents", ["Agents"], "In the net of the Valley-Agents"),
        (
            "A blow for the league - Oakton loses to Elmham",
            ["Oakton"],
            "A blow for the league - Oakton loses to Elmham",
        ),
    ],
)
def test_only_the_name_of_the_page_is_cut_off_its_title(title: str, rest: list[str], expected: str) -> None:
    assert without_site(title, rest) == expected
