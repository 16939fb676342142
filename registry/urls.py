"""Public addresses of the registry; all of them answer `no-store`."""

from django.urls import URLPattern, path

from registry.views import (
    guardian,
    interest,
    notices,
    receipts,
    rights,
    sign_up,
    status,
    submissions,
)

app_name = "registry"

urlpatterns: list[URLPattern] = [
    path("s/<str:ref>/", status.signup_short, name="signup-short"),
    path("status/", status.status, name="status"),
    path("status/<str:token>/", status.status_one, name="status-one"),
    path("status/<str:token>/cancel/", status.cancel, name="cancel"),
    path("status/<str:token>/telephone/", status.telephone, name="telephone"),
    path("status/<str:token>/offer/", status.offer, name="offer"),
    path("status/<str:token>/guardian/", status.resend, name="guardian-resend"),
    path("status/<str:token>/groups/", status.groups, name="groups"),
    path("status/<str:token>/consents/", status.consents_given, name="consents"),
    path("guardian/<str:ref>/<str:word>/", guardian.guardian, name="guardian"),
    path("privacy/notices/", notices.privacy, name="privacy"),
    path("privacy/request/", rights.ask, name="rights"),
    path("privacy/request/<str:token>/", rights.receipt, name="rights-receipt"),
    path("apply/received/", sign_up.received, name="received"),
    path("apply/receipt/<str:token>/", receipts.receipt, name="receipt"),
    path("apply/receipt/<str:token>/run.ics", receipts.receipt_calendar, name="receipt-calendar"),
    path("apply/<str:run_code>/", sign_up.sign_up_form, name="sign-up"),
    path("showcase/propose/", submissions.propose, name="submission-new"),
    path("showcase/propose/picture/<str:token>/", submissions.picture, name="submission-picture"),
    path("showcase/proposals/<str:token>/", submissions.receipt, name="submission-receipt"),
    path("interest/", interest.ask, name="interest"),
    path("interest/done/", interest.done, name="interest-done"),
]
