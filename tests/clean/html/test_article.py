"""What becomes of saved pages: `cases/*.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.clean.engine import apply
from builder.clean.html import html_edits
from tests.cases import cases

PARAGRAPHS = (
    "The harbour opened again on Tuesday, after three weeks in which no ship could enter or leave it.",
    "Divers had cleared the wreck of a barge from the channel during the night, the port authority said in a note.",
    "“It was the longest winter of my life,” said the owner of the smallest of the ferries, and went back to work.",
)
MORE = (
    "The barge had gone down in the first night of the storm with two thousand tonnes of gravel on board. Nobody "
    "was on it at the time, and its owner, a company from the other side of the bay, has not said who had tied it "
    "up, or how.",
    "Three hundred people work in the harbour, and most of them were sent home without pay in the second week. The "
    "union has asked the city for a fund that would pay half of what they lost; the mayor wants to see the figures "
    "first.",
    "On the quay the pilots had drawn lots for the first ship. It fell to a woman who has brought vessels in for "
    "nineteen years, and who said that she had not slept. “You forget how narrow it is,” she said when she came "
    "ashore.",
    "The first ship in was a small tanker with oil for the power station, which had two days of fuel left. A ferry "
    "with four hundred passengers and a choir on deck followed it an hour later, and was met by a crowd and a brass"
    " band.",
    "What the closing has cost will not be known for months. The chamber of commerce speaks of eleven million, the "
    "owners of the cannery of three for themselves alone, and an insurer of a sum that it will make public in the "
    "summer.",
)


def _marked_up(paragraphs: tuple[str, ...]) -> str:
    return "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)


MARKED_UP = _marked_up(PARAGRAPHS)
PLACEHOLDERS = {"{body}": PARAGRAPHS, "{more}": MORE, "{story}": PARAGRAPHS + MORE}


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"))
def test_a_page_becomes_its_article(case: dict[str, Any]) -> None:
    raw, text = case["html"], case["text"].rstrip("\n")
    for placeholder, paragraphs in PLACEHOLDERS.items():
        raw = raw.replace(placeholder, _marked_up(paragraphs))
        text = text.replace(placeholder, "\n\n".join(paragraphs))
    assert apply(raw, html_edits(raw)) == text


def test_each_edit_says_what_it_took_out() -> None:
    raw = f"<html><body><nav>Home News</nav><script>x()</script>{MARKED_UP}<p>Gr&uuml;&szlig;e</p></body></html>"
    rules = {edit.rule for edit in html_edits(raw)}
    assert rules <= {"html-markup", "html-entity", "html-space", "html-script", "html-boilerplate"}
    assert {"html-markup", "html-script", "html-boilerplate"} <= rules


def test_a_page_without_an_article_keeps_its_text() -> None:
    raw = "<p>Two words</p>"
    assert apply(raw, html_edits(raw)) == "Two words"
