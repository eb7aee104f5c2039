"""Names that nobody listed, seen by their shape: capitals, and what stands around them."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from builder.annotate.name_calendar import given_names
from builder.annotate.name_joints import jointed
from builder.annotate.name_nicknames import with_nicknames
from builder.annotate.name_segments import Reading, is_name, led
from builder.annotate.name_tokens import Token, runs, tokens
from builder.annotate.name_wording import Wording
from builder.annotate.name_words import Words, words
from builder.annotate.name_works import over, titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.annotate.name_wording import Segment
    from builder.model import Article, Block

Style = Literal["sentence", "headline", "capitals"]

_OPENING = " \u00a0\"'“”‘„«*•·"
_STOPS = frozenset(".!?…:;|>")
_QUOTES = frozenset('"“„«')
_DASHES = frozenset("-–—")
_PARTY = re.compile(r"[DRI]-[^\W\d_]+\.?")  # (R-Ohio)
_AMOUNT = re.compile(r"[^\W\d_]{1,4}\d+([a-z]*)")
_FIGURES = re.compile(r"(?:[ \u00a0]([a-z]+)|([.,]\d))")
_HOUR = re.compile(r"\d(?: ?[AaPp]\.?[Mm]\.?)? \Z")
_NEAR = 8  # characters before the name of a zone of time in which the hour stands
_WORD = re.compile(r"[ \u00a0](\w+)")
_FOLLOWING = re.compile(r" [^\W\d_]+")
_HYPHEN = re.compile(r"[-‐‑]")
_TAIL = re.compile(
    r", (?P<form>[A-Z][A-Za-z]{1,3})\b(?:\.(?=[,;)’']| [^\W_A-Z]))?|[ \u00a0](?P<number>\d{1,4})\b(?![.,]\d|[%\w-])"
)
_INITIAL = re.compile(r"[^\W\d_]\.")
_HOUSE = re.compile(r"(?<![\w.,-])(\d{1,4}) $")
_HOUSE_NUMBER = 7  # characters before an address in which the number of the house is looked for
_DIGIT = re.compile(r"\d")
_SMALL = re.compile(r"(?<!['’\w])[^\W\d_A-Z]{3,}\b")
_LONG = re.compile(r"\b[^\W\d_]{4,}")
_LONG_LINE = 150
_ACRONYM = 4  # letters up to which a word in capitals likely is an abbreviation
_FEW_WORDS = 3
_MOST = 0.6  # of a headline's words of four letters or more have a capital
_FEW_DIGITS = 4  # more than that are in a table's row rather than a headline
_LONGEST = 12  # words of a name in a headline
_SHORT = 3  # letters of surnames that come first
_PHRASE = 4  # words of a name that is looked for in headlines


class _Evidence:
    """What the article itself says about its words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.firm: set[str] = set()  # names of one word, in lower case
        self.phrases: set[str] = set()  # names of more words, in lower case

    @cached_property
    def lower(self) -> frozenset[str]:
        """The words of the text, as it has them."""
        return frozenset(self.text.split())

    def learn(self, found: Iterable[Segment]) -> None:
        """Takes note of names that are certain."""
        for segment in found:
            self.firm.update(segment.wording.firm)
            self.phrases.add(segment.wording.phrase)


def find_shapes(article: Article) -> list[Segment]:
    """The names in `article` by shape alone, in text order, without overlaps; demonyms stand alone."""
    known = words(article.language)
    text = article.text
    evidence = _Evidence(text)
    found: list[Segment] = []
    begun: list[tuple[int, Reading]] = []
    in_headlines: list[tuple[Style, int, Reading]] = []
    for block in article.blocks:
        style = _style(text, block, known)
        for start, end in runs(text, block.start, block.end, article.language):
            word = text[start:end]
            if (style == "sentence" and word in known.starts) or (word[1:2] == "-" and _PARTY.fullmatch(word)):
                continue
            weak = style != "sentence" or _begins(text, block.start, start)
            reading = _read(article, word, start, weak, known)
            if style != "sentence":
                in_headlines.append((style, start, reading))
            elif weak:
                begun.append((start, reading))
            else:
                found += [wording.at(start) for wording in reading.names()]
    found = [segment for segment in found if _is_meant(text, segment)]
    evidence.learn(found)
    first = [w.at(start) for start, run in begun for w in run.names(_skipped(run.tokens, known, evidence))]
    first = [segment for segment in first if _is_meant(text, segment)]
    evidence.learn(first)
    found += first
    for style, start, reading in in_headlines:
        found += [wording.at(start) for wording in _in_headline(reading.tokens, style, known, evidence)]
    whole = over(titles(text, article.language), [_whole(text, segment) for segment in found])
    return list(with_nicknames(text, whole))


