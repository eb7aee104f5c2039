"""The records that the stages hand to each other: frozen, without I/O, and without knowledge of any stage.

All offsets are half-open ``[start, end)`` and count Unicode code points: of the decoded raw text for an `Edit`,
of the clean text for everything else. A span repeats its text, so that a reader of the data can check it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["title", "heading", "paragraph"]
EntityType = Literal["person", "organisation", "place", "work", "other"]
MentionForm = Literal["name", "demonym", "descriptor"]
MentionStatus = Literal["known", "provisional", "ambiguous"]
QuoteType = Literal["full", "fragment", "dash", "scare"]
Rights = Literal["full", "excerpt", "metadata", "withheld"]
UtteranceKind = Literal["quote", "statement"]
DecisionKind = Literal["same", "not-same", "rename", "drop"]
Basis = Literal["sidecar", "text", "option", "inferred", "none"]


# --- capture -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RawText:
    """A capture's file, decoded and otherwise untouched.

    Decoding a file that wraps a page, as MHTML and the saved view of a source do, gives the HTML of that page.
    """

    path: str  # relative to the archive's root, with forward slashes
    sha256: str
    media_type: Literal["text/plain", "text/html"]
    encoding: str
    length: int  # bytes
    text: str
    location: str | None = None  # the page's web address, where the file says it outside of the text


@dataclass(frozen=True, slots=True)
class Note:
    """What an editor tells the readers of a capture: of all of it, or of the paragraph that `at` names.

    `at` is a paragraph's permalink, or some of its words. `line` of the sidecar is where the note stands.
    """

    text: str
    at: str | None = None
    by: str | None = None
    date: str | None = None  # ISO 8601, a day or coarser
    line: int = 1


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What an editor says about a capture that the capture itself does not; absent facts are None or empty."""

    title: str | None = None
    publisher: str | None = None
    author: tuple[str, ...] = ()
    url: str | None = None
    published: str | None = None  # ISO 8601, a day or coarser
    retrieved: str | None = None
    language: str | None = None
    rights: Rights | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Capture:
    """One raw capture with its sidecar. `id` is made from the file's name and never changes with its content."""

    id: str
    raw: RawText
    sidecar: Sidecar = Sidecar()


# --- authority files -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Role:
    """A post that a person holds or held: `title` at `of` (an entity id), from and until ISO dates or None."""

    title: str
    of: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """One entry of an authority file: who or what a name stands for. Its key in the file is its id."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    kind: str = ""  # finer than the type: government, party, country, city …
    wikidata: str | None = None
    roles: tuple[Role, ...] = ()
    pronoun: Literal["he", "she", "they"] | None = None
    demonyms: tuple[str, ...] = ()  # places: Russian, Russians
    government: str | None = None  # places: the body that the place's name stands for in "Moscow said"
    within: str | None = None  # the place or body that this one is part of
    coordinates: tuple[float, float] | None = None  # latitude, longitude


@dataclass(frozen=True, slots=True)
class EventAuthority:
    """An event that the editors know: the names it goes by, and the time within which a name means it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    date: str | None = None  # ISO 8601 date or interval
    place: str | None = None
    participants: tuple[str, ...] = ()
    kind: str = ""
    description: str = ""
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher of captures."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    description: str = ""
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class AuthorityFiles:
    """All that the editors know, by id, in the order of the files."""

    entities: dict[str, Authority] = field(default_factory=dict)
    events: dict[str, EventAuthority] = field(default_factory=dict)
    outlets: dict[str, Outlet] = field(default_factory=dict)


# --- clean ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces ``[start, end)`` by `new`, for the reason that `rule` names."""

    start: int
    end: int
    new: str
    rule: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a rule suspects at ``[start, end)`` of the raw text but is not sure enough of to edit."""

    start: int
    end: int
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Block:
    """A title, heading or paragraph of the clean text."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A publication fact with where it comes from; `evidence` are the words it was read from."""

    value: str | None = None
    basis: Basis = "none"
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A capture, cleaned: raw text + edits = text, exactly. Text is its blocks joined by one blank line."""

    id: str
    raw: RawText
    sidecar: Sidecar
    text: str
    blocks: tuple[Block, ...]
    edits: tuple[Edit, ...]
    remarks: tuple[Remark, ...] = ()
    title: Fact = Fact()
    publisher: Fact = Fact()
    published: Fact = Fact()
    updated: Fact = Fact()
    url: Fact = Fact()
    credits: tuple[str, ...] = ()
    language: str = "en"
    rights: Rights = "full"

    @property
    def name(self) -> str:
        """What to call the article on a page: its title, or else its id."""
        return self.title.value or self.id

    def body(self) -> tuple[Block, ...]:
        """The blocks after the title."""
        return tuple(block for block in self.blocks if block.kind != "title")


# --- annotate: what is found, without saying who or what it is -------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of clean text; ``text`` is what stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FoundName(Span):
    """A name, demonym or descriptor. `candidates` are the authority ids it may stand for, none if it is unknown.

    `whom`: the full name, as the article has it, of the unknown person whom a descriptor describes.
    """

    form: MentionForm
    type: EntityType
    candidates: tuple[str, ...] = ()
    evidence: str = ""
    whom: str = ""


@dataclass(frozen=True, slots=True)
class FoundQuote(Span):
    """What stands between two quotation marks (or after a dash), and the words that name its speaker."""

    type: QuoteType
    speaker: Span | None = None
    cue: str | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class FoundStatement(Span):
    """The content clause of indirect speech, and the words that name its speaker."""

    speaker: Span
    cue: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class FoundDate(Span):
    """A date expression with its ISO 8601 value at the granularity meant."""

    value: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class FoundEvent(Span):
    """The words for an event. `candidates` are ids of known events; a shape found without one has a `name`."""

    candidates: tuple[str, ...] = ()
    name: str = ""
    date: str | None = None
    place: str | None = None  # the words for the place, where the shape has them
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that annotate found in one article, each list in text order."""

    names: tuple[FoundName, ...] = ()
    quotes: tuple[FoundQuote, ...] = ()
    statements: tuple[FoundStatement, ...] = ()
    dates: tuple[FoundDate, ...] = ()
    events: tuple[FoundEvent, ...] = ()


