"""Checks of the built HTML: every link and anchor leads somewhere, every citation holds, nothing is fetched elsewhere.

A citation is an element of class `citation` that holds one link of class `cite`, to a paragraph's permalink, and words
in elements of class `cited`, which must stand in that paragraph (white space apart).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html

from builder.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.html import HtmlElement


NOT_FOUND_PAGE = "404.html"  # served at any address, so that only absolute links work there
_STAND_IN = "https://archive.invalid/some/where/deep/"  # so that a link above the site does not lead into it
_QUOTABLE = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "th", "dd", "dt"))
_NOT_FETCHED = frozenset(("canonical", "alternate", "prev", "next", "author", "license", "search", "me"))
_LINKS = ("href", "src", "poster", "data", "action", "xlink:href")
_REQUEST = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])(?P<url>(?:https?:)?//[^"')\s]+)""", re.IGNORECASE)
_HIDDEN_SCHEMES = frozenset(("javascript", "vbscript", "file"))


@dataclass(frozen=True, slots=True)
class _Link:
    line: int
    url: str
    fetched: bool  # by the browser as it shows the page, not when the reader follows it


@dataclass(frozen=True, slots=True)
class _Citation:
    line: int
    url: str
    words: str


@dataclass(slots=True)
class _Page:
    """What the checks need to know of one built page; `file` is relative to the site."""

    file: str
    canonical: str = _STAND_IN  # where it says that it is published
    ids: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    links: list[_Link] = field(default_factory=list)
    citations: list[_Citation] = field(default_factory=list)


def check_site(site: Path) -> Problems:
    """A problem for whatever in the built `site` is broken, its files called `site/…` wherever it stands."""
    problems = Problems()
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {file: _read_page(site, file, problems) for file in sorted(files) if file.endswith(".html")}
    _Check(files, pages, problems).run()
    for file in sorted(files):
        if file.endswith(".css"):
            _check_style((site / file).read_text("utf-8"), f"site/{file}", problems)
    return problems


class _Check:
    """The links and citations of all pages against the files and ids that there are."""

    def __init__(self, files: set[str], pages: dict[str, _Page], problems: Problems) -> None:
        self.files = files
        self.pages = pages
        self.url = pages["index.html"].canonical if "index.html" in pages else _STAND_IN
        self.base = "/" if self.url == _STAND_IN else urlsplit(self.url).path
        self.problems = problems

    def run(self) -> None:
        """Note a problem for each link that leads nowhere, and for each citation that does not hold."""
        for page in self.pages.values():
            for link in page.links:
                fault = self._fault_of(page, link)
                if fault:
                    self._report(page, link.line, f"{link.url!r} {fault}")
            for citation in page.citations:
                self._check_citation(page, citation)

    def _fault_of(self, page: _Page, link: _Link) -> str:
        """What is wrong with a link; nothing if it holds, or leads to another site and is only followed."""
        try:
            parts = urlsplit(link.url)
        except ValueError:
            return "is not an address"
        if parts.scheme in _HIDDEN_SCHEMES:
            return "must not be linked"
        if parts.netloc and not link.url.startswith(self.url):
            return "would be fetched from another host" if link.fetched else ""
        if parts.scheme not in ("", "http", "https"):
            return ""
        if link.url.startswith("/") and page.file != NOT_FOUND_PAGE:
            return "works at one address only; link relatively"
        return self._fault_inside(page, link.url)

    def _fault_inside(self, page: _Page, url: str) -> str:
        file, anchor = self._resolve(page, url)
        if file not in self.files:
            return "leads nowhere"
        if anchor and file in self.pages and anchor not in self.pages[file].ids:
            return "leads to a page without that anchor"
        return ""

    def _check_citation(self, page: _Page, citation: _Citation) -> None:
        file, anchor = self._resolve(page, citation.url)
        cited = self.pages[file].texts.get(anchor) if file in self.pages else None
        if cited is None:
            self._report(page, citation.line, f"cites {citation.url!r}, which is not a paragraph of this site")
        elif citation.words not in cited:
            self._report(page, citation.line, f"cites words that {citation.url!r} does not say: {citation.words!r}")

    def _resolve(self, page: _Page, url: str) -> tuple[str, str]:
        """The file of the site that `url` on `page` leads to, and the anchor in it; no file outside the site."""
        start = _STAND_IN + page.file
        for prefix in (self.url, self.base):  # the second is for the page for what is not found
            if url.startswith(prefix):
                start, url = _STAND_IN, url.removeprefix(prefix) or "./"
                break
        there = urljoin(start, url)
        if not there.startswith(_STAND_IN):
            return "", ""
        parts = urlsplit(there.removeprefix(_STAND_IN))
        file = unquote(parts.path)
        if not file or file.endswith("/"):
            file += "index.html"
        return file, unquote(parts.fragment.partition(":~:")[0])

    def _report(self, page: _Page, line: int, message: str) -> None:
        self.problems.add(f"site/{page.file}", line, message)


def _read_page(site: Path, file: str, problems: Problems) -> _Page:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    tree = html.document_fromstring((site / file).read_bytes(), parser=parser)
    for line_break in tree.iter("br"):
        line_break.tail = " " + (line_break.tail or "")
    page = _Page(file)
    for element in tree.iter(etree.Element):
        anchor = element.get("id")
        if element.tag == "link" and element.get("rel") == "canonical":
            page.canonical = element.get("href", _STAND_IN)
        if anchor is not None:
            page.ids.add(anchor)
            if element.tag in _QUOTABLE:
                page.texts[anchor] = _text(element)
        page.links.extend(_links(element))
        if element.tag == "style" or element.get("style"):
            _check_style(element.get("style") or element.text or "", f"site/{file}", problems)
    page.citations.extend(_citations(tree, file, problems))
    return page


def _links(element: HtmlElement) -> Iterator[_Link]:
    fetched = element.tag not in ("a", "area", "form", "base") and not (
        element.tag == "link" and _NOT_FETCHED.intersection((element.get("rel") or "").lower().split())
    )
    line = element.sourceline or 1
    for name in _LINKS:
        url = element.get(name)
        if url is not None:
            yield _Link(line, url.strip(), fetched)
    for candidate in (element.get("srcset") or "").split(", "):
        if candidate.strip():
            yield _Link(line, candidate.split()[0], fetched)


def _citations(tree: HtmlElement, file: str, problems: Problems) -> Iterator[_Citation]:
    for row in tree.find_class("citation"):
        line = row.sourceline or 1
        links = [link.get("href", "") for link in row.find_class("cite")]
        cited = [_text(element) for element in row.find_class("cited")]
        if len(links) != 1 or not all(cited) or not cited:
            problems.add(f"site/{file}", line, "a citation needs one link (a.cite) and the words it cites (.cited)")
            continue
        yield from (_Citation(line, links[0], words) for words in cited)
    for link in tree.find_class("cite"):
        if not any("citation" in (row.get("class") or "").split() for row in link.iterancestors()):
            problems.add(f"site/{file}", link.sourceline or 1, "a link of class cite stands outside of a citation")


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _check_style(style: str, file: str, problems: Problems) -> None:
    for request in _REQUEST.finditer(style):
        problems.add(file, 1, f"{request['url']!r} would be fetched from another host")
