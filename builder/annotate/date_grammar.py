"""The date expressions of a language, compiled from its table `dates`: where one may stand and what it consists of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PLACEHOLDER = re.compile(r"\{([a-z]+)(\d?)\}")
_TOKEN = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_CORE_KINDS = ("month", "weekday", "unit", "decade")
_OPTIONAL_PART = re.compile(r"\{[a-z]+\d?\}\?")
_OPTIONAL_GROUP = re.compile(r"\([^()]*\)\?")
_CHOICE = re.compile(r"\((?:[^()]*\|[^()]*|\?[:=!][^()|]*)\)(?!\?)")
_KIND_OF_PART = (
    dict.fromkeys(("month", "fullmonth", "plainmonth", "doublemonth"), "month")
    | dict.fromkeys(("weekday", "fullweekday"), "weekday")
    | dict.fromkeys(("year", "shortyear", "yy", "mm", "dd", "day", "figure"), "figure")
    | {"unit": "unit"}
)
_APOSTROPHES = "'’‘"
_LEFT = 40  # how far before an expression its `after` conditions look
_SPACE, _MAYBE_SPACE = r"[^\S\n]{1,3}", r"[^\S\n]{0,3}"
_FIGURES = {
    "year": r"(?:1[0-9]|20)\d\d(?!\d)",
    "shortyear": r"(?:(?:19|20)\d\d|\d\d)(?!\d)",
    "yy": r"\d\d(?!\d)",
    "mm": r"(?:0[1-9]|1[0-2])",
    "dd": r"(?:0[1-9]|[12]\d|3[01])(?!\d)",
    "figure": r"\d{1,2}",
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![^\W_]|%|[:.,]\d)",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of expression. `kind` names the calculation that gives its value."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    lower: bool  # in capitals amid a sentence it is a name
    needs: frozenset[str]  # kinds of words without one of each of which it cannot match

    def allows(self, match: re.Match[str], text: str, end: int) -> bool:
        """Whether the surroundings of an expression, up to `end`, allow it."""
        start, stop = match.span()
        if stop < end and text[stop].isalnum():
            return False
        left = max(0, start - _LEFT)
        return not (
            (self.after and not self.after.search(text, left, start))
            or (self.not_after and self.not_after.search(text, left, start))
            or (self.before and not self.before.match(text, stop, end))
            or (self.not_before and self.not_before.match(text, stop, end))
        )


class Grammar:
    """The rules of one language, and what its words count for."""

    def __init__(self, language: str) -> None:
        data = table("dates", language)
        self.numbers: dict[str, dict[str, Any]] = {
            kind: {form.casefold(): key for key, forms in keys.items() for form in forms}
            for kind, keys in data["words"].items()
            if isinstance(keys, dict)
        }
        self.seasons: dict[str, tuple[int, int]] = {name: (a, b) for name, (a, b) in data["seasons"].items()}
        self.games = re.compile(rf"(?i:(?<![^\W_])(?:{_either([data['games']])})(?![^\W_]))".replace(" ", _SPACE))
        parts = _parts(data)
        self.rules = tuple(_rule(entry, parts) for entry in data["rules"])
        words = (_LETTERS.findall(rule.pattern.pattern.casefold()) for rule in self.rules)
        self._vocabulary = frozenset(word for found in words for word in found)
        self._kinds = {
            word: kind for kind in _CORE_KINDS for form in self.numbers[kind] for word in _LETTERS.findall(form)
        } | dict.fromkeys((*data["cores"], *self.seasons), "other")
        self._cores = frozenset(self._kinds)
        self._by_kinds: dict[frozenset[str], tuple[Rule, ...]] = {}

    def may_hold_dates(self, text: str) -> bool:
        """Whether a core word or a figure stands in `text`: a quick look that spares most sentences the search."""
        return not self._cores.isdisjoint(_TOKEN.findall(text.casefold())) or _DIGIT.search(text) is not None

    def matches(self, text: str, begin: int, end: int) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Every expression in ``text[begin:end]``, from left to right, none overlapping another."""
        if not self.may_hold_dates(text[begin:end]):
            return
        place = begin
        for starts, kinds, stop in self._runs(text, begin, end):
            rules = self._rules_for(kinds)
            for start in starts:
                if start >= place and (found := self._first_fitting(rules, text, start, stop, end)):
                    yield found
                    place = found[1].end()

    def _runs(self, text: str, begin: int, end: int) -> Iterator[tuple[list[int], frozenset[str], int]]:
        """The stretches of words that the rules know, a core word among them: no expression reaches beyond one.

        Of each: where an expression may begin, the kinds of its core words, and its end. This is what makes the search
        fast, since most of a text is none of the rules' words.
        """
        starts: list[int] = []
        kinds: set[str] = set()
        cores = 0
        for token in _TOKEN.finditer(text, begin, end):
            word = token.group().casefold()
            kind = self._kinds.get(word) if word.isalpha() else "figure"
            if kind or word in self._vocabulary:
                starts.append(_with_apostrophe(text, token.start(), begin))
                if kind:
                    kinds.add(kind)
                    cores = len(starts)
            elif starts:
                if cores:
                    yield starts[:cores], frozenset(kinds), token.start()
                starts, kinds, cores = [], set(), 0
        if cores:
            yield starts[:cores], frozenset(kinds), end

    def _rules_for(self, kinds: frozenset[str]) -> tuple[Rule, ...]:
        """The rules that can match in a stretch with core words of these kinds."""
        if kinds not in self._by_kinds:
            self._by_kinds[kinds] = tuple(rule for rule in self.rules if rule.needs <= kinds)
        return self._by_kinds[kinds]

    @staticmethod
    def _first_fitting(
        rules: tuple[Rule, ...], text: str, start: int, stop: int, end: int
    ) -> tuple[Rule, re.Match[str]] | None:
        for rule in rules:
            match = rule.pattern.match(text, start, stop)
            if match and rule.allows(match, text, end):
                return rule, match
        return None


