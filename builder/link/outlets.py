"""Which outlet published an article: by the names and the web domains of the authority file."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from builder.model import OutletArticles
from builder.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.model import AnnotatedArticle, Article, Outlet


class OutletIndex:
    """Finds an outlet by name or by web address."""

    def __init__(self, outlets: Mapping[str, Outlet]) -> None:
        self.outlets = outlets
        self._by_name = {_key(name): o.id for o in outlets.values() for name in (o.name, *o.aliases)}
        self._by_domain = {domain.casefold(): o.id for o in outlets.values() for domain in o.domains}

    def of(self, article: Article) -> tuple[str, str] | None:
        """The id and name of the outlet of `article`; None where neither a publisher nor a known address is given."""
        publisher = article.publisher.value
        known = self._by_name.get(_key(publisher)) if publisher else self._by_address(article.url.value)
        if known:
            return known, self.outlets[known].name
        if publisher and slug(publisher):
            return slug(publisher), publisher
        return None

    def _by_address(self, url: str | None) -> str | None:
        host = (urlsplit(url).hostname or "") if url else ""
        while host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None


def outlets(
    articles: Iterable[AnnotatedArticle], known: Mapping[str, Outlet]
) -> tuple[dict[str, OutletArticles], dict[str, str]]:
    """The outlets of `articles` by name, and the outlet id of each article that has one."""
    index = OutletIndex(known)
    names: dict[str, str] = {}
    published: dict[str, list[str]] = {}
    outlet_of: dict[str, str] = {}
    for annotated in articles:
        found = index.of(annotated.article)
        if found is None:
            continue
        key, name = found
        names.setdefault(key, name)
        published.setdefault(key, []).append(annotated.article.id)
        outlet_of[annotated.article.id] = key
    ordered = sorted(names, key=lambda key: (names[key].casefold(), key))
    return {key: OutletArticles(key, names[key], known.get(key), tuple(published[key])) for key in ordered}, outlet_of


def _key(name: str) -> str:
    return slug(name).removeprefix("the-")
