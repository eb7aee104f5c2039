"""Parts a run of capitalised words into names: where a title, a demonym, a weekday or a linking word ends one."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.annotate.name_tokens import Token
    from builder.annotate.name_words import Words


_LONGEST = 12  # words of a name: more capitals in a row are something else


class Segment(NamedTuple):
    """The words of one name. `titled`: a title stands before it. `headline`: its capitals are no evidence.

    `work`: it is the title of a work.
    """

    tokens: tuple[Token, ...]
    titled: bool = False
    headline: bool = False
    work: bool = False

    @property
    def start(self) -> int:
        """Where the name begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the name ends."""
        return self.tokens[-1].end


def segments(run: Sequence[Token], known: Words) -> list[Segment]:
    """The names in `run`, in order; titles, weekdays and words that only join are left out."""
    if len(run) == 1 and not run[0].link and run[0].text not in known.alone and run[0].text.isalpha():
        return [Segment((run[0],))]
    if known.parting.isdisjoint([token.text for token in run]) and len(run) <= _LONGEST and not _linked(run):
        return [Segment(tuple(run))] if run else []
    return _Segmenter(run, known).all()


def _linked(run: Iterable[Token]) -> bool:
    return any(token.link for token in run)


def led(first: Token, known: Words) -> Token:
    """The first word of a name with the particles before it: `von der Leyen`."""
    parts = list(dropwhile(lambda part: part not in known.lead_particles, first.link.split()))
    place = first.text in known.countries or first.text in known.demonyms
    if not parts or place or not known.particles.issuperset(parts):
        return first
    return first._replace(start=first.start - len(" ".join(parts)) - 1)


class _Segmenter:
    def __init__(self, run: Sequence[Token], known: Words) -> None:
        self.run = run
        self.known = known
        self.found: list[Segment] = []
        self.open: list[Token] = []
        self.titled = False
        self.office = False  # in the words behind a title: "Secretary of State for Political Affairs"

    def all(self) -> list[Segment]:
        for at, token in enumerate(self.run):
            if token.link and self.open and not self._joins(at):
                self._close()
            elif token.link == "and" and not self.open:
                self.titled = False
            self._take(at, token)
        self._close()
        return self.found

    def _take(self, at: int, token: Token) -> None:
        known = self.known
        alone = token.text in known.calendar and not self._in_name(at)
        if token.given:
            self._append(token)
        elif alone or (token.text in known.starts and not self.open) or token.text.startswith("I'"):
            self._close()
        elif self._is_office(token):
            self.office = True
        elif token.text in known.titles and self._is_title(at):
            self._close_before_title()
            self.titled = True
        elif token.text in known.demonyms or token.text in known.countries:
            self._take_place(at, token)
        else:
            self._append(token)
            if len(self.open) == 1 and token.text in self.known.cities and self._person_follows(at):
                self._close()

    def _person_follows(self, at: int) -> bool:
        """Whether a town's name that is nobody's stands before a person's: `In Kyiv Anna Weiss said`."""
        known, town = self.known, self.run[at].text
        if town in known.given or town in known.surnames or town in known.place_before:
            return False
        after = [token for token in self.run[at + 1 : at + 3] if not token.link]
        unknown = all(token.text not in known.heads and not known.is_everyday(token.text.lower()) for token in after)
        return self._following(at) in known.given or (len(after) == 2 and unknown)

    def _append(self, token: Token) -> None:
        if len(self.open) <= _LONGEST:  # one more than a name has, so that all of it is given up
            self.open.append(token)

    def _is_office(self, token: Token) -> bool:
        """Whether `token` says of which office the title before it is."""
        if not self.titled or self.open:
            return False
        if token.link.partition(" ")[0] in {"of", "for"}:
            return token.text in self.known.title_of or self.known.is_everyday(token.text.lower())
        return self.office and token.text not in self.known.given and self.known.is_everyday(token.text.lower())

    def _take_place(self, at: int, token: Token) -> None:
        if self.open and self.open[-1].text in self.known.demonyms and token.text not in self.known.demonyms:
            self._close()
        if self.titled and not self.open and token.link.startswith("of"):
            self.found.append(Segment((token,)))  # "President of Ruritania": the name that has the title may follow
            return
        self._append(token)
        if len(self.open) == 1 and not self._goes_on(at):
            self._close()

    def _joins(self, at: int) -> bool:
        """Whether the link before ``run[at]`` holds the name together."""
        link, head = self.run[at].link, self.open[-1].text
        if link == "&":
            return True
        if link in {"of", "of the"}:
            named = any(token.text in self.known.of_heads for token in self.open)
            return named or (len(self.open) == 1 and self.known.is_everyday(head.lower()) and self._ends_in_body(at))
        if link in {"for", "for the"}:
            return any(token.text in self.known.for_heads for token in self.open)
        if link == "on":
            return head in self.known.on_heads
        if link == "in":
            return head == "Cooperation"
        if link == "and":
            linked = any(t.link.startswith(("of", "for")) for t in self.open[1:])
            office = (linked and any(t.text in self.known.for_heads for t in self.open)) or self._ends_in_body(at)
            return office and head.lower() in self.known.everyday
        if not all(part in self.known.particles for part in link.split()):
            return False
        return head not in self.known.demonyms and head not in self.known.countries

    def _ends_in_body(self, at: int) -> bool:
        """Whether everyday words follow from ``run[at]`` that end in the word for a body or an act."""
        last = ""
        for token in self.run[at : at + _LONGEST]:
            if (last and token.link) or token.text in self.known.titles:
                break
            if not self.known.is_everyday(token.text.lower()):
                return False
            last = token.text
        return last in self.known.organisation or last in self.known.other

    def _in_name(self, at: int) -> bool:
        token = self.run[at]
        if self.open and not token.link and self.open[-1].text in self.known.given:
            return token.text in self.known.calendar_names
        following = self._following(at)
        return following is not None and following in self.known.organisation

    def _is_title(self, at: int) -> bool:
        token, following = self.run[at], self._following(at)
        if self.open and not token.link and self.open[-1].text in self.known.given:
            return False
        if following is None:
            after = self.run[at + 1 : at + 2]
            if after and after[0].link == "of" and after[0].text in self.known.title_of:
                return True
            return token.text in self.known.posts or not self.open or all(self._before_title(t.text) for t in self.open)
        known = self.known
        return following not in known.heads

    def _before_title(self, word: str) -> bool:
        known = self.known
        return word in known.demonyms or word in known.countries or word in known.title_before or word in known.titles

    def _following(self, at: int) -> str | None:
        after = at + 1
        return self.run[after].text if after < len(self.run) and not self.run[after].link else None

    def _goes_on(self, at: int) -> bool:
        token, following = self.run[at], self._following(at)
        if following is None:
            return at + 1 < len(self.run)
        known = self.known
        if following in known.demonyms and token.text in known.demonyms:
            return True
        if following in known.titles or following in known.calendar:
            return False
        if token.text in known.given_too and not known.is_everyday(following.lower()) and following not in known.heads:
            return True
        if self._heads(at):
            return True
        if following in known.countries or following in known.demonyms or following in known.given:
            return False
        if following.isupper() and known.is_everyday(following.lower()):
            return True
        return token.text not in known.demonyms and "." not in token.text and not token.text.isupper()

    def _heads(self, at: int) -> bool:
        """Whether a demonym or country at ``run[at]`` begins a longer name: "French Open", "U.S. Treasury"."""
        known = self.known
        last = None
        body = False
        for token in self.run[at + 1 : at + _LONGEST]:
            body |= token.link == "of" and last in known.organisation and last not in known.of_a_country
            pair = token.link in {"and", "of", "for"} and last is not None and known.is_everyday(last.lower())
            if (token.link and not pair) or token.text in known.titles:
                break
            last = token.text
        following = self._following(at)
        if last is None or following in known.given or last in known.of_a_country:
            return False
        return body or last in known.heads

    def _close_before_title(self) -> None:
        while self.open and self.open[-1].text in self.known.title_before:
            self.open.pop()
        self._close()

    def _close(self) -> None:
        if 0 < len(self.open) <= _LONGEST:
            self.found.append(Segment((led(self.open[0], self.known), *self.open[1:]), self.titled))
        self.open, self.titled, self.office = [], False, False
