"""Indirect speech: the content clause of `Lee said that …`, with the words that name the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.annotate.speakers import is_adverb, is_verb
from builder.annotate.speakers import words as words_of
from builder.annotate.speech_bare import EDGES, LISTENER_KINDS, LONGEST_LISTENER, BareClauses
from builder.annotate.speech_clauses import behind_dateline, main_clause, sentence_start
from builder.annotate.speech_cues import sources
from builder.annotate.speech_ends import TITLE_KINDS, Ends
from builder.annotate.speech_forms import is_finite
from builder.annotate.speech_tokens import Kind, Token
from builder.model import FoundStatement

if TYPE_CHECKING:
    from builder.annotate.speech_acts import Act
    from builder.annotate.speech_paragraphs import Paragraph, Speech

_CLAUSE_TYPES = frozenset({"say", "note", "think", "source"})
_NOUN_PHRASE_OPENS = frozenset({Kind.NAME, Kind.DETERMINER, Kind.NUMBER})
_CONTENT_PREPOSITIONS = frozenset({"of", "about", "against", "for"})
_JOINTS = frozenset({Kind.RELATIVE, Kind.CONJUNCTION})
_ATTRIBUTION_ENDS = frozenset({Kind.STOP, Kind.COMMA, Kind.TIME, Kind.CONJUNCTION, Kind.RELATIVE, Kind.DASH})
_FARTHEST_AS = 6  # tokens between "As" and the speaker of what follows
_FARTHEST_THAT = 9  # tokens between the verb and its "that": `said in an interview on Monday that`
_FARTHEST_THAT_BEHIND_ADVERBIAL = 18
_LONGEST_INTRODUCTION = 5  # tokens
_FEWEST_WORDS = 2


def find_statements(speech: Speech) -> tuple[FoundStatement, ...]:
    """The indirect speech of an article, in order.

    A span is the content clause: without `that`, the attribution, and the mark at its end. A clause that is nothing
    but a quotation is no statement, nor is one whose speaker the sentence does not name.
    """
    found: list[FoundStatement] = []
    for paragraph in speech.paragraphs:
        if paragraph.tells and not paragraph.dash:
            found += _Clauses(paragraph).statements()
    return tuple(found)


class _Clauses:
    """The clauses of one paragraph that report what somebody says."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.language = paragraph.language
        self.tokens = paragraph.tokens
        self.modals = words_of("modals", self.language)
        self.acts = [act for act in paragraph.acts if act.speaker is not None]
        self.bare = BareClauses(paragraph)
        self.ends = Ends(self.tokens, self.acts, self.language)

    def statements(self) -> list[FoundStatement]:
        found: list[FoundStatement] = []
        for act in self.acts:
            if act.passive or self._unsaid(act):
                continue
            clause = self._clause(act) if act.cue.type in _CLAUSE_TYPES else self._other_clause(act)
            if clause is not None:
                statement = self._statement(act, *clause)
                if statement is not None and (not found or statement.start >= found[-1].end):
                    found.append(statement)
        return found

    def _clause(self, act: Act) -> tuple[int, int] | None:
        """The content of the act as a range of tokens: behind the verb, or else before it."""
        assert act.speaker is not None
        if act.cue.type == "source":
            return self._sourced(act)
        if self._follows_as(act):
            farthest = act.verb + (LONGEST_LISTENER if act.cue.listener else 0) + 2
            comma = next(filter(self._is_comma, range(act.verb + 1, farthest)), None)
            return (comma + 1, self.ends.end(comma + 1, act)) if comma else None
        if not act.behind:
            first = self._behind(act)
            if first is not None:
                return self._told(act, first)
        return self._before(act)

    def _follows_as(self, act: Act) -> bool:
        """Whether the act opens its sentence with `As Lee said, …`."""
        begin = sentence_start(self.tokens, act.verb)
        if self.tokens[begin].low != "as" or act.speaker is None or act.cue.form == "ing":
            return False
        near = act.speaker[0] - begin <= _FARTHEST_AS
        return near and not any(map(self._is_comma, range(begin, act.speaker[0])))

    def _is_comma(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].kind is Kind.COMMA

    def _other_clause(self, act: Act) -> tuple[int, int] | None:
        """The question behind a verb of asking, `asked whether the dam would hold`, and the clause behind a noun for
        speech, `Lee's claim that the dam was old`.
        """
        at = act.verb + 1
        if act.words in words_of("asking", self.language):
            asked = self._question(at)
            return (asked, self.ends.end(asked, act)) if asked and not self._is_asked(act.verb) else None
        claim = act.cue.type == "noun" and act.words in words_of("claims", self.language)
        if not claim or self.tokens[at].low != "that" or any(map(self._is_finite, self.tokens[at + 1 : at + 2])):
            return None
        if self._introduces(act):
            return None
        return at + 1, self.ends.end(at + 1, act)

    def _introduces(self, act: Act) -> bool:
        """Whether the claim stands in what opens a sentence: `Asked about Lee's claim that …, Novak left.`"""
        first = self.tokens[sentence_start(self.tokens, act.verb)]
        return first.kind in (Kind.PREPOSITION, Kind.CONJUNCTION) or first.low.endswith(("ing", "ed"))

    def _question(self, at: int) -> int | None:
        """Where `whether` or `if` stands: at `at`, or behind the words for who is asked."""
        for ahead in range(at, min(len(self.tokens), at + _FARTHEST_THAT)):
            token = self.tokens[ahead]
            if token.low in words_of("questioning", self.language):
                return ahead
            if token.kind not in LISTENER_KINDS or is_verb(token, self.language):
                break
        return None

    def _is_asked(self, verb: int) -> bool:
        """`when asked whether`: who asks, the sentence does not say."""
        while verb > 0 and is_adverb(self.tokens[verb - 1]):
            verb -= 1
        return verb > 0 and self.tokens[verb - 1].kind is Kind.CONJUNCTION

    def _told(self, act: Act, first: int) -> tuple[int, int] | None:
        """The clause from `first` on; in a relative clause before the verb of its sentence, as far as a comma."""
        end = self.ends.end(first, act)
        relative = self._relative(act)
        if relative is None or not self._opens_sentence(act):
            return first, end
        if self.tokens[relative - 1].kind is not Kind.COMMA:
            return None
        for at in range(first, end - 1):
            if self.tokens[at].kind is Kind.COMMA and self._is_verb_from(at + 1):
                return first, at
        return first, end

    def _is_verb_from(self, at: int) -> bool:
        while at < len(self.tokens) and is_adverb(self.tokens[at]):
            at += 1
        return at < len(self.tokens) and self._is_finite(self.tokens[at])

    def _behind(self, act: Act) -> int | None:
        at = act.verb + 1
        if at < len(self.tokens) and self.tokens[at].kind is Kind.COLON:
            return at + 1
        for ahead in range(at, min(len(self.tokens), at + self._farthest_that(at))):
            token = self.tokens[ahead]
            if token.low == "that":
                return self.bare.start(act, at) if self._has_object(act, at, ahead) else self._behind_that(at, ahead)
            if token.kind is Kind.COMMA and self._that_past_aside(act, ahead):
                return self._past_comma(self._that_past_aside(act, ahead) + 1)
            adjective = self.tokens[ahead - 1].kind is Kind.DETERMINER  # `in a televised address`
            if token.kind in EDGES or token.kind is Kind.CONJUNCTION:
                break
            if is_verb(token, self.language) and not adjective and not self._is_participle(at, ahead):
                break
        return self.bare.start(act, at)

    def _is_participle(self, at: int, verb: int) -> bool:
        """Whether the verb says more of a noun in the adverbial at `at`: `said in a note issued on Monday that`."""
        adverbial = self.tokens[at].kind is Kind.PREPOSITION and self.tokens[verb].low.endswith("ed")
        behind = self.tokens[verb + 1 : verb + 2]
        return adverbial and bool(behind) and behind[0].kind in (Kind.PREPOSITION, Kind.TIME)

    def _behind_that(self, at: int, that: int) -> int | None:
        """Where the clause behind `that` begins; None if it only points at something: `for that attack`."""
        if (that == at and self._is_relative(that)) or self._is_of_claim(at, that):
            return None
        if that == at:
            return that if self._is_demonstrative(that) else self._past_comma(that + 1)
        behind = self.tokens[that + 1 : that + 3]
        if self.tokens[that - 1].kind is Kind.PREPOSITION or not behind or self._is_finite(behind[0]):
            return None
        object_ = self.tokens[at].low in _CONTENT_PREPOSITIONS  # `warned against a plan that`
        pointing = object_ or behind[-1].kind in (Kind.COMMA, Kind.STOP)  # `to go that way, and`
        return None if pointing else self._past_comma(that + 1)

    def _is_relative(self, that: int) -> bool:
        """Whether a verb follows `that` behind what may be a noun in the plural: `the border states that have`."""
        verb = self.tokens[that - 1]
        noun = verb.low in words_of("plural_cues", self.language)
        return noun and any(map(self._is_finite, self.tokens[that + 1 : that + 2]))

    def _is_of_claim(self, at: int, that: int) -> bool:
        """Whether somebody else's claim is told behind `that`: `Nobody believed Lee's claim that`."""
        claim = that > at and self.tokens[that - 1].low in words_of("claims", self.language)
        return claim and not any(token.kind is Kind.PREPOSITION for token in self.tokens[at:that])

    def _farthest_that(self, at: int) -> int:
        """How many tokens behind the verb a "that" may stand; more if they say when or where, up to a verb."""
        adverbial = at < len(self.tokens) and self.tokens[at].kind is Kind.PREPOSITION
        return _FARTHEST_THAT_BEHIND_ADVERBIAL if adverbial else _FARTHEST_THAT

    def _has_object(self, act: Act, at: int, that: int) -> bool:
        """Whether a noun phrase opens the clause before `that`, its relative: `said the storm that hit was`."""
        if not act.cue.plainest or act.cue.listener or self.tokens[at].kind not in _NOUN_PHRASE_OPENS:
            return False
        between = self.tokens[at:that]
        return not any(t.kind is Kind.TIME or t.low in words_of("time_nouns", self.language) for t in between)

    def _that_past_aside(self, act: Act, comma: int) -> int:
        """The index of the `that` behind an aside which the comma opens, or 0: `noted, however, that`; behind the comma
        alone where a verb stands before it: `noted, that`.
        """
        opening = self.tokens[comma + 1 : comma + 2]
        if opening and opening[0].low == "that":
            told = comma - 1 == act.verb and not self._is_inserted(act) and not self._is_demonstrative(comma + 1)
            return comma + 1 if told else 0
        if not opening or not (is_adverb(opening[0]) or opening[0].kind is Kind.PREPOSITION):
            return 0
        for at in range(comma + 2, min(len(self.tokens) - 1, comma + _FARTHEST_THAT)):
            if self.tokens[at].kind is Kind.COMMA:
                return at + 1 if self.tokens[at + 1].low == "that" else 0
        return 0

    def _is_inserted(self, act: Act) -> bool:
        """Whether the act stands between commas in what is said: `The dam, Lee noted, that was old`."""
        assert act.speaker is not None
        first = act.speaker[0]
        while first > 0 and self._is_of_title(first - 1):
            first -= 1
        return first > 0 and self.tokens[first - 1].kind is Kind.COMMA

    def _past_comma(self, at: int) -> int:
        return at + 1 if at < len(self.tokens) and self.tokens[at].kind is Kind.COMMA else at

    def _is_demonstrative(self, at: int) -> bool:
        """Whether `that` is itself the subject: `said that was all`."""
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return behind is not None and behind.kind in (Kind.AUXILIARY, Kind.CLITIC)

    def _is_finite(self, token: Token) -> bool:
        return is_finite(token, self.language)

    def _before(self, act: Act) -> tuple[int, int] | None:
        """The clause before a closing attribution, `The talks failed, Lee said on Monday`, or around one in its middle,
        `The talks, Lee said, failed`: there the span holds the attribution too, for a clause is one span.
        """
        assert act.speaker is not None
        first = min(act.verb, act.speaker[0])
        while first > 0 and self._is_of_title(first - 1):
            first -= 1
        last = max(act.verb + 1, act.speaker[1]) if act.behind else self._behind_act(act)
        begin = sentence_start(self.tokens, act.verb) or behind_dateline(self.tokens, first)
        if self._is_introduction(begin) and self.tokens[last : last + 1] and self.tokens[last].kind is Kind.CONJUNCTION:
            return None
        if first - 1 <= begin or not self._pauses(first - 1, begin) or not self._ends_there(last):
            return None
        if any(
            other.cue.type == "noun" and begin < other.verb < first and self._introduces(other) for other in self.acts
        ):
            return None
        if not act.behind and self._goes_on_behind(last):
            end = self.ends.end(last + 1, act)
            return (begin, end) if self._holds_verb(begin, first) or self._holds_verb(last + 1, end) else None
        if main_clause(self.tokens, begin, first + 1, self.language) != first and self._holds_clause(begin, first):
            return begin, first - (self.tokens[first - 1].kind is Kind.COMMA)
        return None

    def _behind_act(self, act: Act) -> int:
        """The token behind the verb, and behind whom it is said to: `Lee told the agency`."""
        at = act.verb + 1
        if not act.cue.listener:
            return at
        first = at
        while at - first <= LONGEST_LISTENER and self.tokens[at : at + 1] and self._is_of_listener(self.tokens[at]):
            at += 1
        return at

    def _is_of_listener(self, token: Token) -> bool:
        return token.kind in LISTENER_KINDS and not is_verb(token, self.language) and not is_adverb(token)

    def _pauses(self, at: int, begin: int) -> bool:
        """Whether a clause may end there: at a comma, or with a part of it in marks that hold the comma: `It was “a
        shame,” Lee said`.
        """
        token = self.tokens[at]
        if token.kind is not Kind.QUOTE:
            return token.kind is Kind.COMMA
        quote = self.paragraph.quotes[token.quote]
        part = self.text[quote.start].islower() and self.text[quote.end - 1] in ",?!"
        before = [t for t in self.tokens[begin:at] if t.kind is not Kind.ADVERB]
        return part and len(before) >= _FEWEST_WORDS and before[-1].kind not in EDGES

    def _holds_clause(self, first: int, end: int) -> bool:
        """Whether a verb stands there, or a quotation that may hold one."""
        return self._holds_verb(first, end) or any(
            self.tokens[at].kind is Kind.QUOTE and not self.bare.is_term(at) for at in range(first, end)
        )

    def _is_of_title(self, at: int) -> bool:
        """Whether the token may belong to the title before a name: `Secretary of State`."""
        return self.tokens[at].kind in TITLE_KINDS or (
            self.tokens[at].low == "of" and at > 0 and self.tokens[at - 1].kind in TITLE_KINDS
        )

    def _goes_on_behind(self, at: int) -> bool:
        """Whether the clause goes on behind the attribution: `The talks, Lee said, failed`."""
        if at + 1 >= len(self.tokens) or self.tokens[at].kind is not Kind.COMMA:
            return False
        behind = self.tokens[at + 1]
        if behind.kind is Kind.CONJUNCTION:
            quoted = self.tokens[min(at + 2, len(self.tokens) - 1)].kind is Kind.QUOTE
            return behind.low not in words_of("joints", self.language) and not quoted
        participle = behind.kind is Kind.WORD and behind.low.endswith("ing")
        return behind.low not in sources(self.language) and not participle

    def _holds_verb(self, first: int, end: int) -> bool:
        return any(map(self._is_finite, self.tokens[first:end]))

    def _ends_there(self, at: int) -> bool:
        """Whether the attribution holds no content behind its verb: the sentence ends, or says only when and where."""
        if at >= len(self.tokens):
            return True
        token = self.tokens[at]
        if token.kind is Kind.COMMA and at + 1 < len(self.tokens) and self.tokens[at + 1].kind is Kind.QUOTE:
            return False
        if token.low == "to":
            return at + 1 < len(self.tokens) and self.tokens[at + 1].kind in (Kind.NAME, Kind.DETERMINER)
        if token.kind is Kind.PREPOSITION:
            return token.low not in _CONTENT_PREPOSITIONS
        return (token.low != "that" and token.kind in _ATTRIBUTION_ENDS) or is_adverb(token)

    def _sourced(self, act: Act) -> tuple[int, int] | None:
        """`According to Lee, the talks failed` and `The talks failed, according to Lee`."""
        first = act.verb - 1
        begin = sentence_start(self.tokens, first) or behind_dateline(self.tokens, first)
        joint = self.tokens[first - 1] if first else None
        before = joint is not None and joint.kind is Kind.COMMA and self.tokens[first - 2].kind not in _JOINTS
        told = before or (joint is not None and joint.kind in (Kind.NAME, Kind.WORD, Kind.QUOTE))
        if first > begin and told and self._holds_content(begin, first):
            behind = max(act.verb + 1, act.speaker[1]) if act.speaker else act.verb + 1
            goes_on = before and self._is_comma(behind)
            if goes_on and self._is_introduction(begin):
                return begin, self.ends.end(behind + 1, act)
            if not goes_on or self._holds_clause(begin, first):
                return begin, first - 1 if before else first
        for at in range(first + 2, min(len(self.tokens), first + 30)):
            if self.tokens[at].kind in (Kind.STOP, Kind.COLON, Kind.QUOTE):
                return None
            if self.tokens[at].kind is Kind.COMMA:
                return at + 1, self.ends.end(at + 1, act)
        return None

    def _is_introduction(self, first: int) -> bool:
        """Whether what opens there only leads to the clause behind it: `While …,`, `Among …,`."""
        token = self.tokens[first]
        opens = token.kind in (Kind.CONJUNCTION, Kind.PREPOSITION)
        return opens and token.low not in words_of("coordinators", self.language)

    def _holds_content(self, first: int, end: int) -> bool:
        """Whether a clause stands there, and not only `In addition,`."""
        long = end - first > _LONGEST_INTRODUCTION
        return long or self.tokens[first].kind is not Kind.PREPOSITION or self._holds_verb(first, end)

    def _unsaid(self, act: Act) -> bool:
        """Whether nobody said it: `did not say`, `would say`, `to say`, `if they say`, `nobody said`."""
        if act.negated or not act.direct or self._is_condition(act) or self._is_by_nobody(act):
            return True
        return any(t.low == "to" or t.low in self.modals for t in self.tokens[max(0, act.verb - 2) : act.verb])

    def _is_by_nobody(self, act: Act) -> bool:
        return act.speaker is not None and self.tokens[act.speaker[0]].low in words_of("nobodies", self.language)

    def _is_condition(self, act: Act) -> bool:
        assert act.speaker is not None
        at = min(act.speaker[0], act.verb) - 1
        while at >= 0 and self.tokens[at].kind in TITLE_KINDS:
            at -= 1
        return at >= 0 and self.tokens[at].low in words_of("conditions", self.language)

    def _relative(self, act: Act) -> int | None:
        """The index of the relative pronoun that is the subject of the verb: `Lee, who has said`."""
        at = act.verb - 1
        while at > 0 and (is_adverb(self.tokens[at]) or self.tokens[at].kind is Kind.AUXILIARY):
            at -= 1
        return at if at > 0 and self.tokens[at].kind is Kind.RELATIVE else None

    def _opens_sentence(self, act: Act) -> bool:
        """Whether no verb stands before the act's speaker, so that one has to follow: `Those who say so are few`."""
        assert act.speaker is not None
        return not self._holds_verb(sentence_start(self.tokens, act.verb), act.speaker[0])

    def _statement(self, act: Act, first: int, last: int) -> FoundStatement | None:
        inside = [t for t in self.tokens[first:last] if t.kind not in (Kind.COMMA, Kind.DASH, Kind.COLON)]
        words = [t for t in inside if t.kind is not Kind.QUOTE]
        if len(inside) < _FEWEST_WORDS or not words or act.speaker is None:
            return None
        if act.speaker[0] < last and first < act.speaker[1] and act.verb < first:
            return None
        if inside[0].kind is Kind.QUOTE and (
            inside[1].kind is Kind.CONJUNCTION or not any(is_verb(token, self.language) for token in words)
        ):
            return None
        clause = self.paragraph.span((first, last))
        start, end = clause.start, clause.end
        while end > start and self.text[end - 1] in " ,.;!?":
            end -= 1
        return FoundStatement(
            start,
            end,
            self.text[start:end],
            self.paragraph.span(act.speaker),
            act.words,
            f"indirect speech with “{act.words}”",
        )
