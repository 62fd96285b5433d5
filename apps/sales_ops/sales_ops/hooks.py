app_name = "sales_ops"
app_title = "Sales Ops"
app_publisher = "Sales Ops contributors"
app_description = "The sales department on ERPNext: property sales from sale control to collection"
app_license = "gpl-3.0"

# With the owner: a bare name would make install-app ask the code host who owns it. One line: bench reads it with a regex.
required_apps = ["frappe/erpnext"]
export_python_type_annotations = True

after_install = "sales_ops.install.after_install"
setup_wizard_complete = "sales_ops.setup.seed.after_setup_wizard"
before_uninstall = "sales_ops.uninstall.before_uninstall"

doctype_js = {
	"Payment Entry": "property_sales/client_scripts/payment_entry.js",
}

doc_events = {
	"Payment Entry": {
		"validate": "sales_ops.property_sales.overrides.payment_entry.validate",
		"on_submit": [
			"sales_ops.property_sales.overrides.payment_entry.on_submit",
			"sales_ops.property_sales.follow_ups.on_receipt",
		],
		"before_cancel": "sales_ops.property_sales.overrides.payment_entry.before_cancel",
		"on_cancel": [
			"sales_ops.property_sales.overrides.payment_entry.on_cancel",
			"sales_ops.property_sales.follow_ups.on_receipt",
		],
	},
}

override_doctype_dashboards = {
	"Customer": "sales_ops.property_sales.overrides.customer.get_dashboard_data",
}

permission_query_conditions = {
	"Arrears List": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Collection Follow-up": "sales_ops.property_sales.permissions.by_deal_query_conditions",
	"Promise to Pay": "sales_ops.property_sales.permissions.by_deal_query_conditions",
	"Property Change Application": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Property Contract": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Property Handover": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Property Instalment": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Property Legal Case": "sales_ops.property_sales.permissions.deal_query_conditions",
	"Property Subscription": "sales_ops.property_sales.permissions.deal_query_conditions",
}
has_permission = {
	"Arrears List": "sales_ops.property_sales.permissions.has_deal_permission",
	"Collection Follow-up": "sales_ops.property_sales.permissions.has_by_deal_permission",
	"Promise to Pay": "sales_ops.property_sales.permissions.has_by_deal_permission",
	"Property Change Application": "sales_ops.property_sales.permissions.has_deal_permission",
	"Property Contract": "sales_ops.property_sales.permissions.has_deal_permission",
	"Property Handover": "sales_ops.property_sales.permissions.has_deal_permission",
	"Property Instalment": "sales_ops.property_sales.permissions.has_deal_permission",
	"Property Legal Case": "sales_ops.property_sales.permissions.has_deal_permission",
	"Property Subscription": "sales_ops.property_sales.permissions.has_deal_permission",
}

jinja = {
	"methods": [
		"sales_ops.property_sales.notices.arrears_notice",
		"sales_ops.property_sales.notices.payment_notice",
	],
}

scheduler_events = {
	"cron": {
		"*/5 * * * *": ["sales_ops.property_sales.tasks.expire_property_holds"],
		"10 * * * *": ["sales_ops.property_sales.tasks.lift_ended_property_blocks"],
		"1 0 * * *": [
			"sales_ops.property_sales.tasks.apply_due_property_price_lists",
			"sales_ops.property_sales.tasks.release_due_property_batches",
		],
		"0 2 * * *": ["sales_ops.property_sales.tasks.check_sale_control"],
		"5 0 * * *": ["sales_ops.property_sales.tasks.judge_promises_to_pay"],
		"20 8 * * *": ["sales_ops.property_sales.tasks.make_arrears_lists"],
		"30 8 * * *": ["sales_ops.property_sales.tasks.run_property_clocks"],
		"30 17 * * *": ["sales_ops.property_sales.tasks.report_unsigned_arrears_lists"],
	},
}
