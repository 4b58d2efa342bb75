"""What Prometheus may read: counts and times, never a word of anybody's."""

from prometheus_client import CollectorRegistry, Counter, Gauge

REGISTRY = CollectorRegistry()
TURNS = Counter(
    "linli_turns_total", "Turns by channel and outcome", ["channel", "outcome"], registry=REGISTRY
)
DELIVERIES = Counter(
    "linli_deliveries_total", "Deliveries by channel and outcome", ["channel", "outcome"], registry=REGISTRY
)
FOLLOW_UPS = Counter("linli_follow_ups_total", "Follow-ups fired by kind", ["kind"], registry=REGISTRY)
PENDING = Gauge("linli_outbox_pending", "Messages waiting for delivery", registry=REGISTRY)
