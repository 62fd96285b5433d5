"""Settling what was used: periods, the supplier's invoice, payment, price changes and late returns."""
