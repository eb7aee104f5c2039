"""How a line shows that it stands below a picture: who took it at its end, a label at its start, places in it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from builder.clean.tables import merged
from builder.clean.word_patterns import any_of
from builder.languages import speaks, table

TABLE = "clean_captions"
LONGEST_CAPTION = 250
_LONGEST_CREDIT = 80
_TAIL = _LONGEST_CREDIT + 40  # characters at the end of a line among which its credit is looked for
_LONGEST_LOOSE = 150  # characters of a sentence that only the credit below it shows to be a caption
_LONGEST_NAMES = 140  # characters of a line of nothing but names
_MOST_WORDS = 6  # of one of them
_LONGEST_SUBJECT = 200  # characters in front of what a caption says that somebody does
_FEWEST_WORDS = 5  # of what is to be seen, before a bare name
_HINT = re.compile(r"[/:|©)\]]| (?:by|via) |[.!?…][\"'”’)]{0,2}\s[^.!?]{1,80}$|\s[–—-]\s[^.!?]{1,40}$")  # a quick look
_BETWEEN = re.compile(r"\s?[/|;•©]\s?|\s[-–—]\s|\b(?:[Vv]ia|VIA)\s")
_NAME_WORD = re.compile(
    r"[^\W\d_a-z][\w.'’&-]*|\d{1,4}|de|da|di|van|von|der|del|la|le|el|al|bin|and|of|the|für|[\w-]+(?:\.[\w-]+){1,3}"
)
CAPITALS = r"[^\W\d_a-z][\w'’&-]*(?: (?:of|the|de|da|di|van|von|der|del|al|bin|and|[^\W\d_a-z][\w.'’&-]*)){0,6}(?<![.])"
_BARE = re.compile(rf"^(?P<seen>.*[^\W\d_A-Z]{{3}}[\"'”’)]?\.) (?:[—–-] )?(?P<name>[A-Z]{{2,6}}|(?=\S+ ){CAPITALS})$")
_BRACKETED = re.compile(rf"^(?P<seen>.*[\w.'’”\"]) [(\[](?P<name>{CAPITALS}(?: ?/ ?{CAPITALS})?)[)\]]$")
_PERSON_FOR = re.compile(rf"[(\[](?=\S+ [^\W\d_a-z]){CAPITALS} ?/ ?{CAPITALS}[)\]]")  # (Ann Author/Post)
_WITHIN = re.compile(r"[^\W\d_]{3}[.!?]['\"”’)]? ['\"“‘(]?[^\W\d_a-z]")
_QUOTED = re.compile(r"[\"“”„«»]|(?<!\w)['‘]|['’](?!\w)")
_STOPS = (".", "!", "?", "…")
_LISTED = re.compile(r"\d{1,3}[.):]|[-–—•*·]\s|[^\s:]{1,30}(?: [^\s:]{1,30}){0,3}:\s")


@lru_cache(maxsize=1 << 13)
def is_credited(text: str, language: str) -> bool:
    """Whether `text` opens or ends as only captions do."""
    tail = text[-_TAIL:]
    return (
        _opening(language).match(text) is not None
        or _placed(language).match(text) is not None
        or (
            _HINT.search(tail) is not None
            and (_ending(language).search(tail) is not None or _by_agency(text, language))
        )
        or ("/" in tail and _taken_for(language).search(tail) is not None)
    )


@lru_cache(maxsize=1 << 13)
def is_credit(text: str, language: str) -> bool:
    """Whether `text` is nothing but a credit: names with marks between them, one an agency's, or one behind a label."""
    if len(text) > _LONGEST_NAMES:
        return False
    if _alone(language).fullmatch(text):
        return True
    if not _BETWEEN.search(text):
        return text.strip(" ()[].").casefold() in _agencies(language) and text.strip(" ()[].")[:1].isupper()
    parts = [part for part in (piece.strip(" ()[].,") for piece in _BETWEEN.split(text)) if part]
    agencies = _agencies(language)
    if not all(part.casefold() in agencies or _is_name(part) for part in parts):
        return False
    return any(part.casefold() in agencies for part in parts) or _PERSON_FOR.fullmatch(text) is not None


def is_news_agency(text: str, language: str) -> bool:
    """Whether `text` is nothing but the name of an agency of news, which a report, too, may end with."""
    return text.strip(" ()[].").casefold() in _news_agencies(language)


