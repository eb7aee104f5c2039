"""How to cite an article, or a paragraph of one, in the forms that people and reference managers read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builder.write.address import published_address
from builder.write.days import in_words

if TYPE_CHECKING:
    from builder.model import Article
    from builder.write.context import Context

# What stands for the number and the address of the paragraph, until a reader chooses one.
NUMBER, ADDRESS = "⟦number⟧", "⟦address⟧"

_TEX = re.compile(r"[\\{}$&#^_~%]")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation of an article in one form."""

    form: str
    text: str


def references(context: Context, article: Article) -> tuple[Reference, ...]:
    """The citation of `article` as plain text, BibTeX, RIS and CSL-JSON."""
    url = context.config.url
    address = url + published_address(context.article_path(article.id)) if url else None
    return _references(_Facts.of(context, article, address))


def paragraph_references(context: Context, article: Article) -> tuple[Reference, ...]:
    """The same for a paragraph of `article`, with `NUMBER` and `ADDRESS` for the one that a reader will choose."""
    return _references(_Facts.of(context, article, ADDRESS, NUMBER))


def _references(facts: _Facts) -> tuple[Reference, ...]:
    return (
        Reference("Plain", _plain(facts)),
        Reference("BibTeX", _bibtex(facts)),
        Reference("RIS", _ris(facts)),
        Reference("CSL-JSON", json.dumps(_csl(facts), ensure_ascii=False, indent=1)),
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    id: str
    title: str
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    url: str | None  # of the original
    archive: str
    address: str | None  # in the archive
    paragraph: str | None
    language: str

    @classmethod
    def of(cls, context: Context, article: Article, address: str | None, paragraph: str | None = None) -> _Facts:
        return cls(
            article.id,
            _one_line(context.title(article.id)),
            context.outlet_name(article.id),
            tuple(_one_line(name) for name in article.sidecar.author),
            article.published.value,
            article.url.value,
            context.config.title,
            address,
            f"paragraph {paragraph}" if paragraph else None,
            article.language,
        )

    @property
    def day(self) -> tuple[str, ...]:
        """Year, month and day as far as they are known."""
        match = _DAY.fullmatch(self.published or "")
        return tuple(part for part in match.groups() if part) if match else ()

    def place(self) -> str:
        """Where it stands in the archive, without the address."""
        return ", ".join(filter(None, (f"In: {self.archive}", self.paragraph)))


def _plain(facts: _Facts) -> str:
    when = in_words(facts.published) if facts.published else "date unknown"
    place = ", ".join(filter(None, (facts.place(), facts.address)))
    parts = [", ".join(facts.authors), f"“{facts.title}”", facts.outlet, when, facts.url, place]
    return ". ".join(part for part in parts if part) + "."


def _bibtex(facts: _Facts) -> str:
    fields: list[tuple[str, str]] = [("title", facts.title), ("author", " and ".join(facts.authors))]
    fields += [("journal", facts.outlet or ""), *zip(("year", "month", "day"), facts.day, strict=False)]
    lines = [f"  {name} = {{{_tex(value)}}}," for name, value in fields if value]
    if facts.url:
        lines.append(f"  url = {{{facts.url}}},")
    address = rf", \url{{{facts.address}}}" if facts.address else ""
    lines.append(f"  note = {{{_tex(facts.place())}{address}}},")
    return "\n".join([f"@article{{{facts.id},", *lines, "}"])


def _ris(facts: _Facts) -> str:
    lines = [("TY", "NEWS"), ("TI", facts.title), *(("AU", name) for name in facts.authors)]
    lines += [("T2", facts.outlet or ""), ("DA", "/".join(facts.day)), ("UR", facts.url or ""), ("LA", facts.language)]
    lines.append(("N1", ", ".join(filter(None, (facts.place(), facts.address)))))
    return "\n".join(f"{tag}  - {value}" for tag, value in [*((t, v) for t, v in lines if v), ("ER", "")])


def _csl(facts: _Facts) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": facts.id,
        "type": "article-newspaper",
        "title": facts.title,
        "language": facts.language,
        "archive": facts.archive,
    }
    if facts.address:
        found["archive_location"] = facts.address
    if facts.paragraph:
        found["note"] = facts.paragraph
    if facts.authors:
        found["author"] = [{"literal": name} for name in facts.authors]
    if facts.outlet:
        found["container-title"] = facts.outlet
    if facts.day:
        found["issued"] = {"date-parts": [[int(part) for part in facts.day]]}
    if facts.url:
        found["URL"] = facts.url
    return found


def _tex(text: str) -> str:
    return _TEX.sub(_tex_sign, text)


def _tex_sign(match: re.Match[str]) -> str:
    char = match.group()
    return {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}.get(char, f"\\{char}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
