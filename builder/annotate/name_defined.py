"""Posts that the article itself gives to people: `Iranian President Orvel … the Iranian president`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from builder.annotate.name_evidence import hints
from builder.annotate.name_words import words
from builder.languages import table
from builder.model import FoundName

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.model import Article

_NEAR = 48  # characters before a name in which its title stands
_BESIDE = re.compile(r" ?, (the [^,.;:()\n“”\"]{3,70})(?=[,.;])")
_BEFORE = re.compile(r"\b([Tt]he [^,.;:()\n“”\"]{3,70}), $")
_FAR = 80  # characters before a name in which such a description stands
_WORD = re.compile(r"[^ ]+")
_APART = re.compile(r"[^\w.-]+")
_UNSAID = ""  # the body of a post whose introduction names none
_ENOUGH = 3  # people with one post that are remembered: more than one are too many
_OWNER = re.compile(r"['’]s?$")


class Given(NamedTuple):
    """A post that the article gives to a person: at `body`, or at one that it does not name."""

    person: FoundName
    post: str
    body: str | None


@cache
def _short(language: str) -> tuple[Mapping[str, str], frozenset[str], re.Pattern[str]]:
    """Short forms of posts; the last words of all; and a pattern that finds one before a name."""
    known = table("names_roles", language)
    short: dict[str, str] = known["short"]
    posts = sorted({*known["posts"], *known["alone_if_introduced"]}, key=lambda post: (-len(post), post))
    listed = "|".join([*map(re.escape, short), *(f"(?i:{re.escape(post)})" for post in posts)])
    last = frozenset(_APART.split(post)[-1].lower() for post in (*short, *posts))
    return short, last, re.compile(rf"(?<![\w-])({listed}) $")


class Introduced:
    """The posts of the people in one article, as it introduces them."""

    def __init__(self, article: Article, names: Sequence[FoundName]) -> None:
        self.text, self.language = article.text, article.language
        self.words = words(article.language)
        roles = table("names_roles", article.language)
        self.heads, self.alone = frozenset(roles["heads"]), frozenset(roles["alone"])
        past = {word for kind in ("former", "next") for word in roles["adjectives"][kind]}
        self.passed = hints(article.language).stops | past
        self.names = names
        self.by_end = {name.end: name for name in names}
        self.starts = [name.start for name in names]
        self.people = [name for name in names if name.type == "person" and name.form == "name"]
        self.given: dict[tuple[str, str | None], list[Given]] = defaultdict(list)  # post and body → the first few
        for person in self.people:
            self._introduce(person)

    def body_of(self, name: FoundName) -> str:
        """One key for all names and demonyms of a place or body."""
        place = self.words.place_of(name.text)
        return name.candidates[0] if len(name.candidates) == 1 else place or name.text

    @cached_property
    def countries(self) -> set[str]:
        """The countries, and the bodies known to the editors, that the article names."""
        named = (n for n in self.names if n.form == "demonym" or n.candidates or self.words.place_of(n.text))
        return {self.body_of(name) for name in named if name.type != "person"}

    def holder(
        self, titles: Sequence[str], post: str, body: FoundName | None, before: int, loose: Sequence[str] = ()
    ) -> Given | None:
        """The one person whom the article introduced before with such a post, at `body` if given; None if not one.

        At a body of its own one of the posts `loose`, which may mean it, will do as well; a post whose body the article
        does not say is that of the only country in the article.
        """
        keys: list[str | None] = [None]
        if body is not None:
            keys = [self.body_of(body), _UNSAID] if self.countries == {self.body_of(body)} else [self.body_of(body)]
        for key in keys:
            listed = [given for title in {post, *titles, *loose} for given in self.given.get((title, key), ())]
            fitting = [given for given in listed if given.person.start < before]
            if fitting:
                return fitting[0] if len({_surname(given.person) for given in fitting}) == 1 else None
        return None

    def _introduce(self, person: FoundName) -> None:
        short, last, pattern = _short(self.language)
        start = max(0, person.start - _NEAR)
        before = self.text[start : person.start]
        word = _APART.split(before[:-1].rpartition(" ")[2].lower())[-1]
        match = pattern.search(before) if word in last and before[-1] == " " else None
        if match is None:
            return
        post = short.get(match[1], match[1].lower())
        body = self.by_end.get(start + match.start() - 1)
        given = Given(person, post, self.body_of(body) if body else _UNSAID)
        for key in ((post, given.body), (post, None)):
            known = self.given[key]
            if len(known) < _ENOUGH and all(_surname(other.person) != _surname(person) for other in known):
                known.append(given)

    def beside(self) -> Iterator[FoundName]:
        """Descriptions beside the name of whom they describe: `Orvel, the Iranian interior minister,`."""
        for person in self.people:
            match = _BESIDE.match(self.text, person.end)
            if match is None and self.text.startswith(", ", person.start - len(", ")):
                match = _BEFORE.search(self.text, max(0, person.start - _FAR), person.start)
            if match is not None and self._describes(match.start(1), match.end(1)):
                yield described(match.start(1), match.end(1), self.text, person, "it stands beside the name")

    def _describes(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is a post with the body that has it, or one that needs none."""
        if self.text[start + len("the ") : end] in self.alone:
            return True
        spans = [match.span() for match in _WORD.finditer(self.text, start, end)][1:]
        listed = [self.text[a:b] for a, b in spans]
        head = next((at for at, word in enumerate(listed) if word in self.heads and self._ends(listed, at)), None)
        if head is None or any(word in self.passed for word in listed[:head]):
            return False
        body = (start, spans[head][0]) if head == len(listed) - 1 else (spans[head][1], end)
        owned = head == len(listed) - 1 and any(_OWNER.search(word) for word in listed[:head])
        return owned or any(body[0] <= name.start and name.end <= body[1] for name in self._near(start, end))

    @staticmethod
    def _ends(listed: Sequence[str], at: int) -> bool:
        return at == len(listed) - 1 or listed[at + 1] == "of"

    def _near(self, start: int, end: int) -> Iterator[FoundName]:
        first = bisect_left(self.starts, start)
        return (name for name in self.names[first : bisect_left(self.starts, end, first)])


def _surname(person: FoundName) -> str:
    return person.text.split()[-1]


def described(start: int, end: int, text: str, person: FoundName, why: str) -> FoundName:
    """A descriptor for `person`, known to the editors or not."""
    whom = "" if person.candidates else person.text
    why = f"{person.text}: {why}"
    return FoundName(start, end, text[start:end], "descriptor", "person", person.candidates, why, whom)
