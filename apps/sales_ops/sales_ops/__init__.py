"""Sales Ops: the sales department on ERPNext."""

__version__ = "1.0.0.dev0"
