"""The one way from text to Markdown: whatever it says, a reader sees exactly that, and nothing happens.

Every character that Python-Markdown, one of its extensions, or HTML could read as anything but itself becomes a
character reference. These mean the same in a paragraph, in an attribute and in raw HTML, so one function serves
everywhere. A line break becomes one too: a paragraph of text is one line of Markdown.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

_SPECIAL = '&<>"\\`*_{}[]|~^=$#+!\t\n\r\v\f'
_SPACES = "".join(c for c in map(chr, range(0xA0, 0x3001)) if c.isspace())  # which Markdown may strip
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ALWAYS = str.maketrans({c: _NAMED.get(c, f"&#{ord(c)};") for c in _SPECIAL + _SPACES})
_OPENING = re.compile(r"( *(?:\d+(?=[.)]))?)([-.):?%/])")  # what may begin a list, a rule, a definition or a directive
_SPACE_RUN = re.compile(r"^ {2,}|(?<= ) +")


def escape(value: object) -> Markup:
    """`value` as Markdown that shows it literally; what is Markdown already (a `Markup`) is left alone."""
    if isinstance(value, Markup):
        return value
    text = str(value).translate(_ALWAYS)
    opening = _OPENING.match(text)
    if opening:
        text = f"{opening[1]}&#{ord(opening[2])};{text[opening.end() :]}"
    if "  " in text:
        text = _SPACE_RUN.sub(lambda run: "&#32;" * len(run.group()), text)
    return Markup(text)


def join(separator: str, pieces: Any) -> Markup:
    """The `pieces`, each escaped unless it is Markdown already, with `separator` between them."""
    return Markup(str(escape(separator)).join(str(escape(piece)) for piece in pieces))


def link(text: object, href: Markup, *classes: str) -> Markup:
    """A Markdown link that shows `text` and leads to `href`, which `address` or `external` made."""
    names = " ".join(f".{name}" for name in classes)
    attributes = f"{{ {names} }}" if names else ""
    return Markup(f"[{escape(text)}]({href}){attributes}")


def element(name: str, text: object, **attributes: str | None) -> Markup:
    """An inline HTML element around `text`; `class_` and `data_x` give the attributes `class` and `data-x`."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value
    )
    return Markup(f"<{name}{given}>{escape(text)}</{name}>")


def external(url: str | None) -> Markup | None:
    """The destination of a link to another site; None for anything but a web address."""
    if not url or urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc:
        return None
    return Markup(quote(url, safe=":/?#@!$&+,;=%~-.").replace("&", "&amp;"))
