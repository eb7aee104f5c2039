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
MARKED_UP = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)


@pytest.mark.parametrize("case", cases(Path(__file__).parent / "cases"))
def test_a_page_becomes_its_article(case: dict[str, Any]) -> None:
    raw = case["html"].replace("{body}", MARKED_UP)
    assert apply(raw, html_edits(raw)) == case["text"].rstrip("\n").replace("{body}", "\n\n".join(PARAGRAPHS))


def test_each_edit_says_what_it_took_out() -> None:
    raw = f"<html><body><nav>Home News</nav><script>x()</script>{MARKED_UP}<p>Gr&uuml;&szlig;e</p></body></html>"
    rules = {edit.rule for edit in html_edits(raw)}
    assert rules <= {"html-markup", "html-entity", "html-space", "html-script", "html-boilerplate"}
    assert {"html-markup", "html-script", "html-boilerplate"} <= rules


def test_a_page_without_an_article_keeps_its_text() -> None:
    raw = "<p>Two words</p>"
    assert apply(raw, html_edits(raw)) == "Two words"
