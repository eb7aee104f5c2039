"""Damage by markup: the characters and marks of other formats, left over in a text."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

from damage.lines import GAP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

_PHRASE = re.compile(r"(?<= )[^\W\d_]{4,}(?: [^\W\d_]{4,})?(?= )")
_NAMED = {ord(character): f"&{name};" for name, character in (
    ("rsquo", "’"), ("lsquo", "‘"), ("ldquo", "“"), ("rdquo", "”"), ("ndash", "–"), ("mdash", "—"), ("hellip", "…"),
    ("eacute", "é"), ("uuml", "ü"), ("ouml", "ö"), ("auml", "ä"), ("szlig", "ß"), ("laquo", "«"), ("raquo", "»"),
    ("amp", "&"), ("quot", '"'), ("#39", "'"),
)}  # fmt: skip
_MARKED = 0.02  # of the phrases
_ADDRESS = "https://www.upper-valley.example/news/"


def _phrases(text: str, chance: Random, marks: Sequence[Callable[[str], str]]) -> str:
    """`text` with some phrases of its body marked, each with one of `marks`."""

    def marked(match: re.Match[str]) -> str:
        return chance.choice(marks)(match.group()) if chance.random() < _MARKED else match.group()

    title, *body = text.split(GAP)
    return GAP.join([title, *(_PHRASE.sub(marked, block) for block in body)])


def entities(text: str, _: Random) -> str:
    return text.translate(_NAMED)


def entities_twice(text: str, _: Random) -> str:
    return text.translate(_NAMED).translate({ord("&"): "&amp;"})


def tags(text: str, chance: Random) -> str:
    marks = [
        lambda words: f"<b>{words}</b>",
        lambda words: f"<em>{words}</em>",
        lambda words: f'<a href="{_ADDRESS}{len(words)}" target="_blank">{words}</a>',
    ]
    title, *body = _phrases(text, chance, marks).split(GAP)
    return "\n".join([f"<h1>{title}</h1>", *(f"<p>{block}</p>" for block in body)])


def tags_escaped(text: str, chance: Random) -> str:
    """As the descriptions in a feed are: markup, escaped."""
    return html.escape(tags(text, chance), quote=False)


def rtf(text: str, chance: Random) -> str:
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Helvetica;}}{\colortbl;\red0\green0\blue0;}"
    unicode = chance.random() < 0.5
    title, *body = (_in_rtf(block, unicode=unicode) for block in text.split(GAP))
    end = chance.choice(["\\par\n", "\\par\n\\par\n", "\\\n\\\n"])
    return head + "\n\\pard\\f0\\fs24 {\\b " + title + "}" + end + end.join(body) + "\\par\n}"


def _in_rtf(text: str, *, unicode: bool) -> str:
    found: list[str] = []
    for character in text:
        if character in "\\{}":
            found.append("\\" + character)
        elif character.isascii():
            found.append(character)
        else:
            found.append(_outside_ascii(character, unicode=unicode))
    return "".join(found)


def _outside_ascii(character: str, *, unicode: bool) -> str:
    try:
        single = character.encode("cp1252")
    except UnicodeEncodeError:
        single = b""
    if unicode or not single:
        units = character.encode("utf-16-le")
        codes = (int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2))
        return "".join(f"\\u{code}?" for code in codes)
    return f"\\'{single[0]:02x}"


def markdown(text: str, chance: Random) -> str:
    marks = [
        lambda words: f"**{words}**",
        lambda words: f"*{words}*",
        lambda words: f"_{words}_",
        lambda words: f"[{words}]({_ADDRESS}{len(words)})",
        lambda words: f'[{words}]({_ADDRESS}{len(words)} "{words}")',
    ]
    escaped = re.sub(r"([*_#\[\]`])", r"\\\1", text)
    return "# " + _phrases(escaped, chance, marks)


def wiki(text: str, chance: Random) -> str:
    marks = [
        lambda words: f"'''{words}'''",
        lambda words: f"''{words}''",
        lambda words: f"[[{words}]]",
        lambda words: f"[[Other page|{words}]]",
        lambda words: f"[{_ADDRESS}{len(words)} {words}]",
    ]
    title, body = _phrases(text, chance, marks).split(GAP, 1)
    return f"== {title} =={GAP}{body}"


def board(text: str, chance: Random) -> str:
    marks = [
        lambda words: f"[b]{words}[/b]",
        lambda words: f"[i]{words}[/i]",
        lambda words: f"[url={_ADDRESS}{len(words)}]{words}[/url]",
        lambda words: f"[color=#333]{words}[/color]",
    ]
    title, body = _phrases(text, chance, marks).split(GAP, 1)
    return f"[b]{title}[/b]{GAP}{body}"


def json_string(text: str, chance: Random) -> str:
    return json.dumps(text, ensure_ascii=chance.random() < 0.5)


def csv_cell(text: str, _: Random) -> str:
    return '"' + text.replace('"', '""') + '"'
