"""Share bars, comment prompts and calls to click are removed; of an embedded post its words and its author stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.furniture import told
from builder.clean.reader_boxes import boxes
from builder.clean.stamps import stamp
from builder.clean.tables import merged
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "calls-to-act"
_SIGNED = re.compile(r"[—–-] ?[^()\n]{2,60}(?P<account> \(@\w{1,30}\)(?: ?(?P<when>[^()\n]{0,40}))?)$")
_ACCOUNT = re.compile(
    r"(?:(?:follow|tweets? (?:by|from|to)|tweet) )?@\w{2,30}(?: on (?:x|twitter|instagram|threads|tiktok))?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST_SIGNED = 150
_OF_POST = re.compile(r"(?<!\S)[#@]\w|^[\"“‘„«]|[!…]$|[\U0001f300-\U0001faff]|\bt\.co/")


def rule(view: View) -> Iterator[Edit]:
    """Lines that ask the reader to share, follow, comment, click or go on; polls, and comments below the article;
    accounts; and what a network puts around a post. The name below its words stays, for it says whose they are,
    without the account and the time.
    """
    yield from _signatures(view)
    listed = {line.start for line in (*told(view, NAME), *boxes(view))}
    words = merged("clean_words", view.context.language)
    networks = frozenset(words["share-networks"])
    allowed = networks | frozenset(words["share-words"])
    standing = {line.start for line in view.standing_lines}
    for line in view.shown_lines:
        shown = line.text.strip(" .")
        alone = line.start in standing and (_ACCOUNT.fullmatch(shown) or _is_share_bar(line.text, networks, allowed))
        if line.start in listed or alone:
            yield view.without(line, NAME)


def _signatures(view: View) -> Iterator[Edit]:
    """The account and the time behind the name of who wrote a post, and the time where it stands on the next line.

    The name goes with them where nothing shows that the line above it holds the words of a post: a name below a
    paragraph of the article would say that they were its own.
    """
    if "(@" not in view.text:
        return
    above = ("", "")  # the two lines before
    signed = False
    for line in view.shown_lines:
        text = line.text.rstrip()
        if signed and _is_time(text.strip(), view.context.language):
            yield view.without(line, NAME)
            continue
        match = _SIGNED.search(text, max(0, len(text) - _LONGEST_SIGNED))
        signed = match is not None and _is_time(match["when"] or "", view.context.language)
        if match is not None and signed:
            if match.start() == 0 and not _is_post(above[-1], above[0], view.context.language):
                yield view.without(line, NAME)
            else:
                yield Edit(line.start + match.start("account"), line.end, "", NAME)
        above = above[-1], text


def _is_post(text: str, before: str, language: str) -> bool:
    """Whether `text` is in the manner of posts, or the line `before` announces one."""
    if not text or text.endswith(":"):
        return False
    networks = merged("clean_words", language)["share-networks"]
    named = {word.casefold() for word in _WORD.findall(before) if word[0].isupper()}
    return before.endswith(":") or not named.isdisjoint(networks) or _OF_POST.search(text) is not None


def _is_time(text: str, language: str) -> bool:
    return not text.strip(" .") or stamp(text, language) is not None


def _is_share_bar(text: str, networks: frozenset[str], allowed: frozenset[str]) -> bool:
    folded = text.casefold()
    first = _WORD.search(folded)
    words = _WORD.findall(folded) if first is not None and first.group() in allowed else []
    return len(words) > 1 and allowed.issuperset(words) and len(networks.intersection(words)) > 1
