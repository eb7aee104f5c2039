"""Ways to damage a clean text, as converters, programs and people do; each takes the text and a seeded chance.

A text is its blocks with a blank line between them, the title first. `CERTAIN` are the ways that leave enough to undo
them without guessing; of those in `DOUBTFUL` something is lost, and those in `STAYING` are no damage: the text that
they make is to stay as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from damage import characters, encodings, lines, markup, sheets, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Damage = Callable[[str, Random], str]

CERTAIN: dict[str, Damage] = {
    "wrapped": lines.wrapped,
    "wrapped, ragged": lines.ragged,
    "wrapped, justified": lines.justified,
    "wrapped, indented": lines.indented,
    "wrapped, no gaps": lines.solid,
    "wrapped, margin": lines.margin,
    "hyphenated": lines.hyphenated,
    "soft hyphens at ends": lines.softly_hyphenated,
    "breaks doubled": lines.doubled,
    "breaks as tags": lines.as_tags,
    "breaks as bars": lines.as_bars,
    "breaks as tabs": lines.as_tabs,
    "breaks as \\n": lines.as_escapes,
    "breaks CR, CRLF": lines.mixed_ends,
    "tabs before": lines.tabbed,
    "line numbers": lines.numbered,
    "line numbers by 5": lines.numbered_by_five,
    "mail quoted": lines.quoted,
    "pages": sheets.paged,
    "pages, browser": sheets.printed,
    "columns": sheets.columns,
    "columns, hyphenated": sheets.hyphenated_columns,
    "drop cap": words.drop_cap,
    "small capitals": words.small_capitals,
    "spaced letters": words.spaced,
    "glued sentences": words.glued_sentences,
    "split words": words.split,
    "advertisement inside": words.advertised,
    "stranded links": words.stranded,
    "pull quotes": words.pulled,
    "bars for I": words.bars,
    "mojibake": encodings.mojibake,
    "mojibake twice": encodings.mojibake_twice,
    "mojibake in a part": encodings.mojibake_in_part,
    "mojibake latin-1": encodings.mojibake_latin,
    "mojibake, lossy": encodings.mojibake_lossy,
    "quoted-printable": encodings.quoted_printable,
    "lost apostrophes": encodings.lost_apostrophes,
    "invisible": characters.invisible,
    "spaces": characters.spaces,
    "NUL, BOM": characters.nulled,
    "ligatures": characters.ligatures,
    "decomposed": characters.decomposed,
    "accents apart": characters.accents_apart,
    "entities": markup.entities,
    "entities twice": markup.entities_twice,
    "tags": markup.tags,
    "tags escaped": markup.tags_escaped,
    "RTF": markup.rtf,
    "Markdown": markup.markdown,
    "wiki": markup.wiki,
    "board": markup.board,
    "JSON": markup.json_string,
    "CSV": markup.csv_cell,
}
DOUBTFUL: dict[str, Damage] = {
    "breaks lost": lines.lost,
    "columns interleaved": sheets.interleaved,
    "glued words": words.glued,
    "misread letters": words.misread,
}
STAYING: dict[str, Damage] = {
    "mixed quotes": characters.mixed_quotes,
    "fractions": characters.fractions,
    "ellipses spaced": characters.spaced_ellipses,
}
# What the truth of some kinds has first.
PREPARED: dict[str, Damage] = {"small capitals": words.in_capitals}
# What comes together in one capture: each of a pair or more is done to what the one before it made.
MIXES: dict[str, tuple[Damage, ...]] = {
    "a PDF": (characters.ligatures, words.drop_cap, sheets.paged),
    "a PDF in columns": (words.drop_cap, sheets.hyphenated_columns),
    "a printed page": (words.stranded, sheets.printed),
    "a mail": (characters.spaces, lines.wrapped_at_72, lines.quoted, encodings.quoted_printable),
    "a mail, mojibake": (lines.wrapped_at_72, lines.quoted, encodings.mojibake),
    "a feed": (markup.entities, markup.tags_escaped),
    "a database": (markup.tags, markup.json_string),
    "a converter": (words.advertised, markup.markdown, lines.mixed_ends),
    "a scan": (words.bars, lines.hyphenated, lines.doubled),
    "an old file": (lines.solid, characters.nulled, encodings.mojibake_latin),
    "a word processor": (characters.invisible, characters.spaces, lines.tabbed),
}
