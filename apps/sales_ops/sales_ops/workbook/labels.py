"""The words of the preview page, the terminal and the template, in both languages.

Sentences about problems are not here: they are the app's own (`sales_ops.messages`), translated by its catalogue.
"""

from sales_ops.workbook import labels_marketing, labels_meetings
from sales_ops.workbook.layout import SHEETS

LABELS: dict[str, tuple[str, str]] = {
	# template
	"read_me": ("Read me", "填写说明"),
	"read_me_intro": (
		"How to fill this book. Dark headings are required. Headings may be in English or Chinese; further columns and "
		"sheets are not read.",
		"填写说明：深色标题为必填。标题中英文均可；其他列和其他工作表不会读取。",
	),
	"required": ("required", "必填"),
	# page
	"title": ("Sale control and collection", "销控与催款一览"),
	"as_of": ("as of", "截至"),
	"made_from": ("from", "来源"),
	"control_board": ("Control board", "销控表"),
	"collection": ("Arrears and next actions", "欠款与下一步"),
	"problems": ("Problems in the workbook", "工作簿中的问题"),
	"no_problems": (
		"No problems. Every row of the workbook can go in.",
		"没有问题，工作簿中的每一行都可以导入。",
	),
	"some_problems": (
		"Problems: {problems}. {deals} of {all} deals can go in; what is listed here stays out until it is corrected.",
		"共 {problems} 个问题。{all} 笔交易中 {deals} 笔可以导入；下列各项更正之前不导入。",
	),
	"not_read": ("Columns that are not read", "未读取的列"),
	"nobody_late": ("Nobody is late, and nothing is to be done today.", "无人欠款，今日无待办。"),
	"empty_board": ("The book has no units that can be shown.", "工作簿中没有可显示的房源。"),
	"written": ("Page written to {file}", "页面已写入 {file}"),
	# figures
	"units": ("units", "套"),
	"Units": ("Units", "房源"),
	"live_deals": ("Live deals", "有效交易"),
	"agreed": ("Agreed", "成交额"),
	"received": ("Received", "已收"),
	"outstanding": ("Still to come", "应收未收"),
	"overdue": ("Overdue", "逾期"),
	"total": ("Total", "合计"),
	# columns
	"building": ("Building", "楼栋"),
	"sheet": ("Sheet", "工作表"),
	"row": ("Row", "行"),
	"column": ("Column", "列"),
	"reason": ("Reason", "原因"),
	"unit": ("Unit", "房号"),
	"customer": ("Customer", "客户"),
	"mobile": ("Mobile", "手机"),
	"consultant": ("Consultant", "置业顾问"),
	"status": ("Status", "状态"),
	"deal": ("Deal", "认购编号"),
	"oldest_due": ("Oldest due", "最早到期"),
	"days": ("days", "天"),
	"d": ("d", "天"),
	"since": ("since", "自"),
	"days_overdue": ("Days", "逾期天数"),
	"clock": ("Clock", "计时"),
	"next_action": ("Next action", "下一步"),
	"day_of": ("day {day} of {limit}", "第 {day}/{limit} 天"),
	"until": ("until", "至"),
	"price": ("price", "总价"),
	"floor": ("F", "层"),
	"by_age": ("Overdue by age in days", "逾期账龄（天）"),
	# sale status of a unit and a deal (policies.claims)
	"Not Released": ("Not released", "未推售"),
	"Available": ("Available", "可售"),
	"Held": ("Held", "保留"),
	"Temporary Deposit": ("Temporary deposit", "临定"),
	"Subscribed": ("Full deposit", "齐定"),
	"Signed": ("Signed", "签约"),
	# consignment
	"consignment_title": ("Consignment settlement", "寄存结清一览"),
	"settlements": ("Settlements", "寄存结清"),
	"suppliers": ("Suppliers", "供应商"),
	"items": ("Items", "物料"),
	"owed": ("Used so far", "累计领用"),
	"to_settle": ("To be settled", "待结清"),
	"waiting": ("Waiting", "滚动待结"),
	"running": ("Period running", "本期领用"),
	"supplier": ("Supplier", "供应商"),
	"category": ("Category", "类别"),
	"period": ("Period", "结清期"),
	"used": ("Used", "领用"),
	"returned": ("Returned", "退回"),
	"rate": ("Rate", "单价"),
	"amount": ("Amount", "金额"),
	"carried": ("From earlier", "上期滚入"),
	"settled_by": ("Settled by", "结清期限"),
	"notice_by": ("Notice by", "开票通知期限"),
	"invoice_by": ("Invoice by", "发票期限"),
	"pay_at_once": ("Paid first", "按比例付款"),
	"item": ("Item", "物料"),
	"no_of_items": ("{number} items", "{number} 种物料"),
	"no_settlements": ("Nothing has been used yet.", "尚无领用。"),
	"some_problems_consignment": (
		"Problems: {problems}. {slips} of {all} slips can go in; what is listed here stays out until it is corrected.",
		"共 {problems} 个问题。{all} 张领用单中 {slips} 张可以导入；下列各项更正之前不导入。",
	),
	"Period Running": ("Period running", "本期进行中"),
	"To Be Settled": ("To be settled", "待结清"),
	"Was Due": ("Was due", "应已结清"),
	"May Wait": ("May wait", "可滚动到下期"),
	"Nothing Owed": ("Nothing owed", "无应结金额"),
	# next actions (policies.arrears)
	"None": ("–", "–"),
	"Remind": ("Remind", "提醒"),
	"Sign Contract": ("Sign contract", "催签合同"),
	"Call": ("Call", "电话催款"),
	"Propose Forfeiture": ("Propose forfeiture", "提请挞定"),
	"Propose Return": ("Propose return", "提请退房"),
	"Refer to Legal": ("Refer to legal", "移交法务"),
	**labels_marketing.LABELS,
	**labels_meetings.LABELS,
}

_CHOICES = {
	choice.value: (choice.value, choice.zh)
	for sheet in SHEETS
	for column in sheet.columns
	for choice in column.choices
}


def label(key: str, lang: str) -> str:
	"""The word for `key` in `en` or `zh`: of the page, else of the workbook's lists, else the key itself."""
	en, zh = LABELS.get(key) or _CHOICES.get(key) or (key, key)
	return zh if lang == "zh" else en
