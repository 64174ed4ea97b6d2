"""The shop's own pages, which its e-mails link to, and the API that is measured."""

from django.apps import apps
from django.http import HttpResponse
from django.urls import include, path

urlpatterns = [
    path("api/", include("oscarapi.urls")),
    # Without it each order would warn that nobody says how to pay.
    path("api/payment/<int:pk>/", lambda request, pk: HttpResponse(), name="api-payment"),
    path("", include(apps.get_app_config("oscar").urls[0])),
]
