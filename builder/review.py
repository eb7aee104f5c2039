"""The review queue in the terminal: one open question after the other, and the decision written to the YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from builder.decide import NotWritten, decide, know

if TYPE_CHECKING:
    from pathlib import Path

    from builder.model import Archive, ReviewItem

_ADVICE = {
    "ambiguous": "name the right one in full in the authority files, or leave it unlinked",
    "unattributed": "nothing to do, unless the text names the speaker",
    "remark": "look at the capture; its text is left as it is",
}


def listed(archive: Archive) -> str:
    """The queue as lines of text: kind, reason, where."""
    return "\n".join(f"{item.kind:12} {item.reason}{_where(item)}" for item in archive.review)


def session(root: Path, archive: Archive) -> int:
    """Asks a person about each open question, and writes what is decided; returns how many decisions were written."""
    written = 0
    for number, item in enumerate(archive.review, 1):
        click.echo(f"\n[{number}/{len(archive.review)}] {item.kind}: {item.reason}{_where(item)}")
        if item.citation:
            click.echo(f"    {item.citation.text}")
        if item.kind not in ("provisional", "merge"):
            click.echo(f"    ({_ADVICE[item.kind]})")
            continue
        answer = _asked(item)
        if answer == "q":
            break
        if answer != "n" and _done(root, archive, item, answer):
            written += 1
    return written


def _asked(item: ReviewItem) -> str:
    if item.kind == "merge":
        question, choices = "[s]ame, [d]ifferent, [n]ext, [q]uit", "sdnq"
    else:
        question, choices = "[k]now it, [s]ame as another, [r]ename, [x] drop, [n]ext, [q]uit", "ksrxnq"
    answer: str = click.prompt(question, type=click.Choice(list(choices)), default="n", show_choices=False)
    return answer


def _done(root: Path, archive: Archive, item: ReviewItem, answer: str) -> bool:
    try:
        path = _written(root, archive, item, answer)
    except NotWritten as error:
        click.echo(str(error), err=True)
        return False
    click.echo(f"    written to {path.relative_to(root)}")
    return True


def _written(root: Path, archive: Archive, item: ReviewItem, answer: str) -> Path:
    if answer == "k":
        description = click.prompt("Who or what is it, in a few words", default="", show_default=False)
        return know(root, archive.entities[item.subject], description or None)
    other = item.other or (click.prompt("The id of the other one") if answer == "s" else None)
    name = click.prompt("The right name") if answer == "r" else None
    reason = click.prompt("Why")
    if answer == "s":
        return decide(root, same=[other, item.subject], reason=reason)
    if answer == "d":
        return decide(root, not_same=[other, item.subject], reason=reason)
    if answer == "r":
        return decide(root, rename=item.subject, name=name, reason=reason)
    return decide(root, drop=item.subject, reason=reason)


def _where(item: ReviewItem) -> str:
    return f" ({item.citation.article}#{item.citation.anchor})" if item.citation else ""
