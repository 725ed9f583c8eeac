"""The pages, and the mail service's webhooks; the carrier's go round Django (config/asgi.py)."""

from django.urls import include, path

from config.mail import mail_service
from config.settings import env
from outreach.hooks.mail import mail_webhooks
from outreach.ops.views import healthz
from outreach.web.preferences import preferences_page
from outreach.web.unsubscribe import unsubscribe_page
from outreach.web.visit import visit_file, visit_page

urlpatterns = [
    path("healthz", healthz),
    path("mail/", include(mail_webhooks(mail_service(env.email_url.get_secret_value())))),
    path("p/<str:token>", preferences_page),
    path("u/<str:token>", unsubscribe_page),
    path("v/<str:token>", visit_page),
    path("v/<str:token>/visit.ics", visit_file),
]

handler404 = "outreach.web.pages.not_found"
handler500 = "outreach.web.pages.broken"
