"""Fills the templates of `templates/`, which lay out and decide nothing.

What they print is escaped unless it is Markdown by type, so that forgetting to is impossible.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import jinja2

from builder.write.context import counted
from builder.write.days import in_words, moment
from builder.write.markdown import escape


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("builder.write"),
        autoescape=True,
        finalize=lambda value: "" if value is None else escape(value),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    environment.globals.update(counted=counted, in_words=in_words, moment=moment)
    return environment


def fill(template: str, **view: Any) -> str:
    """The template `templates/<template>.md` with the values of `view`."""
    return _environment().get_template(f"{template}.md").render(**view)
