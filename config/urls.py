"""The pages; webhooks go round Django (config/asgi.py)."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
