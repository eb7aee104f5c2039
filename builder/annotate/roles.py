"""Descriptors: definite descriptions of one person by post, body and date: `the Russian president`, `the UN chief`."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.languages import table
from builder.model import FoundName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from builder.annotate.lexicon import Lexicon
    from builder.annotate.name_posts import When
    from builder.model import Article

_BEFORE = 40  # characters in which the article and its adjectives stand before the body


@dataclass(frozen=True)
class _Grammar:
    posts: Mapping[str, Sequence[str]]  # word for a post → titles
    alone: frozenset[str]
    shared: frozenset[str]
    seats: Mapping[str, Sequence[str]]
    when: Mapping[str, When]  # adjective → what it says of the time
    opening: re.Pattern[str]  # "the new ", up to its end
    post: re.Pattern[str]  # " former president"
    whole: re.Pattern[str]  # "the former president" with " of the " where a body may follow
    end: re.Pattern[str]  # what may stand behind a body that ends a description


def find_descriptors(article: Article, names: Sequence[FoundName], lexicon: Lexicon) -> list[FoundName]:
    """The descriptors in `article`, with the ids of those who held the post when it was published.

    `names` are the names found in it, by start. A description that nobody in `lexicon` fits is left alone.
    """
    grammar = _grammar(article.language, tuple(sorted(lexicon.posts.titles)))
    found = [*_with_body_before(article, names, lexicon, grammar)]
    taken = {name.end for name in found}
    found += [name for name in _by_post(article, names, lexicon, grammar) if name.end not in taken]
    return found


@lru_cache(maxsize=8)
def _grammar(language: str, titles: tuple[str, ...]) -> _Grammar:
    known = table("names_roles", language)
    posts = {title: [title] for title in titles} | known["posts"]
    when: dict[str, When] = {word: kind for kind, listed in known["adjectives"].items() for word in listed}
    adjective = _any(when)
    whole = rf"(?:(?P<adjective>{adjective}) )?(?:(?:{adjective}) )?(?P<post>(?i:{_any(posts)}))(?![\w-])"
    post = rf"{whole}(?! (?:{_any(known['not_before'])})\b)"
    return _Grammar(
        posts,
        frozenset(known["alone"]),
        frozenset([*known["shared"], *(title for title in titles if title not in known["posts"])]),
        known["seats"],
        when,
        re.compile(rf"\b[Tt]he (?:(?P<adjective>{adjective}) )?(?:(?:{adjective}) )?$"),
        re.compile(rf"[ \u00a0]{post}"),
        re.compile(rf"\b[Tt]he {whole}(?P<of> (?:of|for) (?:the )?)?"),
        re.compile(rf"(?:['’]s?)?(?:$|[^\w ]| \W| (?:{_any(_may_follow(language))})\b)", re.MULTILINE),
    )


def _may_follow(language: str) -> list[str]:
    lists: dict[str, list[str]] = table("names_words", language)
    return [word.lower() for word in lists["starts"]] + lists["person_verbs"]


def _any(listed: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word)))


def _with_body_before(
    article: Article, names: Sequence[FoundName], lexicon: Lexicon, grammar: _Grammar
) -> Iterator[FoundName]:
    """`the [new] BODY [former] POST`, where no name follows."""
    text = article.text
    starts = {name.start for name in names}
    for body in names:
        if not body.candidates:
            continue
        post = grammar.post.match(text, body.end)
        if post is None or post.end() + 1 in starts:
            continue
        opening = grammar.opening.search(text, max(0, body.start - _BEFORE), body.start)
        if opening is None:
            continue
        when = grammar.when.get(post["adjective"] or opening["adjective"] or "", "any")
        place = (opening.start(), post.end())
        yield from _described(article, place, body, post["post"].lower(), when, names, lexicon, grammar)


def _titles(body: FoundName, post: str, grammar: _Grammar) -> Sequence[str]:
    if post in grammar.seats["leaders"] and body.text in grammar.seats:
        return grammar.seats[body.text]
    return grammar.posts[post]


def _by_post(article: Article, names: Sequence[FoundName], lexicon: Lexicon, grammar: _Grammar) -> Iterator[FoundName]:
    """`the [new] POST of BODY`; and `the POST` alone, of somebody whom the text has named."""
    by_start = {name.start: name for name in names}
    for match in grammar.whole.finditer(article.text):
        when = grammar.when.get(match["adjective"] or "", "any")
        body = by_start.get(match.end()) if match["of"] else None
        if body is not None:
            if body.form != "name" or not grammar.end.match(article.text, body.end):
                continue
            place = (match.start(), body.end)
            yield from _described(article, place, body, match["post"].lower(), when, names, lexicon, grammar)
        elif not match["of"] and match.end() + 1 not in by_start and match["post"].lower() in grammar.alone:
            yield from _named_before(article, match, names, lexicon, grammar)


def _described(
    article: Article,
    place: tuple[int, int],
    body: FoundName,
    post: str,
    when: When,
    names: Sequence[FoundName],
    lexicon: Lexicon,
    grammar: _Grammar,
) -> Iterator[FoundName]:
    titles = _titles(body, post, grammar)
    holders = lexicon.posts.holders(body.candidates, titles, article.published.value, when)
    if post in grammar.shared:
        there = {key for name in names for key in name.candidates}
        holders = tuple(key for key in holders if key in there)
    if holders:
        time = {"former": "before", "next": "soon after"}.get(when, "on")
        date = article.published.value or "an unknown date"
        why = f"{post} ({body.text}) {time} {date}, by the roles in the authority files"
        yield FoundName(*place, article.text[slice(*place)], "descriptor", "person", holders, why)


def _named_before(
    article: Article, match: re.Match[str], names: Sequence[FoundName], lexicon: Lexicon, grammar: _Grammar
) -> Iterator[FoundName]:
    """The post alone: the one holder named before it in the same paragraph, or else in the article."""
    if match["adjective"]:
        return
    block = next((b for b in article.blocks if b.start <= match.start() < b.end), None)
    if block is None:
        return
    titles = grammar.posts[match["post"].lower()]
    before = bisect_left(names, match.start(), key=lambda name: name.start)
    for first in (block.start, 0):
        there = {
            name.candidates[0]
            for name in names[:before]
            if name.start >= first and name.type == "person" and len(name.candidates) == 1
        }
        holders = [key for key in sorted(there) if lexicon.posts.held_by(key, titles, article.published.value)]
        if len(holders) == 1:
            why = "the only holder of such a post named before"
            end = match.end("post")
            text = article.text[match.start() : end]
            yield FoundName(match.start(), end, text, "descriptor", "person", (holders[0],), why)
        if holders:
            return
