"""Deals: owners, discounts, papers, signing, instalments, and who sees which customer."""
