"""Who says each quotation of a paragraph: from the surest evidence to the weakest, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from builder.annotate.speakers import is_verb, phrase_starting_at, words
from builder.annotate.speech_clauses import (
    LONGEST_SENTENCE,
    clause_subject,
    is_verb_behind,
    main_clause,
    sentence_start,
)
from builder.annotate.speech_cues import has_cues
from builder.annotate.speech_tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from builder.annotate.speakers import Phrase
    from builder.annotate.speech_acts import Act
    from builder.annotate.speech_paragraphs import Paragraph
    from builder.model import Span

_PAUSES = frozenset({Kind.COMMA, Kind.COLON, Kind.DASH})
_LONGEST_SIGNATURE = 12  # tokens
_FARTHEST_THAT = 9  # tokens
_FARTHEST_FOR = 3  # tokens
_LONGEST_OBJECT = 3  # tokens
_SPEECH_ENDS = frozenset(".,?!…")
FEW_WORDS = 4  # fewer words in marks may be a term, and want surer evidence of a speaker
_WEAK = frozenset({"note", "think", "utter"})
_REPORTING = frozenset({"say", "note", "think", "utter"})


class Said(NamedTuple):
    """Who says a quotation, by which cue, and why we think so."""

    speaker: Span | None
    cue: str | None
    evidence: str
    sure: bool = False  # attributed as speech: by the words beside the quotation


NOBODY = Said(None, None, "no words near the quotation name a speaker")


def nobody() -> Said:
    """Where nobody was speaking before."""
    return NOBODY


class Attribution:
    """The quotations of one paragraph, with the words around them."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.language = paragraph.language
        self.quotes = paragraph.quotes
        self.tokens = paragraph.tokens
        self.places = paragraph.places

    def attributed(self, before: Callable[[], Said]) -> list[Said]:
        """Who says each quotation; `before` is asked who was speaking at the end of the paragraph before."""
        said: list[Said] = []
        for index in range(len(self.quotes)):
            said.append(self._said(index) or self._continued(index, said[-1] if said else before()))
        return said

    def speaking_at_end(self, said: Sequence[Said]) -> Said:
        """Who is speaking when the paragraph ends: in its last quotation, or whoever its last sentence is about."""
        end = len(self.tokens)
        while end and self.tokens[end - 1].kind in (Kind.STOP, Kind.COLON):
            end -= 1
        if not end:
            return NOBODY
        if not has_cues(self.language):
            return NOBODY
        begin = sentence_start(self.tokens, end - 1)
        if said and (said[-1].speaker is not None or any(t.kind is Kind.QUOTE for t in self.tokens[begin:end])):
            return said[-1]
        return self._sentence_subject(end, "the sentence before")

    def _said(self, index: int) -> Said | None:
        """Who says the quotation; None for whoever says the one before it, if anybody."""
        at = self.places[index]
        if not has_cues(self.language):
            return self._label(at) or self._headed(at) or self._signature(at) or NOBODY
        if not self._opens(at):
            readers = [self._before, self._behind_part]
            if self._is_introduced(index, at) or self._is_sourced(at):
                readers.reverse()
            if self._is_named(at):
                return NOBODY
            found = self._label(at) or readers[0](at) or readers[1](at)
            found = found or self._possessor(at) or self._closing(at) or self._around(at)
            return found or (None if index else NOBODY)
        sure = self._signature(at) or self._headed(at) or self._behind(index, at, True)
        if sure is not None:
            return sure
        if index == 0 and at > 1:
            return self._sentence_subject(at - 1, "the sentence before")
        return None

    def _is_named(self, at: int) -> bool:
        """Whether the marks only set off a name: `known as the “…”`, `the so-called “…”`, `dubbed “…”`."""
        first = at - 1 if self.tokens[at - 1].kind is not Kind.DETERMINER else at - 2
        if first < 0:
            return False
        low = self.tokens[first].low
        if low == "as" and first:
            low = f"{self.tokens[first - 1].low} as"
        return low in words("naming", self.language) and (first == at - 1 or low.endswith((" as", "called")))

    def _is_introduced(self, index: int, at: int) -> bool:
        """Whether the quotation is a clause of its own inside its sentence: behind a pause, or in a capital."""
        return self.tokens[at - 1].kind in _PAUSES or self.text[self.quotes[index].start].isupper()

    def _is_sourced(self, at: int) -> bool:
        """`"…," according to Lee`."""
        return any(token.low == "according" for token in self.tokens[at + 1 : at + 3])

    def _behind_part(self, at: int) -> Said | None:
        return self._behind(self.tokens[at].quote, at, opens=False)

    def _opens(self, at: int) -> bool:
        """Whether the quotation opens a sentence, but for a word such as "Then"."""
        if self._kinds(self._unstopped(at - 4, at)[-3:]) == [Kind.QUOTE, Kind.DASH, Kind.NAME]:
            return True  # behind another that is signed
        begin = sentence_start(self.tokens, at)
        return all(
            t.kind in (Kind.CONJUNCTION, Kind.ADVERB, Kind.COMMA, Kind.QUOTE) for t in self.tokens[begin:at]
        ) and (at == begin or self.tokens[at - 1].kind in (Kind.QUOTE, Kind.COMMA) or at == begin + 1)

    def _continued(self, index: int, last: Said) -> Said:
        """The speaker of the quotation before; a few words amid somebody else's sentence are not taken for theirs."""
        few = len(self._words(index).split()) < FEW_WORDS
        if last.speaker is None or (few and not (last.sure and self._words(index)[-1:] in _SPEECH_ENDS)):
            return NOBODY
        return Said(last.speaker, last.cue, "continues what is said before it", last.sure)

    def _signature(self, at: int) -> Said | None:
        """`"…" — Ann Lee, farmer` at the end of a paragraph."""
        near = self._unstopped(at + 1, at + 5)[:3]
        if self._kinds(near) == [Kind.DASH, Kind.NAME, Kind.QUOTE]:
            return Said(self.paragraph.span((near[1], near[1] + 1)), None, "the name behind a dash", sure=True)
        last = min(len(self.tokens), at + 2 + _LONGEST_SIGNATURE)
        behind = [i for i in range(at + 1, last) if self.tokens[i].kind is not Kind.STOP]
        if not 1 < len(behind) < _LONGEST_SIGNATURE or self.tokens[behind[0]].kind is not Kind.DASH:
            return None
        line = [self.tokens[i] for i in behind]
        if line[1].kind is not Kind.NAME or any(is_verb(t, self.language) or t.kind is Kind.QUOTE for t in line):
            return None
        return Said(self.paragraph.span((behind[1], behind[1] + 1)), None, "the name behind a dash", sure=True)

    def _unstopped(self, begin: int, end: int) -> list[int]:
        """The tokens in ``[begin, end)`` that end no sentence."""
        inside = range(max(0, begin), min(end, len(self.tokens)))
        return [at for at in inside if self.tokens[at].kind is not Kind.STOP]

    def _kinds(self, places: Sequence[int]) -> list[str]:
        return [self.tokens[at].kind for at in places]

    def _headed(self, at: int) -> Said | None:
        """`"…": Ann Lee on the dam`, as headlines have it."""
        behind = self.tokens[at + 1 : at + 3]
        if self.paragraph.block.kind == "paragraph" or len(behind) < 2 or behind[0].kind is not Kind.COLON:
            return None
        if behind[1].type not in ("person", "organisation"):
            return None
        return Said(self.paragraph.span((at + 2, at + 3)), None, "the name behind the colon", sure=True)

    def _behind(self, index: int, at: int, opens: bool) -> Said | None:
        """`"…," Lee said`, `"…," said Lee`, and `"…," the farmer sobbed` with a verb that no table knows."""
        first = self._attribution_start(index, at, opens)
        if first is None or self._introduces_next(first):
            return None
        acts = [
            act for act in self.paragraph.acts_between(first, self._stop(first)) if self._fits(act, at, first, opens)
        ]
        if acts:
            return self._by(self._outside_relative(acts), "the verb behind the quotation", sure=opens)
        if opens and self._pauses(index, first):
            phrase = phrase_starting_at(self.tokens, first, self.language)
            if phrase is not None and self._is_subject(phrase):
                return Said(self.paragraph.span(phrase), None, "the subject behind the quotation", sure=True)
        return None

    def _fits(self, act: Act, at: int, first: int, opens: bool) -> bool:
        """Whether the act may attribute the quotation at `at`, behind which attributing words begin at `first`."""
        if act.speaker is None or act.speaker[0] <= at or (act.cue.type in ("noun", "call") and not opens):
            return False
        return opens or self._adjoins(first, act)

    def _outside_relative(self, acts: list[Act]) -> Act:
        """The first act; but `told` in `Lee, a farmer who claimed the land, told`, whose subject stands before it."""
        first = acts[0]
        if self.tokens[first.verb - 1].kind is not Kind.RELATIVE:
            return first
        return min(acts, key=lambda act: act.speaker or (first.verb, 0))

    def _is_subject(self, phrase: Phrase) -> bool:
        """Whether a verb follows the phrase, or an aside that is about it."""
        if is_verb_behind(self.tokens, phrase[1], self.language):
            return True
        aside = phrase[1] < len(self.tokens) and self.tokens[phrase[1]].kind is Kind.COMMA
        signed = phrase[1] == len(self.tokens) or self.tokens[phrase[1]].kind is Kind.STOP
        signed = signed and self.tokens[phrase[0] - 1].kind is Kind.DASH
        return (aside or signed) and self.tokens[phrase[0]].kind is Kind.NAME

    def _attribution_start(self, index: int, at: int, opens: bool) -> int | None:
        """Where words behind the quotation can begin to attribute it; None if its sentence ends with it."""
        spoken = self._words(index)
        first = at + 1
        if first >= len(self.tokens):
            return None
        pause = self.tokens[first].kind in (Kind.COMMA, Kind.DASH)
        if pause:
            return first + 1
        if self.tokens[first].kind is Kind.STOP:
            return first + 1 if spoken[-1:] in "?!…" else None
        if spoken[-1:] in ".":
            return None
        return first if opens or spoken[-1:] in ",?!…—-" else None

    def _introduces_next(self, first: int) -> bool:
        """Whether the words behind a whole sentence lead to the next quotation: `“Why?” Lee added: “Because.”`"""
        stop = self._stop(first)
        led = stop < len(self.tokens) and self.tokens[stop].kind is Kind.QUOTE
        return self.tokens[first - 1].kind is Kind.STOP and led and self.tokens[stop - 1].kind is Kind.COLON

    def _words(self, index: int) -> str:
        return self.text[self.quotes[index].start : self.quotes[index].end].rstrip("'’\"” ")

    def _pauses(self, index: int, first: int) -> bool:
        return self._words(index)[-1:] in ",?!…—-" or self.tokens[first - 1].kind in _PAUSES

    def _adjoins(self, first: int, act: Act) -> bool:
        begin = min(act.verb, act.speaker[0]) if act.speaker else act.verb
        if self.tokens[first].kind is Kind.CONJUNCTION and self.tokens[first].low != "as":
            return False
        return begin - first <= 1 or all(
            t.kind in (Kind.WORD, Kind.NAME, Kind.DETERMINER) for t in self.tokens[first:begin]
        )

    def _stop(self, first: int) -> int:
        at = first
        end = min(len(self.tokens), first + LONGEST_SENTENCE)
        while at < end and self.tokens[at].kind not in (Kind.STOP, Kind.QUOTE):
            at += 1
        return at

    def _label(self, at: int) -> Said | None:
        """`Lee: "…"`."""
        if at < 2 or self.tokens[at - 1].kind is not Kind.COLON or self.tokens[at - 2].kind is not Kind.NAME:
            return None
        if self.tokens[at - 2].type == "place":
            return None  # where it was said, or a dateline
        if self.tokens[at - 2].type != "person" and not has_cues(self.language):
            return None  # in some languages every noun has a capital
        if at > 2 and self.tokens[at - 3].kind not in (Kind.STOP, Kind.DASH, Kind.QUOTE):
            return None
        return Said(self.paragraph.span((at - 2, at - 1)), None, "the name before the colon", sure=True)

    def _before(self, at: int) -> Said | None:
        """`Lee said: "…"` and `Lee called it "…"`: the verb beside the quotation, else the one that reports it all."""
        begin = sentence_start(self.tokens, at)
        acts = [a for a in self.paragraph.acts_between(begin, at) if not a.negated]
        if acts and acts[-1].passive and acts[-1].speaker is None and self._beside(acts[-1], at):
            return NOBODY  # `Lee was asked: "…"`
        main = max(main_clause(self.tokens, begin, at, self.language), self._last_colon(begin, at - 1))
        acts = [a for a in acts if a.speaker is not None]
        if acts and acts[0].cue.type == "source" and acts[0].verb == begin + 1:
            return self._by(acts[0], "the source that the sentence names first")
        acts = [a for a in acts if a.verb >= main] or acts
        if acts and self._introduces(acts[-1], at):
            return self._by(acts[-1], "the noun before the quotation", sure=True)
        verbs = [a for a in acts if a.cue.type != "noun"] or acts
        return self._reporting(verbs, at) if verbs else None

    def _last_colon(self, begin: int, end: int) -> int:
        return max((i for i in range(begin, end) if self.tokens[i].kind is Kind.COLON), default=begin)

    def _reporting(self, acts: list[Act], at: int) -> Said | None:
        """Of the verbs before a quotation: the one beside it, the last with a clause of its own, or else the first."""
        if self._is_object(acts[-1], at):
            return NOBODY
        if self._beside(acts[-1], at):
            return self._by(acts[-1], "the verb before the quotation", sure=True)
        if self._has_own_subject(acts[-1]):
            return self._by(acts[-1], "the verb before the quotation")
        if len(self._words(self.tokens[at].quote).split()) < FEW_WORDS:
            acts = [act for act in acts if self._reaches(act, at)]
            if not acts:
                return None
        reporting = [a for a in acts if a.cue.type in _REPORTING and a.cue.form != "ing"] or acts[-1:]
        if reporting[0].cue.type == "noun":
            return None
        reporting = [a for a in reporting if a.cue.type != "utter"] or reporting
        coordinate = next((a for a in reversed(reporting) if self._begins_clause(a)), reporting[0])
        return self._by(coordinate, "the verb that reports the sentence")

    def _is_object(self, act: Act, at: int) -> bool:
        """Whether a few words in marks are what somebody does or thinks, not says: `he considers “smart”`."""
        if at != act.verb + 1 or act.cue.type not in _WEAK or " " in act.words:
            return False
        spoken = self._words(self.tokens[at].quote)
        return len(spoken.split()) < FEW_WORDS and spoken[:1].islower() and spoken[-1:] not in _SPEECH_ENDS

    def _reaches(self, act: Act, at: int) -> bool:
        """Whether a few words in marks are certain to be part of what the verb reports, though it is not beside them:
        in a clause behind `said` or `noted that`, or in the object of `called`, `accused` or `pleaded for`.
        """
        between = self.tokens[act.verb + 1 : at]
        if act.cue.type in ("say", "source", "noun") or " " in act.words:
            return True
        if act.cue.type in ("note", "think"):
            if len(between) <= _LONGEST_OBJECT and between[0].kind is Kind.DETERMINER:
                return True  # `demanded an “…”`
            return any(t.low in ("that", "to") for t in between[:_FARTHEST_THAT])
        if any(is_verb(t, self.language) for t in between):
            return False
        return act.cue.type != "utter" or any(t.low == "for" for t in between[:_FARTHEST_FOR])

    def _begins_clause(self, act: Act) -> bool:
        """`…, but Lee said the plan "…"`: what another verb reported ends there."""
        assert act.speaker is not None
        at = act.speaker[0] - 1
        while at > 0 and self.tokens[at].kind in (Kind.NAME, Kind.WORD, Kind.DETERMINER, Kind.ADVERB):
            at -= 1
        joined = at > 0 and self.tokens[at].low in ("and", "but", "while") and not act.behind
        return joined and self.tokens[at - 1].kind in (Kind.COMMA, Kind.QUOTE)

    def _has_own_subject(self, act: Act) -> bool:
        """`…, with Lee saying the plan "…"`."""
        assert act.speaker is not None
        return act.cue.form == "ing" and act.speaker[1] == act.verb and not act.behind

    def _introduces(self, act: Act, at: int) -> bool:
        """`Lee's remark that …`, `Lee's answer was that …`, `his call for "…"`."""
        if act.cue.type != "noun":
            return False
        low = [t.low for t in self.tokens[act.verb + 1 : min(at, act.verb + 3)]]
        if act.words in words("targeting", self.language):
            return False
        return "that" in low or (at == act.verb + 2 and low[0] in ("for", "of"))

    def _beside(self, act: Act, at: int) -> bool:
        between = self.tokens[act.verb + 1 : at]
        if all(t.kind in _PAUSES or t.low == "that" for t in between):
            return True
        if between[0].kind is Kind.COMMA and all(t.kind is Kind.CONJUNCTION for t in between[1:]):
            return True  # `The talks failed, Lee noted, and “…”`
        listener = len(between) < 7 and between[-1].kind in (Kind.COLON, Kind.COMMA)
        return listener and not any(t.kind in _PAUSES or is_verb(t, self.language) for t in between[:-1])

    def _possessor(self, at: int) -> Said | None:
        """`Lee's "…" remark`."""
        clitic = self.tokens[at - 1]
        if clitic.kind is Kind.CLITIC and clitic.low == "'s" and self.tokens[at - 2].kind in (Kind.NAME, Kind.WORD):
            return Said(self.paragraph.span((at - 2, at - 1)), None, "whose words they are")
        return None

    def _closing(self, at: int) -> Said | None:
        """`The plan "…" and more, Lee said.`"""
        for act in self.paragraph.acts_between(at, at + LONGEST_SENTENCE):
            if act.speaker is None or act.cue.type not in _REPORTING or act.cue.form == "ing":
                continue
            begin = min(act.verb, act.speaker[0])
            if any(t.kind is Kind.STOP for t in self.tokens[at:begin]):
                return None
            if begin - 1 > at and self.tokens[begin - 1].kind is Kind.COMMA:
                return self._by(act, "the verb that closes the sentence")
        return None

    def _around(self, at: int) -> Said | None:
        """The person who is the subject of the sentence: `Lee, a farmer, has no time for "…"`."""
        begin = sentence_start(self.tokens, at)
        phrase = clause_subject(self.tokens, begin, at, self.language)
        if phrase is None or self.tokens[phrase[0]].kind not in (Kind.NAME, Kind.PRONOUN):
            return None
        if self.tokens[phrase[0]].type == "place" and self.tokens[at - 1].kind is Kind.COLON:
            return None
        return Said(self.paragraph.span(phrase), None, "the subject of the sentence")

    def _sentence_subject(self, end: int, what: str) -> Said:
        begin = sentence_start(self.tokens, end - 1)
        acts = [a for a in self.paragraph.acts_between(begin, end + 1) if a.speaker is not None]
        if acts:
            return self._by(acts[-1], f"who speaks in {what}")
        phrase = clause_subject(self.tokens, begin, end, self.language)
        return Said(self.paragraph.span(phrase), None, f"the subject of {what}") if phrase else NOBODY

    def _by(self, act: Act, evidence: str, sure: bool = False) -> Said:
        assert act.speaker is not None
        return Said(self.paragraph.span(act.speaker), act.words, evidence, sure)
