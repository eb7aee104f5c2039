"""The receipt of a cleaning as rows of a page: for each rule how often, and the words in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.clean.receipt import receipt
from builder.write.context import counted
from builder.write.markdown import element, join

if TYPE_CHECKING:
    from markupsafe import Markup

    from builder.clean.receipt import Change, RuleReceipt
    from builder.model import Article

_MOST_CHANGES = 12
_MOST_WORDS = 240  # characters of what was removed
_AROUND = 24


@dataclass(frozen=True, slots=True)
class RuleRow:
    """What one rule did; `changes` shows some of it, `more` says how much it does not show."""

    rule: str
    count: str
    changes: tuple[Markup, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """All that cleaning did to an article, and what it only suspects."""

    rules: tuple[RuleRow, ...]
    remarks: tuple[str, ...]
    lengths: str


def receipt_view(article: Article) -> ReceiptView:
    """The receipt of `article`; the words are in it only where its rights are `full`."""
    found = receipt(article)
    return ReceiptView(
        tuple(_rule(rule) for rule in found.rules),
        tuple(dict.fromkeys(remark.message for remark in found.remarks)) if article.rights == "full" else (),
        f"{found.raw_length:,} characters became {found.clean_length:,}",
    )


def _rule(rule: RuleReceipt) -> RuleRow:
    visible = [change for change in rule.changes if change.removed.strip() or change.new.strip()]
    shown = tuple(_change(change) for change in visible[:_MOST_CHANGES])
    more = len(visible) - len(shown)
    return RuleRow(rule.rule, counted(rule.count, "edit", "edits"), shown, more)


def _change(change: Change) -> Markup:
    """`line 3: … before [removed] [new] after …` with the white space made visible as single spaces."""
    return join(
        "",
        [
            element("span", f"line {change.line:,}", class_="line"),
            f" …{_flat(change.before)[-_AROUND:]}",
            element("del", _short(_flat(change.removed))) if change.removed.strip() else "",
            element("ins", _flat(change.new)) if change.new.strip() else "",
            f"{_flat(change.after)[:_AROUND]}…",
        ],
    )


def _flat(text: str) -> str:
    return "".join(" " if c.isspace() else c for c in text if c.isspace() or c.isprintable())


def _short(text: str) -> str:
    if len(text) <= _MOST_WORDS:
        return text
    return f"{text[: _MOST_WORDS // 2]} … {text[-_MOST_WORDS // 2 :]} ({len(text):,} characters)"
