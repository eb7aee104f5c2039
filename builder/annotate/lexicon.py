"""All the names that editors know, as one automaton that finds them in a text in a single pass."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import ahocorasick

from builder.annotate.name_posts import Posts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.model import Authority, AuthorityFiles, MentionForm

# Between the words of a name the text may have other marks than the authority file: all are read as a space. Letters
# are read without their accents, one for one, so that offsets stay: `Erdoğan` and `Erdogan` are one name.
_MARKS = "\t\n\r\u00a0\u202f\u2009 -‐‑‒–—−_.,;:!?…'’‘ʼ`´\"“”„«»()[]{}<>/\\|*&+=#@%$€£~^"
_ACCENTED = {code: unicodedata.normalize("NFD", chr(code))[0] for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
_READ = _ACCENTED | str.maketrans("øØłŁđĐıİ", "oOlLdDiI") | str.maketrans(_MARKS, " " * len(_MARKS))
_USUAL = "’‘“”–—…\u00a0"  # of these marks those that texts are full of
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_INSIDE = frozenset(" \u00a0-‐‑'’ʼ.&/")  # marks that may stand within a name
_CAPITALS_FROM = 4  # letters from which a name is also known when written in capitals


class Hit(NamedTuple):
    """A known name in the text: the ids that it may stand for."""

    start: int
    end: int
    form: MentionForm
    candidates: tuple[str, ...]


class _Entry(NamedTuple):
    name: str
    form: MentionForm
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """What the editors know, ready to be found. Built once; holds nothing of any article."""

    entities: Mapping[str, Authority]
    named: Mapping[str, tuple[str, ...]]  # name or alias → ids
    people: Mapping[tuple[str, str], tuple[str, ...]]  # first and last word of a person's name → ids
    surnames: Mapping[str, tuple[str, ...]]  # last word of a person's name → ids
    posts: Posts
    _automaton: ahocorasick.Automaton | None

    @classmethod
    def of(cls, authority: AuthorityFiles) -> Lexicon:
        """The lexicon of all names, aliases and demonyms in `authority`."""
        ids: dict[tuple[str, MentionForm], list[str]] = defaultdict(list)
        people: dict[tuple[str, str], list[str]] = defaultdict(list)
        surnames: dict[str, list[str]] = defaultdict(list)
        for entity in authority.entities.values():
            for name in _names(entity):
                _put(ids[name, "name"], entity.id)
                if entity.type == "person" and len(words := name.split()) > 1:
                    _put(people[words[0], words[-1]], entity.id)
                    _put(surnames[words[-1]], entity.id)
            for demonym in entity.demonyms:
                _put(ids[demonym, "demonym"], entity.id)
        entries = [
            _Entry(name, form, tuple(found)) for (name, form), found in ids.items() if any(map(str.isalnum, name))
        ]
        named = {entry.name: entry.ids for entry in entries if entry.form == "name"}
        first_last = {key: tuple(found) for key, found in people.items()}
        last = {key: tuple(found) for key, found in surnames.items()}
        return cls(authority.entities, named, first_last, last, Posts(authority.entities), _automaton(entries))

    def scan(self, text: str) -> list[Hit]:
        """Every known name in `text`, by start, longest first; hits may overlap."""
        if self._automaton is None:
            return []
        found: dict[tuple[int, int], Hit] = {}
        for last, entries in self._automaton.iter(f" {_read(text)} "):
            for entry in entries:
                end = last - 1  # in the padded text a space stands on either side
                start = end - len(entry.name)
                if _same(entry.name, text[start:end]):
                    _add(found, Hit(start, end, entry.form, entry.ids))
        return sorted(found.values(), key=lambda hit: (hit.start, -hit.end))


def _read(text: str) -> str:
    """`text` as names are compared: what then is all ASCII is translated several times as fast."""
    for mark in "" if text.isascii() else _USUAL:
        text = text.replace(mark, " ")
    return _FOREIGN.sub(_plain, text).translate(_READ)


def _plain(match: re.Match[str]) -> str:
    return match[0].translate(_READ)


def _names(entity: Authority) -> list[str]:
    """Its names; the article of a newspaper or body is no part of a mention, unlike that of The Hague."""
    listed = [entity.name, *entity.aliases]
    return listed if entity.type == "place" else [name.removeprefix("The ") for name in listed]


def _automaton(entries: Iterable[_Entry]) -> ahocorasick.Automaton | None:
    keys: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        name, capitals = entry.name, entry.name.upper()
        keys[name.translate(_READ)].append(entry)
        if _CAPITALS_FROM <= len(name) == len(capitals) and name != capitals:
            keys[capitals.translate(_READ)].append(entry)
    if not keys:
        return None
    automaton = ahocorasick.Automaton()
    for key, found in keys.items():
        automaton.add_word(f" {key} ", tuple(found))
    automaton.make_automaton()
    return automaton


def _same(name: str, text: str) -> bool:
    """Whether `text`, equal to `name` but for accents and marks, has no mark that would part the words of a name."""
    if name == text:
        return True
    pairs = zip(name, text, strict=True)
    return all(a == b or a.isalnum() or (b in _INSIDE and (b != "." or a == ".")) for a, b in pairs)


def _add(found: dict[tuple[int, int], Hit], hit: Hit) -> None:
    known = found.get(hit[:2])
    if known is None:
        found[hit[:2]] = hit
    elif known.form == hit.form:
        found[hit[:2]] = known._replace(candidates=tuple(dict.fromkeys(known.candidates + hit.candidates)))


def _put(ids: list[str], key: str) -> None:
    if key not in ids:
        ids.append(key)
