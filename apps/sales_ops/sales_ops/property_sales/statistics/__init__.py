"""Reports that are handed in for a day, a week or a month, and the figures they freeze."""
