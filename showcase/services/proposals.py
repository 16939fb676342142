"""What somebody outside proposes becomes a draft: a new product, or a change to what is online."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from catalogue.models import CentrePage
from portal.media.models import PortalImage
from portal.places.models import OrgUnit
from showcase.models import GroupPage, ProductPage
from showcase.proposed_values import (
    CONTACT_FIELDS,
    GROUP_FIELDS,
    PRODUCT_FIELDS,
    Showcased,
    demand_good,
    judged,
)

__all__ = ["GROUP_FIELDS", "PRODUCT_FIELDS", "draft_change", "draft_product"]

#: A file and what it shows.
Picture = tuple[File[bytes], str]
_LONGEST_TITLE = 255


@transaction.atomic
def draft_product(
    *,
    unit: OrgUnit,
    group: GroupPage | None,
    answers: Mapping[str, Any],
    pictures: Iterable[Picture] = (),
    by: Any,
    owner: Any = None,
) -> ProductPage:
    """Make a product below the centre's page, unpublished; values are judged as its form does.

    `by` is who does it, and must be allowed to; None is a program of ours. `owner` is whose page
    it is, who may not publish it: nobody where the words came from outside.
    """
    # Held: the place of the next child is counted from it.
    centre = CentrePage.objects.select_for_update(of=("self",)).filter(unit=unit).first()
    if centre is None:
        raise ValidationError(_("%(unit)s has no page that products lie below") % {"unit": unit})
    _demand_may_add(centre, group, by)
    page = ProductPage(group=group)
    if group is not None:
        page.occupational_group = group.occupational_group
    demand_good(judged(page, answers, parent=centre, by=by))

    page.live, page.has_unpublished_changes, page.owner = False, True, owner
    _hang(page, _keep(pictures, unit, page.title, by))
    centre.add_child(instance=page)
    revision = page.save_revision(user=by, clean=False)
    log(
        instance=page,
        action="wagtail.create",
        user=by,
        revision=revision,
        content_changed=True,
    )
    return page


@transaction.atomic
def draft_change(
    page: Page, *, answers: Mapping[str, Any], pictures: Iterable[Picture] = (), by: Any
) -> Showcased:
    """Add a draft on top of the newest version of a product or a group; what is live stays as it is.

    A contact that changes must be confirmed anew: the day on which it was is emptied.
    """
    # Held: two drafts made at once would each miss what the other says.
    kept = Page.objects.select_for_update(of=("self",)).get(pk=page.pk).specific
    if not isinstance(kept, Showcased):
        raise ValidationError(_("Only products and groups can be changed by a proposal"))
    if not kept.permissions_for_user(by).can_edit():
        raise PermissionDenied
    if kept.workflow_in_progress or kept.locked:
        raise ValidationError(
            _("The page waits for approval or is locked. Decide that first, then make the draft")
        )
    draft: Showcased = kept.get_latest_revision_as_object()
    before = {name: getattr(draft, name) for name in CONTACT_FIELDS}
    demand_good(judged(draft, answers, parent=draft.get_parent(), by=by))

    if any(getattr(draft, name) != value for name, value in before.items()):
        draft.contact_confirmed_on = None
    _hang(draft, _keep(pictures, draft.keeper, draft.title, by))
    if not kept.live:
        draft.save(clean=False)  # type: ignore[call-arg]  # Page's
    revision = draft.save_revision(user=by, clean=False)
    log(
        instance=draft,
        action="wagtail.edit",
        user=by,
        revision=revision,
        content_changed=True,
    )
    return draft


def _demand_may_add(centre: CentrePage, group: GroupPage | None, by: Any) -> None:
    if by is None or centre.permissions_for_user(by).can_add_subpage():
        return
    # Whoever looks after a group's page writes its products, too.
    if group is None or not group.permissions_for_user(by).can_edit():
        raise PermissionDenied


def _keep(
    pictures: Iterable[Picture], unit: OrgUnit | None, title: str, by: Any
) -> list[PortalImage]:
    """Take pictures into the centre's own; each is cleaned if it was not yet."""
    kept = []
    for file, words in pictures:
        image = PortalImage(
            title=(words or title)[:_LONGEST_TITLE],
            description=words[:_LONGEST_TITLE],
            file=file,
            unit=unit,
            uploaded_by_user=by,
        )
        image.save()
        kept.append(image)
    return kept


def _hang(page: Showcased, images: list[PortalImage]) -> None:
    """The first picture stands for the page, the others beside it."""
    if not images:
        return
    page.picture, *others = images
    for image in others:
        image.contextual_alt_text = image.description
        image.decorative = not image.description
        page.more_pictures.append(("picture", {"image": image, "caption": ""}))
