"""What the rules for lines of furniture share: finding the lines that phrases of the language's table describe."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from builder.clean.layout import Line, ends_sentence, starts_lower
from builder.clean.notices import notices, reports
from builder.clean.phrases import groups_of
from builder.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

TABLE = "clean_furniture"
NOTICES = frozenset(
    {"newsletter-promo", "calls-to-act", "appeals", "advertisements", "disclaimers", "agency-credits", "copyright"}
)
_MOST_SENTENCES = 6
_SHORTEST_WRAPPED = 40  # characters of a line that a machine ended
_RAGGED = 10  # characters by which a wrapped line may be longer than the one above


def furniture(view: View, group: str, *, anywhere: bool = False) -> Iterator[Line]:
    """The lines of `view` that a phrase under `group` of the furniture table matches from end to end.

    Lines that seem to be stretches of a wrapped sentence are left out, unless what is sought may be `anywhere`, or a
    line of the same kind stands right above; the last line of a wrapped notice goes with the one that it goes on with.
    """
    if group not in _groups_in(view):
        return
    standing = {line.start for line in (view.short_lines if anywhere else view.standing_lines)}
    above: Line | None = None
    for line, below in pairwise((*view.lines, Line(len(view.text), len(view.text), ""))):
        beside = above is not None and above.end + 1 == line.start and line.text.strip() != ""
        if (beside or line.start in standing) and group in groups(line.text, view.context.language):
            above = line
            yield line
        elif beside and above is not None and not below.text.strip() and _is_rest(line.text, above.text):
            yield line


@lru_cache(maxsize=1)
def _groups_in(view: View) -> frozenset[str]:
    """The groups that any line of `view` is one of, which every rule for furniture asks first."""
    return frozenset(group for line in view.short_lines for group in groups(line.text, view.context.language))


def _is_rest(text: str, above: str) -> bool:
    """Whether `text` is the end of the sentence that the line `above` left open, because a machine ended that line."""
    wrapped = len(above) >= _SHORTEST_WRAPPED and len(text) <= len(above) + _RAGGED
    return wrapped and starts_lower(text) and not ends_sentence(above)


def told(view: View, group: str) -> Iterator[Line]:
    """The lines of `furniture`, but for sentences that report, and the notices to the reader that are of the kind
    `group`.
    """
    language = view.context.language
    found = furniture(view, group)
    listed = {line.start for line in found if not (ends_sentence(line.text) and reports(line.text, language))}
    told_by_form = notices(view)
    return (line for line in view.lines if line.start in listed or told_by_form.get(line.start) == group)


@lru_cache(maxsize=1 << 14)
def groups(line: str, language: str) -> frozenset[str]:
    """The groups of the furniture table that have a phrase for the whole of `line`.

    A line of several sentences, each of which is a notice to the reader, belongs where the first of them does.
    """
    return groups_of(TABLE, line, language) or _of_sentences(line, language)


def _of_sentences(line: str, language: str) -> frozenset[str]:
    spans = sentences(line, language=language)
    if not 1 < len(spans) <= _MOST_SENTENCES:
        return frozenset()
    first = frozenset[str]()
    for start, end in spans:
        found = groups_of(TABLE, line[start:end], language) & NOTICES
        if not found:
            return frozenset()
        first = first or found
    return first
