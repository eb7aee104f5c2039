"""Descriptors: definite descriptions of one person by post, body and date: `the Russian president`, `the UN chief`."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from builder.annotate.name_defined import Introduced, described
from builder.languages import table
from builder.model import FoundName

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from builder.annotate.lexicon import Lexicon
    from builder.annotate.name_posts import When
    from builder.model import Article

_BEFORE_IT = re.compile(r"([a-z]+) \Z")
_SENTENCE = 300  # characters of a sentence that are looked through
_STOP = re.compile(r"[.!?\n]")
_NEAR = 30  # people named before a post that is written without a body, whom it may mean
_BEFORE = 40  # characters in which the article and its adjectives stand before the body


@dataclass(frozen=True)
class _Grammar:
    posts: Mapping[str, Sequence[str]]  # word for a post → titles
    alone: frozenset[str]
    introduced: frozenset[str]  # posts that alone may mean whom the article introduces with them
    shared: frozenset[str]
    seats: Mapping[str, Sequence[str]]
    single: Mapping[str, frozenset[str]]  # posts with one holder, of a country and of a body
    taken: frozenset[str]  # before a post that somebody once took
    elect: frozenset[str]  # behind a hyphen: who is to hold the post
    when: Mapping[str, When]  # adjective → what it says of the time
    opening: re.Pattern[str]  # "the new ", up to its end
    post: re.Pattern[str]  # " former president"
    whole: re.Pattern[str]  # "the former president" with " of the " where a body may follow
    end: re.Pattern[str]  # what may stand behind a body that ends a description


def find_descriptors(article: Article, names: Sequence[FoundName], lexicon: Lexicon) -> list[FoundName]:
    """The descriptors in `article`, with the ids of those who held the post when it was published.

    `names` are the names found in it, by start. A description of the one holder of a post has no ids where nobody in
    `lexicon` is known to have held it; any other that nobody fits is left alone.
    """
    finder = _Finder(article, names, lexicon)
    found = [*finder.introduced.beside(), *finder.with_body_before()]
    taken = {name.end for name in found}
    return found + [name for name in finder.with_post_first() if name.end not in taken]


@lru_cache(maxsize=8)
def _grammar(language: str, titles: tuple[str, ...]) -> _Grammar:
    known = table("names_roles", language)
    introduced = known["alone_if_introduced"]
    posts = {title: [title] for title in (*titles, *introduced)} | known["posts"]
    when: dict[str, When] = {word: kind for kind, listed in known["adjectives"].items() for word in listed}
    adjective = _any(when)
    whole = rf"(?:(?P<adjective>{adjective})[ -])?(?:(?:{adjective}) )?(?P<post>(?i:{_any(posts)}))(?![\w-])"
    post = rf"{whole}(?! (?:{_any(known['not_before'])})\b)"
    return _Grammar(
        posts,
        frozenset(known["alone"]),
        frozenset([*known["alone"], *introduced]),
        frozenset([*known["shared"], *(title for title in titles if title not in known["posts"])]),
        known["seats"],
        {"": frozenset(), **{kind: frozenset(listed) for kind, listed in known["single"].items()}},
        frozenset(known["taken"]),
        frozenset(known["elect"]),
        when,
        re.compile(rf"\b[Tt]he (?:(?P<adjective>{adjective}) )?(?:(?:{adjective}) )?$"),
        re.compile(rf"[ \u00a0]{post}"),
        re.compile(rf"[Tt]he (?<!\w[Tt]he ){whole}(?P<of> (?:of|for) (?:the )?)?"),
        re.compile(rf"(?:['’]s?)?(?:$|[^\w ‐‑-]| \W| (?:{_any(_may_follow(language))})\b)", re.MULTILINE),
    )


def _may_follow(language: str) -> list[str]:
    lists: dict[str, list[str]] = table("names_words", language)
    return [word.lower() for word in lists["starts"]] + lists["person_verbs"]


def _any(listed: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word)))


class _Finder:
    def __init__(self, article: Article, names: Sequence[FoundName], lexicon: Lexicon) -> None:
        self.article, self.text, self.published = article, article.text, article.published.value
        self.names, self.posts = names, lexicon.posts
        self.by_start = {name.start: name for name in names}
        self.people = [name for name in names if name.type == "person"]
        self.named = {key for name in names for key in name.candidates}
        self.strangers: dict[str, int] = {}
        self.holding: dict[str, set[str]] = {}
        self.apart: set[tuple[str, str]] = set()  # posts, and whom the text shows not to be meant by them
        self.introduced = Introduced(article, names)
        self.grammar = _grammar(article.language, tuple(sorted(lexicon.posts.titles)))

    def with_body_before(self) -> Iterator[FoundName]:
        """`the [new] BODY [former] POST`, where no name follows."""
        for body in self.names:
            before = max(0, body.start - _BEFORE)
            if body.type == "person" or self.text.find("he ", before, body.start) < 0:
                continue
            post = self.grammar.post.match(self.text, body.end)
            if post is None or post.end() + 1 in self.by_start:
                continue
            opening = self.grammar.opening.search(self.text, before, body.start)
            if opening is not None:
                when = self._when(post["adjective"] or opening["adjective"])
                yield from self._described(opening.start(), post.end(), body, post["post"].lower(), when)

    def with_post_first(self) -> Iterator[FoundName]:
        """`the [new] POST of BODY`; and `the POST` alone, of somebody whom the text has named."""
        for match in self.grammar.whole.finditer(self.text):
            post = match["post"].lower()
            body = self.by_start.get(match.end()) if match["of"] else None
            if body is not None:
                if body.form == "name" and self.grammar.end.match(self.text, body.end):
                    yield from self._described(match.start(), body.end, body, post, self._when(match["adjective"]))
            elif not (match["of"] or match["adjective"]) and match.end() + 1 not in self.by_start:
                yield from self._alone(match, post)

    def _strangers(self, post: str) -> int:
        """Where the article first gives the title of `post` to a person whom nobody listed; its end if nowhere."""
        if post not in self.strangers:
            titled = (n.start for n in self.people if not n.candidates and _has_title(n, post, self.text))
            self.strangers[post] = min(titled, default=len(self.text))
        return self.strangers[post]

    def _when(self, adjective: str | None) -> When:
        return self.grammar.when.get(adjective or "", "any")

    def _elect(self, post: str) -> tuple[str, When | None]:
        """The post that a "president-elect" is to hold, and when; any other post, and None."""
        bare, hyphen, suffix = post.rpartition("-")
        return (bare, "next") if hyphen and suffix in self.grammar.elect else (post, None)

    def _described(self, start: int, end: int, body: FoundName, post: str, when: When) -> Iterator[FoundName]:
        grammar = self.grammar
        before = _BEFORE_IT.search(self.text, max(0, start - _BEFORE), start)
        if before is not None and before[1] in grammar.taken:
            return
        post, coming = self._elect(post)
        when = coming or when
        seated = post in grammar.seats["leaders"] and body.text in grammar.seats
        titles = grammar.seats[body.text] if seated else grammar.posts[post]
        holders = self.posts.holders(body.candidates, titles, self.published, when) if body.candidates else ()
        if post in grammar.shared:
            holders = tuple(key for key in holders if key in self.named)
        if holders:
            time = {"former": "before", "next": "soon after"}.get(when, "on")
            date = self.published or "an unknown date"
            why = f"{post} ({body.text}) {time} {date}, by the roles in the authority files"
            yield FoundName(start, end, self.text[start:end], "descriptor", "person", holders, why)
            return
        loose = [word for word in grammar.seats["leaders"] if post in grammar.posts[word]]
        given = self.introduced.holder(titles, post, body, start, loose) if when == "any" else None
        if given is not None:
            yield described(start, end, self.text, given.person, f"the article introduces the {given.post} before")
        elif when in ("any", "new") and (seated or post in grammar.single[self._kind(body)]):
            time = f"on {self.published}" if self.published else "when the article appeared"
            why = f"nobody is known for certain to have been {post} ({body.text}) {time}"
            yield FoundName(start, end, self.text[start:end], "descriptor", "person", (), why)

    def _kind(self, body: FoundName) -> str:
        """What `body` is, of which a post may have one holder."""
        if self.introduced.words.place_of(body.text):
            return "country"
        return "body" if body.type == "organisation" and body.text.isupper() else ""

    def _alone(self, match: re.Match[str], post: str) -> Iterator[FoundName]:
        """A post without its body: whom the paragraph names, or else whom the article introduces with it."""
        start, end = match.start(), match.end("post")
        known = list(self._named_before(start, end, post)) if post in self.grammar.alone else []
        if not known:
            self._tell_apart(end, post)
        yield from known
        if known or post not in self.grammar.introduced:
            return
        titles = self.grammar.posts[post]
        given = self.introduced.holder(titles, post, None, start)
        if given is not None and not self._holders(post) - set(given.person.candidates):
            yield described(start, end, self.text, given.person, f"only the {given.post} whom the article introduces")

    def _tell_apart(self, end: int, post: str) -> None:
        """Notes whom a post does not mean: `The president met Orvel`, who is another one."""
        first = bisect_left(self.people, end, key=_start)
        for person in self.people[first : first + _NEAR]:
            if person.start - end > _SENTENCE or _STOP.search(self.text, end, person.start):
                break
            self.apart.update((post, key) for key in person.candidates)

    def _holders(self, post: str) -> set[str]:
        """The people named in the article who are known to hold such a post."""
        if post not in self.holding:
            there = {name.candidates[0] for name in self.people if len(name.candidates) == 1}
            titles = self.grammar.posts[post]
            self.holding[post] = {key for key in there if self.posts.held_by(key, titles, self.published)}
        return self.holding[post]

    def _named_before(self, start: int, end: int, post: str) -> Iterator[FoundName]:
        """The one holder whom the paragraph names before it, if no stranger named before has the title."""
        if self._strangers(post) < start:
            return
        paragraph = self.text.rfind("\n", 0, start) + 1
        last = bisect_left(self.people, start, key=_start)
        people = [name for name in self.people[max(0, last - _NEAR) : last] if name.start >= paragraph]
        there = {name.candidates[0] for name in people if len(name.candidates) == 1}
        post, coming = self._elect(post)
        titles = self.grammar.posts[post]
        holders = [key for key in there if self.posts.held_by(key, titles, self.published, coming or "any")]
        if any((post, key) in self.apart for key in holders):
            return
        if len(holders) == 1:
            why = "the only holder of such a post whom the paragraph names before"
            yield FoundName(start, end, self.text[start:end], "descriptor", "person", (holders[0],), why)


def _start(name: FoundName) -> int:
    return name.start


def _has_title(name: FoundName, post: str, text: str) -> bool:
    return text[max(0, name.start - _BEFORE) : name.start].rstrip().lower().endswith(post)
