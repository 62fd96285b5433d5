"""The stock core: agreements, goods in and out of the consigned warehouses, and their ledger."""
