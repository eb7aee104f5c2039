"""What all page kinds need to know about the archive: addresses, links and counts, each worked out once."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from builder.model import EventMention, Mention
from builder.write import address
from builder.write.markdown import link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from markupsafe import Markup

    from builder.config import Config
    from builder.model import (
        AnnotatedArticle,
        Archive,
        Article,
        Citation,
        Entity,
        Event,
        Figures,
        OutletArticles,
        Role,
        Story,
    )

_TITLE = 70  # characters of the text that stand for a title


class Context:
    """The archive as the pages see it."""

    def __init__(self, archive: Archive, config: Config, accuracy: Mapping[str, Figures] | None = None) -> None:
        self.archive = archive
        self.config = config
        self.accuracy = accuracy or {}

    # --- addresses ---------------------------------------------------------------------------------------------

    def article(self, key: str) -> Article:
        """The article with the id `key`."""
        return self.archive.articles[key].article

    def article_path(self, key: str) -> str:
        """The path of the page of the article `key`."""
        return address.article_path(self.article(key))

    def entity_path(self, key: str) -> str:
        """The path of the page of the entity `key`."""
        return address.page_of(address.ENTITY_SECTIONS[self.archive.entities[key].type], key)

    def event_path(self, key: str) -> str:
        """The path of the page of the event `key`."""
        return address.page_of(address.EVENTS, key)

    def outlet_path(self, key: str) -> str:
        """The path of the page of the outlet `key`."""
        return address.page_of(address.OUTLETS, key)

    def target(self, source: str) -> Callable[[Mention | EventMention], Markup | None]:
        """For the page `source`: what finds the way to the page of a mention, or None where it has none."""

        def find(mention: Mention | EventMention) -> Markup | None:
            if isinstance(mention, Mention):
                known = mention.entity in self.archive.entities
                return address.way(source, self.entity_path(str(mention.entity))) if known else None
            known = mention.event in self.archive.events
            return address.way(source, self.event_path(str(mention.event))) if known else None

        return find

    # --- links -------------------------------------------------------------------------------------------------

    def article_link(self, source: str, key: str, anchor: str = "") -> Markup:
        """A link with the title of the article `key`."""
        return link(self.title(key), address.way(source, self.article_path(key), anchor))

    def entity_link(self, source: str, key: str) -> Markup:
        """A link with the name of the entity `key`."""
        return link(self.archive.entities[key].name, address.way(source, self.entity_path(key)))

    def event_link(self, source: str, key: str) -> Markup:
        """A link with the name of the event `key`."""
        return link(self.archive.events[key].name, address.way(source, self.event_path(key)))

    def outlet_link(self, source: str, article: str) -> Markup | None:
        """A link with the name of the outlet that published `article`, where it is known."""
        key = self.archive.outlet_of.get(article)
        if key is None:
            return None
        return link(self.archive.outlets[key].name, address.way(source, self.outlet_path(key)))

    def story_links(self, source: str, article: str) -> list[Markup]:
        """Links with the names of the stories that `article` belongs to."""
        return [
            link(story.name, address.way(source, address.page_of(address.STORIES, story.id)))
            for story in self._stories_of.get(article, ())
        ]

    def copy_links(self, source: str, article: str) -> list[Markup]:
        """Links with the titles of the articles that carry the same text as `article`."""
        groups = (group for story in self._stories_of.get(article, ()) for group in story.copies if article in group)
        return [self.article_link(source, other) for group in groups for other in group if other != article]

    @cached_property
    def _stories_of(self) -> dict[str, list[Story]]:
        found: dict[str, list[Story]] = {}
        for story in self.archive.stories:
            for article in story.articles:
                found.setdefault(article, []).append(story)
        return found

    # --- facts -------------------------------------------------------------------------------------------------

    def published(self, article: str) -> str | None:
        """The date of publication of `article`, as far as it is known."""
        return self.article(article).published.value

    def published_of(self, citation: Citation) -> str | None:
        """The date of publication of the article that is cited."""
        return self.published(citation.article)

    def outlet_name(self, article: str) -> str | None:
        """The name of the outlet that published `article`."""
        key = self.archive.outlet_of.get(article)
        return self.archive.outlets[key].name if key else None

    def title(self, article: str) -> str:
        """What to call `article` on a page: its title, else its first words, else its id."""
        return self.article(article).title.value or self.opening(article, _TITLE) or article

    def opening(self, article: str, length: int) -> str:
        """The first words of the first paragraph of `article`, up to `length` characters."""
        found = self.article(article)
        first = next((block for block in found.body() if block.kind == "paragraph"), None)
        words = " ".join(found.text[first.start : first.end].split()) if first else ""
        return words if len(words) <= length else f"{words[:length].rpartition(' ')[0] or words[:length]} …"

    @cached_property
    def articles_with(self) -> dict[str, int]:
        """In how many articles each entity is mentioned."""
        return {key: len({c.article for c in e.citations}) for key, e in self.archive.entities.items()}

    @cached_property
    def articles_about(self) -> dict[str, int]:
        """In how many articles each event is mentioned."""
        return {key: len({c.article for c in e.citations}) for key, e in self.archive.events.items()}

    @cached_property
    def newest_first(self) -> list[str]:
        """The ids of all articles, the latest first, those without a date last."""
        dated = [key for key in self.archive.articles if self.published(key)]
        return dated[::-1] + [key for key in self.archive.articles if not self.published(key)]

    @cached_property
    def mentioned(self) -> dict[str, Counter[str]]:
        """The entities that each article mentions and that have a page, with how often."""
        return {key: self._mentioned(annotated) for key, annotated in self.archive.articles.items()}

    def _mentioned(self, annotated: AnnotatedArticle) -> Counter[str]:
        found = (a.entity for a in annotated.annotations if isinstance(a, Mention))
        return Counter(key for key in found if key in self.archive.entities and key is not None)

    def reported(self, article: str) -> Counter[str]:
        """The events that `article` mentions and that have a page, with how often."""
        return Counter(
            a.event
            for a in self.archive.articles[article].annotations
            if isinstance(a, EventMention) and a.event in self.archive.events and a.event is not None
        )

    def role_at(self, entity: Entity, day: str | None) -> str:
        """The posts that `entity` holds on `day` (ISO 8601), or its description where none is known."""
        roles = entity.authority.roles if entity.authority else ()
        held = [self.role_in_words(role) for role in roles if day and _holds(role, day)]
        return "; ".join(held) or (entity.authority.description if entity.authority else "")

    def role_in_words(self, role: Role) -> str:
        """`president, Russia` for a role with a body or place that has a page or an id."""
        if role.of is None:
            return role.title
        body = self.archive.entities.get(role.of)
        return f"{role.title}, {body.name if body else role.of.replace('-', ' ').title()}"

    def by_weight(self, keys: Iterable[str]) -> list[str]:
        """Entity ids, those in most articles first, then by name."""
        entities = self.archive.entities
        return sorted(keys, key=lambda k: (-self.articles_with[k], entities[k].name.casefold(), k))


def counted(number: int, one: str, many: str) -> str:
    """`1 article`, `2,000 articles`."""
    return f"{number:,} {one if number == 1 else many}"


def sort_name(thing: Entity | Event | OutletArticles) -> tuple[str, str]:
    """The order of an index: by name, whatever its case."""
    return thing.name.casefold(), thing.id


def _holds(role: Role, day: str) -> bool:
    first = day.partition("/")[0]
    return (role.start or "")[: len(first)] <= first and (not role.end or first < role.end)
