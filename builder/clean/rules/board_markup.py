"""The marks of message boards, and the short codes of content management systems, are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "board-markup"
_MARK = re.compile(
    r"\[(?P<close>/?)(?:b|i|u|s|url|quote|color|size|font|center|left|right|list)(?:=[^\[\]\n]{1,500})?\]",
    re.IGNORECASE,
)
_ENOUGH = 2
_MEDIA = r"embed|caption|youtube|tweet|twitter|instagram|facebook|video|audio|soundcloud|gallery|googlemaps"
_CODE = re.compile(
    rf"\[(?P<media>{_MEDIA})\b(?:[ =][^\[\]\n]{{1,1000}})?\][^\[\]\n]{{0,1000}}\[/(?P=media)\]"  # with what it shows
    r"|\[[a-z][\w-]{1,40}(?: [\w-]{1,40}=(?:\"[^\"\n\[\]]{0,500}\"|'[^'\n\[\]]{0,500}'|[\w.-]{1,60})){1,20} ?/?\]"
    rf"|\[(?:{_MEDIA}) https?://[^\s\[\]]{{3,500}}\]"
    r"|\[/?[a-z]{1,20}_[a-z\d_]{1,40}\]"
    rf"|\[/(?:{_MEDIA})\]"
)


def rule(view: View) -> Iterator[Edit]:
    """`[b]…[/b]`, `[url=…]…[/url]` and their like keep their words, in a text where at least two of them are closed.

    `[gallery ids="1,2"]`, `[vc_row]` and their like go, and those of embedded media with what they show.
    """
    if "[" not in view.text:
        return
    yield from (Edit(match.start(), match.end(), "", NAME) for match in _CODE.finditer(view.text))
    if "[/" not in view.text:
        return
    found = list(_MARK.finditer(view.text))
    if sum(bool(match["close"]) for match in found) >= _ENOUGH:
        yield from (Edit(match.start(), match.end(), "", NAME) for match in found)
