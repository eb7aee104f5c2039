"""Boxes of a drawing, for what must not cover each other."""

from __future__ import annotations

Box = tuple[float, float, float, float]  # left, top, right, bottom


def overlap(a: Box, b: Box) -> bool:
    """Whether `a` and `b` have more than an edge in common."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
