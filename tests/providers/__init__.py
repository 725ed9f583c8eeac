"""The providers, against real servers."""
