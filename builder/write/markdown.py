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

_SPECIAL = "&<>\"\\`*_{}[]|~^=$#+\t\n\r\v\f"
_SPACES = "\x1c\x1d\x1e\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_ALWAYS = str.maketrans({c: _NAMED.get(c, f"&#{ord(c)};") for c in _SPECIAL + _SPACES})
_OPENING = re.compile(r"( *\d*)([-.):!?%/])")  # what may begin a list, a rule, a definition or a directive
_SPACE_RUN = re.compile(r"(?<= ) +")


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
    return Markup(text)  # noqa: S704  (everything that could mean something is a reference now)


def join(separator: str, pieces: Any) -> Markup:  # noqa: ANN401
    """The `pieces`, each escaped unless it is Markdown already, with `separator` between them."""
    return Markup(str(escape(separator)).join(str(escape(piece)) for piece in pieces))  # noqa: S704


def link(text: object, href: Markup, *classes: str) -> Markup:
    """A Markdown link that shows `text` and leads to `href`, which `address` or `external` made."""
    names = " ".join(f".{name}" for name in classes)
    attributes = f"{{ {names} }}" if names else ""
    return Markup(f"[{escape(text)}]({href}){attributes}")  # noqa: S704


def element(name: str, text: object, **attributes: str | None) -> Markup:
    """An inline HTML element around `text`; `class_` and `data_x` give the attributes `class` and `data-x`."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value
    )
    return Markup(f"<{name}{given}>{escape(text)}</{name}>")  # noqa: S704


def external(url: str | None) -> Markup | None:
    """The destination of a link to another site; None for anything but a web address."""
    if not url or urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc:
        return None
    return Markup(quote(url, safe=":/?#@!$&+,;=%~-.").replace("&", "&amp;"))  # noqa: S704
