"""The control of marketing budgets: `guard.py` is called around each step that may take more."""
