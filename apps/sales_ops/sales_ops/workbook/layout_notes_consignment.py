"""The consignment sheets in words; see `layout_notes.py`."""


def _note(en: str, zh: str) -> dict[str, str]:
	return {"en": en, "zh": zh}


SHEET_NOTES = {
	"agreements": _note(
		"One row for each item and price of an agreement. Rows of one supplier, site and first day are one agreement; what "
		"holds for the whole agreement may stand in its first row only.",
		"协议中每种物料的每个价格一行。供应商、寄存点、协议起始日相同的各行为同一份协议；整份协议共用的内容只填第一行即可。",
	),
	"withdrawals": _note(
		"One row for each item that was used or came back. Rows with one document number are one slip.",
		"每种领用或退回的物料一行。单据编号相同的各行为同一张单据。",
	),
}

_SETTINGS = _note("Empty: as the Consignment Settings say.", "空白：按寄存设置。")
_SCORE = _note("Up to 20 points; empty: 20.", "0 至 20 分；空白视为 20 分。")
_AGREED = _note("As in the sheet Agreements.", "与寄存协议一致。")

COLUMN_NOTES: dict[tuple[str, str], dict[str, str]] = {
	("agreements", "supplier"): _note(
		"Name of the supplier whose goods lie in the store.", "物资存放在我方的供应商名称。"
	),
	("agreements", "site"): _note("The store that keeps the goods.", "存放物资的库点。"),
	("agreements", "company"): _note("Empty: the company that the import names.", "空白：导入时指定的公司。"),
	("agreements", "valid_upto"): _note("Empty: until it is ended.", "空白：长期有效。"),
	("agreements", "currency"): _note("Empty: the company's currency.", "空白：公司本位币。"),
	("agreements", "item"): _note("Item code in ERPNext.", "ERPNext 中的物料编码。"),
	("agreements", "item_name"): _note(
		"With the unit, it makes an item that ERPNext does not have yet.",
		"ERPNext 中没有的物料，填写名称和单位后导入时新建。",
	),
	("agreements", "category"): _note(
		"A supplier is settled once a month for each category.", "同一供应商同一类别每月结清一次。"
	),
	("agreements", "unit"): _note(
		"Unit in which stock is kept; the price is for one.", "库存计量单位，单价按此单位。"
	),
	("agreements", "price"): _note("Without tax, for one unit.", "不含税单价。"),
	("agreements", "price_from"): _note("Empty: the first day of the agreement.", "空白：自协议起始日起。"),
	("agreements", "price_upto"): _note("Empty: until the agreement ends.", "空白：至协议截止日。"),
	("agreements", "maximum"): _note(
		"Most that may lie in the store. Empty: none is agreed.", "库存上限；空白：未约定。"
	),
	("agreements", "score_tendered"): _SCORE,
	("agreements", "score_volume"): _SCORE,
	("agreements", "score_stable_use"): _SCORE,
	("agreements", "score_storable"): _SCORE,
	("agreements", "score_general"): _SCORE,
	("agreements", "override_reason"): _note("Needed where the score is below 60.", "得分低于 60 分的必填。"),
	("agreements", "settlement_from_day"): _note(
		"Day of the month on which a period begins. Empty: 11.", "结算期开始的日子；空白：11 日。"
	),
	("agreements", "settlement_upto_day"): _note(
		"Day of the next month on which it ends. Empty: 10.", "次月结束的日子；空白：10 日。"
	),
	("agreements", "settlement_due_day"): _note(
		"Day by which it is settled. Empty: 15.", "结清的期限；空白：15 日。"
	),
	("agreements", "minimum"): _note(
		"A smaller settlement may wait a month if the supplier agrees. Empty: 20,000.",
		"不足此金额且供应商同意的，可滚动到下期；空白：20,000。",
	),
	("agreements", "consent"): _note("Empty: No.", "空白视为否。"),
	("agreements", "payment_ratio"): _note(
		"Share of an invoice that is paid when its turn comes; `60`, `60%` and 0.6 are one. Empty: 100.",
		"到期支付发票金额的比例；60、60%、0.6 均可；空白：100。",
	),
	("agreements", "loss_borne_by"): _note("Empty: Company.", "空白视为本公司。"),
	("withdrawals", "document_no"): _note(
		"Number of the slip; the number by which a second import knows it.",
		"领用单编号；再次导入时据此识别。",
	),
	("withdrawals", "supplier"): _AGREED,
	("withdrawals", "site"): _AGREED,
	("withdrawals", "item"): _AGREED,
	("withdrawals", "quantity"): _note(
		"In the unit of the agreement; empty for a row that only returns.", "按协议单位；只退回的行留空。"
	),
	("withdrawals", "returned"): _note(
		"What came back to the supplier's stock; never more than was used.",
		"退回寄存库存的数量，累计不得超过领用。",
	),
	("withdrawals", "price"): _note(
		"The agreement's price of the day counts; a price typed here must agree with it.",
		"以领用当日协议价为准；所填单价须与之一致。",
	),
	("withdrawals", "warehouse"): _note(
		"A warehouse of our own in ERPNext into which the import takes the goods. Without it, the row is only previewed.",
		"导入时物资转入的自有仓库；空白则只预览、不导入。",
	),
}
