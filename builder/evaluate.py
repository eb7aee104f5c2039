"""How right the records are: compares them with records that a person corrected, layer by layer."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import Levenshtein

from builder.model import Figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Record = dict[str, Any]
Annotation = dict[str, Any]

_TOKEN = re.compile(r"\w+|\W")
_MOSTLY = 0.8  # the overlap (intersection over union) from which two quotations are the same one
_PARTLY = 0.5  # the same for statements, whose ends are a matter of taste


@dataclass(frozen=True)
class Layer:
    """One thing to be right about: which annotations it looks at, and when two of them agree."""

    name: str
    kind: str
    agrees: Callable[[Annotation, Annotation], bool]
    of: Callable[[Annotation], bool] = lambda _: True


def _overlap(a: Annotation, b: Annotation) -> float:
    shared: int = min(a["end"], b["end"]) - max(a["start"], b["start"])
    spanned: int = max(a["end"], b["end"]) - min(a["start"], b["start"])
    return max(0, shared) / (spanned or 1)


def _same_span(a: Annotation, b: Annotation) -> bool:
    return bool(a["start"] == b["start"] and a["end"] == b["end"])


def _same(key: str) -> Callable[[Annotation, Annotation], bool]:
    return lambda a, b: a.get(key) == b.get(key)


LAYERS = (
    Layer("names", "mention", _same_span),
    Layer("names and whom they mean", "mention", lambda a, b: _same_span(a, b) and _same("entity")(a, b)),
    Layer("quotations", "quote", lambda a, b: _overlap(a, b) >= _MOSTLY),
    Layer(
        "quotations and their speakers",
        "quote",
        lambda a, b: _overlap(a, b) >= _MOSTLY and _same("speaker")(a, b),
        lambda a: a.get("type") != "scare",
    ),
    Layer(
        "statements and their speakers", "statement", lambda a, b: _overlap(a, b) >= _PARTLY and _same("speaker")(a, b)
    ),
    Layer("dates and their values", "date", lambda a, b: _overlap(a, b) > 0 and _same("value")(a, b)),
    Layer("events", "event", lambda a, b: _overlap(a, b) > 0 and _same("event")(a, b)),
)
TEXT = "paragraphs of the text"


def compare(pairs: Iterable[tuple[Record, Record]]) -> dict[str, Figures]:
    """The figures of each layer over `pairs` of a record and its corrected form, in the order of `LAYERS`.

    Where the texts differ, the record's offsets are carried over to the corrected text first, along their shortest
    edit script over words (Levenshtein), so that one missing word does not spoil all that follows.
    """
    total = {TEXT: Figures(), **{layer.name: Figures() for layer in LAYERS}}
    for record, corrected in pairs:
        total[TEXT] += _paragraphs(record, corrected)
        made = list(_carried(record, corrected["text"]))
        for layer in LAYERS:
            total[layer.name] += _figures(layer, made, corrected["annotations"])
    return total


def _figures(layer: Layer, made: Sequence[Annotation], wanted: Sequence[Annotation]) -> Figures:
    made = [a for a in made if a["kind"] == layer.kind and layer.of(a)]
    wanted = [a for a in wanted if a["kind"] == layer.kind and layer.of(a)]
    starts = [a["start"] for a in made]
    longest = max((a["end"] - a["start"] for a in made), default=0)
    used: set[int] = set()
    for goal in wanted:
        near = range(bisect.bisect_left(starts, goal["start"] - longest), bisect.bisect_right(starts, goal["end"]))
        hit = next((i for i in near if i not in used and layer.agrees(made[i], goal)), None)
        if hit is not None:
            used.add(hit)
    return Figures(len(used), len(made), len(wanted))


def _paragraphs(record: Record, corrected: Record) -> Figures:
    made = [record["text"][b["start"] : b["end"]] for b in record["blocks"]]
    wanted = [corrected["text"][b["start"] : b["end"]] for b in corrected["blocks"]]
    return Figures(len(set(made) & set(wanted)), len(set(made)), len(set(wanted)))


def _carried(record: Record, text: str) -> Iterator[Annotation]:
    annotations: Sequence[Annotation] = sorted(record["annotations"], key=lambda a: (a["start"], -a["end"]))
    if record["text"] == text:
        yield from annotations
        return
    sources, targets = _tokens(record["text"]), _tokens(text)
    steps = Levenshtein.opcodes([word for _, word in sources], [word for _, word in targets])
    ends = len(record["text"]), len(text)
    moves = [(_start(sources, op.src_start, ends[0]), _start(targets, op.dest_start, ends[1])) for op in steps]
    moves.append(ends)
    starts = [source for source, _ in moves]

    def moved(offset: int) -> int:
        n = max(0, bisect.bisect_right(starts, offset) - 1)
        source, target = moves[n]
        return min(target + offset - source, moves[min(n + 1, len(moves) - 1)][1])

    for a in annotations:
        yield {**a, "start": moved(a["start"]), "end": moved(a["end"])}


def _tokens(text: str) -> list[tuple[int, str]]:
    return [(match.start(), match.group()) for match in _TOKEN.finditer(text)]


def _start(tokens: Sequence[tuple[int, str]], n: int, end: int) -> int:
    return tokens[n][0] if n < len(tokens) else end


def table(figures: Mapping[str, Figures]) -> str:
    """`figures` as lines of text: precision, recall, F1 and the number of cases of each layer."""
    width = max(map(len, figures))
    head = f"{'layer':{width}}  precision  recall     F1  cases"
    lines = (
        f"{name:{width}}  {f.precision:9.3f}  {f.recall:6.3f}  {f.f1:5.3f}  {f.wanted:5d}"
        for name, f in figures.items()
    )
    return "\n".join((head, *lines))
