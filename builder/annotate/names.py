"""Finds names, demonyms and descriptors in one article, with the authority ids that each may stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.annotate.name_doubts import credible
from builder.annotate.name_short import definitions, short_forms
from builder.annotate.name_types import types
from builder.annotate.name_words import words
from builder.annotate.overlap import longest_first
from builder.annotate.roles import find_descriptors
from builder.annotate.shapes import find_shapes
from builder.languages import speaks
from builder.model import FoundName

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.annotate.lexicon import Hit, Lexicon
    from builder.annotate.name_wording import Segment
    from builder.annotate.name_words import Words
    from builder.model import Article, Authority, EntityType

_LETTERS = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"[^\W_A-Z],? \Z")
_TITLE = 40  # characters before a surname in which the title of a post stands


def find_names(article: Article, lexicon: Lexicon) -> tuple[FoundName, ...]:
    """The names in the text of `article`, by start, without overlaps.

    Known names come with the ids in `lexicon` that they may stand for, names seen by their shape alone with none. In a
    language without tables of its own only known names are found.
    """
    if not speaks("names_words", article.language):
        return tuple(_known(hit, article.text, lexicon) for hit in longest_first(lexicon.scan(article.text)))
    known_words = words(article.language)
    shapes = find_shapes(article)
    hits = longest_first(lexicon.scan(article.text))
    if hits:
        shaped = {shape.base + token.start for shape in shapes for token in shape.wording.tokens}
        hits = [hit for hit in hits if credible(hit, article.text, hit.start in shaped, known_words)]
        hits, shapes = _settled(hits, shapes, article.text, known_words)
    found = [_known(hit, article.text, lexicon) for hit in hits]
    found += _unknown(shapes, article.text, known_words, lexicon, article.language)
    found.sort(key=lambda name: name.start)
    found = short_forms(definitions(article.text, found), lexicon)
    found += find_descriptors(article, found, lexicon)
    return tuple(longest_first(found))


def _settled(hits: list[Hit], shapes: list[Segment], text: str, known: Words) -> tuple[list[Hit], list[Segment]]:
    """Where a known name and a shape overlap, one of them goes: the shape, unless it is a longer name of its own."""
    kept_hits: list[Hit] = []
    kept_shapes: list[Segment] = []
    at = 0
    for hit in hits:
        while at < len(shapes) and shapes[at].end <= hit.start:
            kept_shapes.append(shapes[at])
            at += 1
        if at < len(shapes) and shapes[at].start < hit.end:
            shape = shapes[at]
            if _holds(shape, hit, text, known):
                continue
            shapes[at : at + 1] = _rest(shape, hit)
            while at < len(shapes) and shapes[at].start < hit.end and shapes[at].end > hit.start:
                del shapes[at]
        kept_hits.append(hit)
    return kept_hits, [*kept_shapes, *shapes[at:]]


def _holds(shape: Segment, hit: Hit, text: str, known: Words) -> bool:
    """Whether `shape` is a longer name that only contains the known one: `Marie Curie`, `Washington Post`."""
    if shape.wording.headline or not (shape.start <= hit.start and hit.end <= shape.end):
        return False
    if shape.end - shape.start == hit.end - hit.start:
        return False
    return shape.wording.last.text in known.heads or " " not in text[hit.start : hit.end]


def _rest(shape: Segment, hit: Hit) -> list[Segment]:
    base, wording = shape.base, shape.wording
    before = [token for token in wording.tokens if base + token.end <= hit.start]
    after = [token for token in wording.tokens if base + token.start >= hit.end]
    everyday = wording.known.everyday
    return [shape.of(part) for part in (before, after) if not all(t.text.lower() in everyday for t in part)]


def _known(hit: Hit, text: str, lexicon: Lexicon) -> FoundName:
    kind = lexicon.entities[hit.candidates[0]].type
    why = "a demonym" if hit.form == "demonym" else "a name"
    words_there = text[hit.start : hit.end]
    return FoundName(hit.start, hit.end, words_there, hit.form, kind, hit.candidates, f"{why} in the authority files")


def _unknown(
    shapes: Sequence[Segment], text: str, known: Words, lexicon: Lexicon, language: str
) -> Iterator[FoundName]:
    for shape, (kind, why) in zip(shapes, types(text, shapes, known, language), strict=True):
        start, end, _ = shape
        words_there = text[start:end]
        place = _demonym_of(shape, words_there, text, known)
        if place is not None and _is_title(start, text):
            yield FoundName(start, end, words_there, "name", "organisation", (), "an article in capitals before it")
        elif place:
            ids = _places(place, known, lexicon)
            yield FoundName(start, end, words_there, "demonym", "place", ids, "a demonym")
        elif place is not None:
            group: EntityType = "organisation" if words_there in known.parties else "other"
            yield FoundName(start, end, words_there, "name", group, (), "a people, faith or party")
        else:
            ids = _ids(shape, words_there, known, lexicon) or _holders(shape, text, lexicon)
            kind = lexicon.entities[ids[0]].type if ids else kind
            yield FoundName(start, end, words_there, "name", kind, ids, why)


def _holders(shape: Segment, text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Whom a surname means behind the title of a post that they held: `President Orvel`."""
    if not shape.wording.titled or len(shape.wording.tokens) > 1:
        return ()
    before = text[max(0, shape.start - _TITLE) : shape.start].rstrip().lower()
    known = ((key, lexicon.entities[key].roles) for key in lexicon.surnames.get(shape.wording.first.text, ()))
    return tuple(key for key, roles in known if any(before.endswith(role.title.lower()) for role in roles))


