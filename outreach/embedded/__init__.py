"""The servers that come in the wheels: real PostgreSQL and a real Redis-protocol broker under `var/`."""

import logging

# As libraries do: who wants to hear of restarts configures logging; a terminal is spared.
logging.getLogger(__name__).addHandler(logging.NullHandler())
