"""The layout in words: what each sheet is for and what a column means, in both languages.

The read-me sheet of the template and the tables of `docs/workbook.md` are made from here.
"""

from sales_ops.workbook import layout_notes_consignment as consignment
from sales_ops.workbook import layout_notes_marketing as marketing
from sales_ops.workbook import layout_notes_meetings as meetings
from sales_ops.workbook.fields import (
	CHOICE,
	CLOCK,
	CODE,
	DATE,
	INT,
	MOMENT,
	MONEY,
	MONTH,
	NUMBER,
	PERCENT,
	YES_NO,
	Column,
	Sheet,
)


def _note(en: str, zh: str) -> dict[str, str]:
	return {"en": en, "zh": zh}


SHEET_NOTES = {
	"units": _note(
		"One row for each home, shop, parking space or storage room.",
		"每套房源一行：住宅、商铺、车位、储藏室。",
	),
	"customers": _note("One row for each buyer.", "每位客户一行。"),
	"deals": _note(
		"One row for each deal, from the hold to the contract, ended ones too.",
		"每笔交易一行，从保留到签约；已过期、已取消的也保留。",
	),
	"instalments": _note(
		"What a deal has to pay and when. A signed deal has all rows, the deposit included; a subscribed deal "
		"may have its deposit rows, without them they are made from the Deals sheet.",
		"每笔交易的应付款。已签约的列出全部款项（含定金）；仅认购的只列临定和定金，也可不列，由认购台账生成。",
	),
	"receipts": _note(
		"One row for each receipt. Money pays the oldest due instalment of its deal first.",
		"每张收据一行。收款先冲抵该交易最早到期的款项。",
	),
	**consignment.SHEET_NOTES,
	**marketing.SHEET_NOTES,
	**meetings.SHEET_NOTES,
}

_UNIT = _note("Project, building and number together name a unit.", "项目、楼栋、房号三者确定一套房源。")
_DEAL = _note("As in the sheet Deals.", "与认购台账一致。")

