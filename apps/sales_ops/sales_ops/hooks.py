app_name = "sales_ops"
app_title = "Sales Ops"
app_publisher = "Sales Ops contributors"
app_description = (
	"The sales department on ERPNext: property sales, consignment, marketing budgets and sales meetings"
)
app_license = "gpl-3.0"

# With the owner: a bare name would make install-app ask the code host who owns it. One line: bench reads it with a regex.
required_apps = ["frappe/erpnext"]
export_python_type_annotations = True

after_install = "sales_ops.install.after_install"
after_migrate = [
	"sales_ops.setup.property_setters.apply",
	"sales_ops.setup.dimension.make_dimension",
	"sales_ops.marketing_budget.controlled_accounts.keep_filters",
]
setup_wizard_complete = "sales_ops.setup.seed.after_setup_wizard"
before_uninstall = "sales_ops.uninstall.before_uninstall"

doctype_js = {
	"Journal Entry": "marketing_budget/client_scripts/journal_entry.js",
	"Payment Entry": "property_sales/client_scripts/payment_entry.js",
	"Purchase Invoice": "marketing_budget/client_scripts/purchase_invoice.js",
	"Purchase Order": "marketing_budget/client_scripts/purchase_order.js",
	"Stock Entry": "marketing_budget/client_scripts/stock_entry.js",
}

doctype_list_js = {
	"Stock Entry": "consignment/client_scripts/stock_entry_list.js",
}

