"""The short life of the author at the end of an article is taken out, and listed as a credit."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from builder.clean.furniture import groups
from builder.clean.layout import ends_sentence
from builder.clean.signatures import is_name
from builder.clean.tables import merged
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.clean.layout import Line
    from builder.clean.view import View
    from builder.model import Edit

NAME = "author-bios"
_LONGEST = 600
_LAST_LINES = 4
_ADDRESS = re.compile(r"(?:^|\s)@\w{2,30}|[\w.+-]{1,60}@[\w-]{1,60}\.\w{2,}")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]{0,30}"
_NAME = rf"{_CAPITAL}(?: (?:{_CAPITAL}|de|van|von|der|al|bin|el)){{1,4}}"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_PLACE = rf"(?:the )?{_CAPITAL}(?:,? (?:{_CAPITAL}|and|of|the)){{0,5}}"
_NAMED = re.compile(_NAME)
_SHORTEST_SURNAME = 3
_MOST_OF_ROLE = 6  # words of a line that says what the author is


def rule(view: View) -> Iterator[Edit]:
    """`Ann Author is a correspondent for …` among the last lines, where an address, a call to follow, or a label such
    as `About the author:` goes with it, where the sidecar names that author, or where the article says nothing of a
    person of that name.

    A life without those goes only if it is the last line and says for whom the author works: a last paragraph may
    well speak of a reporter. A name on a line of its own goes together with the life below it.
    """
    lines = view.shown_lines
    yield from (view.without(line, NAME) for line in _named_life(lines[1:][-_LAST_LINES:], view))
    for line in lines[1:][-_LAST_LINES:]:
        if len(line.text) <= _LONGEST and (_is_life(line, lines[-1], view) or _is_strangers(line.text, view)):
            yield view.without(line, NAME)


def _named_life(lines: Sequence[Line], view: View) -> Sequence[Line]:
    """A bare name of which the article says nothing else, what that person is, and the life below: the first found."""
    language = view.context.language
    for at, line in enumerate(lines):
        name = line.text.strip()
        if _NAMED.fullmatch(name) is None or not is_name(name, language):
            continue
        shown = [line, *takewhile(lambda other: _is_role(other.text, language), lines[at + 1 :])]
        life = lines[at + len(shown)] if at + len(shown) < len(lines) else None
        if life is not None and len(life.text) <= _LONGEST and _tells_of(life.text, name.casefold().split(), language):
            surname = name.casefold().split()[-1]
            folded = "\n".join(item.text for item in (*shown, life)).casefold()
            return [*shown, life] if view.words[surname] <= folded.count(surname) else []
    return []


def _is_role(text: str, language: str) -> bool:
    words = text.casefold().split()
    roles = merged("clean_credits", language)["bio_roles"]
    return len(words) <= _MOST_OF_ROLE and not ends_sentence(text) and not set(roles).isdisjoint(words)


def _tells_of(text: str, names: Sequence[str], language: str) -> bool:
    """Whether each sentence of `text` is one of a life of the person with these `names`."""
    spans = sentences(text, language=language)
    first = text.casefold().split(maxsplit=1)[0].partition("'")[0].partition("’")[0]
    said = [text[start:end] for start, end in spans]
    return (
        ends_sentence(text)
        and first in names
        and _tells(language).search(said[0]) is None
        and all(any(_goes_on(other, name, language) for name in names) for other in said[1:])
    )


def _is_life(line: Line, last: Line, view: View) -> bool:
    match = _life(view.context.language).match(line.text)
    if match is None:
        return False
    named = match["name"] in view.context.sidecar.author
    addressed = _ADDRESS.search(line.text) or _follows(view.context.language).search(line.text)
    employed = (match["outlet"] or match["paper"]) and ends_sentence(line.text)
    return bool(named or addressed or match["label"] or (line == last and employed))


def _is_strangers(text: str, view: View) -> bool:
    """Whether `text` is the life of a person, or of `the author`, of whom the rest of the article says nothing."""
    language = view.context.language
    first, *others = (text[start:end] for start, end in sentences(text, language=language))
    match = _strangers_life(language).fullmatch(first.strip("()[]*_ "))
    if match is None or _tells(language).search(first):
        return False
    subject = (match["name"] or match["author"]).casefold()
    known = {word for word in _WORD.findall(subject) if len(word) >= _SHORTEST_SURNAME}
    folded = text.casefold()
    surname = max(known, key=subject.rfind, default="")
    strange = bool(surname) and view.words[surname] <= folded.count(surname)
    return strange and all(_goes_on(other, surname, language) for other in others)


def _goes_on(sentence: str, surname: str, language: str) -> bool:
    """Whether `sentence` goes on with the life of `surname`, or is a notice to the reader."""
    folded = sentence.casefold()
    opening = folded.split(maxsplit=1)[0].partition("'")[0].partition("’")[0]
    of_author = opening in merged("clean_credits", language)["bio_pronouns"] or folded.startswith(surname)
    calls = _ADDRESS.search(sentence) or _follows(language).search(sentence) or groups(sentence, language)
    of_others = _strangers_life(language).fullmatch(sentence) is not None
    return bool(calls) or ((of_author or of_others) and _tells(language).search(sentence) is None)


def _any_of(words: list[str]) -> str:
    return "|".join(map(re.escape, words))


@cache
def _life(language: str) -> re.Pattern[str]:
    roles = _any_of(merged("clean_credits", language)["bio_roles"])
    return re.compile(
        rf"(?P<label>(?i:about the (?:author|writer|reporter))s?:? )?(?P<name>{_NAME}) "
        r"(?:(?:covers|writes about|reports on)\b[^.\n]{0,80}?(?P<paper> (?:for|at) [^\W\d_a-z])"
        r"|(?:is|was|has been|writes|covers|reports)\b[^.\n]{0,120}?"
        rf"(?:\b(?:{roles})s?\b(?P<outlet> (?:for|at|with|of|from|in|covering|based in) [^\W\d_a-z])?"
        r"|\b(?:about|on|from)\b))"
    )


@cache
def _strangers_life(language: str) -> re.Pattern[str]:
    """A first sentence that says what its subject is or does for a living, or where the report was made."""
    words = merged("clean_credits", language)
    roles = _any_of([*words["bio_roles"], *words["bio_people"]])
    works, does, made, authors = (_any_of(words[key]) for key in ("bio_works", "bio_does", "bio_made", "bio_authors"))
    whose = r"(?:an?|the|our|one|[^.\n]{2,60}['’]s?)\b.{0,120}?|(?:\w+ ){0,2}"
    another = rf"(?:{_CAPITAL} ){{0,3}}(?:\w+ )?{_CAPITAL}(?: {_CAPITAL}){{0,3}}"
    also = rf"(?:,|;| and|, and) {another},?(?: (?:{made}))? (?:from|to) {_PLACE}"
    return re.compile(
        rf"(?i:about the (?:author|writer|reporter))?:? ?(?:(?P<author>(?i:the (?:{authors})))"
        rf"|(?P<name>(?:(?:Dr|Prof|Mr|Ms|Mrs|Rep|Sen|Gov)\.? )?(?:{_NAME}|{_CAPITAL}))(?:, [^,\n]{{2,80}},)?)"
        rf"(?:,? (?:is|are) (?:{whose})\b(?i:{roles})s?\b(?!['’]).{{0,300}}"
        r"|(?(author) (?:is|are) (?:an?|the)\b.{2,300}|(?!))"
        rf"| (?:{does})\b.{{2,300}}"
        rf"| (?:{made}) (?:from|to) {_PLACE}(?:{also}){{0,6}}(?: (?:for|with|as|on|through)\b.{{0,120}})?"
        rf"|['’]s? .{{0,60}}?\b(?:{works})\b.{{0,120}}? (?:is|was|will be|are)\b.{{0,160}})[.!]?"
    )


@cache
def _tells(language: str) -> re.Pattern[str]:
    """Words of a sentence that tells what somebody said or did."""
    return re.compile(rf"\b(?:{_any_of(merged('clean_credits', language)['bio_lookalikes'])})\b", re.IGNORECASE)


@cache
def _follows(language: str) -> re.Pattern[str]:
    calls = _any_of(merged("clean_credits", language)["bio_calls"])
    return re.compile(rf"\b(?:{calls})\b", re.IGNORECASE)
