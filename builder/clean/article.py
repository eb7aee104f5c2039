"""One capture, cleaned: the edits of all rules, the blocks, and the publication facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.clean import facts, own_days
from builder.clean.around import retold
from builder.clean.blocks import blocks
from builder.clean.credit import credits_of
from builder.clean.dates import regional
from builder.clean.engine import apply
from builder.clean.head_text import shown_in
from builder.clean.html import HtmlFacts, html_edits, html_facts
from builder.clean.inference import inferred_date
from builder.clean.known import known
from builder.clean.language import language_of
from builder.clean.passes import run
from builder.clean.publisher import at_address, beside_title, last_resort, publishers
from builder.clean.rights import allowed
from builder.clean.rules import email_headers, page_marks
from builder.clean.shown import shown
from builder.clean.table import RULES
from builder.clean.view import Context
from builder.model import Article, Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.clean.known import Known
    from builder.clean.passes import Removed
    from builder.model import AuthorityFiles, Block, Capture, Remark


@dataclass(frozen=True, slots=True)
class Given:
    """What holds where neither sidecar nor capture says anything else; `published` is an ISO 8601 date."""

    published: str | None = None
    publisher: str | None = None
    language: str = "en"


_NOTHING_GIVEN = Given()


def clean(capture: Capture, authority: AuthorityFiles, given: Given = _NOTHING_GIVEN) -> Article:
    """The article in `capture`. `authority` says which names are known, `given` what the sidecar does not say.

    Facts come from the sidecar, else from `given`, else from the page's markup and the text, else by inference.
    """
    raw, sidecar = capture.raw, capture.sidecar
    is_html = raw.media_type == "text/html"
    page = html_facts(raw.text) if is_html else HtmlFacts()
    names = known(authority)
    markup = html_edits(raw.text) if is_html else ()
    marked = page.language.value or given.language

    def tell(text: str) -> str:
        return sidecar.language or language_of(text, marked)

    context = Context(tell(apply(raw.text, markup)), raw.media_type, sidecar, names.names, frozenset(names.outlets))
    outcome = run(raw.text, markup, RULES, context, tell)
    language = outcome.language
    named = sidecar.title or shown_in(outcome.text, page.title.value) or facts.repeated(outcome.text, outcome.removed)
    found = blocks(outcome.text, named)
    removed = retold(outcome, found, language)
    url = _url(sidecar.url, page.url, raw.location, removed, language)
    title = _title(sidecar.title, page.title, outcome.text, found)
    published, updated, publisher, remarks = _publication(capture, given, page, title, url, removed, names, language)
    if published.value is None:
        existed = [(said.value, said.evidence[0]) for said in facts.dates(removed, language, printed=True)]
        if sidecar.retrieved:
            existed.append((sidecar.retrieved, f"retrieved {sidecar.retrieved}"))
        published = inferred_date(outcome.text, names.events, language, existed)
    article = Article(
        id=capture.id,
        raw=raw,
        sidecar=sidecar,
        text=outcome.text,
        blocks=found,
        edits=outcome.edits,
        remarks=(*outcome.remarks, *remarks),
        title=title,
        publisher=publisher,
        published=published,
        updated=updated,
        url=url,
        credits=credits_of(removed, sidecar.author, _authors(page, removed, language), language),
        language=language,
        rights=sidecar.rights or "full",
    )
    return allowed(article)


def _title(stated: str | None, page: Fact, text: str, found: Sequence[Block]) -> Fact:
    if stated:
        return Fact(stated, "sidecar")
    if found and found[0].kind == "title":
        shown = text[found[0].start : found[0].end]
        return Fact(shown, "text", (shown,))
    return page


def _url(
    stated: str | None, marked_up: Fact, saved_from: str | None, removed: Sequence[Removed], language: str
) -> Fact:
    if stated:
        return Fact(stated, "sidecar")
    if marked_up.value:
        return marked_up
    if saved_from:
        return Fact(saved_from, "text", (saved_from,))
    return facts.stated("url", facts.fields(removed, "url", language))[0]


def _authors(page: HtmlFacts, removed: Sequence[Removed], language: str) -> tuple[str, ...]:
    """The authors that a page's markup or the fields above the article name."""
    fields = (said.value for said in facts.fields(removed, "author", language))
    return (*(author.value or "" for author in page.authors), *fields)


def _publication(
    capture: Capture,
    given: Given,
    page: HtmlFacts,
    title: Fact,
    url: Fact,
    removed: Sequence[Removed],
    names: Known,
    language: str,
) -> tuple[Fact, Fact, Fact, list[Remark]]:
    """When the article was published and updated, and by whom, with remarks on what contradicts itself."""
    sidecar = capture.sidecar
    language = regional(capture.raw.text, language)
    lines = [piece for piece in removed if piece.rule not in {email_headers.NAME, page_marks.NAME}]
    days = [
        *facts.given(sidecar.published, "sidecar"),
        *facts.given(given.published, "option"),
        *facts.marked_up(page.published),
        *facts.fields(removed, "published", language),
        *facts.dates(lines, language),
        *facts.datelined(lines, language),
    ]
    updated, updates = facts.stated(
        "updated",
        [
            *facts.marked_up(page.updated),
            *facts.fields(removed, "updated", language),
            *facts.dates(removed, language, updated=True),
        ],
    )
    places = (sidecar.url, url.value)
    days = days or [
        *facts.without_year(removed, language),
        *own_days.sole(facts.numbered(removed, language)),
        *own_days.addressed(capture.raw.text, title.value or "", filter(None, places)),
    ]
    days = days or facts.shown(updated) or facts.surrounding(removed, language)
    days = days or own_days.beside_title(shown(capture.raw), title.value or "", language)
    days = days or [*facts.dates(removed, language)]
    published, dates = facts.stated("published", days)
    outlets = [
        *facts.given(sidecar.publisher, "sidecar"),
        *at_address(sidecar.url, names, "sidecar"),
        *facts.given(given.publisher, "option"),
        *facts.marked_up(page.publisher),
        *at_address(url.value, names, "text"),
        *facts.fields(removed, "publisher", language),
        *publishers(capture.raw, removed, title.value or "", names, language),
        *beside_title(page.title.value, title.value, capture.raw.text, language),
    ]
    outlets = outlets or last_resort(capture.raw, title.value or "", names, language)
    publisher, others_named = facts.stated("publisher", outlets)
    return published, updated, publisher, [*dates, *updates, *others_named]
