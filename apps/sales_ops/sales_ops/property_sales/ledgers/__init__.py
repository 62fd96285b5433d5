"""Ledgers beside the sale: all units, vacancy, the management company, the archive."""
