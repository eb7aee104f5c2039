"""What the elements of HTML are like: which have no content, which break a paragraph, which close which."""

from __future__ import annotations

VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)

BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "audio",
        "blockquote",
        "body",
        "button",
        "canvas",
        "caption",
        "center",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "input",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "noscript",
        "object",
        "ol",
        "optgroup",
        "option",
        "p",
        "picture",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "svg",
        "table",
        "tbody",
        "td",
        "template",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "video",
    ]
)
"""Elements that begin and end a paragraph of text."""

UNSEEN = frozenset(["head", "template", "noscript", "video", "audio", "canvas", "object", "svg", "select", "datalist"])
"""Elements whose text a reader of the page does not see, or sees only in a menu."""

OUTSIDE_TREE = frozenset({"html", "body", "link", "meta", "script", "style", "g", "path", "use", "circle", "rect"})
"""Elements that say nothing about the text in them; scripts, of course, have none."""

TELLING = frozenset({"html", "meta", "link", "time", "script", "title", "h1", "h2"})
"""Elements that tell facts about the page: the last four by what is in them, the others by their attributes."""

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])

TEXT_TAGS = HEADINGS | {"p", "blockquote", "pre", "li", "dt", "dd", "td", "th"}
"""Elements made for the text of an article."""

_CLOSES_PARAGRAPH = BLOCK - {
    "button",
    "label",
    "input",
    "svg",
    "video",
    "audio",
    "canvas",
    "picture",
    "iframe",
    "object",
    "noscript",
    "template",
    "select",
    "option",
    "optgroup",
    "textarea",
    "title",
}

CLOSED_BY: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    name: (frozenset({"p"}), frozenset()) for name in _CLOSES_PARAGRAPH
}
"""For an opening tag: the open elements that it closes, and those that it does not look behind."""

CLOSED_BY |= {
    "li": (frozenset({"li", "p"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd", "p"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd", "p"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th", "p", "caption"}), frozenset({"table"})),
    "td": (frozenset({"td", "th", "p"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th", "p"}), frozenset({"tr", "table"})),
    "tbody": (frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "p", "caption"}), frozenset({"table"})),
    "thead": (frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "p", "caption"}), frozenset({"table"})),
    "tfoot": (frozenset({"tbody", "thead", "tfoot", "tr", "td", "th", "p", "caption"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "body": (frozenset({"head", "p"}), frozenset()),
    "a": (frozenset({"a"}), BLOCK),
}

_SCOPE = frozenset({"table", "td", "th", "caption", "html", "body", "template", "button", "object"})


def scope(name: str) -> frozenset[str]:
    """The open elements that a closing tag `name` does not look behind for its opening tag."""
    if name not in BLOCK:
        return BLOCK
    if name in {"table", "html", "body"}:
        return frozenset()
    if name in {"td", "th", "tr", "tbody", "thead", "tfoot", "caption"}:
        return frozenset({"table"})
    return _SCOPE if name != "li" else _SCOPE | {"ul", "ol", "menu", "dir"}


SCOPES = {name: scope(name) for name in BLOCK}