# --- link: what it means -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A name with what it stands for. An ambiguous mention has no entity, and `why` says between which."""

    form: MentionForm
    type: EntityType
    entity: str | None
    name: str
    status: MentionStatus
    why: str


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """A quotation with its speaker, where the text names one."""

    type: QuoteType
    speaker: str | None
    speaker_name: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Statement(Span):
    """Indirect speech with its speaker, where the words that name it could be resolved."""

    speaker: str | None
    speaker_name: str | None
    speaker_start: int
    speaker_end: int
    cue: str
    why: str


@dataclass(frozen=True, slots=True)
class Date(Span):
    """A date expression and its value."""

    value: str
    why: str


@dataclass(frozen=True, slots=True)
class EventMention(Span):
    """The words for an event, and which event they mean; None where that is ambiguous or has no name to go by."""

    event: str | None
    name: str
    date: str | None
    status: MentionStatus
    why: str


Annotation = Mention | Quote | Statement | Date | EventMention


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its annotations, sorted by start, longest first where starts are equal."""

    article: Article
    annotations: tuple[Annotation, ...]


# --- link: the archive -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided about identities, with the reason that the page shows."""

    kind: DecisionKind
    ids: tuple[str, ...]
    reason: str
    name: str | None = None  # for a rename


@dataclass(frozen=True, slots=True)
class Citation:
    """The sentence of an article that supports a row of a page. `marks` are the cited words, as offsets in `text`."""

    article: str
    anchor: str  # the permalink of the paragraph that holds the sentence
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class NameUse:
    """One spelling of an entity's name, and how often each outlet (by id) writes it."""

    text: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody said in one article: a quotation, or a statement in indirect speech."""

    kind: UtteranceKind
    speaker: str | None
    speaker_name: str | None
    words: str
    cue: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Saying:
    """The same words as several articles carry them, the fullest version first."""

    id: str
    speaker: str | None
    speaker_name: str | None
    versions: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Another entity that appears in the same paragraphs: in how many paragraphs, of how many articles."""

    entity: str
    paragraphs: int
    articles: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place, work or other named thing, with every sentence that mentions it."""

    id: str
    type: EntityType
    name: str
    status: MentionStatus
    authority: Authority | None
    names: tuple[NameUse, ...]
    citations: tuple[Citation, ...]  # by date of publication, article, place in the text
    utterances: tuple[Utterance, ...]
    together: tuple[Together, ...]
    events: tuple[str, ...]
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A happening, with every sentence that mentions it."""

    id: str
    name: str
    status: MentionStatus
    authority: EventAuthority | None
    date: str | None
    place: str | None  # an entity id
    participants: tuple[str, ...]  # entity ids
    citations: tuple[Citation, ...]
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence that says when; `value` is the ISO 8601 date, `date_text` the words for it."""

    value: str
    date_text: str
    citation: Citation
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another article, and why a reader of this one may want it, the strongest reason first."""

    article: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one happening, oldest first; `copies` are groups of them that carry one text, counted once."""

    id: str
    name: str
    articles: tuple[str, ...]
    copies: tuple[tuple[str, ...], ...]

    @property
    def independent(self) -> int:
        """How many of the articles do not repeat another one's text."""
        return len(self.articles) - sum(len(group) - 1 for group in self.copies)


@dataclass(frozen=True, slots=True)
class OutletArticles:
    """An outlet with the articles of the archive that it published, oldest first. `known`: in the authority file."""

    id: str
    name: str
    outlet: Outlet | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """Something that a person has to decide: what, why, and where it stands."""

    kind: Literal["ambiguous", "provisional", "unattributed", "merge", "remark"]
    subject: str
    reason: str
    citation: Citation | None = None
    other: str | None = None  # the id that `subject` may be the same as


@dataclass(frozen=True, slots=True)
class Archive:
    """All that the pages are made from. Articles by date of publication, everything else by name or date."""

    articles: dict[str, AnnotatedArticle]
    outlet_of: dict[str, str]  # article id → outlet id
    anchors: dict[str, tuple[str, ...]]  # article id → the permalink of each block
    entities: dict[str, Entity]
    events: dict[str, Event]
    outlets: dict[str, OutletArticles]
    utterances: tuple[Utterance, ...]  # by date, article, place in the text
    sayings: tuple[Saying, ...]  # only what two articles or more carry
    timeline: tuple[DatedSentence, ...]
    related: dict[str, tuple[Related, ...]]
    review: tuple[ReviewItem, ...]
    stories: tuple[Story, ...] = ()  # by date; only those of two articles or more
    decisions: tuple[Decision, ...] = ()
    notes: dict[str, dict[str, tuple[Note, ...]]] = field(default_factory=dict)  # article id → permalink → its notes


# --- evaluation -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of a layer's annotations were right, were made, and were there to be made."""

    right: int = 0
    made: int = 0
    wanted: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(self.right + other.right, self.made + other.made, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """The share of what was made that is right; 0 where nothing was made."""
        return self.right / self.made if self.made else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was made; 0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.made + self.wanted) if self.made + self.wanted else 0.0