def _read(article: Article, word: str, start: int, weak: bool, known: Words) -> Reading:
    """The run `word` at `start`; `weak`: its first capital may be owed to where it stands."""
    end = start + len(word)
    hyphened = "-" in word or (not word.isascii() and _HYPHEN.search(word))
    behind = _FOLLOWING.match(article.text, end) if hyphened else None
    reading = _reading(word, behind[0] if behind else article.text[end : end + 1], article.language)
    if reading.doubtful:
        marked = given_names(reading.tokens, article.text, start, weak, known)
        return Reading(marked, known)
    return reading


@lru_cache(maxsize=1 << 16)
def _reading(run: str, behind: str, language: str) -> Reading:
    """A run, of which the same is made wherever it stands, before the same words."""
    known = words(language)
    text = run + behind
    return Reading(jointed(tokens(text, 0, len(run), language), text, known), known)


def _is_meant(text: str, segment: Segment) -> bool:
    """Whether it is a name in spite of what follows it."""
    wording = segment.wording
    if len(wording.tokens) > 1:
        return True
    if _is_zone(text, segment):
        return False
    return not (_is_amount(text, segment) or _is_colour(text, segment) or _is_shouted(text, segment))


def _is_zone(text: str, segment: Segment) -> bool:
    """Whether it is a zone of time behind an hour: `4:30 pm IST`."""
    zone = segment.wording.last.text
    return zone in segment.wording.known.zones and bool(
        _HOUR.search(text, max(0, segment.start - _NEAR), segment.start)
    )


def _is_shouted(text: str, segment: Segment) -> bool:
    """Whether an everyday word inside a paragraph has its capitals for emphasis: `lost THOUSANDS`."""
    word, known = segment.wording.last.text, segment.wording.known
    if not word.isupper() or len(word) <= _ACRONYM or text[segment.start - 1 : segment.start] in ("", "\n"):
        return False
    usual = word.title()
    listed = usual in known.cities or usual in known.countries or usual in known.demonyms
    return word.lower() in known.everyday and not listed


def _is_amount(text: str, segment: Segment) -> bool:
    """Whether it is an amount of money: `RM4.2 million`, `R3bn`."""
    match = _AMOUNT.fullmatch(segment.wording.last.text)
    if match is None:
        return False
    behind = _FIGURES.match(text, segment.end)
    unit = match[1] or (behind[1] if behind else "")
    return unit in segment.wording.known.amount_after or bool(behind and behind[2])


def _is_colour(text: str, segment: Segment) -> bool:
    """Whether people are called so by their colour: `Black voters`."""
    known = segment.wording.known
    if segment.wording.titled or segment.wording.last.text not in known.colours:
        return False
    behind = _FOLLOWING.match(text, segment.end)
    return behind is not None and behind[0][1:] in known.colour_nouns


def _whole(text: str, segment: Segment) -> Segment:
    """`segment` with what belongs to it although it has no capital."""
    wording, end = segment.wording, segment.end
    if text[end + 1 : end + 2].islower():
        if wording.kind_follows:
            segment = _with_kind(text, segment)
    elif wording.number_follows or text[end : end + 1] == ",":
        segment = _with_tail(text, segment)
    return _with_number(text, segment) if wording.address else segment


def _with_kind(text: str, segment: Segment) -> Segment:
    """`segment` with the lower-case word for its kind that belongs to it: `Odesa region`."""
    following = _WORD.match(text, segment.end)
    if following is None or following[1] not in segment.wording.known.place_after:
        return segment
    return segment.ended(following.start(1), following[1])


def _with_number(text: str, segment: Segment) -> Segment:
    """`segment` with the number of the house, where it is an address."""
    number = _HOUSE.search(text, max(0, segment.start - _HOUSE_NUMBER), segment.start)
    if number is None:
        return segment
    first, *rest = segment.wording.tokens
    return segment.of([first._replace(start=number.start(1) - segment.base), *rest])


def _with_tail(text: str, segment: Segment) -> Segment:
    """`segment` with the legal form behind its comma or the number that belongs to it: `Volta, Inc.`, `Euro 2024`."""
    tail = _TAIL.match(text, segment.end)
    if tail is None:
        return segment
    kind, listed = (
        ("form", tail["form"] in segment.wording.known.legal_forms)
        if tail["form"]
        else ("number", segment.wording.number_follows)
    )
    return segment.ended(tail.start(kind), text[tail.start(kind) : tail.end()]) if listed else segment


