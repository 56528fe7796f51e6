"""Tasks, their failures, and mail: rows in the database of what they are about."""

import uuid

from django.db import models
from django.db.models import Q

from ineen.ground.privacy.declarations import Declared, Personal, Retention


class TaskState(models.TextChoices):
    WAITING = "waiting", "wacht"
    RUNNING = "running", "bezig"
    DONE = "done", "klaar"
    FAILED = "failed", "mislukt"


class Task(models.Model):
    """Work to do after an act: a function by its dotted name, with a payload."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("taak", max_length=120)
    payload = models.JSONField("gegevens")
    key = models.CharField("sleutel", max_length=200, unique=True)
    state = models.CharField("stand", max_length=8, choices=TaskState.choices, default=TaskState.WAITING)
    asked_by = models.UUIDField("gevraagd door", null=True)
    asked_at = models.DateTimeField("gevraagd op")
    due = models.DateTimeField("te doen vanaf")
    attempts = models.PositiveSmallIntegerField("pogingen", default=0)
    held_by = models.UUIDField("in handen van", null=True)
    leased_until = models.DateTimeField("in handen tot", null=True)
    done = models.PositiveIntegerField("gedaan", default=0)
    total = models.PositiveIntegerField("totaal", default=0)
    finished_at = models.DateTimeField("geëindigd op", null=True)

    privacy = Declared(
        retention=Retention.after(
            since="finished_at", months=1, certain=False, ground="alleen nodig om na te gaan of het werk is gedaan"
        ),
        id=Personal.NONE,
        name=Personal.NONE,
        payload=Personal.PERSONAL,
        key=Personal.NONE,
        state=Personal.NONE,
        asked_by=Personal.PERSONAL,
        asked_at=Personal.NONE,
        due=Personal.NONE,
        attempts=Personal.NONE,
        held_by=Personal.NONE,
        leased_until=Personal.NONE,
        done=Personal.NONE,
        total=Personal.NONE,
        finished_at=Personal.NONE,
    )

    class Meta:
        indexes = (models.Index(fields=["state", "due"], name="outbox_due"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(state="running", held_by__isnull=False, leased_until__isnull=False)
                | (~Q(state="running") & Q(held_by__isnull=True, leased_until__isnull=True)),
                name="outbox_running_is_held",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "failed"], finished_at__isnull=False)
                | Q(state__in=["waiting", "running"], finished_at__isnull=True),
                name="outbox_finished_has_time",
            ),
            models.CheckConstraint(condition=Q(done__lte=models.F("total")), name="outbox_done_within_total"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.get_state_display()})"


class Failure(models.Model):
    """One attempt that failed. The traceback stays in this database; `reference` is what is told outside."""

    id = models.UUIDField("verwijzing", primary_key=True, default=uuid.uuid4, editable=False)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="failures")
    attempt = models.PositiveSmallIntegerField("poging")
    at = models.DateTimeField("op")
    traceback = models.TextField("foutmelding")

    privacy = Declared(
        retention=Retention.with_parent("task", ground="hoort bij het werk dat mislukte"),
        id=Personal.NONE,
        task=Personal.NONE,
        attempt=Personal.NONE,
        at=Personal.NONE,
        traceback=Personal.SPECIAL,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=["task", "attempt"], name="outbox_one_failure_per_attempt"),)

    def __str__(self) -> str:
        return f"poging {self.attempt} van {self.task_id}"


class Notice(models.TextChoices):
    """What a message about the vault may say: one fixed sentence for each kind."""

    WAITING = "waiting", "Er staat iets voor u klaar in Ineen. Meld u aan om het te lezen."
    TERM_NEAR = "term_near", "Een termijn die u in Ineen bewaakt, loopt binnenkort af. Meld u aan om te zien welke."


class Mail(models.Model):
    """One message: words to an address, or a fixed notice to a person (the only kind in the vault)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    address = models.EmailField("aan", blank=True)
    subject = models.CharField("onderwerp", max_length=200, blank=True)
    text = models.TextField("bericht", blank=True)
    unsubscribe = models.CharField("adres om af te melden", max_length=500, blank=True)
    person = models.UUIDField("aan persoon", null=True)
    notice = models.CharField("soort", max_length=12, choices=Notice.choices, blank=True)
    reference = models.UUIDField("kenmerk", default=uuid.uuid4, unique=True)
    once = models.BooleanField("tekst wissen na verzending", default=False)
    written_at = models.DateTimeField("geschreven op")
    handed_over_at = models.DateTimeField("aangeboden op", null=True)
    accepted_at = models.DateTimeField("aangenomen op", null=True)

    privacy = Declared(
        retention=Retention.after(
            since="written_at", months=1, certain=False, ground="alleen nodig om na te gaan of het bericht is verzonden"
        ),
        id=Personal.NONE,
        address=Personal.PERSONAL,
        subject=Personal.PERSONAL,
        text=Personal.PERSONAL,
        unsubscribe=Personal.PERSONAL,
        person=Personal.PERSONAL,
        notice=Personal.NONE,
        reference=Personal.NONE,
        once=Personal.NONE,
        written_at=Personal.NONE,
        handed_over_at=Personal.NONE,
        accepted_at=Personal.NONE,
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=(Q(person__isnull=True, notice="") & ~Q(address="") & ~Q(subject="") & ~Q(text=""))
                | (Q(person__isnull=False, address="", subject="", text="") & ~Q(notice="")),
                name="outbox_mail_words_or_notice",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(handed_over_at__isnull=False),
                name="outbox_mail_accepted_was_handed_over",
            ),
        )

    def __str__(self) -> str:
        return self.get_notice_display() or self.subject