def _with_apostrophe(text: str, start: int, begin: int) -> int:
    """Where "'80s" begins, whose first word is "80s"."""
    opened = start > begin and text[start - 1] in _APOSTROPHES and text[start].isdigit()
    return start - 1 if opened and (start - 1 == begin or not text[start - 2].isalnum()) else start


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language, compiled once."""
    return Grammar(language)


def _rule(entry: dict[str, Any], parts: dict[str, str]) -> Rule:
    def condition(key: str, form: str) -> re.Pattern[str] | None:
        return re.compile(form.format(_expanded(entry[key], parts, named=False))) if key in entry else None

    return Rule(
        entry["name"],
        entry["as"],
        re.compile(f"(?i:{_expanded(entry['pattern'], parts, named=True)})"),
        condition("after", r"(?i:(?<![^\W_])(?:{})$)"),
        condition("not-after", r"(?i:(?:{})$)"),
        condition("before", r"(?:{})"),
        condition("not-before", r"(?:{})"),
        bool(entry.get("lower")),
        _needs(entry["pattern"]),
    )


def _needs(pattern: str) -> frozenset[str]:
    """The kinds of core words that every text of a pattern holds: what is left of it without its options."""
    for option in (_OPTIONAL_PART, _OPTIONAL_GROUP, _CHOICE):
        while (shorter := option.sub("", pattern)) != pattern:
            pattern = shorter
    if "|" in pattern:
        return frozenset()
    return frozenset(_KIND_OF_PART[name] for name, _ in _PLACEHOLDER.findall(pattern) if name in _KIND_OF_PART)


def _expanded(pattern: str, parts: dict[str, str], *, named: bool) -> str:
    def part(match: re.Match[str]) -> str:
        body = parts[match[1]]
        name = _GROUPS.get(match[1])
        return f"(?P<{name}{match[2]}>{body})" if name and named else f"(?:{body})"

    return _PLACEHOLDER.sub(part, pattern.replace(r"\p", "[A-Z]")).replace(" ?", _MAYBE_SPACE).replace(" ", _SPACE)


_GROUPS = {
    name: name for name in ("weekday", "month", "day", "year", "yy", "number", "unit", "ordinal", "shift", "step")
}
_GROUPS |= {
    name: name
    for name in ("season", "decade", "dayword", "century", "nearday", "holiday", "memorial", "figure", "shortyear")
}
_GROUPS |= {"fullmonth": "month", "plainmonth": "month", "doublemonth": "month", "fullweekday": "weekday"}
_GROUPS |= {"mm": "month", "dd": "day", "shortyear": "year"}


def _parts(data: dict[str, Any]) -> dict[str, str]:
    words = data["words"]
    parts = dict(_FIGURES)
    parts |= {kind: _either(forms for forms in keys.values()) for kind, keys in words.items() if isinstance(keys, dict)}
    parts["number"] = rf"\d{{1,3}}|(?:{parts['number']})(?:-(?:{parts['number']}))?"
    parts["season"] = _either([list(data["seasons"])])
    parts["month"] = _named(words["month"].values(), short=True)
    parts["weekday"] = _named(words["weekday"].values(), short=True)
    parts["fullmonth"] = _named([forms[:1] for forms in words["month"].values()], short=False)
    parts["fullweekday"] = _named([forms[:1] for forms in words["weekday"].values()], short=False)
    parts["plainmonth"] = _named([words["plain-months"]], short=False)
    parts["doublemonth"] = _named([words["double-months"]], short=False)
    for name, pattern in data["parts"].items():
        parts[name] = _expanded(pattern, parts, named=False)
    return parts


def _either(groups: Iterable[list[str]]) -> str:
    forms = sorted({form for group in groups for form in group}, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", " ") for form in forms)


def _named(groups: Iterable[list[str]], *, short: bool) -> str:
    """Proper names: as they stand in the table or in capitals, short ones with or without a point."""
    groups = list(groups)
    full = _either([[group[0], group[0].upper()] for group in groups] if short else [_both_cases(groups)])
    if not short:
        return f"(?-i:{full})"
    abbreviated = _either([_both_cases(group[1:] for group in groups)])
    return rf"(?-i:{full}|(?:{abbreviated})\.?)"


def _both_cases(groups: Iterable[list[str]]) -> list[str]:
    return [case for group in groups for form in group for case in (form, form.upper())]
