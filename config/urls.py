"""The pages; webhooks go round Django (config/asgi.py)."""

from django.urls import path

from outreach.ops.views import healthz

urlpatterns = [path("healthz", healthz)]
