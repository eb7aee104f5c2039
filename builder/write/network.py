"""Who stands in the same paragraphs with whom, as a drawing of names and lines with links."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from markupsafe import Markup

from builder.write.address import published_way
from builder.write.boxes import overlap
from builder.write.context import counted
from builder.write.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Entity, Together
    from builder.write.boxes import Box
    from builder.write.context import Context

_WIDTH, _HEIGHT = 340, 250
_ACROSS, _DOWN = 112, 98  # half the axes of the ellipse that the others stand on
_MOST = 9
_FEWEST = 3
_LONGEST = 20  # letters of a name
_WIDEST = 5.0
_LETTER, _LINE = 6.4, 15.0  # about the size of a letter and a line of a name


def network(context: Context, source: str, entity: Entity) -> Markup | None:
    """`entity` in the middle of those that it appears with most, for the page `source`; None where they are few.

    A line is the wider, the more paragraphs name both of its ends.
    """
    around = [other for other in entity.together if other.entity in context.archive.entities][:_MOST]
    if len(around) < _FEWEST:
        return None
    most = max(other.paragraphs for other in around)
    middle = (_WIDTH / 2, _HEIGHT / 2)
    points = _points(context, entity, [other.entity for other in around])
    lines = [_line(middle, points[other.entity], other.paragraphs / most) for other in around]
    lines += [
        _line(points[a.entity], points[b.entity], b.paragraphs / most)
        for a in around
        for b in context.archive.entities[a.entity].together
        if b.entity in points and a.entity < b.entity
    ]
    names = [_name(context, source, other, points[other.entity]) for other in around]
    told = ", ".join(f"{context.archive.entities[o.entity].name} {o.paragraphs}" for o in around)
    label = escape(f"{entity.name} appears in one paragraph with: {told}")
    centre = f'<text class="middle" x="{middle[0]:.0f}" y="{middle[1] + 4:.0f}">{escape(_short(entity.name))}</text>'
    return Markup(
        f'<figure class="network"><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="group" aria-label="{label}">'
        f"{''.join(lines)}{centre}{''.join(names)}</svg></figure>"
    )


def _points(context: Context, entity: Entity, around: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Where the names of `around` stand on an ellipse about `entity`, each moved until it covers no other name."""
    taken = [_box(entity.name, _WIDTH / 2, _HEIGHT / 2)]
    points = {}
    for number, key in enumerate(around):
        angle = 2 * math.pi * number / len(around) - math.pi / 2
        x, y = _WIDTH / 2 + _ACROSS * math.cos(angle), _HEIGHT / 2 + _DOWN * math.sin(angle)
        name = context.archive.entities[key].name
        half = _LETTER * len(_short(name)) / 2
        x = min(max(x, half), _WIDTH - half)
        away = _LINE / 2 if y > _HEIGHT / 2 else -_LINE / 2
        while any(overlap(_box(name, x, y), other) for other in taken):
            y += away
        taken.append(_box(name, x, y))
        points[key] = (x, y)
    return points


def _box(name: str, x: float, y: float) -> Box:
    half = _LETTER * len(_short(name)) / 2
    return x - half, y - _LINE / 2, x + half, y + _LINE / 2


def _line(a: tuple[float, float], b: tuple[float, float], weight: float) -> str:
    width = max(0.5, _WIDEST * weight)
    return f'<path d="M{a[0]:.0f} {a[1]:.0f}L{b[0]:.0f} {b[1]:.0f}" stroke-width="{width:.1f}"/>'


def _name(context: Context, source: str, other: Together, at: tuple[float, float]) -> str:
    entity = context.archive.entities[other.entity]
    words = escape(f"{entity.name}: {counted(other.paragraphs, 'paragraph', 'paragraphs')}")
    return (
        f'<a class="{entity.type}" href="{published_way(source, context.entity_path(entity.id))}" aria-label="{words}">'
        f'<title>{words}</title><text x="{at[0]:.0f}" y="{at[1] + 4:.0f}">{escape(_short(entity.name))}</text></a>'
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
