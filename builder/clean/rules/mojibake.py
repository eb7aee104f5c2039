"""Text that was decoded with the wrong encoding is decoded with the right one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ftfy import TextFixerConfig, fix_encoding
from ftfy.badness import is_bad

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "mojibake"
# The damaged characters stand together: letters that UTF-8's lead bytes become, and what its other bytes become.
_SUSPECT = re.compile(r"(?:[ÂÃâãÐÑÎÏÅÄÆØÙðåæçèéï][^\x00-\x7f]{1,3}|â€\S|[ÂÃ]\s?(?=\W))+")
_ENCODED = re.compile(r"(?:=[0-9A-F]{2})+|=\r?\n")  # as mail programs write what is not ASCII
_SURELY_ENCODED = re.compile(r"=(?:[CD][0-9A-F]=[89AB][0-9A-F]|E[0-9A-F]=[89AB][0-9A-F]=[89AB][0-9A-F])")
_LIKE_UTF8 = TextFixerConfig(restore_byte_a0=True, replace_lossy_sequences=True)


def rule(view: View) -> Iterator[Edit]:
    """Runs such as `â€™` or `=E2=80=99` for an apostrophe, where they make sense as UTF-8 read as something else."""
    yield from _unquoted(view.text)
    if view.text.isascii():
        return
    for match in _SUSPECT.finditer(view.text):
        damaged = match.group()
        if not is_bad(damaged):
            continue
        mended = fix_encoding(damaged, _LIKE_UTF8)
        if mended != damaged and not is_bad(mended) and len(mended) < len(damaged):
            yield Edit(match.start(), match.end(), mended, NAME)


def _unquoted(text: str) -> Iterator[Edit]:
    """What the quoted-printable encoding of mail stands for, in a text that evidently has it."""
    if "=" not in text or not _SURELY_ENCODED.search(text):
        return
    for match in _ENCODED.finditer(text):
        meant = (
            bytes.fromhex(match.group().replace("=", "")).decode("utf-8", "replace")
            if match.group()[1:].strip()
            else ""
        )
        if "\ufffd" not in meant:
            yield Edit(match.start(), match.end(), meant, NAME)
