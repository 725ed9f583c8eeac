"""A year of a practice on a virtual clock: the engine's own actions, and an oracle with none of its rules."""
