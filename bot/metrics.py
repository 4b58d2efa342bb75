"""What Prometheus may read: counts and times, never a word of anybody's."""

from functools import lru_cache

from prometheus_client import CollectorRegistry, Counter, Gauge

REGISTRY = CollectorRegistry()
TURNS = Counter(
    "linli_turns_total", "Turns by channel and outcome", ["channel", "outcome"], registry=REGISTRY
)


@lru_cache(64)
def turns(channel: str, outcome: str) -> Counter:
    """The counter of one channel's turns with one outcome; to find it among labels each time costs more than to count."""
    return TURNS.labels(channel, outcome)


DELIVERIES = Counter(
    "linli_deliveries_total", "Deliveries by channel and outcome", ["channel", "outcome"], registry=REGISTRY
)
FOLLOW_UPS = Counter("linli_follow_ups_total", "Follow-ups fired by kind", ["kind"], registry=REGISTRY)
PENDING = Gauge("linli_outbox_pending", "Messages waiting for delivery", registry=REGISTRY)
