"""The kinds of value that editors write, each with its check; a failed check says what to write instead."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

_ISO_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_ISO_TIME = re.compile(r"[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:Z|[+-]\d\d:?\d\d)?")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
_ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST = 2000


class Strict(BaseModel):
    """A record whose every key is known."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, hide_input_in_errors=True)


def _text(value: str) -> str:
    if not value:
        raise ValueError("is empty; write a text or remove the key")
    if len(value) > _LONGEST:
        raise ValueError(f"is longer than {_LONGEST} characters; shorten it")
    if not all(c.isprintable() for c in value):
        raise ValueError("holds a line break or a control character; write it on one line")
    return value


def _as_text(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    return str(value) if isinstance(value, int | float) else value


def _day(value: str) -> str:
    found = _ISO_DATE.match(value)
    rest = value[found.end() :] if found else value
    if not found or (rest and not (found["day"] and _ISO_TIME.fullmatch(rest))):
        raise ValueError(f'"{value[:40]}" is not a date; write 2024, 2024-10 or 2024-10-24')
    try:
        datetime.date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        raise ValueError(f'"{found.group()}" is not in the calendar; correct the date') from None
    return found.group()


def _interval(value: str) -> str:
    parts = [_day(part) for part in value.split("/")]
    if len(parts) > 2 or parts != sorted(parts):
        raise ValueError(
            f'"{value[:40]}" is not a date or an interval; write 2024-10-22/2024-10-24, earlier date first'
        )
    return "/".join(parts)


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r'[\s<>"]', value)
    except ValueError:
        sound = False
    if not sound:
        raise ValueError("is not a web address; write it in full, starting with https://")
    return value


def _matching(pattern: re.Pattern[str], what: str) -> AfterValidator:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            raise ValueError(f'"{value[:40]}" is not {what}')
        return value

    return AfterValidator(check)


def _listed(value: Any) -> Any:
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_as_text), StringConstraints(strip_whitespace=True), AfterValidator(_text)]
Day = Annotated[str, BeforeValidator(_as_text), AfterValidator(_day)]
Interval = Annotated[str, BeforeValidator(_as_text), AfterValidator(_interval)]
Url = Annotated[str, AfterValidator(_url)]
Language = Annotated[str, _matching(_LANGUAGE, "a language tag; write one like en, de or pt-BR")]
Wikidata = Annotated[str, _matching(_WIKIDATA, "a Wikidata id; write one like Q42")]
Id = Annotated[str, BeforeValidator(_as_text), _matching(_ID, "an id; use lower-case words joined by hyphens")]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]
