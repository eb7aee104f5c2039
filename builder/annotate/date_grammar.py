"""The date expressions of a language, compiled from its table `dates`: where one may stand and what it consists of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from builder.annotate.date_stretches import Stretches
from builder.languages import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from builder.annotate.date_stretches import Stretch

    Accepts = Callable[["Rule", re.Match[str]], bool]

_PLACEHOLDER = re.compile(r"\{([a-z]+)(\d?)\}")
_LETTERS = re.compile(r"[^\W\d_]+")
_CORE_KINDS = ("month", "weekday", "unit", "decade")
_OPTIONAL_PART = re.compile(r"\{[a-z]+\d?\}\?")
_OPTIONAL_GROUP = re.compile(r"\([^()]*\)\?")
_CHOICE = re.compile(r"\((?:[^()]*\|[^()]*|\?[:=!][^()|]*)\)(?!\?)")
_KIND_OF_PART = (
    dict.fromkeys(("month", "fullmonth", "plainmonth", "doublemonth"), "month")
    | dict.fromkeys(("weekday", "fullweekday"), "weekday")
    | dict.fromkeys(("year", "oldyear", "shortyear", "yy", "mm", "dd", "day", "figure"), "figure")
    | {"unit": "unit"}
)
_NOTHING = "(?!)"
_LONGEST = 160  # code points of an expression
_REMEMBERED = 20_000  # stretches of words
_LEFT = 40  # how far before an expression its `after` conditions look
_SPACE, _MAYBE_SPACE = r"[^\S\n]{1,3}", r"[^\S\n]{0,3}"
_FIGURES = {
    "year": r"(?:1[0-9]|20)\d\d(?!\d)",
    "oldyear": r"1[0-8]\d\d(?!\d)",
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
    may_fail: bool  # without a value the next rules have their turn
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
        self.plurals = frozenset(data.get("plurals", ()))
        self.seasons: dict[str, tuple[int, int]] = {name: (a, b) for name, (a, b) in data.get("seasons", {}).items()}
        self.games = re.compile(
            rf"(?i:(?<![^\W_])(?:{_either([data.get('games', [])])})(?![^\W_]))".replace(" ", _SPACE)
        )
        self.longer = re.compile(
            rf"(?i:(?<![^\W_])(?:{_either([data.get('longer', [])])})(?![^\W_]))".replace(" ", _SPACE)
        )
        parts = _parts(data)
        self.rules = tuple(_rule(entry, parts) for entry in data["rules"])
        ended = (rule.pattern for rule in self.rules if rule.kind == "ended quarter")
        self.ended_quarter = next(ended, re.compile(_NOTHING))
        joins = {name: _expanded(pattern, parts, named=False) for name, pattern in data["joins"].items()}
        self.dash, self.and_ = (re.compile(f"(?i:{joins[name]})") for name in ("dash", "and"))
        self.between = re.compile(rf"(?i:(?<![^\W_])(?:{joins['between']})$)")
        words = (_LETTERS.findall(rule.pattern.pattern.casefold()) for rule in self.rules)
        kinds = {
            word: kind for kind in _CORE_KINDS for form in self.numbers.get(kind, ()) for word in _LETTERS.findall(form)
        } | dict.fromkeys((*data.get("cores", ()), *self.seasons), "other")
        self._stretches = Stretches(kinds, frozenset(word for found in words for word in found))
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._possible)  # the same few words stand in every text
        self._by_kinds: dict[frozenset[str], tuple[Rule, ...]] = {}

    def cores(self, text: str, begin: int, end: int) -> list[int]:
        """Where the words of ``text[begin:end]`` begin without one of which nothing is a date, in order."""
        return self._stretches.cores(text, begin, end)

    def find(self, cores: Iterable[int], text: str, begin: int, end: int, accepts: Accepts) -> None:
        """Offers `accepts` the expressions in ``text[begin:end]``, from left to right, none overlapping another.

        `cores` are those of this sentence. Where `accepts` does not take the expression of a rule that may fail, the
        next rule has its turn.
        """
        place = begin
        for stretch in self._stretches.around(cores, text, begin, end):
            for start in stretch.starts:
                if start >= place:
                    place = self._first_accepted(text, start, stretch, end, accepts)

    def joins(self, text: str, start: int, end: int, begin: int) -> bool:
        """Whether ``text[end:begin]`` joins the date at ``[start, end)`` and the one at `begin` to one interval."""
        if self.dash.fullmatch(text, end, begin):
            return True
        between = self.between.search(text, max(0, start - _LEFT), start)
        return between is not None and self.and_.fullmatch(text, end, begin) is not None

    def _rules_for(self, kinds: frozenset[str]) -> tuple[Rule, ...]:
        """The rules that can match in a stretch with core words of these kinds."""
        if kinds not in self._by_kinds:
            self._by_kinds[kinds] = tuple(rule for rule in self.rules if rule.needs <= kinds)
        return self._by_kinds[kinds]

    def _possible(self, words: str, kinds: frozenset[str]) -> tuple[Rule, ...]:
        """The rules that match at the beginning of `words`, whatever stands around them."""
        return tuple(rule for rule in self._rules_for(kinds) if rule.pattern.match(words))

    def _first_accepted(self, text: str, start: int, stretch: Stretch, end: int, accepts: Accepts) -> int:
        """The end of the expression at `start`, or `start` where there is none."""
        stop = min(stretch.stop, start + _LONGEST)
        for rule in self._remembered(text[start:stop], stretch.kinds):
            match = rule.pattern.match(text, start, stop)
            if match and rule.allows(match, text, end) and (accepts(rule, match) or not rule.may_fail):
                return match.end()
        return start


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
        condition("not-after", r"(?i:(?:\b|(?=[\W\d]))(?:{})$)"),
        condition("before", r"(?:{})"),
        condition("not-before", r"(?:{})"),
        bool(entry.get("may-fail")),
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
    for name in (
        "season",
        "decade",
        "dayword",
        "century",
        "nearday",
        "holiday",
        "feast",
        "memorial",
        "figure",
        "shortyear",
    )
}
_GROUPS |= {"fullmonth": "month", "plainmonth": "month", "doublemonth": "month", "fullweekday": "weekday"}
_GROUPS |= {"mm": "month", "dd": "day", "shortyear": "year", "oldyear": "year"}


def _parts(data: dict[str, Any]) -> dict[str, str]:
    words = data["words"]
    parts = dict(_FIGURES)
    parts |= {kind: _either(forms for forms in keys.values()) for kind, keys in words.items() if isinstance(keys, dict)}
    number = parts.get("number", _NOTHING)
    parts["number"] = rf"\d{{1,3}}|(?:{number})(?:-(?:{number}))?"
    parts["season"] = _either([list(data.get("seasons", ()))])
    parts["month"] = _named(words["month"].values(), short=True)
    parts["weekday"] = _named(words["weekday"].values(), short=True)
    parts["fullmonth"] = _named([forms[:1] for forms in words["month"].values()], short=False)
    parts["fullweekday"] = _named([forms[:1] for forms in words["weekday"].values()], short=False)
    parts["plainmonth"] = _named([words.get("plain-months", [])], short=False)
    parts["doublemonth"] = _named([words.get("double-months", [])], short=False)
    for name, pattern in data.get("parts", {}).items():
        parts[name] = _expanded(pattern, parts, named=False)
    return parts


def _either(groups: Iterable[list[str]]) -> str:
    forms = sorted({form for group in groups for form in group}, key=lambda form: (-len(form), form))
    return "|".join(re.escape(form).replace(r"\ ", " ") for form in forms) or _NOTHING


def _named(groups: Iterable[list[str]], *, short: bool) -> str:
    """Proper names: as they stand in the table or in capitals, short ones with or without a point."""
    groups = list(groups)
    full = _either([_cases(group[0]) for group in groups] if short else [_both_cases(groups)])
    if not short:
        return f"(?-i:{full})"
    abbreviated = _either([_both_cases(group[1:] for group in groups)])
    return rf"(?-i:{full}|(?:{abbreviated})(?:\.(?!\Z))?)"


def _both_cases(groups: Iterable[list[str]]) -> list[str]:
    return [case for group in groups for form in group for case in _cases(form)]


def _cases(form: str) -> list[str]:
    """As it stands in the table, at the start of a sentence, and in capitals."""
    return [form, form[:1].upper() + form[1:], form.upper()]
