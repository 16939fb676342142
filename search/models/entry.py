"""Published entries: what every listing, shelf, feed and the site search read, and nothing else."""

from django.db import models
from django.db.models import F, Q
from wagtail.models import Page

from portal.core.languages import is_thai
from search import kinds
from search.querysets import EntryQuerySet


class Entry(models.Model):
    """One thing the public can find. Written by ``search.sync`` only; remade at any time.

    Stores kind and code, never an address: that follows from the language. ``card`` holds small
    facts that only a card shows; whatever is filtered or sorted by has a column or a facet row.
    """

    page = models.OneToOneField(Page, models.CASCADE, related_name="entry")
    kind = models.CharField(max_length=16)
    code = models.CharField(max_length=120)
    title = models.CharField(max_length=255)
    title_en = models.CharField(max_length=255, blank=True)
    summary = models.CharField(max_length=300, blank=True)
    summary_en = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    #: What else it is found by: the names of its group, format and tags.
    keywords = models.TextField(blank=True)
    place_th = models.CharField(max_length=200, blank=True)
    place_en = models.CharField(max_length=200, blank=True)
    province_code = models.CharField(max_length=2, blank=True)
    district_code = models.CharField(max_length=4, blank=True)
    subdistrict_code = models.CharField(max_length=6, blank=True)
    unit_id = models.BigIntegerField(null=True)
    #: The two facets that nearly every question names, as columns of their own.
    group = models.CharField(max_length=16, blank=True)
    format = models.CharField(max_length=16, blank=True)
    #: What it costs, where listings of its kind are sorted by that; null: nobody says it.
    price_satang = models.IntegerField(null=True)
    #: All its facets in one text (``search.facet_sets``): entries are counted by it, in one index.
    facet_set = models.TextField(blank=True, default="")
    #: What its listing counts it by, runs included (``search.told``), and when that is true.
    told = models.TextField(blank=True, default="")
    told_since = models.DateTimeField(null=True)
    told_until = models.DateTimeField(null=True)
    card = models.JSONField(default=dict)
    #: First and last publication. A page that was never given them counts as old (``LONG_AGO``).
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    #: Grows with every change, for an index outside the database (``search.indexing``); else 0.
    version = models.BigIntegerField(default=0)

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="entry_code_once_per_kind")
        ]
        indexes = [
            models.Index(fields=["kind", "province_code", "district_code"], name="entry_by_area"),
            models.Index(fields=["kind", "group", "province_code"], name="entry_by_group"),
            models.Index(fields=["kind", "published_at", "id"], name="entry_newest"),
            models.Index(fields=["unit_id", "kind", "published_at", "id"], name="entry_by_unit"),
            models.Index(fields=["kind", "group", "format", "facet_set"], name="entry_counted"),
            models.Index(fields=["kind", "told"], name="entry_told"),
            models.Index(
                fields=["told_since"],
                name="entry_told_since",
                condition=Q(told_since__isnull=False),
            ),
            models.Index(
                fields=["told_until"],
                name="entry_told_until",
                condition=Q(told_until__isnull=False),
            ),
            models.Index(
                F("kind"),
                F("price_satang").asc(),
                F("published_at").desc(),
                F("id").desc(),
                name="entry_cheapest",
                condition=Q(price_satang__isnull=False),
            ),
            models.Index(
                F("kind"),
                F("price_satang").desc(),
                F("published_at").desc(),
                F("id").desc(),
                name="entry_dearest",
                condition=Q(price_satang__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"

    @property
    def url(self) -> str:
        """The address, in the active language."""
        return kinds.get(self.kind).url(self.code)

    @property
    def shown_title(self) -> str:
        """The title in the reader's language, Thai where there is no English."""
        return self.title if is_thai() else self.title_en or self.title

    @property
    def shown_summary(self) -> str:
        """The summary in the reader's language, Thai where there is no English."""
        return self.summary if is_thai() else self.summary_en or self.summary

    @property
    def shown_place(self) -> str:
        """The place in the reader's language, Thai where there is no English."""
        return self.place_th if is_thai() else self.place_en or self.place_th


class EntryFacet(models.Model):
    """A facet value that holds for an entry; several rows where several hold."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="facets")
    name = models.CharField(max_length=24)
    value = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "name", "value"], name="entry_facet_once")
        ]
        indexes = [models.Index(fields=["name", "value", "entry"], name="facet_entries")]

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


class EntryRun(models.Model):
    """A course's run beside its entry: dates, day parts and seat numbers, never a state.

    Conditions on a run ("open, at the weekend") must hold for one and the same row.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="runs")
    run_id = models.BigIntegerField(unique=True)
    number = models.PositiveSmallIntegerField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    cancelled_at = models.DateTimeField(null=True)
    capacity = models.PositiveIntegerField()
    #: 0 while somebody waits. Kept as a number, so that no engine compares two columns.
    seats_left = models.PositiveIntegerField()
    #: From this many seats left on, "few" is said: the larger of 3 and 15 % of the capacity.
    few_from = models.PositiveIntegerField()
    waiting_left = models.PositiveIntegerField()
    waiting_count = models.PositiveIntegerField()
    is_weekday = models.BooleanField()
    is_evening = models.BooleanField()
    is_weekend = models.BooleanField()
    is_one_district_one_occupation = models.BooleanField()
    has_wheelchair_access = models.BooleanField()
    #: Whether ``Entry.told`` knows of all the above; whoever changes any says that it does not.
    is_told = models.BooleanField(default=False)
    #: What the card of this run says: place, days ("ส.–อ."), moved.
    card = models.JSONField(default=dict)

    class Meta:
        ordering = ["starts_on", "number"]
        indexes = [
            models.Index(fields=["entry", "starts_on"], name="entry_run_soonest"),
            models.Index(fields=["starts_on", "entry"], name="entry_run_by_start"),
            models.Index(fields=["closes_at", "opens_at"], name="entry_run_window"),
            models.Index(fields=["entry"], name="entry_run_untold", condition=Q(is_told=False)),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}-{self.number}"
