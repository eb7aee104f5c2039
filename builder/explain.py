"""Tells in the terminal what was done to a capture, and why each link was made or not made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.text import Text

from builder.clean.receipt import receipt
from builder.model import Date, EventMention, Mention, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from builder.clean.receipt import Change, RuleReceipt
    from builder.model import AnnotatedArticle, Annotation, Article, Fact

_SHOWN = 100  # characters of a removed or annotated text that are shown
_VISIBLE = str.maketrans({"\n": "⏎", "\t": "⇥", "\r": "␍", "\u00a0": "⍽", "\ufeff": "�", "\u200b": "�"})


def explained(annotated: AnnotatedArticle) -> RenderableType:
    """What to print: facts with their grounds, each edit with its rule and place, each annotation with its reason."""
    article = annotated.article
    return Group(
        Text(f"{article.id}  ({article.raw.path}, {article.raw.encoding}, sha256 {article.raw.sha256})", style="bold"),
        *_facts(article),
        *_receipt(article),
        Text("\nWhat was found in the text", style="bold"),
        *(_annotation(a) for a in annotated.annotations),
    )


def _facts(article: Article) -> Iterator[RenderableType]:
    facts = {"title": article.title, "publisher": article.publisher, "published": article.published}
    facts |= {"updated": article.updated, "address": article.url}
    for name, fact in facts.items():
        yield _fact(name, fact)
    for line in article.credits:
        yield Text.assemble(f"  {'credit':10}", line)


def _fact(name: str, fact: Fact) -> Text:
    grounds = f"  ({fact.basis}{': ' + '; '.join(fact.evidence) if fact.evidence else ''})"
    return Text.assemble(f"  {name:10}", fact.value or "not known", (grounds, "dim"))


def _receipt(article: Article) -> Iterator[RenderableType]:
    made = receipt(article)
    yield Text(f"\nCleaning: {made.raw_length} characters raw, {made.clean_length} clean", style="bold")
    for rule in made.rules:
        yield from _rule(rule)
    for remark in made.remarks:
        yield Text.assemble(("  left alone  ", "yellow"), f"{remark.rule}: {remark.message}")


def _rule(rule: RuleReceipt) -> Iterator[RenderableType]:
    yield Text.assemble(("  " + rule.rule, "cyan"), f"  {rule.count} edits, -{rule.removed} +{rule.added} characters")
    for change in rule.changes:
        if not change.removed or change.removed.strip() or change.new.strip():
            yield _change(change)


def _change(change: Change) -> Text:
    return Text.assemble(
        (f"    line {change.line:<5}", "dim"),
        (_shown(change.before[-20:]), "dim"),
        (_shown(change.removed), "red strike"),
        (_shown(change.new).replace(" ", "␣") if not change.removed else _shown(change.new), "green"),
        (_shown(change.after[:20]), "dim"),
    )


def _annotation(a: Annotation) -> Text:
    meaning = _meaning(a)
    style = "green" if meaning else "yellow"
    return Text.assemble(
        (f"  {a.start:>6}  ", "dim"),
        _shown(a.text),
        (f"  → {meaning or 'not linked'}", style),
        (f"  {a.why}", "dim"),
    )


def _meaning(a: Annotation) -> str | None:
    if isinstance(a, Mention):
        return a.entity and f"{a.entity} [{a.form}, {a.status}]"
    if isinstance(a, EventMention):
        return a.event and f"{a.event} [event, {a.status}]"
    if isinstance(a, Date):
        return f"{a.value} [date]"
    kind = "statement" if isinstance(a, Statement) else f"{a.type} quotation"
    return f"{a.speaker or a.speaker_name} [{kind}]" if a.speaker_name else None


def _shown(text: str) -> str:
    visible = text.translate(_VISIBLE)
    return visible if len(visible) <= _SHOWN else f"{visible[: _SHOWN // 2]} … {visible[-_SHOWN // 2 :]}"


def print_explained(annotated: AnnotatedArticle) -> None:
    """Prints the explanation on standard output, in colour on a terminal."""
    Console(highlight=False, soft_wrap=True).print(explained(annotated))