@lru_cache(maxsize=1 << 13)
def is_signed(text: str, language: str) -> bool:
    """Whether `text` says in one sentence what is to be seen, with a bare name behind it, or one in brackets.

    A line that ends like that may be an item of a list, too: see what stands beside it.
    """
    if text.endswith(_STOPS):  # a quick look at what is no name
        return False
    match = _BARE.match(text) or _BRACKETED.match(text)
    return match is not None and is_view(match["seen"], language)


def is_label(text: str, language: str) -> bool:
    """Whether `text` is a label that the caption stands below."""
    return _label(language).fullmatch(text) is not None


def is_view(text: str, language: str) -> bool:
    """Whether `text` may say what is to be seen: a single sentence, unquoted, that tells nothing.

    Only in a language of which it is known what words tell.
    """
    return (
        speaks(TABLE, language)
        and "not_before" in table(TABLE, language)
        and len(text) <= LONGEST_CAPTION
        and text.count(" ") >= _FEWEST_WORDS - 1
        and not _QUOTED.search(text)
        and not _LISTED.match(text)
        and not _WITHIN.search(text)
        and not _one_of("not_before", language).search(text)
    )


def may_be_view(text: str, language: str) -> bool:
    """Whether a credit right below shows that `text` says what is to be seen: one shorter sentence, which no pronoun
    opens, and without what anybody says.
    """
    return (
        len(text) <= _LONGEST_LOOSE
        and text.count(" ") >= _FEWEST_WORDS - 1
        and not _LISTED.match(text)
        and not _WITHIN.search(text)
        and not _one_of("not_before", language).match(text)
        and not _one_of("telling", language).search(text)
    )


def acts(text: str, language: str) -> int:
    """Up to where `text` says what is to be seen, in the words and the tense of captions; 0 if it does not."""
    opening = _one_of("views", language).match(text)
    if opening is not None:
        return opening.end()
    match = _verb(language).search(text, 0, _LONGEST_SUBJECT)
    return (
        match.end() if match is not None and not _one_of("not_before", language).search(text, 0, match.start()) else 0
    )


def says_side(text: str, language: str) -> bool:
    """Whether `text` says of somebody where in the picture he is."""
    return _side(language).search(text) is not None


def _by_agency(text: str, language: str) -> bool:
    match = _agency_behind(language).search(text[-_TAIL:])
    return match is not None and is_view(text[: len(text) - len(match.group())], language)


def _is_name(part: str) -> bool:
    words = part.split()
    return len(words) <= _MOST_WORDS and all(_NAME_WORD.fullmatch(word) for word in words)


def _any_of(words: list[str]) -> str:
    return any_of(words, space=r"\s+")


@cache
def _agencies(language: str) -> frozenset[str]:
    sellers = frozenset(word.casefold() for word in merged(TABLE, language)["picture_agencies"])
    return sellers | _news_agencies(language)


@cache
def _news_agencies(language: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in merged("clean_credits", language)["agencies"])


@cache
def _opening(language: str) -> re.Pattern[str]:
    words: list[str] = merged(TABLE, language)["openings"]
    shouted = _any_of([word.upper() for word in words])
    captions = _any_of(merged(TABLE, language)["labels"])
    return re.compile(
        rf"(?:{shouted})\s?[:–—-]\s?(?=\S)|(?i:image source|image caption|media caption)\b"
        rf"|(?i:{captions}) ?[:,] (?=[^\W_a-z])"
    )


@cache
def _placed(language: str) -> re.Pattern[str]:
    """`From left:`, and both sides in brackets."""
    rows = _any_of(merged(TABLE, language)["rows"])
    return re.compile(rf"(?:(?i:{rows})[:,]|\((?i:{rows})\)) (?=[^\W\d_a-z])|[^\n]{{3,200}} \(L\)[^\n]{{1,200}} \(R\)")


@cache
def _label(language: str) -> re.Pattern[str]:
    words = merged(TABLE, language)
    return re.compile(rf"(?i:{_any_of([*words['labels'], 'image', 'photo', 'picture', 'video'])}) ?[:,]")


@cache
def _alone(language: str) -> re.Pattern[str]:
    words = merged(TABLE, language)
    taken = rf"(?:(?i:{_any_of(words['credits'])}) ?[:/|©] ?(?:(?i:by|courtesy of) )?|(?i:photo|picture|image)s? by )"
    others = rf"(?:(?: ?[/|,] ?| [(\[]| (?i:via) ){CAPITALS}[)\]]?){{0,3}}"
    return re.compile(rf"[(\[]?(?:{taken}|© ?)(?!(?i:copyright)\b){CAPITALS}{others}[)\]]?[.]?")


