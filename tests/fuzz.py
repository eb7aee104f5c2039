"""A fuzz run of the stages that see one capture: `python -m tests.fuzz --minutes 10`.

Inputs are made of fragments of news, furniture, marks, markup and any characters, some repeated thousands of times.
Each must give a sound record (see `check_record`: edits turn the raw text into the clean one and nothing else,
annotations stand where they say) within a bound that grows with its length.
Cleaning what is clean must change nothing.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
from typing import TYPE_CHECKING

from tests.end_to_end.test_any_text import ANNOTATOR, FRAGMENTS, capture, check_record

if TYPE_CHECKING:
    from types import FrameType

SECONDS = 5.0  # for any input
SECONDS_PER_CHARACTER = 60e-6
MARKUP = [
    "<div>",
    "</div>",
    "<p class='x'>",
    "<br>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<td>",
    "<table>",
    "<a href=x>",
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    signal.signal(signal.SIGALRM, _too_slow)
    end, seed, characters = time.monotonic() + 60 * arguments.minutes, arguments.seed, 0
    while time.monotonic() < end:
        chance = random.Random(seed)
        text, media_type = make(chance), chance.choice(["text/plain", "text/plain", "text/html"])
        signal.setitimer(signal.ITIMER_REAL, SECONDS + SECONDS_PER_CHARACTER * len(text))
        try:
            check_record(capture(text, media_type))
            again = ANNOTATOR.one(capture(text, media_type)).article.text
            assert ANNOTATOR.one(capture(again)).article.text == again or media_type == "text/html"
        except BaseException:
            sys.stderr.write(f"seed {seed}, {media_type}, {len(text)} characters: {text[:200]!r}\n")
            raise
        signal.setitimer(signal.ITIMER_REAL, 0)
        seed, characters = seed + 1, characters + len(text)
    print(f"{seed - arguments.seed} inputs, {characters} characters, nothing found")


def make(chance: random.Random) -> str:
    parts = []
    for _ in range(chance.choice([1, 5, 30, 200])):
        part = chance.choice([*FRAGMENTS, *MARKUP])
        if chance.random() < 0.1:
            part = "".join(chr(chance.choice([chance.randrange(128), chance.randrange(0xD800)])) for _ in range(5))
        if chance.random() < 0.02:
            part *= chance.choice([10, 300, 3000])
        parts.append(part)
    return chance.choice(["", " ", " ", "\n", "\n\n"]).join(parts)


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError("took too long")


if __name__ == "__main__":
    main()
