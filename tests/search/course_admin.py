"""What an editor does with courses in the admin, as requests: the screens are the real ones."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.factories.users import as_role, sign_in


class CourseAdmin:
    """A superuser at work; every request must succeed."""

    def __init__(self, client):
        self.user = as_role("superuser")
        self.client = sign_in(client, self.user)

    def post(self, name, *args, data=None, status=302, query=""):
        url = reverse(f"wagtailadmin_pages:{name}", args=args) + query
        response = self.client.post(url, data or {})
        assert response.status_code == status, _problem(url, response)
        return response

    def create(self, centre, *, publish=False, **fields):
        data = course_form(**fields)
        if publish:
            data["action-publish"] = "action-publish"
        self.post("add", "catalogue", "coursepage", centre.pk, data=data)

    def edit(self, page, *, action="", **fields):
        data = course_form(**fields)
        if action:
            data[f"action-{action}"] = f"action-{action}"
        self.post("edit", page.pk, data=data)

    def bulk(self, action, *pages, **data):
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        ids = "&".join(f"id={page.pk}" for page in pages)
        response = self.client.post(f"{url}?{ids}", data)
        assert response.status_code == 302, _problem(url, response)


def course_form(**fields):
    """The fields of a course that may be published, as the editor's form sends them."""
    return nested_form_data(
        {
            "title": "ทำขนมชั้นขายหน้าบ้าน",
            "summary": "ทำขนมไทยหกอย่าง คิดต้นทุนและตั้งราคาเป็น",
            "title_en": "",
            "summary_en": "",
            "occupational_group": "commerce",
            "hours": "20",
            "fee_baht": "0",
            "material_fee_baht": "",
            "picture_word": "",
            "picture": "",
            "share_image": "",
            "trainer": "",
            "certificate": "",
            "audience": "คนที่อยากขายขนม",
            "prerequisites": "",
            "bring": "",
            "selection_criteria": "",
            "parents_travel": "",
            "parents_safety": "",
            "parents_allowance": "",
            "parents_contact": "",
            "seo_title": "",
            "search_description": "",
            "outcomes": streamfield([("outcome", f"ทำขนมแบบที่ {n}") for n in (1, 2, 3)]),
            "topics": streamfield([("topic", {"title": "ขนมชั้น", "hours": "20", "text": ""})]),
            "body": streamfield([]),
            "comments": inline_formset([]),
            "go_live_at": "",
            "expire_at": "",
            **fields,
        }
    )


def clock(days):
    """A moment so many days from now, as the admin's form reads it."""
    return timezone.localtime(timezone.now() + timedelta(days=days)).strftime("%Y-%m-%d %H:%M")


def _problem(url, response):
    form = (response.context or {}).get("form") if response.context else None
    return f"{url}: {response.status_code} {form.errors if form is not None else ''}"
