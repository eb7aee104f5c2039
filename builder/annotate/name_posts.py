"""Who held which post when, as the authority files say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from builder.annotate.date_values import bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from builder.model import Authority, Role

When = Literal["any", "new", "former", "next"]

_NEW_FOR = timedelta(days=548)  # how long somebody is new in a post
_SOON = timedelta(days=90)  # how long before taking a post somebody is called its new or next holder


@dataclass(frozen=True, slots=True)
class Term:
    """A time in a post: `start` and `end` are None where the files do not say, and else what is known of the day."""

    person: str
    start: tuple[date, date] | None
    end: tuple[date, date] | None

    def may_hold(self, first: date, last: date) -> bool:
        """Whether it may reach into these days. Who leaves and who comes both do on the day of the change."""
        return (self.start is None or self.start[0] <= last) and (self.end is None or self.end[1] >= first)

    def is_vague(self, first: date, last: date) -> bool:
        """Whether it begins or ends in these days, and it is not known on which day."""
        return any(
            known is not None and known[0] < known[1] and known[0] <= last and first <= known[1]
            for known in (self.start, self.end)
        )


class Posts:
    """The posts in the authority files, by body and title."""

    def __init__(self, entities: Mapping[str, Authority]) -> None:
        self._terms: dict[tuple[str, str], list[Term]] = defaultdict(list)
        self._by_title: dict[str, list[Term]] = defaultdict(list)
        self._seats: dict[str, set[str]] = defaultdict(set)
        self.titles: set[str] = set()
        for entity in entities.values():
            for role in entity.roles:
                self._add(entity.id, role)
            if entity.government:
                self._seats[entity.id].add(entity.government)
            if entity.kind == "government" and entity.within:
                self._seats[entity.id].add(entity.within)

    def _add(self, person: str, role: Role) -> None:
        title = role.title.lower()
        self.titles.add(title)
        term = Term(person, bounds(role.start or ""), bounds(role.end or ""))
        self._terms[role.of or "", title].append(term)
        self._by_title[title].append(term)

    def holders(
        self, bodies: Iterable[str], titles: Iterable[str], published: str | None, when: When = "any"
    ) -> tuple[str, ...]:
        """Those who held one of `titles` at one of `bodies` when an article of the date `published` appeared.

        All who ever held it where the date is unknown; nobody where all that is known is the year, or the month, of
        the change, and the article is of that time. `when` asks for those who were new in it, had left it, or were
        about to take it.
        """
        places = {place for body in bodies for place in (body, *self._seats.get(body, ()))}
        terms = [term for place in sorted(places) for title in titles for term in self._terms.get((place, title), ())]
        period = bounds(published or "")
        kept = _at(terms, *period, when) if period else terms
        return tuple(dict.fromkeys(term.person for term in kept))

    def held_by(self, person: str, titles: Iterable[str], published: str | None, when: When = "any") -> bool:
        """Whether `person` held one of `titles`, wherever it was, when an article of the date `published` appeared.

        `when` as for `holders`.
        """
        terms = [t for title in titles for t in self._by_title.get(title, ()) if t.person == person]
        period = bounds(published or "")
        return bool(_at(terms, *period, when) if period else terms)


def _at(terms: list[Term], first: date, last: date, when: When) -> list[Term]:
    now = [t for t in terms if t.may_hold(first, last)]
    if when == "any":
        return now if any(not t.is_vague(first, last) for t in now) or len({t.person for t in now}) > 1 else []
    if when == "former":
        present = {t.person for t in now}
        return [t for t in terms if t.end is not None and t.end[1] <= last and t.person not in present]
    soon = [t for t in terms if t.start is not None and last < t.start[0] <= last + _SOON]
    fresh = [t for t in now if t.start is not None and t.start[0] + _NEW_FOR > first]
    return soon if when == "next" else fresh or soon
