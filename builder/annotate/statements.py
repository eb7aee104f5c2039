"""Indirect speech: the content clause of `Lee said that …`, with the words that name the speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from builder.annotate.quote_speakers import FEW_WORDS
from builder.annotate.speakers import is_adverb, is_verb
from builder.annotate.speakers import words as words_of
from builder.annotate.speech_clauses import LONGEST_SENTENCE, behind_dateline, main_clause, sentence_start
from builder.annotate.speech_cues import cues, sources
from builder.annotate.speech_tokens import Kind, Token
from builder.model import FoundStatement

if TYPE_CHECKING:
    from builder.annotate.speakers import Phrase
    from builder.annotate.speech_acts import Act
    from builder.annotate.speech_paragraphs import Paragraph, Speech

_CLAUSE_TYPES = frozenset({"say", "note", "think", "source"})
_SUBJECT_KINDS = frozenset({Kind.NAME, Kind.PRONOUN, Kind.DETERMINER, Kind.NUMBER, Kind.WORD})
_NOUN_PHRASE_OPENS = frozenset({Kind.NAME, Kind.DETERMINER, Kind.NUMBER})
_TITLE_KINDS = frozenset({Kind.NAME, Kind.WORD, Kind.DETERMINER})
_CONTENT_PREPOSITIONS = frozenset({"of", "about", "against", "for"})
_JOINTS = frozenset({Kind.RELATIVE, Kind.CONJUNCTION})
_ATTRIBUTION_ENDS = frozenset({Kind.STOP, Kind.COMMA, Kind.TIME, Kind.CONJUNCTION, Kind.RELATIVE, Kind.DASH})
_EDGES = frozenset({Kind.STOP, Kind.QUOTE, Kind.COMMA, Kind.COLON, Kind.DASH})
_FARTHEST_THAT = 9  # tokens between the verb and its "that": `said in an interview on Monday that`
_FARTHEST_THAT_BEHIND_ADVERBIAL = 18
_FARTHEST_VERB = 14  # tokens within which a clause without "that" must show a verb
_LONGEST_ASIDE = 15  # tokens
_LONGEST_INTRODUCTION = 5  # tokens
_LONGEST_QUANTIFIER = 3  # tokens
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
        self.verbs = [act.verb for act in self.acts]

    def statements(self) -> list[FoundStatement]:
        found: list[FoundStatement] = []
        for act in self.acts:
            if act.cue.type not in _CLAUSE_TYPES or act.passive or self._unsaid(act):
                continue
            clause = self._clause(act)
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
        if not act.behind:
            first = self._behind(act)
            if first is not None:
                return self._told(act, first)
        return self._before(act)

    def _told(self, act: Act, first: int) -> tuple[int, int] | None:
        """The clause from `first` on; in a relative clause before the verb of its sentence, as far as a comma."""
        end = self._end(first, act)
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
                return self._bare(act, at) if self._has_object(act, at, ahead) else self._behind_that(at, ahead)
            if token.kind is Kind.COMMA and self._that_past_aside(act, ahead):
                return self._past_comma(self._that_past_aside(act, ahead) + 1)
            adjective = self.tokens[ahead - 1].kind is Kind.DETERMINER  # `in a televised address`
            if token.kind in _EDGES or token.kind is Kind.CONJUNCTION:
                break
            if is_verb(token, self.language) and not adjective:
                break
        return self._bare(act, at)

    def _behind_that(self, at: int, that: int) -> int | None:
        """Where the clause behind `that` begins; None if it only points at something: `for that attack`."""
        if that == at:
            return that if self._is_demonstrative(that) else self._past_comma(that + 1)
        behind = self.tokens[that + 1 : that + 3]
        if self.tokens[that - 1].kind is Kind.PREPOSITION or not behind or self._is_finite(behind[0]):
            return None
        pointing = behind[-1].kind in (Kind.COMMA, Kind.STOP)  # `to go that way, and`
        return None if pointing else self._past_comma(that + 1)

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

    def _bare(self, act: Act, at: int) -> int | None:
        """Where a clause without "that" begins: `said on Monday he would`, `told reporters the talks were`."""
        if act.cue.type == "note":
            return None
        at = self._past_time(at)
        if act.cue.listener:
            at = self._past_listener(at)
        counted = self._past_quantifier(at)
        if at >= len(self.tokens) or (counted == at and not self._may_be_subject(self.tokens[at], act.cue.plainest)):
            return None
        if self._is_pronoun_with_verb(at):
            return at
        end = min(len(self.tokens), at + _FARTHEST_VERB)
        return at if self._has_verb(at + 1, end, past_relative=act.cue.plainest) else None

    def _is_pronoun_with_verb(self, at: int) -> bool:
        """`he models`: behind a pronoun that is a subject, any plain word is taken for its verb."""
        subject = self.tokens[at].low in words_of("subjects", self.language)
        return subject and at + 1 < len(self.tokens) and self.tokens[at + 1].kind is Kind.WORD

    def _may_be_subject(self, token: Token, plainest: bool) -> bool:
        if token.kind is Kind.WORD and not plainest:
            return token.low in words_of("plurals", self.language) or token.low.endswith("s")
        return token.kind in _SUBJECT_KINDS or self._stands_alone(token)

    def _stands_alone(self, token: Token) -> bool:
        return token.low == "there" or token.low in words_of("standing_alone", self.language)

    def _past_time(self, at: int) -> int:
        """Past `Monday`, `on Monday`, `shortly after`."""
        while at < len(self.tokens) and (self.tokens[at].kind is Kind.TIME or self._passes(at)):
            at += 1
        if at + 1 < len(self.tokens) and self.tokens[at].low == "on" and self.tokens[at + 1].kind is Kind.TIME:
            return at + 2
        return at

    def _passes(self, at: int) -> bool:
        token = self.tokens[at]
        if token.low == "after":
            return is_adverb(self.tokens[at - 1])
        return is_adverb(token) and not self._stands_alone(token) and self._past_quantifier(at) == at

    def _past_quantifier(self, at: int) -> int:
        """Past `more than` or `at least` before a number, which open a clause: `said more than 20 people were`."""
        for length in range(1, _LONGEST_QUANTIFIER + 1):
            behind = self.tokens[at + length : at + length + 1]
            if behind and " ".join(t.low for t in self.tokens[at : at + length]) in words_of(
                "quantifiers", self.language
            ):
                numeral = behind[0].kind is Kind.NUMBER or behind[0].low in words_of("numerals", self.language)
                return at + length if numeral else at
        return at

    def _past_listener(self, at: int) -> int:
        first = at
        if at < len(self.tokens) and self.tokens[at].kind is Kind.DETERMINER:
            at += 1
        if at + 1 >= len(self.tokens) or self.tokens[at].kind in _EDGES:
            return at
        subject = self.tokens[at].low in words_of("subjects", self.language) or self._stands_alone(self.tokens[at])
        return first if subject or self._is_finite(self.tokens[at + 1]) else at + 1

    def _has_verb(self, first: int, end: int, past_relative: bool) -> bool:
        """Whether a verb, or a quotation that may hold one, stands in ``[first, end)`` or behind an aside there."""
        for at in range(first, end):
            token = self.tokens[at]
            if self._is_finite(token) or (past_relative and self._is_present(at)):
                return self.tokens[at - 1].low not in words_of("coordinators", self.language)  # `promised aid and left`
            if token.kind is Kind.QUOTE and not self._is_term(at):
                return True
            if token.kind is Kind.RELATIVE and not past_relative:
                return False
            if token.kind in _EDGES:
                return token.kind is Kind.COMMA and self._resumes(at)
        return False

    def _is_term(self, at: int) -> bool:
        """Whether the quotation is a few words behind a determiner, and no clause: `a “state of alarm”`."""
        quote = self.paragraph.quotes[self.tokens[at].quote]
        few = len(self.text[quote.start : quote.end].split()) < FEW_WORDS
        return few and self.tokens[at - 1].kind is Kind.DETERMINER

    def _is_present(self, at: int) -> bool:
        """Whether the word behind a noun may be a verb in the present: `the debt belongs`."""
        token = self.tokens[at]
        ending = token.kind is Kind.WORD and token.low.endswith("s") and not token.low.endswith("ss")
        noun = token.low in words_of("nouns_in_s", self.language)
        return ending and not noun and self.tokens[at - 1].kind in (Kind.WORD, Kind.NAME)

    def _resumes(self, comma: int) -> bool:
        """Whether a verb follows the comma that closes the aside which `comma` opens: `the man, aged 23, was`."""
        for at in range(comma + 1, min(len(self.tokens) - 1, comma + _LONGEST_ASIDE)):
            if self.tokens[at].kind is Kind.COMMA:
                return self._is_finite(self.tokens[at + 1])
        return False

    def _is_finite(self, token: Token) -> bool:
        return is_verb(token, self.language) or self._is_finite_cue(token)

    def _is_finite_cue(self, token: Token) -> bool:
        cue = cues(self.language).get(token.low)
        return token.kind is Kind.WORD and cue is not None and cue.form in ("third", "past")

    def _before(self, act: Act) -> tuple[int, int] | None:
        """The clause before a closing attribution, `The talks failed, Lee said on Monday`, or around one in its middle,
        `The talks, Lee said, failed`: there the span holds the attribution too, for a clause is one span.
        """
        assert act.speaker is not None
        first = min(act.verb, act.speaker[0])
        while first > 0 and self._is_of_title(first - 1):
            first -= 1
        last = max(act.verb + 1, act.speaker[1]) if act.behind else act.verb + 1
        begin = sentence_start(self.tokens, act.verb) or behind_dateline(self.tokens, first)
        if first - 1 <= begin or self.tokens[first - 1].kind is not Kind.COMMA or not self._ends_there(last):
            return None
        if not act.behind and self._goes_on_behind(last):
            end = self._end(last + 1, act)
            return (begin, end) if self._holds_verb(begin, first) or self._holds_verb(last + 1, end) else None
        if main_clause(self.tokens, begin, first + 1, self.language) != first and self._holds_verb(begin, first):
            return begin, first - 1
        return None

    def _is_of_title(self, at: int) -> bool:
        """Whether the token may belong to the title before a name: `Secretary of State`."""
        return self.tokens[at].kind in _TITLE_KINDS or (
            self.tokens[at].low == "of" and at > 0 and self.tokens[at - 1].kind in _TITLE_KINDS
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
        begin = sentence_start(self.tokens, first)
        joint = self.tokens[first - 1] if first else None
        before = joint is not None and joint.kind is Kind.COMMA and self.tokens[first - 2].kind not in _JOINTS
        told = before or (joint is not None and joint.kind in (Kind.NAME, Kind.WORD, Kind.QUOTE))
        if first > begin and told and self._holds_content(begin, first):
            return begin, first - 1 if before else first
        for at in range(first + 2, min(len(self.tokens), first + 30)):
            if self.tokens[at].kind in (Kind.STOP, Kind.COLON, Kind.QUOTE):
                return None
            if self.tokens[at].kind is Kind.COMMA:
                return at + 1, self._end(at + 1, act)
        return None

    def _holds_content(self, first: int, end: int) -> bool:
        """Whether a clause stands there, and not only `In addition,`."""
        long = end - first > _LONGEST_INTRODUCTION
        return long or self.tokens[first].kind is not Kind.PREPOSITION or self._holds_verb(first, end)

    def _goes_on(self, act: Act, speaker: Phrase | None, form: str) -> bool:
        """`…, adding that` or `… and warned`, with the same speaker."""
        before = self.tokens[act.verb - 1]
        if act.cue.form == "ing":
            return before.kind in (Kind.COMMA, Kind.CONJUNCTION)
        return act.speaker == speaker and act.cue.form == form and before.kind is Kind.CONJUNCTION

    def _closes(self, act: Act, end: int) -> bool:
        """`…, reports the paper.`: who tells all of it, behind what it tells."""
        assert act.speaker is not None
        return self.tokens[act.verb - 1].kind is Kind.COMMA and act.speaker[0] == act.verb + 1 and act.speaker[1] == end

    def _begins_clause(self, act: Act) -> bool:
        """`…, and Novak insisted`, `… while Novak said`, `…, which he called`: somebody else's words, or others."""
        edge = self._clause_edge(act)
        return self.tokens[edge].kind in (Kind.COMMA, Kind.QUOTE) or self.tokens[edge].low == "while"

    def _clause_edge(self, act: Act) -> int:
        """Where what stands before the act's clause ends: at its conjunction or relative, and the comma before that."""
        assert act.speaker is not None
        at = act.speaker[0] - 1
        while at > 0 and self.tokens[at].kind in _TITLE_KINDS:
            at -= 1
        if self.tokens[at].kind not in _JOINTS:
            return 0
        return at - 1 if self.tokens[at - 1].kind is Kind.COMMA else at

    def _is_subordinate(self, first: int) -> bool:
        """Whether the clause belongs to `While …,` at the sentence's beginning."""
        begin = sentence_start(self.tokens, first)
        return main_clause(self.tokens, begin, min(len(self.tokens), first + LONGEST_SENTENCE), self.language) > first

    def _end(self, first: int, told: Act) -> int:
        """The end of the clause that begins at `first`: its sentence's, or where the speaker goes on to say more."""
        at = first
        last = min(len(self.tokens), first + LONGEST_SENTENCE)
        subordinate = self._is_subordinate(first)
        while at < last and self.tokens[at].kind not in (Kind.STOP, Kind.COLON):
            if subordinate and self.tokens[at].kind is Kind.COMMA:
                return at
            at += 1
        at = self._shared_end(first, at)
        for act in self.acts[bisect_right(self.verbs, first) : bisect_left(self.verbs, at)]:
            if self._goes_on(act, told.speaker, told.cue.form):
                return act.verb - 1
            if act.behind and self._closes(act, at):
                return act.verb - 1
            if act.speaker is not None and not act.behind and first < act.speaker[0] and self._begins_clause(act):
                return self._clause_edge(act)
        return at

    def _shared_end(self, first: int, end: int) -> int:
        """Where the clause ends before `end`, if its speaker goes on to do something else, `…, but voiced regret`, or a
        word for speech is in apposition to it: `…, a claim that nobody believed`.
        """
        for at in range(first + 1, end - 2):
            if self.tokens[at].kind is not Kind.COMMA:
                continue
            behind, next_ = self.tokens[at + 1], self.tokens[at + 2]
            if behind.low in words_of("contrasts", self.language) and self._is_past(next_):
                return at
            if behind.kind is Kind.DETERMINER and next_.low in words_of("remarks", self.language):
                return at
        return end

    def _is_past(self, token: Token) -> bool:
        return token.kind is Kind.WORD and (token.low.endswith("ed") or self._is_finite_cue(token))

    def _unsaid(self, act: Act) -> bool:
        """Whether nobody said it: `did not say`, `would say`, `to say`, `if they say`."""
        if act.negated or not act.direct or self._is_condition(act):
            return True
        return any(t.low == "to" or t.low in self.modals for t in self.tokens[max(0, act.verb - 2) : act.verb])

    def _is_condition(self, act: Act) -> bool:
        assert act.speaker is not None
        at = min(act.speaker[0], act.verb) - 1
        while at >= 0 and self.tokens[at].kind in _TITLE_KINDS:
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
