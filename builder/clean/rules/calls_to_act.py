"""Share bars, comment prompts and calls to click are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.clean.furniture import told
from builder.clean.tables import merged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "calls-to-act"
_POST = re.compile(r"[—–-] ?[^()\n]{2,60} \(@\w{1,30}\)(?: [^()\n]{0,40})?")  # who wrote an embedded post, and when
_ACCOUNT = re.compile(
    r"(?:(?:follow|tweets? (?:by|from|to)|tweet) )?@\w{2,30}(?: on (?:x|twitter|instagram|threads|tiktok))?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def rule(view: View) -> Iterator[Edit]:
    """Lines that ask the reader to share, follow, comment, click or go on, accounts, and who wrote an embedded post."""
    listed = {line.start for line in told(view, NAME)}
    words = merged("clean_words", view.context.language)
    networks = frozenset(words["share-networks"])
    allowed = networks | frozenset(words["share-words"])
    standing = {line.start for line in view.standing_lines}
    for line in view.short_lines:
        shown = line.text.strip(" .")
        of_post = _POST.fullmatch(shown) or _ACCOUNT.fullmatch(shown)
        alone = line.start in standing and (of_post or _is_share_bar(line.text, networks, allowed))
        if line.start in listed or alone:
            yield view.without(line, NAME)


def _is_share_bar(text: str, networks: frozenset[str], allowed: frozenset[str]) -> bool:
    words = _WORD.findall(text.casefold())
    return len(words) > 1 and allowed.issuperset(words) and len(networks.intersection(words)) > 1
