"""Consigned goods in the desk: a delivery takes them, the buyer settles them; once in Chinese."""

import pytest
from desk import PATIENCE
from playwright.sync_api import expect

import frappe
from frappe.utils import now_datetime

from sales_ops.testing import consignment as make
from sales_ops.testing import settlement
from sales_ops.testing.cleanup import remove_since

SUPPLIER, ITEM = "浏览器轴承厂", "LLQ-6205"


@pytest.fixture
def goods(site):
	"""An agreement with ten pieces in store at 12.50, and the draft of a delivery of four in the last period."""
	frappe.db.rollback()
	frappe.set_user("Administrator")
	make.any_customer(), make.own_warehouse()
	frappe.db.commit()
	began = now_datetime()
	item = make.make_item(ITEM, item_name="深沟球轴承")
	values = {"consignment_site": make.make_site("浏览器库"), "supplier": make.make_supplier(SUPPLIER)}
	agreement = make.make_agreement(item, rate=12.5, **values)
	end = settlement.last_period().end
	make.receive_consigned(agreement, item, 10, on=f"{end} 08:00:00")
	row = {"item_code": item, "qty": 4, "warehouse": agreement.consigned_warehouse, "rate": 15}
	note = make.deliver(row, submit=False, on=f"{end} 10:00:00")
	frappe.db.commit()
	yield agreement, note
	frappe.set_user("Administrator")
	remove_since(began)


def fresh(doctype: str, filters: dict, fields):
	"""What the database says now: the server has committed since our last look."""
	frappe.db.rollback()
	return frappe.db.get_value(doctype, filters, fields)


def test_a_delivery_takes_consigned_goods_and_the_buyer_settles_them_in_chinese(desk, goods):
	agreement, note = goods
	withdrawal = deliver(desk("storekeeper"), note)
	assert fresh("Consignment Withdrawal", withdrawal, ["status", "total_amount"]) == ("Unsettled", 50)
	bins = {"warehouse": agreement.consigned_warehouse, "item_code": ITEM}
	assert fresh("Bin", bins, ["actual_qty", "stock_value"]) == (6, 0)

	name = settlement.settle(agreement, submit=False).name
	frappe.db.commit()
	buyer = desk("chinese_buyer")
	buyer.open(f"consignment-settlement/{name}")
	buyer.wait_for_form("Consignment Settlement")
	assert buyer.value("net_amount") == 50
	confirm(buyer)
	assert fresh("Consignment Settlement", name, ["status", "net_amount"]) == ("Confirmed", 50)
	assert fresh("Consignment Withdrawal", withdrawal, "status") == "Settled"

	buyer.open(f"consignment-agreement/{agreement.name}")
	buyer.wait_for_form("Consignment Agreement")
	expect(buyer.page.locator(".page-head:visible .indicator-pill").first).to_have_text(
		"生效", timeout=PATIENCE
	)


def test_a_receipt_is_filled_from_the_agreement_and_takes_in_what_is_not_rejected(desk, goods):
	agreement, _note = goods
	keeper = desk("storekeeper")
	keeper.open(f"consignment-agreement/{agreement.name}")
	keeper.wait_for_form("Consignment Agreement")
	keeper.form_button("Create").click()
	keeper.page.locator(".dropdown-menu:visible .dropdown-item", has_text="Consignment Receipt").click()
	keeper.wait_for_form("Consignment Receipt")
	keeper.page.wait_for_function("cur_frm.so_prices && Object.keys(cur_frm.so_prices).length")
	keeper.form_button("Fill with All Items").click()
	keeper.page.wait_for_function("(cur_frm.doc.items || []).some((row) => row.rate === 12.5)")
	type_into_first_row(keeper, qty=8, rejected_qty=2, rejection_reason="锈蚀")
	assert keeper.page.evaluate("cur_frm.doc.items[0].accepted_qty") == 6
	assert keeper.value("total_amount") == 75
	keeper.save()
	keeper.submit()
	name = keeper.value("name")
	assert fresh("Consignment Receipt", name, ["status", "total_amount"]) == ("Received", 75)
	expect(keeper.page.locator(".so-headline")).to_contain_text("The goods belong to", timeout=PATIENCE)


def type_into_first_row(desk, **values) -> None:
	"""As typed into the grid; rows without an item are what the grid began with."""
	desk.page.evaluate(
		"""async (values) => {
			cur_frm.doc.items = cur_frm.doc.items.filter((row) => row.item_code);
			const row = cur_frm.doc.items[0];
			for (const [field, value] of Object.entries(values))
				await frappe.model.set_value(row.doctype, row.name, field, value);
		}""",
		values,
	)


def deliver(keeper, note) -> str:
	"""Submit the draft in the browser; returns the withdrawal that it made."""
	keeper.open(f"delivery-note/{note.name}")
	keeper.wait_for_form("Delivery Note")
	keeper.submit()
	return fresh("Consignment Withdrawal", {"source_document": note.name, "docstatus": 1}, "name")


def confirm(buyer) -> None:
	"""The first button of the form, in whatever language, and the answer to what it asks."""
	buyer.page.locator(".page-head:visible .primary-action").click()
	buyer.page.locator(".modal-dialog:visible .btn-primary:visible").first.click()
	buyer.wait_until("docstatus", 1)
