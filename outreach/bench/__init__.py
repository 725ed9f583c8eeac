"""Measurements that print figures and ratios taken in one run; nothing here asserts a speed."""
