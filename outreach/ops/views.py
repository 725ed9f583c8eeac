"""What a load balancer or a watchman asks."""

from django.db import connection
from django.http import HttpRequest, JsonResponse

from config.settings import env


def healthz(request: HttpRequest) -> JsonResponse:
    """200 while this process can reach the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"ok": True, "instance": env.instance})
