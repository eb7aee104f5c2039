"""The words that name a speaker: the noun phrase before or behind a verb of speech, without a parser.

A phrase is found from the verb outwards: adverbs, auxiliaries and words of time are passed over, an apposition or
relative clause between commas leads back to the name before it, and prepositional phrases lead back to their head
(`a spokesman for the party`). Indices are into the tokens of one paragraph; a phrase is a half-open range of them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from builder.annotate.speech_cues import cues, nouns
from builder.annotate.speech_tokens import Kind, Token
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Sequence

Phrase = tuple[int, int]

_SUBJECTS = (Kind.NAME, Kind.PRONOUN, Kind.CLOSE, Kind.WORD)
_PASSED = frozenset({Kind.AUXILIARY, Kind.ADVERB, Kind.CLITIC})
_CLAUSE_EDGES = frozenset(
    {Kind.STOP, Kind.COLON, Kind.DASH, Kind.QUOTE, Kind.COMMA, Kind.OPEN, Kind.CLOSE, Kind.CONJUNCTION}
)
_INSIDE_NOUN_PHRASE = frozenset({Kind.DETERMINER, Kind.NAME, Kind.WORD, Kind.NUMBER})
_ITEM_EDGES = frozenset({Kind.STOP, Kind.COMMA, Kind.COLON, Kind.DASH, Kind.QUOTE})
_OBJECTS = frozenset({Kind.NAME, Kind.DETERMINER, Kind.PRONOUN})
_LONGEST_CHAIN = 8
_LONGEST_PREFIX = 3  # letters before a hyphen: re-elected, pre-empted
_LONGEST_NOUN_PHRASE = 9
_LONGEST_APPOSITION = 40
_MOST_ASIDES = 8
_LONGEST_RANK = 5  # tokens


@cache
def words(name: str, language: str) -> frozenset[str]:
    """A list of small words of the language's table, in lower case."""
    return frozenset(word.casefold() for word in table("speech_words", language)[name])


def is_verb(token: Token, language: str) -> bool:
    """Whether the token may be a finite verb, as far as its ending and a short list tell."""
    if token.kind in (Kind.AUXILIARY, Kind.CLITIC):
        return token.kind is Kind.AUXILIARY or token.low != "'s"
    return token.kind is Kind.WORD and (
        (token.low.endswith("ed") and len(token.low) > 4 and not _is_compound(token.low))
        or token.low in words("verbs", language)
    )


def _is_compound(low: str) -> bool:
    """Whether the word is an adjective of two words, `state-owned`; `re-elected` is a verb."""
    first = low.find("-")
    return first > _LONGEST_PREFIX


def is_adverb(token: Token) -> bool:
    """Whether the token may stand between a subject and its verb: also, later, angrily."""
    return token.kind is Kind.ADVERB or (token.kind is Kind.WORD and token.low.endswith("ly") and len(token.low) > 4)


def phrase_before(tokens: Sequence[Token], verb: int, language: str) -> Phrase | None:
    """The subject of the verb at index `verb`, standing before it; None if there is no plain one."""
    last = _pass_back(tokens, verb - 1, language)
    for _ in range(_MOST_ASIDES):
        if last < 0:
            return None
        token = tokens[last]
        if token.kind in (Kind.COMMA, Kind.DASH, Kind.CLOSE):
            named = _named_in_aside(tokens, last, language)
            if named is not None:
                return named
            behind = _before_aside(tokens, last)
            if behind is None:
                return None
            last = behind
        elif token.kind is Kind.RELATIVE or (token.low == "that" and _is_behind_noun(tokens, last, language)):
            return _antecedent(tokens, last, language)
        elif token.kind is Kind.PREPOSITION and last and tokens[last - 1].kind is Kind.COMMA:
            last -= 1
        else:
            return _subject_ending_at(tokens, last, language)
    return None


