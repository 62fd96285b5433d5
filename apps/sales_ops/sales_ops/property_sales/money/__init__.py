"""A deal's money in ERPNext's ledgers: receipts, refunds, transfers, revenue."""
