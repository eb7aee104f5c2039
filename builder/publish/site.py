"""The site: MkDocs into a new folder, the search index, the checks, and only then in place of the last good one."""

from __future__ import annotations

import logging
import os
import re
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from builder.problems import Problems, ProblemsFound
from builder.publish.check import check_site
from builder.publish.search_index import index_site

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGED_SETTINGS = Path(__file__).with_name("mkdocs.yml")
# What would make two builds differ, or print what does not concern the reader, unless the environment says otherwise.
ENVIRONMENT = {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "true", "DISABLE_MKDOCS_2_WARNING": "true"}
_NAMED_PAGE = re.compile(
    r"Doc file '(?P<page>[^']+)' contains an? (?:absolute |unrecognized relative )?link '(?P<link>[^']*)'"
)


def build_site(root: Path) -> Path:
    """Build `root/site` from `root/docs`, and return it.

    Raises `ProblemsFound` if MkDocs warns or a check fails; `root/site` is then what it was before.
    """
    site = root / "site"
    with tempfile.TemporaryDirectory(prefix=".site-", dir=root) as folder:
        new = Path(folder, "new")
        _stop_at(build_pages(root, new))
        index_site(new)
        _stop_at(check_site(new))
        replace_folder(site, new, Path(folder, "old"))
    return site


def replace_folder(folder: Path, new: Path, old: Path) -> None:
    """Move `folder`, if there is one, to `old` and `new` into its place; put it back if that fails."""
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except BaseException:
        if old.exists():
            old.rename(folder)
        raise


def build_pages(root: Path, site: Path) -> Problems:
    """Let MkDocs make `site` of `root/docs`, and return what it warned of.

    The settings are those of `root/mkdocs.yml`, or else ours.
    """
    os.environ.update({name: os.environ.get(name, value) for name, value in ENVIRONMENT.items()})
    from mkdocs.commands.build import build  # after the environment: Material prints when it is imported
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    own = root / "mkdocs.yml"
    settings = own if own.is_file() else PACKAGED_SETTINGS
    problems = Problems()
    with _warnings_as_problems(root, problems):
        try:
            config = load_config(str(settings), docs_dir=str(root / "docs"), site_dir=str(site), strict=True)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except (Abort, ConfigurationError) as stop:
            if not problems:
                problems.add(settings.name, 1, str(stop))
    return problems


def _stop_at(problems: Problems) -> None:
    if problems:
        raise ProblemsFound(problems)


@contextmanager
def _warnings_as_problems(root: Path, problems: Problems) -> Iterator[None]:
    logger = logging.getLogger("mkdocs")
    handler = _ProblemHandler(root, problems)
    logger.addHandler(handler)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


class _ProblemHandler(logging.Handler):
    """Turns what MkDocs warns of into problems, with file and line where the message names a page and a link."""

    def __init__(self, root: Path, problems: Problems) -> None:
        super().__init__(logging.WARNING)
        self.root = root
        self.problems = problems

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        named = _NAMED_PAGE.search(message)
        if named is None:
            self.problems.add("mkdocs.yml", 1, message)
        else:
            file = f"docs/{named['page']}"
            self.problems.add(file, _line_of(named["link"], self.root / file), message)


def _line_of(words: str, path: Path) -> int:
    if path.is_file():
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if words in line:
                return number
    return 1
