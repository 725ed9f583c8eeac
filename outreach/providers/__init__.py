"""Carriers and mail services, one file each; their vocabulary dies there."""
