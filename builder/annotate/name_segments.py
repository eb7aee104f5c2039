"""Parts a run of capitalised words into names: where a title, a demonym, a weekday or a linking word ends one."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

from builder.annotate.name_wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.annotate.name_tokens import Token
    from builder.annotate.name_words import Words


_LONGEST = 12  # words of a name: more capitals in a row are something else


class Reading:
    """One run of capitalised words and the names in it; offsets count from where the run begins."""

    def __init__(self, tokens: Sequence[Token], known: Words) -> None:
        self.tokens, self.known = tokens, known
        self.doubtful = len(tokens) > 1 and not known.doubts.isdisjoint([token.text for token in tokens])
        self._names: dict[int, tuple[Wording, ...]] = {}

    def names(self, skipped: int = 0) -> tuple[Wording, ...]:
        """The names in the run, in order, without its first `skipped` words."""
        if skipped not in self._names:
            parts = _parted(self.tokens[skipped:], self.known)
            found = (Wording(words, self.known, titled=titled) for words, titled in parts if self._accepts(words))
            self._names[skipped] = tuple(found)
        return self._names[skipped]

    def _accepts(self, words: Sequence[Token]) -> bool:
        if words[0].given or is_name(words[0].text, self.known):
            return True
        return len(words) > 1 and any(token.text not in self.known.never for token in words)


def is_name(word: str, known: Words) -> bool:
    """Whether `word`, which has a capital of its own, may be a name."""
    if word in known.countries or word in known.demonyms:
        return True
    if len(word) < 2 or (word.capitalize() in known.starts and word not in known.acronyms):
        return False
    return word not in known.no_name and word not in known.titles and not ("-" in word and _is_plain_pair(word, known))


def _is_plain_pair(word: str, known: Words) -> bool:
    """Whether a letter, or a word that is no name, and an everyday word make up `word`: `U-turn`, `Earth-size`."""
    first, _, rest = word.partition("-")
    return (len(first) == 1 or first in known.never) and rest.islower() and rest in known.everyday


def _parted(run: Sequence[Token], known: Words) -> list[tuple[tuple[Token, ...], bool]]:
    """The names in `run`, each with whether a title stands before it; titles, weekdays and linking words go."""
    if len(run) == 1 and not run[0].link and run[0].text not in known.alone and run[0].text.isalpha():
        return [((run[0],), False)]
    if known.parting.isdisjoint([token.text for token in run]) and len(run) <= _LONGEST and not _linked(run):
        return [(tuple(run), False)] if run else []
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
        self.found: list[tuple[tuple[Token, ...], bool]] = []
        self.open: list[Token] = []
        self.titled = False
        self.office = False  # in the words behind a title: "Secretary of State for Political Affairs"

    def all(self) -> list[tuple[tuple[Token, ...], bool]]:
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
        elif alone or (self._is_start(at) and not self.open) or token.text.startswith("I'"):
            self._close()
        elif self._is_office(token):
            self.office = True
        elif token.text in known.honours and self.open and self._following(at) is None:
            self.titled = self.titled or self.open[0].text in known.given
            self._close()
        elif token.text in known.titles and self._is_title(at):
            self._close_before_title()
            self.titled = True
        elif token.text in known.demonyms or token.text in known.countries:
            self._take_place(at, token)
        else:
            if not self.open and token.link.partition(" ")[0] in {"of", "for"}:
                self.titled = False  # "Archbishop of Orvo": of what, not who
            self._append(token)
            if len(self.open) == 1 and token.text in self.known.cities and self._person_follows(at):
                self._close()

    def _is_start(self, at: int) -> bool:
        """Whether ``run[at]`` is a word that begins sentences, and no name here: `All Farmers Congress`."""
        word = self.run[at].text
        if word not in self.known.starts:
            return False
        named = word in self.known.starts_too and self._following(at) is not None and self._ends_in_body(at + 1)
        return not named

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
        after_people = self.open and self.open[-1].text in self.known.demonyms and token.text not in self.known.demonyms
        if after_people and not self._heads(at - 1):
            self._close()
        if self.titled and not self.open and token.link.startswith("of"):
            self.found.append(((token,), False))  # "President of Ruritania": the name that has the title may follow
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
            plain = len(self.open) == 1 and self.known.is_everyday(head.lower())
            return named or (plain and (self._ends_in_body(at) or self._is_plain(at)))
        if link in {"for", "for the"}:
            return any(token.text in self.known.for_heads for token in self.open)
        if link == "on":
            return head in self.known.on_heads
        if link == "in":
            return head == "Cooperation"
        if link == "and" and not (head in self.known.organisation and self._following(at) is None):
            linked = any(t.link.startswith(("of", "for")) for t in self.open[1:])
            office = (linked and any(t.text in self.known.for_heads for t in self.open)) or self._ends_in_body(at)
            return office and self.known.is_everyday(head.lower())
        if not all(part in self.known.particles for part in link.split()):
            return False
        return head not in self.known.demonyms and head not in self.known.countries

    def _is_plain(self, at: int) -> bool:
        """Whether one everyday word follows at ``run[at]``, as in the titles of works: `Silence of the Owls`."""
        word = self.run[at].text
        return self._following(at) is None and self.known.is_everyday(word.lower()) and is_name(word, self.known)

    def _ends_in_body(self, at: int) -> bool:
        """Whether everyday words follow from ``run[at]`` that end in the word for a body or an act."""
        last = ""
        for token in self.run[at : at + _LONGEST]:
            if (last and token.link) or token.text in self.known.titles:
                break
            if not (self.known.is_everyday(token.text.lower()) or token.text in self.known.organisation):
                return False
            last = token.text
        return last in self.known.organisation or last in self.known.other

    def _in_name(self, at: int) -> bool:
        token = self.run[at]
        if self.open and not token.link and self.open[-1].text in self.known.given:
            return token.text in self.known.calendar_names
        following = self._following(at)
        if token.text in self.known.short_days:
            return following is not None and following not in self.known.calendar
        return following is not None and following in self.known.organisation

    def _is_title(self, at: int) -> bool:
        token, following = self.run[at], self._following(at)
        if self.open and not token.link and self.open[-1].text in self.known.given:
            return False
        if token.text in self.known.titles_in_names and self._names_building(at + 1):
            return False
        if following is None:
            after = self.run[at + 1 : at + 2]
            if after and after[0].link == "of" and after[0].text in self.known.title_of:
                return True
            return token.text in self.known.posts or not self.open or all(self._before_title(t.text) for t in self.open)
        return not (self._is_head(at + 1) or (token.text in self.known.titles_too and self._ends_in_body(at + 1)))

    def _names_building(self, at: int) -> bool:
        """Whether words follow from ``run[at]`` that end in what is named after people: `King Orvel Hospital`."""
        last = ""
        for token in self.run[at : at + _LONGEST]:
            if token.link or (token.text in self.known.titles and token.text not in self.known.titles_too):
                break
            last = token.text
        return last in self.known.named_after

    def _is_head(self, at: int) -> bool:
        """Whether ``run[at]`` goes on the name before it as the word for its kind: `General Hospital`."""
        if at >= len(self.run) or self.run[at].link:
            return False
        word = self.run[at].text
        return word in self.known.heads or word.rstrip(".") in self.known.legal_forms

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
        if following in known.calendar:
            return False
        if following in known.titles:
            return token.text in known.title_before or self._is_head(at + 2)
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
        given = following in known.given and following not in known.countries
        of_a_country = last in known.of_a_country and known.place_of(self.run[at].text) is not None
        if last is None or given or of_a_country:
            return False
        return body or last in known.heads

    def _close_before_title(self) -> None:
        while self.open and self.open[-1].text in self.known.title_before:
            self.open.pop()
        self._close()

    def _close(self) -> None:
        if 0 < len(self.open) <= _LONGEST:
            self.found.append(((led(self.open[0], self.known), *self.open[1:]), self.titled))
        self.open, self.titled, self.office = [], False, False
