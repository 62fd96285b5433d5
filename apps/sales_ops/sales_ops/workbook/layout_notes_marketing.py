"""The sheets of a marketing office in words; see `layout_notes.py`."""

from sales_ops.workbook.layout_marketing import MONTH_KEYS


def _note(en: str, zh: str) -> dict[str, str]:
	return {"en": en, "zh": zh}


SHEET_NOTES = {
	"budget": _note(
		"One row for each line of a budget, with what it may spend in each month. What holds for the whole budget, and for "
		"a pool of it, may stand in the first row only.",
		"预算中每个费用项目一行，列出各月金额。整份预算或整个资金池共用的内容，只填第一行即可。",
	),
	"activities": _note(
		"One row for each line and month that an activity takes money from. Rows of one number are one activity.",
		"立项按费用项目和月份列示，每项一行；立项编号相同的各行为同一个立项。",
	),
	"expenses": _note(
		"One row for each expense. Rows of one voucher number are one voucher.",
		"每笔费用一行；凭证号相同的各行为同一张凭证。",
	),
}

_BUDGET_ROW = _note("In the first row of the budget is enough.", "填写该预算的第一行即可。")
_ACTIVITY_ROW = _note("In the first row of the activity is enough.", "填写该立项的第一行即可。")
_MONTH = _note(
	"Amount of the calendar's month. All months empty: a twelfth of the total each.",
	"该自然月的金额；各月都空白的，按全年合计平均分配。",
)

COLUMN_NOTES: dict[tuple[str, str], dict[str, str]] = {
	("budget", "budget"): _note(
		"Name of the budget, in every row; a second import knows the budget by it and its year.",
		"预算名称，每行都填；再次导入时据此和年度识别。",
	),
	("budget", "company"): _note("Empty: the company that the import names.", "空白：导入时指定的公司。"),
	("budget", "year"): _note(
		"Fiscal year as ERPNext names it, such as 2026 or 2026-2027; needed in one row.",
		"与 ERPNext 的财年名称一致，如 2026 或 2026-2027；至少填一行。",
	),
	("budget", "starts_on"): _note(
		"First day of the year. Empty: 1 January of the year's first number.", "空白：该年 1 月 1 日。"
	),
	("budget", "project"): _note("The property project, if it is one's.", "属于某个楼盘项目的填写。"),
	("budget", "quota"): _note(
		"What the year has in all; the pools add up to it. Empty: the sum of the lines.",
		"全年总额，等于各资金池之和；空白：各费用项目之和。",
	),
	("budget", "ratio"): _note(
		"Share of the quota; `60`, `60%` and 0.6 are one. All ratios give 100. Empty: what the pool's amount, else its lines, "
		"come to.",
		"占总额的比例，60、60%、0.6 均可，各资金池合计为 100；空白：按资金池金额或各项目之和计算。",
	),
	("budget", "pool_amount"): _note(
		"The lines of the pool add up to it. Empty: ratio × quota.",
		"等于池内各费用项目之和；空白：总额×占比。",
	),
	("budget", "line"): _note("Unique within the budget.", "同一预算内不重复。"),
	("budget", "mode"): _note(
		"What counts together: the month alone, the months up to it, or the year. Empty: as the settings say; the preview "
		"takes Accumulated.",
		"按单月、累计到当月或全年控制；空白：按设置，预览按累计控制。",
	),
	("budget", "account"): _note(
		"Account of the line's expenses: name, number or both, as in ERPNext.",
		"该项目费用入账的科目，与 ERPNext 一致（名称或编号）。",
	),
	**{("budget", key): _MONTH for key in MONTH_KEYS},
	("budget", "total"): _note("The months add up to it.", "等于各月之和。"),
	("activities", "activity_no"): _note(
		"Number of the initiative; the number by which a second import knows it.",
		"立项单编号；再次导入时据此识别。",
	),
	("activities", "activity"): _note("Needed in one row of the activity.", "每个立项至少填一行。"),
	("activities", "budget"): _note(
		"As in the sheet Budget. Empty: the only budget of the book.",
		"与营销预算一致；只有一份预算时可不填。",
	),
	("activities", "line"): _note("As in the sheet Budget.", "与营销预算一致。"),
	("activities", "month"): _note(
		"Month with its year, such as 2026-03.", "须写明年份，如 2026-03 或 2026年3月。"
	),
	("activities", "amount"): _note(
		"Approved amount; what is not spent yet stays reserved.", "批准金额；未用部分保留。"
	),
	("activities", "purpose"): _note("Needed in one row of the activity.", "每个立项至少填一行。"),
	("activities", "starts_on"): _note("Empty: the first day of its months.", "空白：所列月份的第一天。"),
	("activities", "ends_on"): _note("Empty: the last day of its months.", "空白：所列月份的最后一天。"),
	("activities", "leads"): _ACTIVITY_ROW,
	("activities", "deals"): _ACTIVITY_ROW,
	("activities", "status"): _note(
		"Approved and Running reserve their amount; of the closed ones only what was spent counts. Empty: Draft.",
		"已批准、进行中的占用预算；已结案的只计实际支出；空白视为草稿。",
	),
	("activities", "responsible"): _note(
		"A user of ERPNext, by full name or e-mail address. Empty: who imports.",
		"ERPNext 用户的姓名或邮箱；空白：导入人。",
	),
	("activities", "campaign"): _note("Name of the campaign in ERPNext.", "ERPNext 中的推广活动名称。"),
	("expenses", "voucher_no"): _note(
		"Number of the voucher; the number by which a second import knows it.",
		"凭证编号；再次导入时据此识别。",
	),
	("expenses", "activity_no"): _note(
		"As in the sheet Activities. An expense without an initiative is reported and stays out.",
		"与立项台账一致；没有立项的费用会列出，不导入。",
	),
	("expenses", "account"): _note("Empty: the account of the line.", "空白：费用项目的会计科目。"),
	("expenses", "amount"): _note("Without tax; below zero for what came back.", "不含税；退回的填负数。"),
}
