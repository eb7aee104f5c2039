"""Notices about subscriptions, donations, cookies and accounts are removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.clean.furniture import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View
    from builder.model import Edit

NAME = "appeals"


def rule(view: View) -> Iterator[Edit]:
    """Lines that ask for money, consent or a password, and the links of a page's foot."""
    for line in told(view, NAME):
        yield view.without(line, NAME)
