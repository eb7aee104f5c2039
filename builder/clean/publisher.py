"""Who published an article, by the traces of outlets in its capture: each weighs something, and the heaviest name wins.

An agency is who reported, and publishes where no outlet leaves a trace but the agency itself. Where no name is heavy
enough, or two are as heavy, there is none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from builder.clean.credit import is_outlet
from builder.clean.dates import written_dates, written_month
from builder.clean.facts import Said
from builder.clean.outlet_names import NAME, TABLE, in_small_letters, is_agency, key, names_press, parts
from builder.clean.outlet_traces import AUTHORS_PAGE, CLAIM, MASTHEAD, Page, Trace, site_name, traces
from builder.clean.rules import bare_urls, bylines, closing_lines, kickers, page_marks, publication_lines
from builder.clean.shown import shown
from builder.clean.tables import merged

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from builder.clean.known import Known
    from builder.clean.passes import Removed
    from builder.model import Basis, RawText

_ENOUGH = 2.0  # what the traces of an outlet weigh together, at least
_CLEAR = 0.5  # how much more than those of any other
_OWN = 4.0  # the weight of a line that says who published the article
_LIKELY, _SOME, _SLIGHT = 3.0, 2.0, 1.0
_SHARE = 0.5  # of what a longer or shorter form of a name weighs
_MOST_NAMES = 60
_MOST_WORDS = 6  # of a name
_MOST_HOSTS = 20  # whose letters are looked for in the text
_HOST = re.compile(
    r"(?:https?://|www\.|@)(?:[\w-]{1,40}\.){0,4}?(?P<name>[a-z][a-z-]{5,40})(?:\.[a-z]{2,3})?\.[a-z]{2,12}\b"
)
_WORD = r"[^\W\d_a-z][\w'’&-]{0,40}"
_RUN = re.compile(rf"(?<!\w){_WORD}(?: (?:{_WORD}|of|the|and|&)){{1,20}}")
_NO_LETTER = re.compile(r"[\W\d_]+")
_BEHIND_NAME = re.compile(r"^[^,(|]{0,200}(?:$|[,(|])|[,()|\n]|\sof\s|\sfor\s")


def publishers(raw: RawText, removed: Sequence[Removed], title: str, known: Known, language: str) -> list[Said]:
    """Publishers that the lines of a capture name, and those `removed` from it, the likeliest first.

    Of a page's markup only what the rules removed is read. `title` is the headline. The others are those that lines
    name as surely.
    """
    text = raw.text if raw.media_type == "text/plain" else "\n".join(piece.text for piece in removed)
    page = Page(text, title, frozenset(known.outlets), language)
    found = [_short(trace, text, language) for trace in (*_of_lines(removed, known, page), *traces(page))]
    ranked = _ranked(found, page, language)
    if not ranked:
        return []
    best, *others = ranked
    if best.weight < _ENOUGH or any(best.weight - other.weight < _CLEAR for other in others):
        return []
    sure = [other for other in others if other.weight >= _OWN]
    return [
        Said(_as_known(one.name, known), "text", (one.trace.words.strip(),), one.trace.start, one.trace.end)
        for one in (best, *sure)
    ]


def _short(trace: Trace, text: str, language: str) -> Trace:
    """`trace` with the short name of its outlet, if the text has that in brackets."""
    short = merged(TABLE, language)["short_names"].get(trace.name.casefold())
    return trace._replace(name=short) if short and f"({short})" in text else trace


class _Candidate(NamedTuple):
    """A name with the weight of its `own` traces, and with those of its other forms; `trace` is the heaviest."""

    name: str
    own: float
    weight: float
    trace: Trace


def _ranked(found: Sequence[Trace], page: Page, language: str) -> list[_Candidate]:
    """The names of the traces, the heaviest first; agencies only where there is no other name that weighs enough."""
    by_name: dict[str, list[Trace]] = {}
    platforms = merged(TABLE, language)["platforms"]
    for trace in found:
        if trace.name.casefold() not in platforms and (len(by_name) < _MOST_NAMES or key(trace.name) in by_name):
            by_name.setdefault(key(trace.name), []).append(trace)
    own = {letters: _weight(letters, listed, page) for letters, listed in by_name.items()}
    candidates = [_candidate(letters, listed, own) for letters, listed in by_name.items()]
    best = max((one.weight for one in candidates if not is_agency(one.name, language)), default=0.0)
    least = max(_OWN, 2 * best) if best >= _ENOUGH else 0.0  # an agency's report, in an outlet's pages
    candidates = [one for one in candidates if one.weight >= least or not is_agency(one.name, language)]
    return _apart(sorted(candidates, key=lambda one: -one.weight))


def _weight(letters: str, listed: Iterable[Trace], page: Page) -> float:
    """What the traces of one name weigh: the heaviest of each kind, an address of that name, and a line at the top."""
    kinds: dict[str, list[float]] = {}
    for trace in listed:
        kinds.setdefault(trace.kind, []).append(trace.weight)
    on_top = letters in page.top and any(kind != MASTHEAD for kind in kinds)
    return sum(map(max, kinds.values())) + _SOME * (letters in page.hosts) + _SLIGHT * on_top


def _candidate(letters: str, listed: Sequence[Trace], own: dict[str, float]) -> _Candidate:
    forms = [other for other in own if other != letters and _are_forms(letters, other)]
    best = max(listed, key=lambda trace: trace.weight)
    return _Candidate(best.name, own[letters], own[letters] + _SHARE * sum(own[form] for form in forms), best)


def _apart(ranked: Sequence[_Candidate]) -> list[_Candidate]:
    """`ranked` without names that are other forms of one before; a shorter one that weighs enough takes its place."""
    kept: list[_Candidate] = []
    for one in ranked:
        letters = key(one.name)
        at = next((at for at, other in enumerate(kept) if _are_forms(letters, key(other.name))), None)
        if at is None:
            kept.append(one)
        elif key(kept[at].name).startswith(letters) and one.own >= _LIKELY and one.trace.kind != CLAIM:
            kept[at] = one._replace(weight=kept[at].weight)
    return kept


def _are_forms(letters: str, others: str) -> bool:
    return letters.startswith(others) or others.startswith(letters)


def at_address(url: str | None, known: Known, basis: Basis) -> Iterator[Said]:
    """The known outlet whose domain `url` is on."""
    name = url and _outlet_at(url, known)
    if name:
        yield Said(name, basis, (url or "",))


def beside_title(page_title: str | None, title: str | None, text: str, language: str) -> Iterator[Said]:
    """The name before or behind `title` in the title of a page, if it comes again in the page's `text`."""
    page = Page(text, title or "", frozenset(), language)
    found = site_name((page_title or "").replace("::", " | "), title or "", page)
    if found is not None and text.count(found[0]) > 1:
        yield Said(found[0], "text", (page_title or "",))