doc_events = {
	# Of all DocTypes: those of others are left alone after one look-up.
	"*": {
		"before_validate": ["sales_ops.guards.keep_place", "sales_ops.links.require_existing"],
		"before_update_after_submit": [
			"sales_ops.guards.keep_place",
			"sales_ops.links.require_existing",
		],
	},
	"Account": {
		"on_update": "sales_ops.marketing_budget.controlled_accounts.on_account_change",
	},
	"Consignment Ledger Entry": {
		"after_insert": "sales_ops.consignment.settlement.price_changes.follow_return",
	},
	"Delivery Note": {
		"before_validate": "sales_ops.consignment.overrides.delivery_note.before_validate",
		"validate": "sales_ops.consignment.overrides.delivery_note.validate",
		"on_submit": "sales_ops.consignment.overrides.delivery_note.on_submit",
		"before_cancel": "sales_ops.consignment.overrides.delivery_note.before_cancel",
		"on_cancel": "sales_ops.consignment.overrides.delivery_note.on_cancel",
	},
	"Material Request": {
		"on_cancel": "sales_ops.sales_meetings.overrides.material_request.on_cancel",
		"on_trash": "sales_ops.sales_meetings.overrides.material_request.on_trash",
	},
	"Expense Claim": {
		"before_submit": "sales_ops.marketing_budget.overrides.vouchers.before_submit",
		"on_submit": "sales_ops.marketing_budget.overrides.vouchers.on_submit",
		"before_cancel": "sales_ops.marketing_budget.overrides.vouchers.before_cancel",
		"on_cancel": "sales_ops.marketing_budget.overrides.vouchers.on_cancel",
		"before_update_after_submit": "sales_ops.marketing_budget.overrides.vouchers.before_update_after_submit",
		"on_update_after_submit": "sales_ops.marketing_budget.overrides.vouchers.on_update_after_submit",
	},
	"GL Entry": {
		"before_submit": "sales_ops.marketing_budget.overrides.gl_entry.before_submit",
		"on_submit": "sales_ops.marketing_budget.overrides.gl_entry.on_submit",
	},
	"Journal Entry": {
		"before_submit": "sales_ops.marketing_budget.overrides.vouchers.before_submit",
		"on_submit": "sales_ops.marketing_budget.overrides.vouchers.on_submit",
		"before_cancel": "sales_ops.marketing_budget.overrides.vouchers.before_cancel",
		"on_cancel": "sales_ops.marketing_budget.overrides.vouchers.on_cancel",
		"before_update_after_submit": "sales_ops.marketing_budget.overrides.vouchers.before_update_after_submit",
		"on_update_after_submit": "sales_ops.marketing_budget.overrides.vouchers.on_update_after_submit",
	},
	"Payment Ledger Entry": {
		"on_submit": "sales_ops.consignment.overrides.payment_ledger_entry.on_submit",
	},
	"Purchase Invoice": {
		"validate": "sales_ops.consignment.overrides.purchase_invoice.validate",
		"before_submit": "sales_ops.marketing_budget.overrides.vouchers.before_submit",
		"on_submit": "sales_ops.marketing_budget.overrides.vouchers.on_submit",
		"before_cancel": "sales_ops.marketing_budget.overrides.vouchers.before_cancel",
		"before_update_after_submit": "sales_ops.marketing_budget.overrides.vouchers.before_update_after_submit",
		"on_update_after_submit": "sales_ops.marketing_budget.overrides.vouchers.on_update_after_submit",
		"on_cancel": [
			"sales_ops.consignment.overrides.purchase_invoice.on_cancel",
			"sales_ops.marketing_budget.overrides.vouchers.on_cancel",
		],
	},
	"Purchase Order": {
		"validate": [
			"sales_ops.consignment.overrides.purchase_order.validate",
			"sales_ops.marketing_budget.overrides.purchase_order.validate",
		],
		"before_submit": "sales_ops.marketing_budget.overrides.purchase_order.before_submit",
		"on_submit": "sales_ops.marketing_budget.overrides.vouchers.on_submit",
		"before_cancel": [
			"sales_ops.consignment.overrides.purchase_order.before_cancel",
			"sales_ops.marketing_budget.overrides.vouchers.before_cancel",
		],
		"on_cancel": "sales_ops.marketing_budget.overrides.vouchers.on_cancel",
		"before_update_after_submit": "sales_ops.marketing_budget.overrides.purchase_order.before_update_after_submit",
		"on_update_after_submit": "sales_ops.marketing_budget.overrides.purchase_order.on_update_after_submit",
		"before_change": "sales_ops.marketing_budget.overrides.purchase_order.before_change",
		"on_change": "sales_ops.marketing_budget.overrides.purchase_order.on_change",
	},
	"Purchase Receipt": {
		"validate": "sales_ops.consignment.overrides.purchase_receipt.validate",
		"before_cancel": [
			"sales_ops.consignment.overrides.purchase_receipt.before_cancel",
			"sales_ops.marketing_budget.overrides.vouchers.before_cancel",
		],
		"before_submit": "sales_ops.marketing_budget.overrides.vouchers.before_submit",
		"on_submit": "sales_ops.marketing_budget.overrides.vouchers.on_submit",
		"on_cancel": "sales_ops.marketing_budget.overrides.vouchers.on_cancel",
		"before_update_after_submit": "sales_ops.marketing_budget.overrides.vouchers.before_update_after_submit",
		"on_update_after_submit": "sales_ops.marketing_budget.overrides.vouchers.on_update_after_submit",
	},
	"Sales Invoice": {
		"before_validate": "sales_ops.consignment.overrides.sales_invoice.before_validate",
		"validate": "sales_ops.consignment.overrides.sales_invoice.validate",
		"on_submit": "sales_ops.consignment.overrides.sales_invoice.on_submit",
		"before_cancel": "sales_ops.consignment.overrides.sales_invoice.before_cancel",
		"on_cancel": "sales_ops.consignment.overrides.sales_invoice.on_cancel",
	},
	"Stock Entry": {
		"before_validate": "sales_ops.consignment.overrides.stock_entry.before_validate",
		"validate": "sales_ops.consignment.overrides.stock_entry.validate",
		"before_submit": "sales_ops.marketing_budget.overrides.vouchers.before_submit",
		"on_submit": [
			"sales_ops.consignment.overrides.stock_entry.on_submit",
			"sales_ops.marketing_budget.overrides.vouchers.on_submit",
		],
		"before_cancel": [
			"sales_ops.consignment.overrides.stock_entry.before_cancel",
			"sales_ops.marketing_budget.overrides.vouchers.before_cancel",
		],
		"on_cancel": [
			"sales_ops.consignment.overrides.stock_entry.on_cancel",
			"sales_ops.marketing_budget.overrides.vouchers.on_cancel",
		],
		"before_update_after_submit": "sales_ops.marketing_budget.overrides.vouchers.before_update_after_submit",
		"on_update_after_submit": "sales_ops.marketing_budget.overrides.vouchers.on_update_after_submit",
	},
	"Stock Ledger Entry": {
		"before_submit": "sales_ops.consignment.overrides.stock_ledger_entry.before_submit",
	},
	"Property Change Application": {
		"on_submit": "sales_ops.property_sales.ledgers.management_notices.on_change",
		"on_cancel": "sales_ops.property_sales.ledgers.management_notices.on_change_undone",
	},
	"Property Handover": {
		"on_submit": "sales_ops.property_sales.ledgers.management_notices.on_handover",
		"on_cancel": "sales_ops.property_sales.ledgers.management_notices.on_handover_cancelled",
	},
	"Consignment Receipt": {
		"validate": "sales_ops.consignment.demand.call_offs.on_receipt_validate",
		"on_submit": "sales_ops.consignment.demand.call_offs.on_receipt",
		"on_cancel": "sales_ops.consignment.demand.call_offs.on_receipt",
	},
	"Supplier Scorecard Period": {
		"before_validate": "sales_ops.consignment.demand.scorecard.be_importable",
	},
	"Supplier Scorecard Variable": {
		"before_validate": "sales_ops.consignment.demand.scorecard.be_importable",
	},
	"ToDo": {
		"on_update": "sales_ops.sales_meetings.meetings.todos.on_update",
		"on_trash": "sales_ops.sales_meetings.meetings.todos.on_trash",
	},
	"Payment Entry": {
		"before_insert": "sales_ops.property_sales.overrides.payment_entry.before_insert",
		"validate": "sales_ops.property_sales.overrides.payment_entry.validate",
		"on_submit": [
			"sales_ops.property_sales.overrides.payment_entry.on_submit",
			"sales_ops.property_sales.collection.follow_ups.on_receipt",
		],
		"before_cancel": "sales_ops.property_sales.overrides.payment_entry.before_cancel",
		"on_cancel": [
			"sales_ops.property_sales.overrides.payment_entry.on_cancel",
			"sales_ops.property_sales.collection.follow_ups.on_receipt",
		],
	},
}

