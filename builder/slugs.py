"""Ids and addresses from names: lower-case words joined by hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=50_000)  # an archive asks for the same names again and again
def slug(text: str) -> str:
    """An id for `text`: letters without their marks and digits, in any script, joined by hyphens; may be empty."""
    letters = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    joined = unicodedata.normalize("NFC", "".join(letters)).replace("’", "").replace("'", "")
    return _NOT_WORD.sub("-", joined).strip("-")
