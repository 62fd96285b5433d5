"""Rows of a workbook that cannot be right."""

from sales_ops.messages.marking import _

MESSAGES: dict[str, str] = {
	# workbook
	"wb_no_file": _("{file} cannot be opened: {error}."),
	"wb_not_xlsx": _("{file} is not an Excel workbook (.xlsx)."),
	"wb_old_excel": _("{file} is an old .xls file, or has a password. Save it as .xlsx without a password."),
	"wb_damaged": _("{file} is damaged and cannot be read ({error}). Open it in Excel and save it again."),
	"wb_sheet_missing": _("The sheet {sheet} is missing."),
	"wb_sheet_twice": _("{other} is a second sheet {sheet}. Only the first is read."),
	"wb_no_headings": _("The sheet {sheet} has no row of headings in its first rows. Needed are: {columns}."),
	"wb_column_missing": _("The column {column} is missing."),
	"wb_column_twice": _("The column {column} means the same as {other}. Only the first is read."),
	"wb_required": _("{column} is empty."),
	"wb_formula_error": _("{column}: the formula shows {value}."),
	"wb_digits_lost": _(
		"{column}: Excel has cut the digits of {value}. Format the column as text and type it again."
	),
	"wb_not_a_date": _("{column}: {value} is not a date."),
	"wb_not_a_number": _("{column}: {value} is not a number."),
	"wb_not_a_month": _("{column}: {value} is no month with its year, such as 2026-03."),
	"wb_not_a_clock": _("{column}: {value} is no time of day, such as 14:30."),
	"wb_not_a_choice": _("{column}: {value} is none of {choices}."),
	"wb_negative": _("{column}: {value} is below zero."),
	"wb_not_above_zero": _("{column} must be above zero."),
	"wb_duplicate": _("{column} {value} stands in row {row} already."),
	"wb_unknown": _("{column} {value} is not in the sheet {sheet}."),
	"wb_reference_left_out": _(
		"{column} {value} is left out, because of the problem in the sheet {sheet}, row {row}."
	),
	"wb_needed_for": _("{column} is empty. It is needed for {reason}."),
	"wb_list_price_differs": _("{column} {amount} is not rate × area, which gives {computed}."),
	"wb_ended_before_subscription": _("{column} {ended_on} lies before the subscription {subscribed_on}."),
	"wb_two_live_deals": _("Unit {unit} has a second live deal {deal}; {other} has it already."),
	"wb_held_with_instalments": _("Deal {deal} is only held. Instalments begin with the subscription."),
	"wb_no_instalments": _("Deal {deal} is signed, but has no instalments in the sheet {sheet}."),
	"wb_only_deposits": _(
		"Deal {deal} is not signed. Its only instalments are the temporary deposit and the deposit."
	),
	"wb_ended_deal_receipt": _("Deal {deal} has ended. A receipt of an ended deal cannot be taken in."),
	"wb_signed_without_deposit": _(
		"Deal {deal} is signed, but the receipts do not reach its full deposit {deposit}."
	),
	"wb_above_limit": _("{column} is above {limit}."),
	"wb_agreement_differs": _("{column} {value} differs from {other} in row {row} of the same agreement."),
	"wb_agreement_left_out": _(
		"The agreement {agreement} is left out, because of the problem in the sheet {sheet}, row {row}."
	),
	"wb_no_price": _("{item} of {supplier} has no agreed price on {date}."),
	"wb_price_differs": _("{column} {price} is not the agreed price {agreed} of {date}."),
	"wb_return_above_use": _(
		"{column}: {returned} of {item} came back, but only {used} were used until then."
	),
	"wb_slip_differs": _("{column} {value} differs from row {row} of the same document {document}."),
	"wb_slip_left_out": _("Document {document} is left out, because of the problem in another row of it."),
	"wb_item_unknown": _(
		"{item} is not an item of ERPNext. Give its name and unit, and the import makes it."
	),
	"wb_unit_differs": _("The price of {item} is for one {unit} here, but ERPNext keeps it in {other}."),
	"wb_site_of_other_company": _("{site} belongs to {other}, not to {company}."),
	"wb_warehouse_unknown": _("{warehouse} is not a warehouse of the company."),
	"wb_return_by_hand": _(
		"Document {document} only returns goods. Enter it in ERPNext, against the withdrawal."
	),
	"wb_contradicts": _("{column} {value} contradicts {other} in row {row}."),
	"wb_left_out": _("{name} is left out, because of the problem in the sheet {sheet}, row {row}."),
	"wb_zero": _("{column} is zero."),
	"wb_year_unclear": _("{column} {value} names no year. Give the day on which it begins."),
	"wb_months_not_total": _("{column} {total} is not the sum of the months, which is {months}."),
	"wb_pool_not_ratio": _("{column} {amount} is not {ratio} % of the quota, which gives {computed}."),
	"wb_pools_not_quota": _("The pools are {pools} together, but the quota is {quota}."),
	"wb_budget_left_out": _("{budget} is left out, and with it its activities and expenses."),
	"wb_budget_row_left_out": _(
		"{budget} is left out, and with it its activities and expenses, because of the problem in row {row}."
	),
	"wb_month_outside": _("{column} {month} lies outside the year of {budget}, which is {first} to {last}."),
	"wb_expense_without_activity": _("{amount} were spent without an initiative."),
	"wb_expense_before_approval": _(
		"Activity {activity} is {status}. Its expenses are booked when it is approved."
	),
	"wb_estimate_differs": _("{column} {amount} is not quantity × unit price, which gives {computed}."),
	"wb_meeting_without_date": _(
		"{meeting} has no date. The import needs one, unless ERPNext has the meeting."
	),
	"wb_meeting_date_missing": _("{meeting} is not in ERPNext, and its date is missing here."),
	"wb_user_unknown": _("No user of ERPNext, or several, have the name {name}."),
	"wb_account_unknown": _("{company} has no posting account {account}."),
	"wb_account_missing": _("Neither the expense nor the line {line} names an account."),
	"wb_opening_account_missing": _("{company} has no account of the type Temporary for opening entries."),
	"wb_territory_unknown": _("{territory} is not a region (Territory) of ERPNext."),
	"wb_fiscal_year_unknown": _("ERPNext has no fiscal year {year}."),
	"wb_project_unknown": _("{project} is no project of ERPNext."),
	"wb_campaign_unknown": _("{campaign} is no campaign of ERPNext."),
	"wb_budget_not_there": _("The budget {budget} is not in ERPNext."),
	"wb_activity_not_there": _("The activity {activity} is not in ERPNext yet."),
	"wb_expenses_by_finance": _("Expenses are imported by somebody who may make Journal Entries."),
	"wb_item_not_there": _("{item} is not an item of ERPNext."),
	"wb_refused": _("Refused: {reason}"),
	"wb_deal_left_out": _("Deal {deal} is left out, because of the problem in the sheet {sheet}, row {row}."),
}
