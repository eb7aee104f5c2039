"""Tags that are left in a text are removed where they are evidently markup and not what the text speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "html-remains"
_INLINE = "a|b|i|u|em|strong|span|font|small|sup|sub|mark|cite|abbr|time"
_BLOCK = "p|div|br|hr|h[1-6]|ul|ol|li|blockquote|section|article|header|footer|table|tbody|thead|tr|td|th|main|center"
_TAG = re.compile(
    rf"<(?P<close>/?)(?:(?P<inline>{_INLINE})|(?P<block>{_BLOCK}))(?:\s[^<>]{{0,2000}})?\s?/?>|<!--[^<>]{{0,2000}}-->",
    re.IGNORECASE,
)
_DATA = re.compile(r"<!\[CDATA\[|\]\]>")
_CALLS = r"googletag\.|\(?adsbygoogle|window\.(?:dataLayer|_taboola|googletag)|document\.write\(|gtag\(|fbq\(|_taboola"
_CODE = re.compile(rf"^[ \t]*(?:{_CALLS})[^\n]{{0,2000}}[;)}}][ \t]*$", re.MULTILINE)
_ENOUGH = 3


def rule(view: View) -> Iterator[Edit]:
    """Paragraph tags become line ends, others nothing; in a text with three tags or more, one of them a closing one.

    The frame that a feed sets its markup in goes, too, and so do lines of code that ask for advertisements.
    """
    yield from (Edit(match.start(), match.end(), "", NAME) for match in _CODE.finditer(view.text))
    if "<" not in view.text:
        return
    if "<![CDATA[" in view.text:
        yield from (Edit(match.start(), match.end(), "", NAME) for match in _DATA.finditer(view.text))
    tags = list(_TAG.finditer(view.text))
    if len(tags) < _ENOUGH or not any(tag["close"] or (tag["block"] or "").casefold() == "br" for tag in tags):
        return
    for tag in tags:
        yield Edit(tag.start(), tag.end(), "\n" if tag["block"] else "", NAME)