def _demonym_of(shape: Segment, name: str, text: str, known: Words) -> str | None:
    """The place that `name` is a demonym of, "" if it is a people's, faith's or party's; None if it is no demonym."""
    if name in known.half_demonyms and text[shape.end : shape.end + 1] == "-":
        return known.half_demonyms[name]
    place = known.demonyms.get(name)
    return known.demonyms.get(name.title()) if place is None and shape.wording.headline else place


def _is_title(start: int, text: str) -> bool:
    """Whether an article with a capital stands before it inside a sentence: `told The Ruritanian`, a newspaper."""
    before = start - len("The ")
    inside = text.startswith("The ", before) and _INSIDE.search(text, max(0, before - 3), before)
    return before > 0 and bool(inside)


def _places(place: str, known: Words, lexicon: Lexicon) -> tuple[str, ...]:
    """The places in the lexicon that go by any of the names of `place`."""
    ids = dict.fromkeys(key for name in known.names_of(place) for key in lexicon.named.get(name, ()))
    return tuple(key for key in ids if lexicon.entities[key].type == "place")


def _is_region(lexicon: Lexicon, key: str) -> bool:
    """Whether an entity may be called a region: a city's region is another place."""
    return not any(word in lexicon.entities[key].kind for word in ("city", "town", "village", "capital"))


def _ids(shape: Segment, name: str, known: Words, lexicon: Lexicon) -> tuple[str, ...]:
    """Whom the lexicon may know by another form of `name`: another name of the country, a middle name left out."""
    if name in known.countries:
        return _places(known.countries[name], known, lexicon)
    tokens = shape.wording.tokens
    if len(tokens) == 1:
        return ()
    if tokens[-1].text in known.place_after:
        words_there = [token.text for token in tokens]
        return tuple(key for key in lexicon.named.get(" ".join(words_there[:-1]), ()) if _is_region(lexicon, key))
    ids = lexicon.people.get((tokens[0].text, tokens[-1].text), ())
    return tuple(key for key in ids if _fits(name, lexicon.entities[key])) if ids else ids


def _fits(name: str, entity: Authority) -> bool:
    """Whether what stands between the first and last word of `name` does not speak against `entity`: other initials."""
    inside = _initials(name)
    known = [_initials(other) for other in (entity.name, *entity.aliases) if " " in other]
    return inside in known or "" in known or not inside


def _initials(name: str) -> str:
    return "".join(word[0] for word in _LETTERS.findall(name.partition(" ")[2].rpartition(" ")[0]))
