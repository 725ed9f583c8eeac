"""What waits in the broker; it is only the doorbell, so an empty one loses nothing."""

from collections.abc import Mapping

from redis import Redis

QUEUES = ("urgent", "receipts", "bulk", "upkeep")


def depths(broker_url: str) -> Mapping[str, int]:
    """How many tasks wait in each queue; raises redis.RedisError when the broker can't be asked."""
    url = broker_url.replace("redis+socket://", "unix://", 1)
    with Redis.from_url(url, socket_timeout=3, socket_connect_timeout=3) as client:
        return {queue: int(client.llen(queue)) for queue in QUEUES}
