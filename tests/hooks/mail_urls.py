"""The mail webhooks as `config.urls` mounts them, for two services at once."""

from django.urls import include, path

from outreach.hooks.mail import mail_webhooks

urlpatterns = [path("mail/", include([*mail_webhooks("mailgun"), *mail_webhooks("postmark")]))]