# What a ledger of expenses says of a voucher stays, and does not keep the voucher from being cancelled.
ignore_links_on_delete = ["Marketing Expense Ledger Item"]

# They are cancelled by the document they were posted for, or freed by it, and not before it.
auto_cancel_exempted_doctypes = ["Consignment Withdrawal", "Marketing Budget Exception"]

override_doctype_dashboards = {
	"Campaign": "sales_ops.marketing_budget.overrides.dashboards.of_campaign",
	"Customer": "sales_ops.property_sales.overrides.customer.get_dashboard_data",
	"Delivery Note": "sales_ops.consignment.overrides.dashboards.with_withdrawals",
	"Project": "sales_ops.marketing_budget.overrides.dashboards.of_project",
	"Property Project": "sales_ops.marketing_budget.overrides.dashboards.of_property_project",
	"Property Promotion Campaign": "sales_ops.marketing_budget.overrides.dashboards.of_promotion_campaign",
	"Sales Invoice": "sales_ops.consignment.overrides.dashboards.with_withdrawals",
	"Stock Entry": "sales_ops.consignment.overrides.dashboards.with_withdrawals",
	"Supplier": "sales_ops.consignment.overrides.dashboards.of_supplier",
}

permission_query_conditions = {
	"Annual Meeting Plan": "sales_ops.sales_meetings.annual.sight.query_conditions",
	"Address": "sales_ops.property_sales.deals.customer_privacy.party_conditions",
	"Contact": "sales_ops.property_sales.deals.customer_privacy.party_conditions",
	"Customer": "sales_ops.property_sales.deals.customer_privacy.customer_conditions",
	"Arrears List": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Collection Follow-up": "sales_ops.property_sales.permissions.by_deal_query_conditions",
	"Judge Score": "sales_ops.sales_meetings.judging.sight.score_query_conditions",
	"Promise to Pay": "sales_ops.property_sales.permissions.by_deal_query_conditions",
	"Property Collection Letter": "sales_ops.property_sales.permissions.by_deal_query_conditions",
	"Property Gift Issue": "sales_ops.property_sales.permissions.by_deal_query_conditions",
	"Property Change Application": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Property Contract": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Property Discount Request": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Property Handover": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Property Instalment": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Property Interest": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Property Legal Case": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Property Subscription": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Property Unit": "sales_ops.property_sales.permissions.unit_query_conditions",
	"Region Report": "sales_ops.sales_meetings.meetings.permissions.report_conditions",
	"Sales Meeting": "sales_ops.sales_meetings.meetings.permissions.meeting_conditions",
}
has_permission = {
	"Annual Meeting Plan": "sales_ops.sales_meetings.annual.sight.has_permission",
	"Address": "sales_ops.property_sales.deals.customer_privacy.has_permission",
	"Contact": "sales_ops.property_sales.deals.customer_privacy.has_permission",
	"Customer": "sales_ops.property_sales.deals.customer_privacy.has_permission",
	"Arrears List": "sales_ops.property_sales.permissions.has_deal_permission",
	"Collection Follow-up": "sales_ops.property_sales.permissions.has_by_deal_permission",
	"Judge Score": "sales_ops.sales_meetings.judging.sight.has_score_permission",
	"Promise to Pay": "sales_ops.property_sales.permissions.has_by_deal_permission",
	"Property Collection Letter": "sales_ops.property_sales.permissions.has_by_deal_permission",
	"Property Gift Issue": "sales_ops.property_sales.permissions.has_by_deal_permission",
	"Property Change Application": "sales_ops.property_sales.permissions.has_deal_permission",
	"Property Contract": "sales_ops.property_sales.permissions.has_deal_permission",
	"Property Discount Request": "sales_ops.property_sales.permissions.has_deal_permission",
	"Property Handover": "sales_ops.property_sales.permissions.has_deal_permission",
	"Property Instalment": "sales_ops.property_sales.permissions.has_deal_permission",
	"Property Interest": "sales_ops.property_sales.permissions.has_deal_permission",
	"Property Legal Case": "sales_ops.property_sales.permissions.has_deal_permission",
	"Property Subscription": "sales_ops.property_sales.permissions.has_deal_permission",
	"Property Unit": "sales_ops.property_sales.permissions.has_unit_permission",
	"Region Report": "sales_ops.sales_meetings.meetings.permissions.has_report_permission",
	"Sales Meeting": "sales_ops.sales_meetings.meetings.permissions.has_meeting_permission",
}

