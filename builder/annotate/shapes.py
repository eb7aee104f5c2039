"""Names that nobody listed, seen by their shape: capitals, and what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from builder.annotate.name_calendar import given_names
from builder.annotate.name_joints import jointed
from builder.annotate.name_segments import Segment, led, segments
from builder.annotate.name_tokens import Token, runs, tokens
from builder.annotate.name_words import Words, words
from builder.annotate.name_works import over, titles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.model import Article, Block

Style = Literal["sentence", "headline", "capitals"]

_OPENING = " \u00a0\"'“”‘„«*•·"
_STOPS = frozenset(".!?…:;|>")
_QUOTES = frozenset('"“„«')
_DASHES = frozenset("-–—")
_PARTY = re.compile(r"[DRI]-[^\W\d_]+\.?")  # (R-Ohio)
_WORD = re.compile(r"[ \u00a0](\w+)")
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
_FEW_WORDS = 3
_MOST = 0.6  # of a headline's words of four letters or more have a capital
_FEW_DIGITS = 4  # more than that are in a table's row rather than a headline
_LONGEST = 12  # words of a name in a headline
_SHORT = 3  # letters of surnames that come first
_PHRASE = 4  # words of a name that is looked for in headlines


@dataclass(slots=True)
class _Evidence:
    """What the article itself says about its words."""

    lower: frozenset[str]
    firm: set[str] = field(default_factory=set)  # names of one word, in lower case
    phrases: set[str] = field(default_factory=set)  # names of more words, in lower case


def find_shapes(article: Article) -> list[Segment]:
    """The names in `article` by shape alone, in text order, without overlaps; demonyms stand alone."""
    known = words(article.language)
    text = article.text
    evidence = _Evidence(frozenset(text.split()))
    found: list[Segment] = []
    later: list[tuple[Style, list[Token]]] = []
    for block in article.blocks:
        style = _style(text, block, known)
        for start, end in runs(text, block.start, block.end, article.language):
            word = text[start:end]
            if (style == "sentence" and word in known.starts) or (word[1:2] == "-" and _PARTY.fullmatch(word)):
                continue
            weak = style != "sentence" or _begins(text, block.start, start)
            if weak:
                later.append((style, _run(article, start, end, weak, known)))
            elif word not in known.alone and word.isalpha():
                found += [Segment((Token(start, end, word),))] if _is_name(word, known) else []
            else:
                found += _accepted(segments(_run(article, start, end, weak, known), known), known)
    _learn(found, known, evidence)
    begun = [
        segment
        for style, run in later
        if style == "sentence"
        for segment in _accepted(segments(_trimmed(run, known, evidence), known), known)
    ]
    _learn(begun, known, evidence)
    found += begun
    for style, run in later:
        if style != "sentence":
            found += _in_headline(run, style, known, evidence)
    return over(titles(text, article.language), [_whole(text, segment, known) for segment in found])


def _run(article: Article, start: int, end: int, weak: bool, known: Words) -> list[Token]:
    """The words of the run at ``[start, end)``; `weak`: its first capital may be owed to where it stands."""
    text = article.text
    found = tokens(text, start, end, article.language)
    if len(found) == 1 and found[0].text.isalpha():
        return found
    return given_names(jointed(found, text, known), text, weak, known)


def _whole(text: str, segment: Segment, known: Words) -> Segment:
    """`segment` with what belongs to it although it has no capital."""
    last = segment.tokens[-1]
    if text[last.end + 1 : last.end + 2].islower():
        segment = _with_kind(text, segment, known)
    elif last.text in known.number_after or text[last.end : last.end + 1] == ",":
        segment = _with_tail(text, segment, known)
    return _with_number(text, segment, known) if last.text in known.addresses else segment


def _with_kind(text: str, segment: Segment, known: Words) -> Segment:
    """`segment` with the lower-case word for its kind that belongs to it: `Odesa region`."""
    last = segment.tokens[-1]
    following = _WORD.match(text, last.end)
    if following is None or following[1] not in known.place_after or segment.headline:
        return segment
    if segment.titled or last.text in known.demonyms or last.text in known.countries or last.text.isupper():
        return segment
    token = Token(following.start(1), following.end(1), following[1])
    return Segment((*segment.tokens, token), segment.titled, segment.headline)


def _with_number(text: str, segment: Segment, known: Words) -> Segment:
    """`segment` with the number of the house, where it is an address."""
    first = segment.tokens[0]
    if len(segment.tokens) < 2:
        return segment
    number = _HOUSE.search(text, max(0, first.start - _HOUSE_NUMBER), first.start)
    return segment._replace(tokens=(first._replace(start=number.start(1)), *segment.tokens[1:])) if number else segment


def _with_tail(text: str, segment: Segment, known: Words) -> Segment:
    """`segment` with the legal form behind its comma or the number that belongs to it: `Volta, Inc.`, `Euro 2024`."""
    last = segment.tokens[-1]
    tail = _TAIL.match(text, last.end)
    if tail is None:
        return segment
    kind, listed = (
        ("form", tail["form"] in known.legal_forms) if tail["form"] else ("number", last.text in known.number_after)
    )
    if not listed:
        return segment
    start = tail.start(kind)
    token = Token(start, tail.end(), text[start : tail.end()])
    return segment._replace(tokens=(*segment.tokens, token))


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


def _learn(found: Iterable[Segment], known: Words, evidence: _Evidence) -> None:
    for segment in found:
        lowered = [token.text.lower() for token in segment.tokens]
        if len(lowered) == 1:
            evidence.firm.add(lowered[0])
            continue
        evidence.phrases.add(" ".join(lowered))
        first = segment.tokens[0]
        if segment.titled or first.given or first.text in known.given or first.text.endswith("."):
            evidence.firm.add(lowered[-1])
        else:
            evidence.firm.update(word for word in lowered if word not in known.everyday)


def _trimmed(run: list[Token], known: Words, evidence: _Evidence) -> list[Token]:
    """`run`, which begins a sentence, without the words that have their capital from that alone."""
    at = 0
    while at < len(run) and run[at].text in known.starts and not run[at].given:
        at += 1
        if run[at - 1].text in known.articles and at + 1 < len(run) and not run[at + 1].link:
            break
    if at:
        return run[at:]
    first, rest = run[0], run[1:]
    if first.given or not _plain(first.text, known, evidence):
        return run
    if rest and first.text.lower() in (known.particles if rest[0].link else known.lead_particles):
        return run
    if not rest or rest[0].link:
        of = bool(rest) and rest[0].link in {"of", "of the"}
        return run if of and (first.text in known.of_heads or first.text in known.titles) else rest
    return run if _belongs(first, rest, known, evidence) else rest


def _plain(word: str, known: Words, evidence: _Evidence) -> bool:
    """Whether `word`, with the capital of a sentence's start, is likely an everyday word."""
    lower = word.lower()
    if word in known.countries or word in known.demonyms:
        return False
    if lower in evidence.firm or (word.isupper() and len(word) > 1 and word.title() not in known.starts):
        return False
    return lower in evidence.lower or known.is_everyday(lower)


def _belongs(first: Token, rest: Sequence[Token], known: Words, evidence: _Evidence) -> bool:
    """Whether an everyday word at a sentence's start belongs to the capitalised word behind it."""
    if first.text.lower() in evidence.lower and first.text not in known.titles | known.title_before:
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


def _accepted(found: Iterable[Segment], known: Words) -> Iterator[Segment]:
    for segment in found:
        words = segment.tokens
        if (
            words[0].given
            or _is_name(words[0].text, known)
            or (len(words) > 1 and any(token.text not in known.never for token in words))
        ):
            yield segment


def _is_name(word: str, known: Words) -> bool:
    if word in known.countries or word in known.demonyms:
        return True
    if len(word) < 2 or (word.capitalize() in known.starts and word not in known.acronyms):
        return False
    return word not in known.no_name


# --- headlines: every word has a capital, so only words that are no everyday words are names ----------------------


def _in_headline(run: list[Token], style: Style, known: Words, evidence: _Evidence) -> Iterator[Segment]:
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
        yield Segment((led(run[at], known), *run[at + 1 : at + length]), titled=False, headline=True)
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
    if not _is_name(word, known) or not _is_name(token.text, known):
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
