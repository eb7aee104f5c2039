"""Pages from the archive: pure functions from records to Markdown and data files, without I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.write.about import about_page
from builder.write.article import article_pages
from builder.write.context import Context
from builder.write.data import article_records, name_list
from builder.write.entity import entity_pages
from builder.write.event import event_pages
from builder.write.home import home_page
from builder.write.indexes import entity_indexes, event_index
from builder.write.listing import article_lists, outlet_pages
from builder.write.quotations import quotation_pages
from builder.write.story import story_pages
from builder.write.timeline import timeline_pages
from builder.write.wording import wording_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.config import Config
    from builder.model import Archive, Figures
    from builder.write.page import Page

PAGE_KINDS = (
    home_page,
    about_page,
    article_lists,
    article_pages,
    entity_indexes,
    entity_pages,
    event_index,
    event_pages,
    story_pages,
    outlet_pages,
    timeline_pages,
    quotation_pages,
    wording_pages,
    article_records,
    name_list,
)


def pages(archive: Archive, config: Config, accuracy: Mapping[str, Figures] | None = None) -> Iterator[Page]:
    """Every generated file of the site, as a path under the docs folder and its text, in a fixed order.

    `accuracy` has how right the records are, by layer, for the page about the archive.
    """
    context = Context(archive, config, accuracy)
    for kind in PAGE_KINDS:
        yield from kind(context)