# Each calls the original; they keep a consultant from colleagues' customers where the original asks for no permission.
override_whitelisted_methods = {
	"erpnext.selling.doctype.customer.customer.get_customer_primary_contact": "sales_ops.property_sales.deals.customer_privacy.customer_contacts",
	"frappe.desk.search.search_link": "sales_ops.property_sales.deals.customer_privacy.search_link",
	"frappe.desk.search.search_widget": "sales_ops.property_sales.deals.customer_privacy.search_widget",
	"frappe.utils.global_search.search": "sales_ops.property_sales.deals.customer_privacy.search",
	# These guard the marketing budget around the original.
	"erpnext.buying.doctype.purchase_order.purchase_order.update_status": "sales_ops.marketing_budget.overrides.purchase_order.update_status",
	"erpnext.controllers.accounts_controller.update_child_qty_rate": "sales_ops.marketing_budget.overrides.purchase_order.update_child_qty_rate",
}

# Of all hooks only these run when it is known who calls and before anything is called. It authenticates nobody.
auth_hooks = ["sales_ops.api.requests.refuse_malformed"]

jinja = {
	"methods": [
		"sales_ops.marketing_budget.prints.budget_months",
		"sales_ops.property_sales.collection.customer_notices.arrears_notice",
		"sales_ops.property_sales.collection.customer_notices.payment_notice",
		"sales_ops.property_sales.prints.amount_in_words",
		"sales_ops.property_sales.prints.long_date",
		"sales_ops.property_sales.prints.property_paper",
		"sales_ops.sales_meetings.annual.prints.annual_activity_name",
		"sales_ops.sales_meetings.annual.prints.annual_attendees_by_department",
		"sales_ops.sales_meetings.annual.prints.annual_duty_sheets",
		"sales_ops.sales_meetings.annual.prints.annual_purchase_groups",
		"sales_ops.sales_meetings.draws.prints.winners_of_draw",
		"sales_ops.sales_meetings.judging.prints.ranking_of_contest",
		"sales_ops.sales_meetings.meetings.prints.meeting_month",
	],
}

