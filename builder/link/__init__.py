"""Link: decides what the findings mean, within an article and across the archive; abstains when in doubt."""

from builder.link.archive import link
from builder.link.resolve import resolve

__all__ = ["link", "resolve"]
