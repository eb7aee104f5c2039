"""Authority files: the people, organisations, places, works, events and outlets that the editors know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, Field

from builder.model import Authority, AuthorityFiles, EntityType, EventAuthority, Outlet, Role
from builder.slugs import slug
from builder.values import Day, Id, Interval, Strict, Text, Texts, Wikidata
from builder.yamlfile import YamlFile, read_yaml, validated

if TYPE_CHECKING:
    from pathlib import Path

    from builder.problems import Problems

FOLDER = "sources/authority"
ENTITY_FILES: dict[str, EntityType] = {
    "people": "person",
    "organisations": "organisation",
    "places": "place",
    "works": "work",
    "names": "other",
}


def _on_earth(value: tuple[float, float]) -> tuple[float, float]:
    if abs(value[0]) > 90 or abs(value[1]) > 180:
        raise ValueError("is not on Earth; write [latitude, longitude] in degrees")
    return value


class _Named(Strict):
    name: Text
    aliases: Texts = ()
    description: Text | None = None
    wikidata: Wikidata | None = None


class RoleEntry(Strict):
    """A post, where, and from when until when."""

    title: Text
    of: Id | None = None
    start: Day | None = Field(None, alias="from")
    end: Day | None = Field(None, alias="until")


class EntityEntry(_Named):
    """A work or another named thing: the keys that all entities share."""

    kind: Text | None = None


class PersonEntry(EntityEntry):
    """A person."""

    pronoun: Literal["he", "she", "they"] | None = None
    roles: tuple[RoleEntry, ...] = ()


class OrganisationEntry(EntityEntry):
    """A body of people."""

    within: Id | None = None


class PlaceEntry(EntityEntry):
    """A country, city, region, building or other place."""

    demonyms: Texts = ()
    government: Id | None = None
    within: Id | None = None
    coordinates: Annotated[tuple[float, float], AfterValidator(_on_earth)] | None = None


class EventEntry(_Named):
    """A happening."""

    date: Interval | None = None
    place: Id | None = None
    participants: tuple[Id, ...] = ()
    kind: Text | None = None


class OutletEntry(_Named):
    """A publisher."""

    domains: Texts = ()


_ENTRIES: dict[EntityType, type[EntityEntry]] = {
    "person": PersonEntry,
    "organisation": OrganisationEntry,
    "place": PlaceEntry,
    "work": EntityEntry,
    "other": EntityEntry,
}


@dataclass(frozen=True)
class _Reference:
    """An id that an entry names, and where."""

    file: YamlFile
    loc: tuple[str | int, ...]
    id: str


def read_authority(root: Path, problems: Problems) -> AuthorityFiles:
    """All authority files of the archive at `root`; a file that is absent holds nothing.

    Problems: whatever the schema refuses, an id in two files, a reference to an id that no file has, a period that
    ends before it begins.
    """
    return _Reader(root, problems).read()


class _Reader:
    def __init__(self, root: Path, problems: Problems) -> None:
        self.root, self.problems = root, problems
        self.places_of_ids: dict[str, str] = {}
        self.references: list[_Reference] = []

    def read(self) -> AuthorityFiles:
        entities: dict[str, Authority] = {}
        for stem, kind in ENTITY_FILES.items():
            for file, key, entry in self.entries(stem, _ENTRIES[kind]):
                entities[key] = self.entity(file, key, kind, entry)
        events = {key: self.event(file, key, entry) for file, key, entry in self.entries("events", EventEntry)}
        outlets = {key: _outlet(key, entry) for _, key, entry in self.entries("outlets", OutletEntry)}
        for reference in self.references:
            if reference.id not in entities:
                hint = "add it to an authority file, or correct the id"
                self.problem(
                    reference.file,
                    reference.loc,
                    f'no person, organisation or place has the id "{reference.id}"',
                    hint,
                )
        self.unknown_files()
        return AuthorityFiles(entities, events, outlets)

    def entries(self, stem: str, model: type[Any]) -> list[tuple[YamlFile, str, Any]]:
        name = f"{FOLDER}/{stem}.yml"
        path = self.root / name
        file = read_yaml(path, name, self.problems) if path.exists() else None
        if file is None or file.data is None:
            return []
        if not isinstance(file.data, dict):
            self.problem(
                file,
                (),
                "should hold ids with an entry each",
                "write lines of the form some-id: and its keys below",
            )
            return []
        found = []
        for key in file.data:
            entry = validated(model, file, self.problems, (key,)) if self.fresh(file, key) else None
            if entry is not None:
                found.append((file, key, entry))
        return found

    def fresh(self, file: YamlFile, key: str) -> bool:
        if not key or slug(key) != key:
            self.problem(
                file,
                (key,),
                f'"{key}" is not an id',
                f'use lower-case words joined by hyphens: "{slug(key) or "some-id"}"',
            )
            return False
        where = f"{file.name}:{file.line_of((key,))}"
        if file.name.endswith("outlets.yml"):
            return True
        if key in self.places_of_ids:
            self.problem(
                file,
                (key,),
                f'the id "{key}" is taken by {self.places_of_ids[key]}',
                "give one of them another id",
            )
            return False
        self.places_of_ids[key] = where
        return True

    def entity(self, file: YamlFile, key: str, kind: EntityType, entry: Any) -> Authority:
        roles = tuple(self.role(file, (key, "roles", i), role) for i, role in enumerate(getattr(entry, "roles", ())))
        for field in ("government", "within"):
            self.refer(file, (key, field), getattr(entry, field, None))
        return Authority(
            id=key,
            type=kind,
            name=entry.name,
            aliases=entry.aliases,
            description=entry.description or "",
            kind=entry.kind or "",
            wikidata=entry.wikidata,
            roles=roles,
            pronoun=getattr(entry, "pronoun", None),
            demonyms=getattr(entry, "demonyms", ()),
            government=getattr(entry, "government", None),
            within=getattr(entry, "within", None),
            coordinates=getattr(entry, "coordinates", None),
        )

    def role(self, file: YamlFile, loc: tuple[str | int, ...], role: RoleEntry) -> Role:
        self.refer(file, (*loc, "of"), role.of)
        if role.start and role.end and role.end < role.start[: len(role.end)]:
            self.problem(
                file,
                (*loc, "until"),
                f"ends ({role.end}) before it begins ({role.start})",
                "correct one of the two",
            )
        return Role(role.title, role.of, role.start, role.end)

    def event(self, file: YamlFile, key: str, entry: EventEntry) -> EventAuthority:
        self.refer(file, (key, "place"), entry.place)
        for i, participant in enumerate(entry.participants):
            self.refer(file, (key, "participants", i), participant)
        return EventAuthority(
            id=key,
            name=entry.name,
            aliases=entry.aliases,
            date=entry.date,
            place=entry.place,
            participants=entry.participants,
            kind=entry.kind or "",
            description=entry.description or "",
            wikidata=entry.wikidata,
        )

    def refer(self, file: YamlFile, loc: tuple[str | int, ...], key: str | None) -> None:
        if key is not None:
            self.references.append(_Reference(file, loc, key))

    def unknown_files(self) -> None:
        folder = self.root / FOLDER
        known = {f"{stem}.yml" for stem in (*ENTITY_FILES, "events", "outlets")}
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name not in known and not path.name.startswith("."):
                hint = f"authority files are {', '.join(sorted(known))}"
                self.problems.add(f"{FOLDER}/{path.name}", 1, "is not an authority file", hint)

    def problem(self, file: YamlFile, loc: tuple[str | int, ...], message: str, hint: str) -> None:
        self.problems.add(file.name, file.line_of(loc), message, hint)


def _outlet(key: str, entry: OutletEntry) -> Outlet:
    return Outlet(key, entry.name, entry.aliases, entry.domains, entry.description or "", entry.wikidata)
