"""The texts of a plan for who writes them: what stands there, what she writes herself, and what waits for a choice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Model, OuterRef, Subquery
from django.utils.functional import Promise
from django_scopes import scopes_disabled

from ineen.ground.kernel.actors import Viewer
from ineen.ground.kernel.refusals import NotAllowed, NotFound
from ineen.policy.plans import rules
from ineen.policy.plans.models import LocalChapter, SafetyPlan, TextConflict, TextDraft, TextWriting
from ineen.policy.plans.queries.addresses import TEXTS, PartKind, TextAddress
from ineen.policy.plans.queries.holders import part_row
from ineen.policy.plans.queries.reading import NO_SUCH_PLAN, visible
from ineen.policy.plans.queries.text_words import is_line, longest, words_for
from ineen.policy.plans.queries.versions import digest

OF_THE_PLAN: Final = "-"  # how an address bar writes the part that the plan itself is


@dataclass(frozen=True, slots=True)
class OwnDraft:
    """What the viewer is writing and has not put in the plan; `other` is what she wrote there in another tab."""

    text: str
    based_on: str
    saved_at: datetime
    discarded: bool
    other: str


@dataclass(frozen=True, slots=True)
class Hand:
    """Who wrote a text, by function and organisation, and for whom; `confirmed` where that organisation agreed."""

    label: str
    at: datetime
    on_behalf_of: str
    organisation: UUID | None
    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Step:
    """The text before or after another in its part."""

    label: str | Promise
    steps: tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """One text of a plan for a viewer. `why_not` is the reason why she may not write it; empty where she may.

    inside
        whether the viewer works with the plan, and so may know what happened to it.
    part_title
        what the theme, goal or plan is called, or whose chapter it is.
    to_confirm
        whether it waits for an organisation of the viewer to say that it is right.
    """

    plan: str
    plan_title: str
    partnership: UUID
    inside: bool
    address: TextAddress
    part_title: str
    text: str
    why_not: str = ""
    draft: OwnDraft | None = None
    conflicts: int = 0
    hand: Hand | None = None
    to_confirm: bool = False

    @property
    def label(self) -> str | Promise:
        return words_for(self.address).label

    @property
    def hint(self) -> str | Promise:
        return words_for(self.address).hint

    @property
    def digest(self) -> str:
        return digest(self.text)

    @property
    def line(self) -> bool:
        return is_line(self.address)

    @property
    def longest(self) -> int:
        return longest(self.address)

    @property
    def key(self) -> str:
        """The id of the text on a page."""
        return "-".join(("tekst", self.address.kind, *filter(None, (self.address.part, self.address.name))))

    @property
    def steps(self) -> tuple[str, str, str]:
        """The text as an address bar writes it."""
        return steps(self.address)

    @property
    def before(self) -> "Step | None":
        return _beside(self.address, -1)

    @property
    def after(self) -> "Step | None":
        return _beside(self.address, 1)

    @property
    def writing(self) -> OwnDraft | None:
        """The draft that goes on; a discarded one can only be taken back."""
        return self.draft if self.draft and not self.draft.discarded else None


def steps(address: TextAddress) -> tuple[str, str, str]:
    """A text as an address bar writes it: kind, part and name."""
    return str(address.kind), address.part or OF_THE_PLAN, address.name


def text_block(viewer: Viewer, slug: str, address: TextAddress) -> TextBlock:
    """One text, with what hangs on it for this viewer. Raises NotFound. At most five queries."""
    found = text_blocks(viewer, slug, address.kind, address.part)
    return next(block for block in found if block.address == address)


def text_blocks(
    viewer: Viewer, slug: str, kind: PartKind, part: str = "", *, seen: SafetyPlan | None = None
) -> tuple[TextBlock, ...]:
    """Every text of the plan itself, or of one theme, goal or chapter. Raises NotFound. At most five queries.

    seen
        the row of the plan, where the viewer was just found to see it: one query less.
    """
    with scopes_disabled():
        plan = seen or plan_row(viewer, slug)
        row = part_row(plan, kind, part)
        texts = {TextAddress(kind, part, name): str(getattr(row, name)) for name in TEXTS[kind]}
        return _blocks(viewer, plan, texts, title=title_of(row), reason=why_not(viewer, plan, row))


def own_draft(viewer: Viewer, slug: str, address: TextAddress) -> OwnDraft | None:
    """What the viewer was writing at an address, also where its part is gone. Raises NotFound for the plan."""
    with scopes_disabled():
        return _own_drafts(viewer, plan_row(viewer, slug), [address]).get(str(address))


def plan_row(viewer: Viewer, slug: str) -> SafetyPlan:
    """The row of a plan that the viewer may see, inside a scope of the caller. Raises NotFound."""
    row = visible(viewer).filter(slug=slug).first()
    if row is None:
        raise NotFound(NO_SUCH_PLAN)
    return row


def why_not(viewer: Viewer, plan: SafetyPlan, part: Model) -> str:
    """The reason why the viewer may not write the texts of a part, or nothing."""
    try:
        if isinstance(part, LocalChapter):
            rules.check_may_write_chapter(viewer, plan, part.municipality_id)
        else:
            rules.check_may_write(viewer, plan)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def _beside(address: TextAddress, by: int) -> Step | None:
    names = TEXTS[address.kind]
    place = names.index(address.name) + by
    if not 0 <= place < len(names):
        return None
    found = TextAddress(address.kind, address.part, names[place])
    return Step(words_for(found).label, steps(found))


def title_of(part: Model) -> str:
    return part.municipality.name if isinstance(part, LocalChapter) else str(part)


def _blocks(
    viewer: Viewer, plan: SafetyPlan, texts: Mapping[TextAddress, str], *, title: str, reason: str
) -> tuple[TextBlock, ...]:
    drafts = _own_drafts(viewer, plan, texts)
    conflicts, hands = _around(viewer, plan, texts)
    return tuple(
        TextBlock(
            plan=plan.slug,
            plan_title=plan.title,
            inside=rules.works_with(viewer, plan),
            partnership=plan.partnership_id,
            address=address,
            part_title=title,
            text=text,
            why_not=reason,
            draft=drafts.get(str(address)),
            conflicts=conflicts.count(str(address)),
            hand=hands.get(str(address)),
            to_confirm=_waits_for(viewer, plan, hands.get(str(address))),
        )
        for address, text in texts.items()
    )


def _waits_for(viewer: Viewer, plan: SafetyPlan, hand: Hand | None) -> bool:
    """Whether a text was written for an organisation of the viewer, which has not said yet that it is right."""
    own = {held.organisation for held in viewer.held_roles if held.partnership == plan.partnership_id}
    return hand is not None and hand.organisation in own and not hand.confirmed


def _own_drafts(viewer: Viewer, plan: SafetyPlan, addresses: Iterable[TextAddress]) -> dict[str, OwnDraft]:
    rows = TextDraft.objects.filter(plan=plan, person=viewer.person, address__in=[str(one) for one in addresses])
    return {
        row.address: OwnDraft(row.text, row.based_on, row.saved_at, bool(row.discarded_at), row.other) for row in rows
    }


def _around(viewer: Viewer, plan: SafetyPlan, texts: Mapping[TextAddress, str]) -> tuple[list[str], dict[str, Hand]]:
    """Of who works on the plan: the address of every open conflict, and who wrote each text."""
    if not rules.works_with(viewer, plan):
        return [], {}
    here = [str(one) for one in texts]
    open_ones = TextConflict.objects.filter(plan=plan, address__in=here, settled_at=None)
    hands = {at: hand(row) for at, row in writings(plan, texts).items()}
    return list(open_ones.values_list("address", flat=True)), hands


def writings(plan: SafetyPlan, texts: Mapping[TextAddress, str]) -> dict[str, TextWriting]:
    """The newest writing of each of these texts, inside a scope of the caller.

    None where the text says something else by now: a starter set, an earlier plan or a decision came after the writer.
    """
    stands = {str(at): digest(text) for at, text in texts.items()}
    newest = TextWriting.objects.filter(plan=plan, address=OuterRef("address")).order_by("-written_at", "-pk")
    rows = TextWriting.objects.filter(plan=plan, address__in=list(stands), pk=Subquery(newest.values("pk")[:1]))
    return {row.address: row for row in rows.select_related("on_behalf_of") if row.digest == stands[row.address]}


def hand(row: TextWriting) -> Hand:
    whose = row.on_behalf_of
    return Hand(
        label=row.label,
        at=row.written_at,
        on_behalf_of=whose.name if whose else "",
        organisation=whose.pk if whose else None,
        source=row.source,
        confirmed=row.confirmed_at is not None,
    )