def _is_behind_noun(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a plain word stands before `at` that is no verb of speech: `the report that`, not `says that`."""
    if not at or tokens[at - 1].kind is not Kind.WORD:
        return False
    cue = cues(language).get(tokens[at - 1].low)
    return cue is None or cue.type == "noun" or tokens[at - 1].low in nouns(language)


def _before_aside(tokens: Sequence[Token], closing: int) -> int | None:
    """The last token before the aside or brackets that close at `closing`."""
    if tokens[closing].kind is Kind.CLOSE:
        return _opening_bracket(tokens, closing) - 1
    if tokens[closing].kind is Kind.COMMA and closing and tokens[closing - 1].kind is Kind.CLOSE:
        return closing - 1
    opening = _opening_of_aside(tokens, closing)
    if opening is None:
        return None
    last = opening - 1
    if tokens[last].type == "place" and _is_where(tokens, last):
        last -= 1  # `Ann Lee, of Basel, Switzerland, said`
    return last


def _named_in_aside(tokens: Sequence[Token], closing: int, language: str) -> Phrase | None:
    """The name in `his lawyer, Ann Lee, said` and `the mayor of Basel, Ann Lee, said`, whose aside closes there."""
    opening = closing - 2
    if tokens[closing - 1].type == "person":
        while opening > closing - _LONGEST_RANK and _is_rank(tokens[opening], language):
            opening -= 1
    if opening < 1 or tokens[opening].kind is not tokens[closing].kind or tokens[closing].kind is Kind.CLOSE:
        return None
    name, described = tokens[closing - 1], tokens[opening - 1]
    if name.kind is not Kind.NAME or name.type == "place":
        return None
    whole = phrase_ending_at(tokens, opening - 1, language)
    if whole is None:
        return None
    post = _is_post_alone(tokens, whole[0], language)
    if name.type == "person" and _is_office(tokens, whole[0]):
        return closing - 1, closing
    if described.kind is Kind.NAME and whole[1] == opening and not post:
        return None
    return (closing - 1, closing) if post or tokens[whole[1] - 1].kind is Kind.WORD else None


def _is_office(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name at `at` is of what somebody is in charge of: `the minister of Health and Water Affairs`."""
    joined = at > 0 and tokens[at - 1].kind in (Kind.PREPOSITION, Kind.CONJUNCTION)
    return tokens[at].kind is Kind.NAME and tokens[at].type != "person" and (joined or tokens[at].type is not None)


def _is_post_alone(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether what has a capital at `at` is a post: `The President`, `The head of the Fund`; no body, `The Board`."""
    token = tokens[at]
    if token.kind is not Kind.NAME:
        return False
    described = token.low.partition(" ")[0] in words("definite", language)
    return described or (at > 0 and tokens[at - 1].kind is Kind.DETERMINER and token.type is None)


def _is_rank(token: Token, language: str) -> bool:
    """Whether the token may be part of a title before a name: `Rear Admiral`."""
    return token.kind is Kind.NAME or (token.kind is Kind.WORD and not is_verb(token, language))


def _antecedent(tokens: Sequence[Token], pronoun: int, language: str) -> Phrase | None:
    """Whom the relative pronoun means: the noun phrase right before it, or the head of its chain where that is no
    person's name (`a Democrat on the committee, who said`), or the name that the phrase is an apposition to.
    """
    aside = pronoun > 0 and tokens[pronoun - 1].kind is Kind.COMMA
    last = pronoun - 2 if aside else pronoun - 1
    if last < 0:
        return None
    nearest = tokens[last]
    if nearest.kind is Kind.NAME and nearest.type not in (None, "person") and tokens[pronoun].low == "who":
        found = phrase_ending_at(tokens, last, language)
    elif nearest.kind in (Kind.NAME, Kind.WORD) and not is_verb(nearest, language):
        found = (
            None if aside and nearest.kind is Kind.WORD else (_first_of_noun_phrase(tokens, last, language), last + 1)
        )
        found = found or phrase_ending_at(tokens, last, language)
    else:
        found = phrase_ending_at(tokens, last, language)
    return _named_before(tokens, found, language) if aside and found else found


def _named_before(tokens: Sequence[Token], phrase: Phrase, language: str) -> Phrase:
    """The person's name to which the phrase is an apposition: `Ann Lee of Basel, a member of the board, who`."""
    before = phrase[0] - 1
    if before > 0 and tokens[before].kind is Kind.COMMA and tokens[phrase[0]].kind is Kind.DETERMINER:
        named = phrase_ending_at(tokens, before - 1, language)
        if named is not None and tokens[named[0]].type == "person":
            return named
    return phrase


def _is_where(tokens: Sequence[Token], at: int) -> bool:
    """Whether the place at `at` only says where somebody is from: behind a comma or `of`."""
    return at > 0 and (tokens[at - 1].kind is Kind.COMMA or tokens[at - 1].low in ("of", "in", "from", "at"))


def _subject_ending_at(tokens: Sequence[Token], last: int, language: str) -> Phrase | None:
    phrase = phrase_ending_at(tokens, last, language)
    if phrase is None or phrase[0] == 0:
        return phrase
    several = _several_ending_with(tokens, phrase, language)
    if several is not None:
        return several
    before = tokens[phrase[0] - 1]
    if before.low in words("binding", language):
        return None  # the object of a preposition
    if before.kind is Kind.WORD and is_verb(before, language):
        return _head_of_relative_clause(tokens, phrase[0] - 1, language)
    return phrase


def _several_ending_with(tokens: Sequence[Token], phrase: Phrase, language: str) -> Phrase | None:
    """`Ann Lee, the mayor and Petr Novak`, where the phrase is the last of several that share a verb."""
    at = _item_start(tokens, phrase[0], language) - 1
    if at < 1 or tokens[at].low not in words("joints", language):
        return None
    first = None
    at -= tokens[at - 1].kind is Kind.COMMA
    if tokens[phrase[1] - 1].kind is Kind.NAME and _is_post(tokens, _item_start(tokens, at, language), at, language):
        return None
    for _ in range(_MOST_ASIDES):
        start = _item_start(tokens, at, language)
        before = tokens[start - 1] if start else None
        if start == at or not (before is None or before.kind in _ITEM_EDGES or before.low in words("joints", language)):
            break
        first = start
        if before is None or before.kind is not Kind.COMMA:
            break
        at = start - 1
    return (first, phrase[1]) if first is not None else None


def _is_post(tokens: Sequence[Token], start: int, end: int, language: str) -> bool:
    """Whether the words say what one person is, who is named behind a joint: `former trader and author Ann Lee`."""
    if start == end or tokens[start].kind is Kind.DETERMINER:
        return False
    last = tokens[end - 1]
    singular = not last.low.endswith("s") and last.low not in words("plurals", language)
    return (last.kind is Kind.WORD and singular) or last.low in words("titles", language)


def _item_start(tokens: Sequence[Token], end: int, language: str) -> int:
    """Where the noun phrase of a list begins that ends before `end`, its titles and the post behind it included."""
    at = end
    while at > 0 and end - at < _LONGEST_NOUN_PHRASE and _is_of_item(tokens[at - 1], language):
        at -= 1
    while at < end and tokens[at].kind is Kind.PREPOSITION:
        at += 1
    return at


def _is_of_item(token: Token, language: str) -> bool:
    if token.kind is Kind.CLITIC:
        return token.low == "'s"
    if token.kind is Kind.PREPOSITION:
        return token.low == "of"
    if token.kind is Kind.PRONOUN:
        return token.low in words("subjects", language)
    return token.kind in _INSIDE_NOUN_PHRASE and not is_verb(token, language) and not is_adverb(token)


def _head_of_relative_clause(tokens: Sequence[Token], verb: int, language: str) -> Phrase | None:
    """`supporters` in `supporters who praised the plan`, whose verb is at `verb`."""
    for at in range(verb - 1, max(0, verb - 5), -1):
        if tokens[at].kind is Kind.RELATIVE:
            return phrase_ending_at(tokens, at - 1, language)
        if not (is_adverb(tokens[at]) or tokens[at].kind is Kind.AUXILIARY):
            return None
    return None


def _pass_back(tokens: Sequence[Token], at: int, language: str) -> int:
    """Steps back over adverbs, auxiliaries and words of time: `Lee on Monday has also`."""
    while at >= 0:
        if tokens[at].kind in _PASSED or is_adverb(tokens[at]):
            at -= 1
        elif _is_time(tokens[at], language) or (tokens[at].kind is Kind.NUMBER and tokens[at - 1].kind is Kind.TIME):
            while at >= 0 and (_is_time(tokens[at], language) or _qualifies_time(tokens[at])):
                at -= 1
            if at >= 0 and tokens[at].kind is Kind.PREPOSITION:
                at -= 1
        else:
            return at
    return at


def _is_time(token: Token, language: str) -> bool:
    return token.kind is Kind.TIME or token.low in words("time_nouns", language)


def _qualifies_time(token: Token) -> bool:
    return token.kind in (Kind.NUMBER, Kind.ADVERB) or token.low in ("this", "that", "the", "a")


def _opening_of_aside(tokens: Sequence[Token], closing: int) -> int | None:
    """The index of the comma or dash that opens the aside which the one at `closing` closes."""
    mark = tokens[closing].kind
    for at in range(closing - 1, max(-1, closing - _LONGEST_APPOSITION), -1):
        if tokens[at].kind is Kind.STOP:
            return None
        if (
            tokens[at].kind is mark
            and at > 0
            and tokens[at - 1].kind in (Kind.NAME, Kind.PRONOUN, Kind.CLOSE, Kind.WORD)
        ):
            if tokens[at - 1].kind is Kind.WORD and not _follows_determiner(tokens, at - 1):
                continue
            return at
    return None


def _follows_determiner(tokens: Sequence[Token], at: int) -> bool:
    for before in range(at - 1, max(-1, at - 5), -1):
        if tokens[before].kind is Kind.DETERMINER:
            return True
        if tokens[before].kind not in (Kind.WORD, Kind.NAME, Kind.NUMBER):
            return False
    return False


def _opening_bracket(tokens: Sequence[Token], closing: int) -> int:
    at = closing - 1
    while at > 0 and tokens[at].kind is not Kind.OPEN and closing - at < _LONGEST_APPOSITION:
        at -= 1
    return at


def phrase_ending_at(tokens: Sequence[Token], last: int, language: str, links: int = _LONGEST_CHAIN) -> Phrase | None:
    """The noun phrase whose last token is `last`; in a chain of prepositional phrases, the head of the chain.

    A chain is followed over so many `links`, brackets included; nobody writes longer ones.
    """
    token = tokens[last]
    if not links:
        return None
    if token.kind is Kind.PRONOUN:
        return last, last + 1
    if token.kind is Kind.CLOSE:
        return phrase_ending_at(tokens, _opening_bracket(tokens, last) - 1, language, links - 1) if last > 1 else None
    if token.kind is Kind.DETERMINER:
        return (last, last + 1) if _stands_alone(token, language) else None
    if token.kind not in (Kind.NAME, Kind.WORD, Kind.NUMBER):
        return None
    if is_verb(token, language):
        return None
    first = _first_of_noun_phrase(tokens, last, language)
    if first == last and token.kind is Kind.WORD and token.low.endswith("ing"):
        return None
    head = _head_of_chain(tokens, first, language, links)
    return head or (first, last + 1)


def _stands_alone(determiner: Token, language: str) -> bool:
    return determiner.low in words("standing_alone", language)


def _first_of_noun_phrase(tokens: Sequence[Token], last: int, language: str) -> int:
    """Where the noun phrase begins that ends at `last`: a name alone, or back to the determiner of a common noun; a
    title of two words may open a sentence without one, `Prime Minister said`.
    """
    if tokens[last].kind is Kind.NAME:
        opens = last == 1 or (last > 1 and tokens[last - 2].kind is Kind.STOP)
        titled = opens and words("titles", language).issuperset((tokens[last - 1].low, tokens[last].low))
        return last - 1 if titled else last
    at = last
    for before in range(last - 1, max(-1, last - _LONGEST_NOUN_PHRASE), -1):
        kind = tokens[before].kind
        if kind is Kind.DETERMINER:
            return before
        if kind is Kind.CLITIC and tokens[before].low == "'s":
            continue
        if kind not in (Kind.WORD, Kind.NAME, Kind.NUMBER):
            break
        at = before
    return at


def _head_of_chain(tokens: Sequence[Token], first: int, language: str, links: int) -> Phrase | None:
    """The noun phrase that the prepositional phrase before `first` depends on: `a spokesman` in `… for the party`."""
    before = first - 1
    while before > 0 and first - before < _LONGEST_NOUN_PHRASE and tokens[before].kind in _INSIDE_NOUN_PHRASE:
        before -= 1
    if before < 1 or tokens[before].low not in words("head_prepositions", language):
        return None
    noun = tokens[before - 1]
    if _is_time(noun, language) or (first - before > 1 and _is_title(tokens, before - 1, language)):
        return None
    if noun.kind is Kind.NAME or (noun.kind is Kind.WORD and _follows_determiner(tokens, before - 1)):
        return phrase_ending_at(tokens, before - 1, language, links - 1)
    if noun.kind is Kind.WORD and noun.low.endswith("s") and (before < 2 or tokens[before - 2].kind in _CLAUSE_EDGES):
        return before - 1, before
    return None


def _is_title(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Whether a title stands there, without a determiner: `Secretary of State Ann Lee`."""
    titled = tokens[at].low.rpartition(" ")[2] in words("titles", language)
    return titled and not (at and tokens[at - 1].kind in (Kind.DETERMINER, Kind.WORD))


def named_behind(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """The name between commas behind the phrase, if there is one: `his lawyer, Ann Lee,`."""
    at = phrase[1]
    if at + 2 < len(tokens) and tokens[at].kind is Kind.COMMA and tokens[at + 2].kind in (Kind.COMMA, Kind.STOP):
        common = tokens[at - 1].kind is Kind.WORD
        return (at + 1, at + 2) if common and tokens[at + 1].type == "person" else phrase
    return phrase


def phrase_after(tokens: Sequence[Token], verb: int, language: str) -> Phrase | None:
    """The subject that stands behind the verb at index `verb`, as in `said Ann Lee, a farmer`."""
    at = verb + 1
    while at < len(tokens) and is_adverb(tokens[at]):
        at += 1
    return phrases_starting_at(tokens, at, language)


def phrase_starting_at(tokens: Sequence[Token], first: int, language: str, end: int | None = None) -> Phrase | None:
    """The noun phrase that begins at `first` and ends before `end`: only the name if it ends with one, as `the writer
    Ann Lee` does.
    """
    end = len(tokens) if end is None else end
    if first >= end:
        return None
    if tokens[first].low in words("subjects", language):
        return first, first + 1
    at = first
    while at < end and at - first < _LONGEST_NOUN_PHRASE and _goes_on(tokens, first, at, language):
        at += 1
    if at == first or (
        at == first + 1 and tokens[first].kind is Kind.DETERMINER and not _stands_alone(tokens[first], language)
    ):
        return None
    return (at - 1, at) if tokens[at - 1].kind is Kind.NAME else (first, at)


def phrases_starting_at(tokens: Sequence[Token], first: int, language: str) -> Phrase | None:
    """As `phrase_starting_at`, but the whole of `Ann Lee and Petr Novak` where a second name or noun phrase follows."""
    found = phrase_starting_at(tokens, first, language)
    if found is not None and named_behind(tokens, found) != found:
        return named_behind(tokens, found)
    if found is None or found[1] + 1 >= len(tokens) or tokens[found[1]].low not in words("joints", language):
        return found
    second = phrase_starting_at(tokens, found[1] + 1, language)
    if second is None or (second[1] < len(tokens) and is_verb(tokens[second[1]], language)):
        return found
    return found[0], second[1]


def _goes_on(tokens: Sequence[Token], first: int, at: int, language: str) -> bool:
    """Whether the noun phrase that begins at `first` holds the token `at`."""
    token = tokens[at]
    if token.kind is Kind.CLITIC:
        return at > first and token.low == "'s" and at + 1 < len(tokens) and tokens[at + 1].kind in _INSIDE_NOUN_PHRASE
    if token.kind is Kind.PRONOUN:
        return at == first
    if token.kind not in _INSIDE_NOUN_PHRASE or is_adverb(token) or _is_time(token, language):
        return False
    if at > first and tokens[at - 1].kind is Kind.NAME and _takes_object(tokens, at):
        return False
    return at == first or not is_verb(token, language) or tokens[at - 1].kind is Kind.DETERMINER


def _takes_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word looks like a verb in the present with an object behind it: `Lee beats Novak`."""
    ending = tokens[at].kind is Kind.WORD and tokens[at].low.endswith("s") and not tokens[at].low.endswith("ss")
    return ending and at + 1 < len(tokens) and tokens[at + 1].kind in _OBJECTS
