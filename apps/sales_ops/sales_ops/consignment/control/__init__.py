"""Proof and sight: the nightly check, counts, goods that go back, and what the reports ask."""