def last_resort(raw: RawText, title: str, known: Known, language: str) -> list[Said]:
    """The publisher where nothing else names one: the name in a text that its addresses are made of, and what the words
    of a page say whose markup is silent.
    """
    if raw.media_type == "text/plain":
        return _spelled_by_address(raw.text)
    return publishers(replace(raw, media_type="text/plain", text=shown(raw)), (), title, known, language)[:1]


def _spelled_by_address(text: str) -> list[Said]:
    """The name of two words or more in `text` that addresses in it are made of, two at least; none where there are
    several such names.
    """
    written = [(_letters(match["name"]), match.group()) for match in _HOST.finditer(text)]
    addresses, times = dict(written), Counter(letters for letters, _ in written)
    most = max(times.values(), default=0)
    common = times.most_common(_MOST_HOSTS)
    hosts = {letters: addresses[letters] for letters, count in common if count > 1 and 2 * count >= most}
    found: dict[str, Said] = {}
    for run in _RUN.finditer(text) if hosts else ():
        for name in _names_of(run.group(), hosts):
            said = Said(name, "text", (name, hosts[_letters(name)]))
            found.setdefault(_letters(name).removeprefix("the"), said)
    return list(found.values()) if len(found) == 1 else []


def _names_of(run: str, hosts: Collection[str]) -> Iterator[str]:
    """The names of two words or more in `run`, words in capitals, whose letters are one of `hosts`."""
    words = run.split(" ")
    letters = [_letters(word) for word in words]
    for first, word in enumerate(words):
        spelled = letters[first]
        following = range(first + 1, min(first + _MOST_WORDS, len(words)))
        for last in following if word[0].isupper() and any(host.startswith(spelled) for host in hosts) else ():
            spelled += letters[last]
            if spelled in hosts:
                yield " ".join(words[first : last + 1])


