"""A small archive for the tests of the pages, written in a shorthand: `[Vera Lind|person:vera-lind]` is a mention.

The other kinds are `[words|date:2024-05-06]`, `[words|event:harbour-talks]`, `[words|quote:vera-lind]` and
`[words|statement:vera-lind]`, which may hold others.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from builder.config import Config
from builder.link import link
from builder.model import (
    AnnotatedArticle,
    Article,
    Authority,
    AuthorityFiles,
    Block,
    Date,
    Edit,
    EventAuthority,
    EventMention,
    Fact,
    Mention,
    Outlet,
    Quote,
    RawText,
    Role,
    Sidecar,
    Statement,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Annotation, Archive, Decision

AUTHORITY = AuthorityFiles(
    entities={
        entry.id: entry
        for entry in (
            Authority(
                "vera-lind",
                "person",
                "Vera Lind",
                description="Mayor of Norholm since 2023.",
                wikidata="Q1",
                roles=(Role("mayor", "norholm", "2023-01-01"), Role("councillor", "norholm", "2015", "2023-01-01")),
                pronoun="she",
            ),
            Authority("tomas-brandt", "person", "Tomas Brandt", description="A shipowner."),
            Authority("norholm", "place", "Norholm", coordinates=(57.1, 9.9), kind="city"),
            Authority("port-union", "organisation", "Port Union", within="norholm"),
            Authority("sea-charter", "work", "Sea Charter"),
        )
    },
    events={
        "harbour-talks": EventAuthority(
            "harbour-talks",
            "Harbour talks",
            date="2024-05-06/2024-05-08",
            place="norholm",
            participants=("vera-lind",),
            description="Talks on the new harbour.",
        )
    },
    outlets={"coast-daily": Outlet("coast-daily", "Coast Daily", domains=("coast.example",), description="A daily.")},
)

TEXTS = {
    "harbour": (
        "[Norholm|place:norholm] opens its [harbour talks|event:harbour-talks]",
        "[Vera Lind|person:vera-lind] opened the [harbour talks in [Norholm|place:norholm]|event:harbour-talks] on "
        "[Monday|date:2024-05-06]. “[The sea belongs to [Norholm|place:norholm]|quote:vera-lind],” she said.",
        "The [Port Union|organisation:port-union] warned that [it would not sign|statement:port-union].",
    ),
    "strike": (
        "Union walks out",
        "“[The sea belongs to Norholm|quote:vera-lind],” [Lind|person:vera-lind] repeated [in June|date:2024-06].",
        "[Tomas Brandt|person:tomas-brandt] cited the [Sea Charter|work:sea-charter].",
    ),
}


def archive(texts: dict[str, Sequence[str]] | None = None, decisions: Sequence[Decision] = ()) -> Archive:
    """The archive of `texts` (by article id; the first text is the title, the others are paragraphs)."""
    articles = [annotated(key, blocks) for key, blocks in (texts or TEXTS).items()]
    return link(articles, AUTHORITY, decisions)


def crowd(people: dict[str, str]) -> Archive:
    """An archive in which two articles name all of `people` (names by id)."""
    files = AuthorityFiles(
        entities={key: Authority(key, "person", name, description=name) for key, name in people.items()}
    )
    text, annotations = "Title", []
    blocks = [Block("title", 0, 5)]
    for key, name in people.items():
        start = len(text) + 2
        annotations.append(Mention(start, start + len(name), name, "name", "person", key, name, "known", "given"))
        text += f"\n\n{name}"
        blocks.append(Block("paragraph", start, len(text)))
    found = [
        AnnotatedArticle(article(name, text, blocks, "2024-05-06", "full"), tuple(annotations))
        for name in ("one", "two")
    ]
    return link(found, files)


def config() -> Config:
    """The settings of the sample archive."""
    return Config(title="Coast archive", description="Reports from the coast", wording={"sea": ["sea", "ocean"]})


def annotated(
    key: str, blocks: Sequence[str], published: str | None = "2024-05-06", rights: str = "full"
) -> AnnotatedArticle:
    """The article `key` with `blocks` in the shorthand."""
    annotations: list[Annotation] = []
    made: list[Block] = []
    text = ""
    for number, block in enumerate(blocks):
        text += "\n\n" if text else ""
        plain, found = read(block, len(text))
        made.append(Block("paragraph" if number else "title", len(text), len(text) + len(plain)))
        annotations += found
        text += plain
    return AnnotatedArticle(
        article(key, text, made, published, rights), tuple(sorted(annotations, key=lambda a: (a.start, -a.end)))
    )


def article(key: str, text: str, blocks: Sequence[Block], published: str | None, rights: str) -> Article:
    """An article whose raw text has an advertisement before `text`, which an edit removes."""
    advertisement = "ADVERTISEMENT\n\n"
    raw = advertisement + text
    return Article(
        key,
        RawText(
            f"sources/captures/{key}.txt",
            hashlib.sha256(raw.encode()).hexdigest(),
            "text/plain",
            "utf-8",
            len(raw),
            raw,
        ),
        Sidecar(author=("Nils Holm",), retrieved="2024-07-01"),
        text,
        tuple(blocks),
        (Edit(0, len(advertisement), "", "advertisement"),),
        title=Fact(text[: blocks[0].end], "text") if blocks and blocks[0].kind == "title" else Fact(),
        publisher=Fact("Coast Daily", "sidecar"),
        published=Fact(published, "sidecar" if published else "none"),
        url=Fact("https://coast.example/a?b=1&c=(2)", "sidecar"),
        rights=rights,  # type: ignore[arg-type]
    )


def read(shorthand: str, offset: int) -> tuple[str, list[Annotation]]:
    """The plain text of `shorthand`, and its annotations at `offset`."""
    text = ""
    opened: list[int] = []
    found: list[tuple[int, int, str]] = []
    position = 0
    while position < len(shorthand):
        char = shorthand[position]
        if char == "[":
            opened.append(len(text))
        elif char == "|":
            end = shorthand.index("]", position)
            found.append((opened.pop(), len(text), shorthand[position + 1 : end]))
            position = end
        else:
            text += char
        position += 1
    return text, [_annotation(text[start:end], start + offset, end + offset, what) for start, end, what in found]


def _annotation(text: str, start: int, end: int, what: str) -> Annotation:
    kind, _, value = what.partition(":")
    if kind == "date":
        return Date(start, end, text, value, "given")
    if kind == "event":
        return EventMention(
            start, end, text, value, AUTHORITY.events[value].name, AUTHORITY.events[value].date, "known", ""
        )
    name = AUTHORITY.entities[value].name
    if kind == "quote":
        return Quote(start, end, text, "full", value, name, start, start, "said", "given")
    if kind == "statement":
        return Statement(start, end, text, value, name, start, start, "said", "given")
    return Mention(start, end, text, "name", AUTHORITY.entities[value].type, value, name, "known", "given")
