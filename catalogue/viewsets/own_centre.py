"""A new page below the right centre: one press for whoever works for one centre only."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin.views.pages.choose_parent import ChooseParentView

from catalogue.own_centres import own_centre


class OwnCentreParentView(ChooseParentView):
    """Asks below which centre a page belongs: not who works for one centre only."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        centre = own_centre(request.user)
        if centre is not None and centre.permissions_for_user(request.user).can_add_subpage():
            kind = self.model._meta
            return redirect("wagtailadmin_pages:add", kind.app_label, kind.model_name, centre.pk)
        answer: HttpResponse = super().get(request, *args, **kwargs)
        return answer
