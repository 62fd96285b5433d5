// {% include "sales_ops/marketing_budget/client_scripts/statements.js" %}

frappe.listview_settings["Marketing Expense Ledger"] = sales_ops.statement.list("Marketing Expense Ledger");
