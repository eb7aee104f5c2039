"""Makes articles from bare text, as captures without a file."""

from __future__ import annotations

from typing import Any

from builder.clean import Given, clean
from builder.model import Article, AuthorityFiles, Capture, RawText, Sidecar


def cleaned(
    text: str,
    *,
    authority: AuthorityFiles | None = None,
    given: Given | None = None,
    html: bool = False,
    **sidecar: Any,
) -> Article:
    """The article in a capture that holds `text`, with a sidecar that says `sidecar`."""
    raw = RawText("x", "", "text/html" if html else "text/plain", "utf-8", len(text), text)
    return clean(Capture("x", raw, Sidecar(**sidecar)), authority or AuthorityFiles(), given or Given())
