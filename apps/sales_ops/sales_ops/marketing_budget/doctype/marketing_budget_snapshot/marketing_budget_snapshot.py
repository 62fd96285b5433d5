from frappe.model.document import Document


class MarketingBudgetSnapshot(Document):
	"""How a budget stood on a day, for trends; `marketing_budget/snapshots.py` writes it every night."""
