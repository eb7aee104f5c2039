"""Decides what each name in an article stands for, from the article and the authority files; abstains when in doubt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.link.identity_choice import Choice, choose
from builder.link.identity_forms import Forms
from builder.link.identity_metonyms import government_reading
from builder.model import FoundName, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Article, Authority, AuthorityFiles, MentionStatus


def resolve_names(article: Article, names: Sequence[FoundName], authority: AuthorityFiles) -> tuple[Mention, ...]:
    """`names` with what they stand for, in the same order.

    One candidate is the answer; among several the article's own evidence decides, or the mention stays ambiguous; an
    unknown name gets a provisional entity, called by its longest form in the article. `why` says so in plain English.
    """
    forms = Forms(article, names)
    chosen = choose(article, names, authority)
    return tuple(_mention(article, name, choice, forms, authority) for name, choice in zip(names, chosen, strict=True))


def _mention(article: Article, name: FoundName, choice: Choice, forms: Forms, authority: AuthorityFiles) -> Mention:
    if choice.entity:
        known = authority.entities[choice.entity]
        why = choice.why + government_reading(article, name, known, authority)
        return _known(name, known, why)
    if name.candidates:
        return _as(name, None, name.text, "ambiguous", choice.why)
    if name.form == "descriptor" and not name.whom:
        return _as(name, None, name.text, "ambiguous", f"“{name.text}”: {name.evidence}")
    form = forms.of(FoundName(name.start, name.end, name.whom, "name", "person") if name.whom else name)
    if form.rivals:
        between = " or ".join(form.rivals)
        return _as(
            name, None, name.text, "ambiguous", f"“{name.text}” may be short for {between}; both are in the article"
        )
    if form.entity in authority.entities:
        known = authority.entities[form.entity]
        return _known(name, known, f"“{name.text}” gives the id of {known.name} in the authority files")
    return _as(name, form.entity, form.name, "provisional", name.evidence if name.whom else form.why)


def _known(name: FoundName, known: Authority, why: str) -> Mention:
    return replace(_as(name, known.id, known.name, "known", why), type=known.type)


def _as(name: FoundName, entity: str | None, called: str, status: MentionStatus, why: str) -> Mention:
    return Mention(name.start, name.end, name.text, name.form, name.type, entity, called, status, why)
