"""Connections of campaigns and projects with the marketing that works for them."""

from frappe import _

ACTIVITY, BUDGET = "Marketing Activity", "Marketing Budget"


def of_campaign(data: dict) -> dict:
	"""ERPNext's Campaign, which has no connections of its own: the activities that work for it, and what came of them."""
	return _with(data, "campaign", {"Lead": "campaign_name"}, [ACTIVITY], ["Lead", "Opportunity"])


def of_promotion_campaign(data: dict) -> dict:
	"""A Property Promotion Campaign: the activities that work for it, and its deals."""
	names = {ACTIVITY: "property_promotion_campaign"}
	return _with(data, "promotion_campaign", names, [ACTIVITY], ["Property Subscription"])


def of_property_project(data: dict) -> dict:
	"""A Property Project: its marketing budgets."""
	return _with(data, "property_project", {}, [BUDGET])


def of_project(data: dict) -> dict:
	"""ERPNext's Project: its marketing budgets."""
	return _with(data, "project", {}, [BUDGET])


def _with(
	data: dict, fieldname: str, non_standard: dict, marketing: list[str], results: list[str] | None = None
) -> dict:
	data.setdefault("fieldname", fieldname)
	groups = [{"label": _("Marketing"), "items": marketing}]
	if results:
		groups.append({"label": _("Results"), "items": results})
	data["transactions"] = [*(data.get("transactions") or []), *groups]
	data["non_standard_fieldnames"] = {**(data.get("non_standard_fieldnames") or {}), **non_standard}
	return data