@lru_cache(maxsize=1 << 12)
def _letters(name: str) -> str:
    return _NO_LETTER.sub("", name.casefold())


def _of_lines(removed: Sequence[Removed], known: Known, page: Page) -> Iterator[Trace]:
    """Outlets in the lines that cleaning took out for what they say."""
    for piece in removed:
        for name, kind, weight in _named(piece, known, page):
            if name:
                yield Trace(name, kind, weight, piece.text, piece.start, piece.end)


def _named(piece: Removed, known: Known, page: Page) -> Iterator[tuple[str, str, float]]:
    text, language = piece.text.strip(), page.language
    if piece.rule == closing_lines.NAME:
        name = closing_lines.outlet_named(text, language)
        alone = page.is_whole and key(name) == key(text)  # it may be a teaser's
        yield name, "own", _SLIGHT if alone and name.casefold() not in known.outlets else _OWN
    elif piece.rule == bare_urls.NAME and AUTHORS_PAGE in text:
        yield _outlet_at(text, known) or "", "own", _OWN
    elif piece.rule == publication_lines.NAME:
        match = _published_in(language).search(text)
        yield publication_lines.masthead(text, language) or (match["outlet"] if match else ""), "own", _OWN
    elif piece.rule == bylines.NAME and is_outlet(text, language):
        yield text, "byline", _SLIGHT if page.is_whole else _LIKELY
    elif piece.rule in {kickers.NAME, page_marks.NAME, bylines.NAME}:
        for part in _sides(piece, language):
            if names_press(part, page.outlets, language):
                yield part, MASTHEAD, _LIKELY if piece.rule == page_marks.NAME else _SLIGHT


def _sides(piece: Removed, language: str) -> list[str]:
    if piece.rule == bylines.NAME:
        return [part.strip(" .,()[]*-–—|") for part in _BEHIND_NAME.split(piece.text)]
    text = piece.text
    if piece.rule == page_marks.NAME and not written_dates(text, language) and written_month(text):
        text = re.sub(r"\b\w{3,14}\.?,? \d{4}", "  ", text)
    return [part for line in text.splitlines() for part in parts(line, language)]


def _as_known(name: str, known: Known) -> str:
    """`name` as the authority files write it, or with small letters where all are capitals."""
    return known.outlets.get(name.casefold()) or in_small_letters(name)


@cache
def _published_in(language: str) -> re.Pattern[str]:
    """The outlet between such words and the day of publication."""
    words = "|".join(map(re.escape, merged("clean_credits", language)["published_in"]))
    return re.compile(rf"\b(?i:{words}) (?P<outlet>{NAME})(?=,? (?:on )?\w*\.? ?\d)")


def _outlet_at(url: str, known: Known) -> str | None:
    try:
        host = urlsplit(url.strip("<>()[] ")).hostname or ""
    except ValueError:
        return None
    parts_of_host = host.split(".")
    return next(
        (
            known.domains[name]
            for i in range(len(parts_of_host))
            if (name := ".".join(parts_of_host[i:])) in known.domains
        ),
        None,
    )
