"""YAML with line numbers: what an editor wrote, as plain data, and where each value stands."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from builder.problems import Problems

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?[0-9]{1,17}\.[0-9]{1,17}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEEPEST = 20

Loc = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class YamlFile:
    """The data of a file, and the line (from 1) of every key and list item, by its path from the root."""

    name: str
    data: Any
    lines: dict[Loc, int]

    def line_of(self, loc: Loc) -> int:
        """The line of the nearest thing on the way to `loc` that stands in the file."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)


class _Refused(Exception):
    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


def read_yaml(path: Path, name: str, problems: Problems) -> YamlFile | None:
    """The YAML of the file at `path`, called `name` in problems; None where a problem was noted.

    Only `true`, `false`, `null`, plain integers and decimals are anything else than text: a date stays as written,
    and `no` is a word. Anchors, duplicate keys and several documents in one file are problems.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        problems.add(name, line, "is not UTF-8", "save the file as UTF-8")
        return None
    except OSError as error:
        problems.add(name, 1, f"cannot be read ({error.strerror})", "check that it is a readable file")
        return None
    return parse_yaml(text, name, problems)


def parse_yaml(text: str, name: str, problems: Problems) -> YamlFile | None:
    """The same for the YAML in `text`."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.add(
            name,
            mark.line + 1 if mark else 1,
            f"is not valid YAML: {error.problem or error.context}",
            "check the indentation, colons and quotation marks around here",
        )
        return None
    except yaml.YAMLError as error:
        problems.add(name, 1, f"is not valid YAML: {error}", "remove the character")
        return None
    reader = _Reader()
    try:
        data = reader.value(root, ()) if root is not None else None
    except _Refused as error:
        problems.add(name, error.line, error.message, error.hint)
        return None
    return YamlFile(name, data, reader.lines)


class _Reader:
    """Turns YAML nodes into plain data, and notes where each one stands."""

    def __init__(self) -> None:
        self.lines: dict[Loc, int] = {}
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, loc: Loc) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(loc, line)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if id(node) in self.seen:
            raise _Refused(line, "uses a YAML alias (*name)", "write the value out")
        if len(loc) > _DEEPEST:
            raise _Refused(line, f"is nested more than {_DEEPEST} levels deep", "flatten it")
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*loc, i)) for i, item in enumerate(node.value)]
        return self.mapping(node, loc)

    def mapping(self, node: yaml.Node, loc: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise _Refused(line, "has a key that is not a plain word", "write the key as text")
            key = str(key_node.value)
            if key in data:
                raise _Refused(line, f'has the key "{key}" twice', "keep one of the two")
            self.lines[(*loc, key)] = line
            data[key] = self.value(value_node, (*loc, key))
        return data


def _scalar(node: yaml.ScalarNode) -> str | int | float | bool | None:
    value: str = node.value
    if node.style:  # libyaml gives plain ones "", the pure parser None
        return value
    if value.casefold() in _WORDS:
        return _WORDS[value.casefold()]
    if _INT.fullmatch(value):
        return int(value)
    if _FLOAT.fullmatch(value):
        return float(value)
    return value


def validated(model: type[Model], file: YamlFile, problems: Problems, loc: Loc = ()) -> Model | None:
    """The part of `file` at `loc` as `model`; None, and a problem for each thing that is wrong, where it is not one."""
    data = file.data
    for key in loc:
        data = data[key]
    if data is None:
        data = {}
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors():
            message, hint = _explained(detail, model)
            problems.add(file.name, file.line_of((*loc, *detail["loc"])), message, hint)
        return None


def _explained(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    where = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return f'unknown key "{where}"', _known_keys(str(detail["loc"][-1]), _model_at(model, detail["loc"][:-1]))
    if detail["type"] == "missing":
        return f'"{where}" is missing', "add it"
    if detail["type"] in ("model_type", "dict_type"):
        return f'"{where or "the file"}" should hold keys and values', "write lines of the form key: value"
    message = detail["msg"].removeprefix("Value error, ")
    text, _, hint = message.partition("; ")
    return f'"{where}": {text[:1].lower()}{text[1:]}', hint or "correct the value"


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """The model of the entry at `loc` of an entry of `model`."""
    for part in loc:
        fields = (field for name, field in model.model_fields.items() if part in (name, field.alias))
        model = next((inner for field in fields if (inner := _model_in(field.annotation))), model)
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _known_keys(key: str, model: type[BaseModel]) -> str:
    names = [field.alias or name for name, field in model.model_fields.items()]
    close = difflib.get_close_matches(key, names, 1)
    known = f"the keys here are {', '.join(names)}"
    return f'did you mean "{close[0]}"? ({known})' if close else known