scheduler_events = {
	"daily": ["sales_ops.setup.series.make_series"],
	"cron": {
		"2 0 * * *": ["sales_ops.consignment.tasks.refresh_consignment_agreements"],
		"10 8 * * *": ["sales_ops.sales_meetings.meetings.tasks.remind_of_sales_meetings"],
		"30 0 * * *": ["sales_ops.consignment.tasks.make_due_consignment_settlements"],
		"6 0 * * *": [
			"sales_ops.marketing_budget.tasks.begin_due_marketing_activities",
			"sales_ops.marketing_budget.tasks.propose_marketing_year_ends",
		],
		"50 23 * * *": ["sales_ops.marketing_budget.tasks.take_marketing_snapshots"],
		"40 8 * * *": ["sales_ops.consignment.tasks.remind_of_consignment_settlements"],
		"50 0 * * *": ["sales_ops.marketing_budget.statements.tasks.make_marketing_statements"],
		"45 8 * * *": ["sales_ops.marketing_budget.statements.tasks.remind_of_marketing_statements"],
		"0 18 * * *": ["sales_ops.marketing_budget.statements.tasks.make_marketing_execution_reports"],
		"*/5 * * * *": [
			"sales_ops.property_sales.tasks.expire_property_holds",
			"sales_ops.property_sales.tasks.offer_freed_property_units",
		],
		"0 10 * * *": ["sales_ops.consignment.demand.tasks.remind_of_daily_demand_plans"],
		"10 0 * * *": [
			"sales_ops.consignment.demand.tasks.mark_overdue_consignment_call_offs",
			"sales_ops.consignment.demand.tasks.list_uncollected_consignment_goods",
		],
		"*/15 * * * *": ["sales_ops.property_sales.tasks.make_property_reports"],
		"10 * * * *": ["sales_ops.property_sales.tasks.lift_ended_property_blocks"],
		"1 0 * * *": [
			"sales_ops.property_sales.tasks.apply_due_property_price_lists",
			"sales_ops.property_sales.tasks.release_due_property_batches",
		],
		"0 2 * * *": [
			"sales_ops.property_sales.tasks.check_sale_control",
			"sales_ops.consignment.control.tasks.check_consignment",
		],
		"5 0 * * *": ["sales_ops.property_sales.tasks.judge_promises_to_pay"],
		"20 8 * * *": ["sales_ops.property_sales.tasks.make_arrears_lists"],
		"30 8 * * *": ["sales_ops.property_sales.tasks.run_property_clocks"],
		"0 9 * * *": [
			"sales_ops.consignment.demand.tasks.remind_of_consignment_demand",
			"sales_ops.property_sales.tasks.make_property_vacancy_lists",
			"sales_ops.property_sales.tasks.remind_of_management_notices",
			"sales_ops.property_sales.tasks.begin_sale_control_reconciliations",
		],
		"50 8 * * *": ["sales_ops.sales_meetings.annual.tasks.remind_of_annual_meetings"],
		"30 17 * * *": ["sales_ops.property_sales.tasks.report_unsigned_arrears_lists"],
	},
}

# Frappe's Log Settings clears it; the days can be changed there.
default_log_clearing_doctypes = {"Sales Ops API Request": 7}
