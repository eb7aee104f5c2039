"""The short life of the author at the end of an article is taken out, and listed as a credit."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from builder.clean.layout import ends_sentence
from builder.clean.tables import merged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "author-bios"
_LONGEST = 600
_LAST_LINES = 4
_ADDRESS = re.compile(r"(?:^|\s)@\w{2,30}|[\w.+-]{1,60}@[\w-]{1,60}\.\w{2,}")
_NAME = r"[^\W\d_a-z][\w.'’-]{0,30}(?: (?:[^\W\d_a-z][\w.'’-]{0,30}|de|van|von|der|al|bin|el)){1,4}"


def rule(view: View) -> Iterator[Edit]:
    """`Ann Author is a correspondent for …` among the last lines, where an address, a call to follow, or a label such
    as `About the author:` goes with it.

    A life without those goes only if the sidecar names that author, or if it is the last line and says for whom the
    author works: a last paragraph may well speak of a reporter.
    """
    lines = [line for line in view.lines if line.text.strip()]
    for line in lines[1:][-_LAST_LINES:]:
        match = _life(view.context.language).match(line.text)
        if match is None or len(line.text) > _LONGEST:
            continue
        named = match["name"] in view.context.sidecar.author
        addressed = _ADDRESS.search(line.text) or _follows(view.context.language).search(line.text)
        employed = (match["outlet"] or match["paper"]) and ends_sentence(line.text)
        if named or addressed or match["label"] or (line == lines[-1] and employed):
            yield view.without(line, NAME)


@cache
def _life(language: str) -> re.Pattern[str]:
    roles = "|".join(map(re.escape, merged("clean_credits", language)["bio_roles"]))
    return re.compile(
        rf"(?P<label>(?i:about the (?:author|writer|reporter))s?:? )?(?P<name>{_NAME}) "
        r"(?:(?:covers|writes about|reports on)\b[^.\n]{0,80}?(?P<paper> (?:for|at) [^\W\d_a-z])"
        r"|(?:is|was|has been|writes|covers|reports)\b[^.\n]{0,120}?"
        rf"(?:\b(?:{roles})s?\b(?P<outlet> (?:for|at|with|of|from|in|covering|based in) [^\W\d_a-z])?"
        r"|\b(?:about|on|from)\b))"
    )


@cache
def _follows(language: str) -> re.Pattern[str]:
    calls = "|".join(map(re.escape, merged("clean_credits", language)["bio_calls"]))
    return re.compile(rf"\b(?:{calls})\b", re.IGNORECASE)
