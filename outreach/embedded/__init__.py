"""The servers that come in the wheels: real PostgreSQL and a real Redis-protocol broker under `var/`."""
