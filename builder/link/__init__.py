"""Link: decides what the findings mean, within an article and across the archive; abstains when in doubt."""

from builder.link.archive import link
from builder.link.notes import misplaced
from builder.link.resolve import resolve

__all__ = ["link", "misplaced", "resolve"]