@cache
def _ending(language: str) -> re.Pattern[str]:
    words = merged(TABLE, language)
    credit, photographers = _any_of(words["credits"]), _any_of(words["picture_agencies"])
    agency = _any_of([*words["picture_agencies"], *merged("clean_credits", language)["agencies"]])
    name = rf"[^\W\d_a-z][^.!?\n()\[\]]{{0,{_LONGEST_CREDIT}}}"
    by = rf"(?i:photo|picture|image)s? by (?={CAPITALS}(?:[^\w ]|$))"
    taken = rf"(?:(?i:{credit})\s?[:/|©]\s?(?:(?i:by|courtesy of)\s)?|{by})"
    within = r"[^()\[\]\n]"
    endings = _any_of(words["endings"])
    return re.compile(
        rf"(?:^|[\s(\[|]){taken}{name}[)\].]?$"
        rf"|[(\[](?i:{credit}) ?[:/|] ?{within}{{1,{_LONGEST_CREDIT}}}[)\]][.]?$"
        rf"|(?<=[.!?…] )(?i:{credit}) ?[:/|] ?(?:[^.!?\n ]|[.](?=\w)| (?=[^ ])){{1,{_LONGEST_CREDIT}}}$"
        rf"|[(\[](?:{within}{{1,60}}[/,:]\s?(?i:{agency})|(?i:{photographers})|(?i:source) ?: ?{name})"
        rf"(?:[/ ]{within}{{1,40}})?[.]?[)\]]$|(?<=\S)\s©\s?{name}$"
        rf"|(?:[/|]\s?|\b[Vv]ia\s)(?:{photographers})[.)\]]{{0,2}}$"
        rf"|(?<=[.!?…] )(?i:{_any_of(words['sellers'])})$"
        rf"|(?<=[.!?…] )\[{CAPITALS}/{CAPITALS}\]$"
        rf"|[(\[](?i:{endings}|file|archive|handout)[)\]][.]? [–—-] {CAPITALS}$"
        rf"|[(\[](?i:{endings})[.]?[)\]][.]?$|(?<=[.!?…]\s)(?:[—–-] )?(?i:{endings})[.]?$"
        rf"|(?<=[.!?…] )(?:[—–-] )(?i:{agency}) (?i:pic|photo|picture|image|file photo)$",
    )


@cache
def _agency_behind(language: str) -> re.Pattern[str]:
    """An agency of news behind what may be a caption: `. AP`, `. (AFP)`, ` / Reuters`, and where a chart is from."""
    agency = "|".join(re.escape(mark) for mark in sorted(merged(TABLE, language)["marks"], key=len, reverse=True))
    return re.compile(
        rf"(?<=[.!?…\w])(?: [(\[](?:{agency})[)\]]| ?[/|] ?(?:{agency})| [–—-] (?:{agency})|(?<=[.!?…]) (?:{agency}))$"
        rf"|(?<=[.!?…]) (?i:source) ?: ?[^\W\d_a-z][^.!?\n]{{1,{_LONGEST_CREDIT}}}$"
    )


@cache
def _taken_for(language: str) -> re.Pattern[str]:
    """An agency and a name with a slash between them, at the end of a line."""
    agencies = (word.upper() for word in merged("clean_credits", language)["agencies"])
    marks = _any_of([*merged(TABLE, language)["marks"], *agencies])
    person = r"[^\W\d_a-z][\w.'’-]{1,20}(?: [^\W\d_a-z][\w.'’-]{1,20}){1,3}"
    return re.compile(rf"(?:^|\s)(?:(?:{marks}) ?/ ?{person}|{person} ?/ ?(?:{marks})(?: ?/ ?{person})?)$")


@cache
def _side(language: str) -> re.Pattern[str]:
    """A name, and where in the picture it is."""
    words = merged(TABLE, language)
    sides, behind = _any_of(words["sides"]), _any_of([*words["verbs"], *words["behind_sides"]])
    return re.compile(rf"(?<=\w)(?: \((?i:{sides})\)|, (?:{sides}), (?:{behind})\b)")


@cache
def _verb(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=\w )(?:{_any_of(merged(TABLE, language)['verbs'])})\b")


@cache
def _one_of(key: str, language: str) -> re.Pattern[str]:
    """The words of the table's `key`, whole and in any case."""
    return re.compile(rf"\b(?:{_any_of(merged(TABLE, language)[key])})\b", re.IGNORECASE)
