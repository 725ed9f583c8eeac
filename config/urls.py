"""The pages; webhooks go round Django (config/asgi.py)."""

from django.urls import path

from outreach.ops.views import healthz
from outreach.web.preferences import preferences_page
from outreach.web.unsubscribe import unsubscribe_page
from outreach.web.visit import visit_file, visit_page

urlpatterns = [
    path("healthz", healthz),
    path("p/<str:token>", preferences_page),
    path("u/<str:token>", unsubscribe_page),
    path("v/<str:token>", visit_page),
    path("v/<str:token>/visit.ics", visit_file),
]
