"""The commands of newsarchive."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

import click
from pydantic import TypeAdapter, ValidationError

from builder import pipeline
from builder.capture.authority import read_authority
from builder.capture.files import read_capture
from builder.capture.gold import read_gold
from builder.clean import Given
from builder.config import SETTINGS, Config, read_config
from builder.console import ConsoleProgress, Silent, say
from builder.evaluate import table
from builder.explain import print_explained
from builder.problems import Problem, Problems, ProblemsFound
from builder.publish.check import check_site
from builder.publish.serve import serve as serve_site
from builder.record import to_json
from builder.review import listed, session
from builder.values import Day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Archive

Style = Literal["text", "github"]

# New objects before a collection: the tables live as long as the program, and few of the other objects make cycles.
_SELDOM = (50_000, 20, 100)

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The archive's folder; the current one if not given.",
)


class _Commands(click.Group):
    """Commands whose problems are printed, whatever stage finds them."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ProblemsFound as found:
            _fail(found.problems)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="newsarchive")
def main() -> None:
    """Turns raw news captures into an annotated, searchable, cross-linked archive."""
    gc.set_threshold(*_SELDOM)


@main.command()
@root_option
def build(root: Path) -> None:
    """Build the site: clean, annotate, link, write the pages, publish, and check."""
    built = pipeline.build(root.resolve(), ConsoleProgress())
    captures = len(built.archive.articles)
    say(f"Built {built.pages} pages ({built.written} changed) from {captures} captures in {built.site}")


@main.command()
@root_option
@click.option("--port", default=8000, show_default=True, help="The port on this machine to listen at.")
def serve(root: Path, port: int) -> None:
    """Build the site, show it on this machine, and build again whenever a source changes."""
    serve_site(root.resolve(), port, lambda: pipeline.build(root.resolve(), ConsoleProgress()).site)


@main.command()
@root_option
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--published", metavar="DATE", help="When the captures were published, where no sidecar says it.")
@click.option("--publisher", metavar="NAME", help="Who published the captures, where no sidecar says it.")
def annotate(root: Path, paths: Sequence[Path], published: str | None, publisher: str | None) -> None:
    """Print the article record of each capture, one JSON object a line; write nothing."""
    problems = Problems()
    config = _settings(root, problems)
    annotator = pipeline.annotator(read_authority(root, problems), config, Given(_date(published), publisher))
    if problems:
        _fail(problems)
    read = (read_capture(path, root, config, problems) for path in paths)
    for annotated in annotator.many([capture for capture in read if capture is not None]):
        click.echo(json.dumps(to_json(annotated), ensure_ascii=False).encode())
    if problems:
        _fail(problems)


@main.command()
@root_option
@click.option("--format", "style", type=click.Choice(["text", "github"]), default="text", help="How to print problems.")
def check(root: Path, style: Style) -> None:
    """Check sources, authority files and decisions, and the links and citations of the built site."""
    root = root.resolve()
    try:
        archive = _archive(root)
    except ProblemsFound as found:
        _fail(found.problems, style)
    site = root / "site"
    problems = check_site(site) if site.is_dir() else Problems()
    for warning in _warnings(archive):
        click.echo(warning.as_github("warning")) if style == "github" else say(f"{warning} (warning)")
    if problems:
        _fail(problems, style)
    checked = "sources, links and citations" if site.is_dir() else "sources (there is no built site to check)"
    say(f"{len(archive.articles)} captures, {len(archive.review)} things to review; {checked}: no problem")


@main.command()
@root_option
def review(root: Path) -> None:
    """Go through what is undecided: decide in the terminal, or print the queue where there is none."""
    root = root.resolve()
    archive = _archive(root)
    if not sys.stdin.isatty():
        click.echo(listed(archive))
        return
    say(f"{session(root, archive)} decisions written")


@main.command()
@root_option
@click.argument("article", metavar="ARTICLE")
def explain(root: Path, article: str) -> None:
    """Tell what was done to ARTICLE (an id, or the path of a capture), by which rule, and why each link was made."""
    root = root.resolve()
    path = Path(article)
    if not path.is_file():
        annotated = _archive(root).articles.get(article)
        if annotated is None:
            raise click.BadParameter(
                f'no capture has the id "{article}", and no file is called so', param_hint="ARTICLE"
            )
        print_explained(annotated)
        return
    problems = Problems()
    config = _settings(root, problems)
    authority = read_authority(root, problems)
    capture = read_capture(path, root, config, problems)
    if capture is None or problems:
        _fail(problems)
    print_explained(pipeline.annotator(authority, config).one(capture))


@main.command()
@root_option
@click.argument("gold", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def evaluate(root: Path, gold: Sequence[Path]) -> None:
    """Compare records with the corrected ones in GOLD, or in sources/gold: precision, recall and F1 of each layer."""
    problems = Problems()
    sources = pipeline.read(root.resolve(), Silent())
    read = (read_gold(path, path.as_posix(), problems) for path in gold) if gold else sources.gold
    corrected = [record for record in read if record is not None]
    if problems:
        _fail(problems)
    click.echo(table(pipeline.accuracy(pipeline.archive_of(sources, Silent()), corrected)))


def _settings(root: Path, problems: Problems) -> Config:
    """The archive's settings, or the defaults where there is no archive: any capture can be looked at."""
    return read_config(root, problems) if (root / SETTINGS).exists() else Config()


def _archive(root: Path) -> Archive:
    return pipeline.archive_of(pipeline.read(root, Silent()), Silent())


def _warnings(archive: Archive) -> list[Problem]:
    """What cleaning suspects and did not touch, as lines of the captures."""
    articles = (annotated.article for annotated in archive.articles.values())
    return [
        Problem(a.raw.path, a.raw.text.count("\n", 0, remark.start) + 1, remark.message)
        for a in articles
        for remark in a.remarks
    ]


def _date(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return TypeAdapter(Day).validate_python(value)
    except ValidationError as error:
        raise click.BadParameter(
            error.errors()[0]["msg"].removeprefix("Value error, "), param_hint="--published"
        ) from None


def _fail(problems: Problems, style: Style = "text") -> NoReturn:
    for problem in problems.sorted():
        if style == "github":
            click.echo(problem.as_github())
        else:
            say(str(problem))
    count = len(problems.sorted())
    say(f"{count} problem{'s' if count != 1 else ''} found")
    raise SystemExit(1)