COLUMN_NOTES: dict[tuple[str, str], dict[str, str]] = {
	("units", "project"): _UNIT,
	("units", "building"): _note("Block, tower or garage.", "楼栋、座或车库。"),
	("units", "unit_no"): _note("Unique within the building.", "同一楼栋内不重复。"),
	("units", "floor"): _note(
		"Place on the control board, from the ground up; -1 or B1 below ground.",
		"销控表中的层；地下写 -1 或 B1。",
	),
	("units", "stack"): _note("Place on the control board, from left to right.", "销控表中从左到右的位置。"),
	("units", "built_area"): _note("m².", "㎡。"),
	("units", "inner_area"): _note("m².", "㎡。"),
	("units", "price_basis"): _note(
		"What the rate multiplies. Empty: built area if there is a rate, else the whole unit.",
		"单价按什么面积计算；空白：有单价按建筑面积，无单价按套。",
	),
	("units", "list_rate"): _note(
		"Price per m²; needed unless the unit is priced as a whole.", "元/㎡；按套计价的不填，其余必填。"
	),
	("units", "list_amount"): _note(
		"Price of a unit that is priced as a whole. Otherwise rate × area counts, and a price typed here must agree "
		"with it to the rounding.",
		"按套计价的总价；其余以单价×面积为准，所填总价只允许取整误差。",
	),
	("units", "released"): _note("Only a released unit can have a deal.", "只有已推售的房源才能成交。"),
	("customers", "customer_no"): _note("Unique.", "不重复。"),
	("customers", "id_no"): _note(
		"Format the cell as text, or Excel cuts the last digits.", "请设为文本格式，否则 Excel 会丢失末几位。"
	),
	("customers", "customer_type"): _note("Empty: Individual.", "空白视为个人。"),
	("deals", "deal_no"): _note(
		"Unique; the number by which a second import knows the deal.", "不重复；再次导入时据此识别。"
	),
	("deals", "project"): _note("Unit as in the sheet Units.", "房源与销控表一致。"),
	("deals", "customer_no"): _note("As in the sheet Customers.", "与客户台账一致。"),
	("deals", "stage"): _note(
		"Held: kept for a while. Subscribed: terms agreed; the receipts decide whether the temporary or the full "
		"deposit is there. Signed: with contract. Expired and Cancelled: ended, the unit is free again.",
		"保留：暂留；认购：条件已定，临定或齐定由收款决定；签约：已签合同；过期、取消：已终止，房源重新可售。",
	),
	("deals", "held_until"): _note(
		"Needed for Held. A day without a time counts to its end.", "保留的必填；只写日期则到当天结束。"
	),
	("deals", "agreed_amount"): _note("Needed for Subscribed and Signed.", "认购、签约的必填。"),
	("deals", "temporary_deposit"): _note(
		"Agreed temporary deposit, part of the full deposit.", "约定的临定，包含在定金总额内。"
	),
	("deals", "deposit"): _note(
		"Agreed full deposit, the temporary one included.", "约定的定金总额（齐定），含临定。"
	),
	("deals", "full_deposit_by"): _note("Until when the full deposit is due.", "补足定金的期限。"),
	("deals", "sign_by"): _note("Agreed day of signing.", "约定的签约日期。"),
	("deals", "contract_date"): _note("Needed for Signed.", "签约的必填。"),
	("deals", "contract_amount"): _note(
		"Only if it differs from the agreed price.", "与成交总价不同时填写。"
	),
	("deals", "ended_on"): _note("Needed for Expired and Cancelled.", "过期、取消的必填。"),
	("instalments", "deal_no"): _DEAL,
	("instalments", "seq"): _note("Unique within the deal; 3 or 第3期.", "同一交易内不重复；写 3 或 第3期。"),
	("instalments", "money_source"): _note(
		"Empty: Loan for the two kinds of loan, else Own Money.",
		"空白：按揭、公积金视为贷款，其余为自有资金。",
	),
	("instalments", "amount"): _note(
		"The instalments of a signed deal add up to its price; those of a subscribed deal to its deposit.",
		"已签约的各期合计等于总价；认购的合计等于定金总额。",
	),
	("receipts", "receipt_no"): _note(
		"Unique; the number by which a second import knows the receipt.", "不重复；再次导入时据此识别。"
	),
	("receipts", "deal_no"): _DEAL,
	("receipts", "amount"): _note("Not more than the deal still owes.", "不得超过该交易的未收款。"),
	**consignment.COLUMN_NOTES,
	**marketing.COLUMN_NOTES,
	**meetings.COLUMN_NOTES,
}

TYPE_NOTES = {
	CODE: _note("Text or number.", "文本或数字。"),
	INT: _note("Whole number.", "整数。"),
	NUMBER: _note("Number.", "数字。"),
	PERCENT: _note("Percent; `60`, `60%` and 0.6 are one.", "百分比；60、60%、0.6 均可。"),
	MONEY: _note(
		"Amount; `1,280,000`, `¥1280000` and `128万` are one.", "金额；1,280,000、¥1280000、128万 均可。"
	),
	DATE: _note(
		"Date; `2026-03-05`, `2026/3/5` and `2026年3月5日` are one.",
		"日期；2026-03-05、2026/3/5、2026年3月5日 均可。",
	),
	MONTH: _note(
		"Month with its year; `2026-03` and `2026年3月` are one.", "年月；2026-03、2026年3月 均可。"
	),
	CLOCK: _note("Time of day; `14:30` and `1430` are one.", "时刻；14:30、1430 均可。"),
	MOMENT: _note("Date and time; `2026-03-05 18:00`.", "日期时间；2026-03-05 18:00。"),
}


def note_of(sheet: Sheet, column: Column, lang: str) -> str:
	"""What may stand in a column: its choices, its own note, or what its type says."""
	parts = []
	if column.type in (CHOICE, YES_NO):
		parts.append(" / ".join(choice.name(lang) for choice in column.choices))
	elif column.choices:
		names = " / ".join(choice.name(lang) for choice in column.choices)
		parts.append({"en": f"{names}, or any other.", "zh": f"{names}，或其他名称。"}[lang])
	if note := COLUMN_NOTES.get((sheet.key, column.key)):
		parts.append(note[lang])
	elif column.type in TYPE_NOTES and not parts:
		parts.append(TYPE_NOTES[column.type][lang])
	return ("" if lang == "zh" else " ").join(
		part if part.endswith(("。", ".")) else part + {"en": ".", "zh": "。"}[lang] for part in parts
	)
