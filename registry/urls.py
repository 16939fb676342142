"""Public addresses of the registry; all of them answer `no-store`."""

from django.urls import URLPattern, path

from registry.views import receipts, sign_up

app_name = "registry"

urlpatterns: list[URLPattern] = [
    path("apply/received/", sign_up.received, name="received"),
    path("apply/receipt/<str:token>/", receipts.receipt, name="receipt"),
    path("apply/receipt/<str:token>/run.ics", receipts.receipt_calendar, name="receipt-calendar"),
    path("apply/<str:run_code>/", sign_up.sign_up_form, name="sign-up"),
]
