"""Simulated data of the official shape, and what was planted in it."""
