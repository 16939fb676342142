"""Addresses of the showcase; short links are in the root urls, without a language."""

from django.urls import path

from showcase.knowledge.urls import urlpatterns as knowledge
from showcase.practice.urls import urlpatterns as practice
from showcase.views import groups, products

app_name = "showcase"

urlpatterns = [
    path("products/", products.product_list, name="product-list"),
    path("products/<str:code>/", products.product_detail, name="product-detail"),
    path("products/<str:code>/labels.pdf", products.product_labels, name="product-labels"),
    path("groups/", groups.group_list, name="group-list"),
    path("groups/<str:code>/", groups.group_detail, name="group-detail"),
    *practice,
    *knowledge,
]
