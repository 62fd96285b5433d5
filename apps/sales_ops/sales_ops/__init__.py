"""Sales Ops: the sales department on ERPNext."""

__version__ = "0.3.0"
