"""Remains of images and embedded media are removed."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from builder.clean.links import links, outermost
from builder.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.clean.view import View

NAME = "images"
_LONGEST_CAPTION = 250
_ELEMENT = r"(?:[\w-]{1,30}:)?(?:image|img|figure|picture|video|audio|iframe|embed|object)"
_REMAINS = re.compile(
    rf"<(?P<element>{_ELEMENT})\b[^<>]{{0,5000}}>(?:[^<>]{{0,5000}}</(?P=element)\s{{0,9}}>)?"
    r"|<figcaption\b[^<>]{0,2000}>[^<]{0,2000}</figcaption\s{0,9}>"
    rf"|</{_ELEMENT}\s{{0,9}}>"
    r"|!?\[\[(?:File|Image):[^\[\]\n]{0,1000}\]\]"
    r"|\[(?:image|img|photo|video|embed)(?:: ?[^\[\]\n]{0,300})?\]"
    r"|data:image/[^\s<>\"']{1,100000}",
    re.IGNORECASE,
)
_MAY_REMAIN = re.compile(r"<|\[|\.(?:jp|png|gif|webp|avif|svg|twitter)|:image/", re.IGNORECASE)  # a quick look
_LABELLED = re.compile(
    rf"^\[(?:image|photo|picture|caption)\] ?[^\[\]\s][^\n]{{0,{_LONGEST_CAPTION}}}$", re.MULTILINE | re.IGNORECASE
)
_SCRIPT = re.compile(
    r"^[ \t]*<(?P<element>script|style|noscript)\b[^<>]{0,2000}>[^<]{0,5000}</(?P=element)\s{0,9}>[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_POST = re.compile(
    r"^(?P<words>[^\n]{0,400}?)(?P<address> ?(?:https://t\.co/\w{8,12} ?)?pic\.twitter\.com/\w{3,30})[ \t]*$",
    re.MULTILINE,
)
_WITHIN = re.compile(r"(?:(?<=\s)https://t\.co/\w{8,12} )?pic\.twitter\.com/\w{3,30}[ \t]+(?=\S)")
_QUOTED = re.compile(r"[ \t]*[\"“„«»‘']")
_ATTRIBUTES = re.compile(r"\{(?=[^{}\n]{0,300}=)[^{}]{1,500}\}")  # of a picture, as pandoc writes them
_FILE = re.compile(r"^[ \t]*[\w%()-]{1,100}\.(?:jpe?g|png|gif|webp|avif|svg)[ \t]*$", re.MULTILINE | re.IGNORECASE)


def rule(view: View) -> Iterator[Edit]:
    """Image, figure and embed tags, Markdown and wiki images, `[image: …]` placeholders and `data:image` addresses.

    So do captions in tags of their own or behind `[Photo]`, but for the first line, scripts and lines of
    embedded posts that end with the address of a picture, and names of image files on lines of their own. Of a post
    that the article quotes, and of one with more behind it in its line, only the address goes.
    """
    if not _MAY_REMAIN.search(view.text):
        return
    yield from (Edit(start, end, "", NAME) for start, end in _of_markdown(view.text))
    first = len(view.text) - len(view.text.lstrip())
    labelled = [match for match in _LABELLED.finditer(view.text) if match.start() > first]
    labels = {match.start() for match in labelled}
    yield from (Edit(start, end, "", NAME) for start, end in _of_posts(view.text))
    found = (match for pattern in (_FILE, _SCRIPT, _REMAINS) for match in pattern.finditer(view.text))
    for match in (*labelled, *(match for match in found if match.start() not in labels)):
        yield Edit(match.start(), match.end(), "", NAME)


def _of_posts(text: str) -> Iterator[tuple[int, int]]:
    """Posts that end with the address of a picture; of those in quotation marks, or behind a colon, the address."""
    if "pic.twitter.com/" not in text:
        return
    for post in _POST.finditer(text):
        announced = text[max(0, post.start() - 9) : post.start()].rstrip().endswith(":")
        quoted = announced or _QUOTED.match(post["words"])
        yield (post.start("address") if quoted else post.start()), post.end()
    yield from (match.span() for match in _WITHIN.finditer(text))


def _of_markdown(text: str) -> Iterator[tuple[int, int]]:
    """Images, each with the link around it, if that holds nothing else."""
    found = links(text)
    around = outermost([link for link in found if not link.image])
    starts = [link.start for link in around]
    for image in outermost([link for link in found if link.image]):
        link = around[bisect_right(starts, image.start) - 1] if starts else image
        beside = text[link.words_start : image.start] + text[image.end : link.words_end]
        if link.start < image.start and image.end <= link.words_end and not _ATTRIBUTES.sub("", beside).strip():
            yield link.start, link.end
        else:
            attributes = _ATTRIBUTES.match(text, image.end)
            yield image.start, attributes.end() if attributes else image.end
