"""The words that a capture shows, furniture and all: its text, or that of its markup."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.model import RawText

_READ = 100_000  # characters at either end that are looked at: no page is longer
_TAG = re.compile(r"<[^<>]{0,3000}>")
_SCRIPT = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_END = re.compile(r"</(?:script|style)", re.IGNORECASE)


def shown(raw: RawText) -> str:
    """The text of `raw`, one element a line where it is markup, whose scripts and styles are left out.

    Of what is far too long for a page, the two ends alone.
    """
    kept = raw.text if len(raw.text) <= 2 * _READ else f"{raw.text[:_READ]}\n{raw.text[-_READ:]}"
    if raw.media_type == "text/plain":
        return kept
    first, *others = _SCRIPT.split(kept)
    pieces = [first, *(_END.split(piece, maxsplit=1)[-1] for piece in others)]
    return unescape(_TAG.sub("\n", "\n".join(pieces)))