def _style(text: str, block: Block, known: Words) -> Style:
    """How `block` uses capitals: as a sentence does, on nearly every word, or throughout."""
    line = text[block.start : block.end]
    if line.isupper():
        return "capitals"
    if len(line) > _LONG_LINE:
        return "sentence"
    if "(" in line or len(_DIGIT.findall(line)) > _FEW_DIGITS:
        return "sentence"
    long = _LONG.findall(line)
    capitals = [word for word in long if word[0].isupper()]
    if len(long) < _FEW_WORDS:
        return "headline" if block.kind != "paragraph" and len(capitals) == len(long) > 1 else "sentence"
    if len(capitals) < _MOST * len(long):
        return "sentence"
    if block.kind == "paragraph" and line.rstrip("\"'”’ ")[-1:] in _STOPS:
        plain = sum(word.lower() in known.everyday and word not in known.in_names for word in capitals[1:])
        small = any(word.capitalize() not in known.starts for word in _SMALL.findall(line))
        return "headline" if block.start == 0 and plain > 1 and not small else "sentence"
    return "headline"


def _begins(text: str, first: int, start: int) -> bool:
    """Whether a sentence, a quotation or a list item may begin at `start`, so that the capital is no evidence."""
    at = start
    while at > first and text[at - 1] in _OPENING:
        at -= 1
    if at == first or text[at - 1] in _STOPS or text[at - 1].isdigit():
        return True
    if text[at - 1] in _DASHES:
        return at < start or at - 1 == first
    return at < start and not _QUOTES.isdisjoint(text[at:start])


def _skipped(run: Sequence[Token], known: Words, evidence: _Evidence) -> int:
    """How many words of `run`, which begins a sentence, have their capital from that alone."""
    at = 0
    while at < len(run) and run[at].text in known.starts and not run[at].given:
        at += 1
        if run[at - 1].text in known.articles and at + 1 < len(run) and not run[at + 1].link:
            break
    if at:
        return at
    first, rest = run[0], run[1:]
    if first.given or not _plain(first.text, known, evidence):
        return 0
    if rest and first.text.lower() in (known.particles if rest[0].link else known.lead_particles):
        return 0
    if not rest or rest[0].link:
        of = bool(rest) and rest[0].link in {"of", "of the"}
        return 0 if of and (first.text in known.of_heads or first.text in known.titles) else 1
    return 0 if _belongs(first, rest, known, evidence) else 1


def _plain(word: str, known: Words, evidence: _Evidence) -> bool:
    """Whether `word`, with the capital of a sentence's start, is likely an everyday word."""
    lower = word.lower()
    if word in known.countries or word in known.demonyms:
        return False
    if lower in evidence.firm or (word.isupper() and len(word) > 1 and word.title() not in known.starts):
        return False
    return known.is_everyday(lower) or lower in evidence.lower


def _belongs(first: Token, rest: Sequence[Token], known: Words, evidence: _Evidence) -> bool:
    """Whether an everyday word at a sentence's start belongs to the capitalised word behind it."""
    title = first.text in known.titles or first.text in known.title_before
    if not title and first.text.lower() in evidence.lower:
        return False
    following = rest[0].text
    if first.text in known.titles and following in known.given:
        return True  # the title goes later, and is evidence
    if len(first.text) <= _SHORT and first.text in known.surnames and len(rest) == 1:
        return True  # Ma Liya
    if first.text in known.given or first.text in known.other_before:
        return True
    person = following in known.given or following in known.titles
    return not (person or following in known.demonyms or following.isupper())


# --- headlines: every word has a capital, so only words that are no everyday words are names ----------------------


def _in_headline(run: Sequence[Token], style: Style, known: Words, evidence: _Evidence) -> Iterator[Wording]:
    at = 0
    while at < len(run):
        length = _phrase(run, at, known, evidence)
        if not length:
            length = 1
            if not _names(run[at], style, known, evidence):
                at += 1
                continue
            while (
                at + length < len(run)
                and length < _LONGEST
                and _goes_on(run[at + length - 1], run[at + length], style, known, evidence)
            ):
                length += 1
        yield Wording((led(run[at], known), *run[at + 1 : at + length]), known, headline=True)
        at += length


def _phrase(run: Sequence[Token], at: int, known: Words, evidence: _Evidence) -> int:
    """How many words from ``run[at]`` are a name that the article has elsewhere, or a place of several words."""
    for length in range(min(_PHRASE, len(run) - at), 1, -1):
        joined = " ".join(token.text for token in run[at : at + length]).lower()
        if joined in evidence.phrases or joined in known.phrases:
            return length
    return 0


def _names(token: Token, style: Style, known: Words, evidence: _Evidence) -> bool:
    word = token.text if style == "headline" else token.text.title()
    if word in known.countries or word in known.demonyms or token.text in known.countries:
        return True
    if token.given:
        return True
    if not is_name(word, known) or not is_name(token.text, known):
        return False
    return not _plain(word, known, evidence)


def _goes_on(last: Token, token: Token, style: Style, known: Words, evidence: _Evidence) -> bool:
    word, following = (t.text if style == "headline" else t.text.title() for t in (last, token))
    if last.given:
        return True
    if token.link or word in known.countries or word in known.demonyms:
        return False
    if (word in known.given and following in known.surnames) or _INITIAL.fullmatch(word):
        return True
    return _names(token, style, known, evidence)
