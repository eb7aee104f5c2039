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

    def fits(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The expression at `start`, up to `end`, if its surroundings allow it."""
        match = self.pattern.match(text, start, end)
        if match is None or (match.end() < end and text[match.end()].isalnum()):
            return None
        left = max(0, start - _LEFT)
        if self.after and not self.after.search(text, left, start):
            return None
        if self.not_after and self.not_after.search(text, left, start):
            return None
        if self.before and not self.before.match(text, match.end(), end):
            return None
        if self.not_before and self.not_before.match(text, match.end(), end):
            return None
        return match


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
        whole = "|".join(_nameless(rule.pattern.pattern) for rule in self.rules)
        self._first = re.compile(rf"(?<![^\W_])(?:{whole})")
        self._vocabulary = frozenset(_LETTERS.findall(whole.casefold()))
        self._cores = frozenset(data["cores"]).union(
            *(_LETTERS.findall(form.casefold()) for kind in _CORE_KINDS for form in self.numbers[kind]), self.seasons
        )

    def may_hold_dates(self, text: str) -> bool:
        """Whether a core word or a figure stands in `text`: a quick look that spares most sentences the search."""
        return not self._cores.isdisjoint(_TOKEN.findall(text.casefold())) or _DIGIT.search(text) is not None

    def matches(self, text: str, begin: int, end: int) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Every expression in ``text[begin:end]``, from left to right, none overlapping another."""
        if not self.may_hold_dates(text[begin:end]):
            return
        for start, stop in self._runs(text, begin, end):
            place = start
            while match := self._first.search(text, place, stop):
                found = self._best(text, match.start(), end)
                if found:
                    yield found
                place = found[1].end() if found else match.start() + 1

    def _runs(self, text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches of words that the rules know, a core word among them: no expression reaches beyond one.

        This is what makes the search fast, since most of a text is none of the rules' words.
        """
        start, core = None, False
        for token in _TOKEN.finditer(text, begin, end):
            word = token.group().casefold()
            if word in self._vocabulary or not word.isalpha():
                start = token.start() if start is None else start
                core = core or word in self._cores or not word.isalpha()
                continue
            if core and start is not None:
                yield max(begin, start - 1), token.start()
            start, core = None, False
        if core and start is not None:
            yield max(begin, start - 1), end

    def _best(self, text: str, start: int, end: int) -> tuple[Rule, re.Match[str]] | None:
        for rule in self.rules:
            match = rule.fits(text, start, end)
            if match:
                return rule, match
        return None


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
    )


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


def _nameless(pattern: str) -> str:
    return re.sub(r"\(\?P=mark\)", "[/.]", re.sub(r"\(\?P<\w+>", "(?:", pattern))
