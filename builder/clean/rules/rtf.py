"""The control words of an RTF file that was saved as text are removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "rtf"
_HIDDEN = re.compile(r"\{\\(?:\*|fonttbl|colortbl|stylesheet|info|header|footer|pict|listtable|generator)")
_CONTROL = re.compile(
    r"\\'(?P<hex>[0-9a-fA-F]{2})|\\u(?P<code>-?\d{1,6}) ?\??|\\(?P<escaped>[\\{}])|"
    r"\\(?P<word>[a-zA-Z]{1,32})-?\d{0,10} ?|\\(?P<symbol>[~_\-*\n])|(?P<brace>[{}])|(?P<newline>\n)"
)
_MEANT = {
    "par": "\n\n",
    "sect": "\n\n",
    "page": "\n\n",
    "line": "\n",
    "row": "\n",
    "cell": " ",
    "tab": " ",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
}
_SYMBOLS = {"~": " ", "_": "-", "\n": "\n\n"}


def rule(view: View) -> Iterator[Edit]:
    """In a text that begins as RTF does: groups that are not text go, control words become what they stand for."""
    if not view.text.lstrip().startswith("{\\rtf"):
        return
    wrapped = "\\par" in view.text  # else line ends are meant, as in a text with only the head of such a file
    position = 0
    while (match := _CONTROL.search(view.text, position)) is not None:
        end = _end_of_hidden(view.text, match.start()) if match["brace"] == "{" else None
        if wrapped or not match["newline"]:
            yield Edit(match.start(), end or match.end(), "" if end else _meaning(match), NAME)
        position = end or match.end()


def _meaning(match: re.Match[str]) -> str:
    if match["hex"]:
        return bytes.fromhex(match["hex"]).decode("cp1252", "replace")
    if match["code"]:
        code = int(match["code"]) % 0x10000
        return "" if 0xD800 <= code < 0xE000 else chr(code)
    if match["escaped"]:
        return match["escaped"]
    return _MEANT.get(match["word"] or "", "") or _SYMBOLS.get(match["symbol"] or "", "")


def _end_of_hidden(text: str, start: int) -> int | None:
    """Where the group that opens at `start` ends, if it is none that is shown."""
    if not _HIDDEN.match(text, start):
        return None
    depth = 0
    for match in re.compile(r"\\[\\{}]|[{}]").finditer(text, start):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth == 0:
            return match.end()
    return len(text)
