"""Facts, rights, credits and the receipt of an article."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.clean import Given
from builder.clean.engine import apply
from builder.clean.receipt import receipt
from builder.model import AuthorityFiles, Outlet
from tests.clean.articles import cleaned

BODY = (
    "The council met for three hours on Monday and put off its vote on the new harbour until spring. "
    "Members of both parties had asked for more time to read the report. The mayor, Dr. Ann Author, was not pleased. "
    "She had hoped for an answer before the winter. The bank had hoped for one as well.\n\n"
    "Nobody knows what the builders will do now. Their offer ends in January, and the price of the loan goes up then. "
    "The ferry, at least, goes on."
)
RAW = f"Harbour vote put off until spring\n\nBy Ann Author\n\n{BODY}\n\nRead also: Who Owns the Ferry?\n"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def test_the_sidecar_beats_the_command_line_and_that_beats_the_text() -> None:
    raw = f"Published: 24 October 2024\n\n{BODY}"
    option = Given(published="2024-10-25", publisher="The Option")
    assert cleaned(raw).published.basis == "text"
    assert cleaned(raw, given=option).published.value == "2024-10-25"
    assert cleaned(raw, given=option).publisher.basis == "option"
    both = cleaned(raw, given=option, published="2024-10-26", publisher="The Sidecar")
    assert (both.published.value, both.publisher.value) == ("2024-10-26", "The Sidecar")


def test_the_address_in_the_sidecar_tells_a_known_outlet() -> None:
    authority = AuthorityFiles(outlets={"post": Outlet("post", "The Oakton Post", (), ("oakton.example",))})
    article = cleaned(BODY, authority=authority, url="https://www.oakton.example/harbour")
    assert (article.publisher.value, article.publisher.basis) == ("The Oakton Post", "sidecar")


def test_facts_of_a_page_come_from_its_markup() -> None:
    page = (
        '<html lang="en-GB"><head><meta property="og:title" content="Harbour vote put off until spring">'
        '<meta property="og:site_name" content="The Oakton Post">'
        '<meta property="article:published_time" content="2024-10-24T10:00:00Z">'
        '<meta property="article:modified_time" content="2024-10-25T10:00:00Z"></head><body><article>'
        "<h1>Harbour vote put off until spring</h1>"
        + "".join(f"<p>{p}</p>" for p in BODY.split("\n\n"))
        + "</article></body></html>"
    )
    article = cleaned(page, html=True)
    assert apply(page, article.edits) == article.text
    assert article.text == f"Harbour vote put off until spring\n\n{BODY}"
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "paragraph"]
    assert (article.publisher.value, article.language) == ("The Oakton Post", "en-GB")
    assert (article.published.value, article.updated.value) == ("2024-10-24", "2024-10-25")


def test_an_excerpt_is_the_title_and_whole_sentences_of_about_sixty_words() -> None:
    article = cleaned(RAW, rights="excerpt")
    title, *body = article.text.split("\n\n")
    assert title == "Harbour vote put off until spring"
    assert body[-1] == "Nobody knows what the builders will do now."
    assert apply(RAW, article.edits) == article.text
    assert "rights" in {edit.rule for edit in article.edits}


def test_metadata_is_the_title_and_withheld_is_nothing() -> None:
    assert cleaned(RAW, rights="metadata").text == "Harbour vote put off until spring"
    withheld = cleaned(RAW, rights="withheld")
    assert (withheld.text, withheld.blocks, withheld.title.value, withheld.credits) == ("", (), None, ())


@pytest.mark.parametrize("rights", ["excerpt", "metadata", "withheld"])
def test_a_receipt_shows_no_words_where_rights_are_not_full(rights: str) -> None:
    shown = receipt(cleaned(RAW, rights=rights))
    assert shown.rules
    assert all(rule.count and not rule.changes for rule in shown.rules)


def test_a_receipt_lists_the_words_that_each_rule_took_and_where() -> None:
    shown = {rule.rule: rule for rule in receipt(cleaned(RAW)).rules}
    (change,) = shown["related-articles"].changes
    assert change.removed.strip() == "Read also: Who Owns the Ferry?"
    assert RAW.splitlines()[change.line - 1] == "Read also: Who Owns the Ferry?"
    assert RAW[change.start :].startswith(change.removed)
    assert shown["bylines"].count == 1


def test_credits_come_from_the_text_then_from_the_sidecar() -> None:
    assert cleaned(RAW, author=("Bob Writer", "Ann Author")).credits == ("By Ann Author", "Bob Writer")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five real captures are not here")
@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_no_furniture_of_a_real_capture_stays_and_no_sentence_of_it_goes(path: Path) -> None:
    raw = path.read_bytes().decode("utf-8")
    article = cleaned(raw)
    assert apply(raw, article.edits) == article.text
    assert cleaned(article.text).edits == ()
    for word in ("http", "newsletter", "<", "Related article", "Article by", "Inputs", "Eighteen"):
        assert word not in article.text
    removed = sum(len(raw[edit.start : edit.end].split()) for edit in article.edits if not edit.new)
    assert removed <= 40
