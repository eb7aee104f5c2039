"""The same words in several articles: exact, trimmed, or differently translated in part."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from builder.model import Saying
from builder.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.model import Utterance

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FEWEST = 3  # words that a quotation must have, to be recognised elsewhere
_SHINGLE = 3
_ID_WORDS = 8
_COMMON = 50  # a shingle in more wordings than this tells nothing, and is not followed
_LONG = 4  # letters of a word that says something
_ENOUGH = 5  # different words of a quotation that is recognised in another translation
_MOST = 0.8  # of its words are in the other
_ALIKE = 80.0  # partial token-level similarity, 0–100, from which two quotations are the same


def sayings(utterances: Sequence[Utterance]) -> tuple[Saying, ...]:
    """Groups of the quotations among `utterances` that carry the same words of one speaker in two articles or more.

    Candidates share a run of three words; two are the same if the shorter is found in the longer with a similarity
    (rapidfuzz `partial_ratio` over words) of at least 80 of 100, and their speakers do not contradict each other.
    Translations that share no run are the same if one known speaker says both, and one has most words of the other.
    Each quotation of a group is the same as its longest one: two that share nothing never meet through a third.
    """
    utterances = [u for u in utterances if u.kind == "quote"]
    words = [_words(u.words) for u in utterances]
    wordings = _wordings(utterances, words)
    alike: dict[int, set[int]] = defaultdict(set)
    for i, j in _alike(utterances, words, sorted(wordings)):
        alike[i].add(j)
        alike[j].add(i)
    seen: Counter[str] = Counter()
    found = [
        [utterances[k] for i in group for k in wordings[i]] for group in _groups(utterances, words, wordings, alike)
    ]
    return tuple(_saying(group, seen) for group in found if len({u.citation.article for u in group}) > 1)


def _wordings(utterances: Sequence[Utterance], words: Sequence[list[str]]) -> dict[int, list[int]]:
    """What one speaker is quoted with word for word, however often, by the first quotation of each wording."""
    first: dict[tuple[str | None, tuple[str, ...]], int] = {}
    found: dict[int, list[int]] = defaultdict(list)
    for i, utterance in enumerate(utterances):
        if len(words[i]) >= _FEWEST:
            found[first.setdefault((utterance.speaker, tuple(words[i])), i)].append(i)
    return found


def _groups(
    utterances: Sequence[Utterance],
    words: Sequence[list[str]],
    wordings: Iterable[int],
    alike: dict[int, set[int]],
) -> list[list[int]]:
    """The longest wording that is in no group yet, with all others like it that no other speaker says, and so on; by
    the first of each group.
    """

    def rank(i: int) -> tuple[int, bool, str, str, int]:
        said = utterances[i]
        return -len(words[i]), said.speaker is None, said.speaker or "", said.citation.article, said.citation.start

    found: list[list[int]] = []
    free = set(wordings)
    for longest in sorted(free, key=rank):
        if longest not in free:
            continue
        group = [longest]
        speaker = utterances[longest].speaker
        for i in sorted(alike[longest] & free, key=rank):
            if speaker is None or utterances[i].speaker in (None, speaker):
                speaker = speaker or utterances[i].speaker
                group.append(i)
        free.difference_update(group)
        found.append(sorted(group))
    return sorted(found)


def _alike(
    utterances: Sequence[Utterance], words: Sequence[list[str]], wordings: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The pairs of wordings that are the same, trimmed or translated."""
    for i, j in _candidates(words, wordings):
        if _same(utterances[i], utterances[j], words[i], words[j]):
            yield i, j
    for i, j in _by_speaker(utterances, words, wordings):
        if _translated(words[i], words[j]):
            yield i, j


def _candidates(words: Sequence[list[str]], wordings: Sequence[int]) -> Iterator[tuple[int, int]]:
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in wordings:
        own = words[i]
        for shingle in {tuple(own[k : k + _SHINGLE]) for k in range(len(own) - _SHINGLE + 1)}:
            holders[shingle].append(i)
    pairs = {
        (a, b) for ids in holders.values() if 1 < len(ids) <= _COMMON for n, a in enumerate(ids) for b in ids[n + 1 :]
    }
    yield from pairs


def _by_speaker(
    utterances: Sequence[Utterance], words: Sequence[list[str]], wordings: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of one speaker that share two of their longer words."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i in wordings:
        speaker = utterances[i].speaker
        if speaker:
            for word in {word for word in words[i] if len(word) >= _LONG}:
                holders[speaker, word].append(i)
    pairs: Counter[tuple[int, int]] = Counter()
    for ids in holders.values():
        if 1 < len(ids) <= _COMMON:
            pairs.update((a, b) for n, a in enumerate(ids) for b in ids[n + 1 :])
    yield from (pair for pair, count in pairs.items() if count > 1)


def _translated(a: Sequence[str], b: Sequence[str]) -> bool:
    fewer, more = sorted((set(a), set(b)), key=len)
    return len(fewer) >= _ENOUGH and len(more) <= 2 * len(fewer) and len(fewer & more) >= _MOST * len(fewer)


def _same(a: Utterance, b: Utterance, words_a: list[str], words_b: list[str]) -> bool:
    if a.speaker and b.speaker and a.speaker != b.speaker:
        return False
    return fuzz.partial_ratio(" ".join(words_a), " ".join(words_b)) >= _ALIKE


def _saying(versions: list[Utterance], seen: Counter[str]) -> Saying:
    ordered = sorted(versions, key=lambda u: (-len(u.words), u.citation.article, u.citation.start))
    speaker = next((u for u in ordered if u.speaker), ordered[0])
    key = "-".join(slug(ordered[0].words).split("-")[:_ID_WORDS])
    seen[key] += 1
    return Saying(
        key if seen[key] == 1 else f"{key}-{seen[key]}", speaker.speaker, speaker.speaker_name, tuple(ordered)
    )


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
