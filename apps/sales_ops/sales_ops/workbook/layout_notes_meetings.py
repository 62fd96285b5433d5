"""The sheets of meetings in words; see `layout_notes.py`."""


def _note(en: str, zh: str) -> dict[str, str]:
	return {"en": en, "zh": zh}


SHEET_NOTES = {
	"agenda": _note(
		"One row for each item of a sales meeting, in the order in which they are dealt with. Rows of one meeting and day are "
		"one meeting; what holds for the whole meeting may stand in its first row only.",
		"销售例会的每个议题一行，按先后顺序排列。会议名称和日期相同的各行为同一次会议；整次会议共用的内容只填第一行即可。",
	),
	"tickets": _note(
		"One row for each ticket of a draw. Without names on them, their number in the sheet Prizes is enough.",
		"每张抽奖券一行。券上不记名的，在奖项表填写券数即可，不必逐张列出。",
	),
	"prizes": _note(
		"One row for each prize of a draw, in the order in which they are drawn. With preset numbers everybody sees at once "
		"which ticket is drawn twice and which wins nothing.",
		"每个奖项一行，按抽取顺序排列。填写预设号码后，重复中奖和没有中奖的号码一目了然。",
	),
	"purchases": _note(
		"One row for each thing an annual meeting needs: how many, who gets it, what it may cost.",
		"年会所需物品每种一行：数量、负责人、预算金额。",
	),
}

_FIRST_ROW = _note("In the first row of the meeting is enough.", "填写会议的第一行即可。")
_DRAW = _note("Name of the draw, in every row.", "抽奖名称，每行都填。")

COLUMN_NOTES: dict[tuple[str, str], dict[str, str]] = {
	("agenda", "meeting"): _note(
		"Name of the meeting, in every row; with the date, a second import knows the meeting by it.",
		"会议名称，每行都填；再次导入时据此和日期识别。",
	),
	("agenda", "start"): _note(
		"Time of day, such as 9:00. Empty: 9:00. The start of each item follows from the minutes before it.",
		"如 9:00；空白：9:00。各议题的开始时间由前面的分钟数推算。",
	),
	("agenda", "end"): _note("Empty: 12:00.", "空白：12:00。"),
	("agenda", "place"): _FIRST_ROW,
	("agenda", "host"): _FIRST_ROW,
	("agenda", "purpose"): _note(
		"What the meeting is for; needed before it is approved.", "本次会议的目的；审批前必填。"
	),
	("agenda", "decide"): _note(
		"What will be decided; needed before the meeting is approved.", "会上要作出的决定；审批前必填。"
	),
	("agenda", "attendees"): _note(
		"Names, with commas between them. Empty: those who speak.", "姓名用逗号或顿号隔开；空白：各发言人。"
	),
	("agenda", "kind"): _note(
		"Opening takes 10 minutes at most, the review 15, each region 10, discussion 60, closing 45.",
		"时间上限：开场 10 分钟，回顾 15 分钟，每个大区 10 分钟，讨论 60 分钟，总结 45 分钟。",
	),
	("agenda", "subject"): _note("Unique among the items of its kind.", "同一会议同一环节内不重复。"),
	("agenda", "region"): _note("Needed for the kind Region.", "大区汇报的必填。"),
	("agenda", "minutes"): _note("Planned minutes.", "计划用时（分钟）。"),
	("agenda", "material_due"): _note(
		"Needed where material is; not after the meeting.", "有材料的必填，不得晚于会议日期。"
	),
	("tickets", "draw"): _DRAW,
	("tickets", "number"): _note("Unique within the draw.", "同一抽奖内不重复。"),
	("tickets", "holder"): _note(
		"Who has several tickets wins once with them.", "一人多券的，只中一次（奖项另有约定的除外）。"
	),
	("tickets", "present"): _note("Empty: Yes. Who is absent wins nothing.", "空白视为是；未到场的不中奖。"),
	("tickets", "excluded"): _note("Empty: No.", "空白视为否。"),
	("tickets", "reason"): _note("Why somebody takes no part.", "不参与的原因。"),
	("prizes", "draw"): _DRAW,
	("prizes", "level"): _note("Unique within the draw.", "同一抽奖内不重复。"),
	("prizes", "places"): _note("How many win it.", "该奖项的中奖人数。"),
	("prizes", "numbers"): _note(
		"Ticket numbers with commas between them. Empty in all rows: the winners are drawn at random.",
		"券号用逗号隔开。所有奖项都留空则随机抽取。",
	),
	("prizes", "allows_winners"): _note(
		"Whether who has won another prize may win this one too. Empty: No.",
		"已中其他奖项的是否还可中此奖；空白视为否。",
	),
	("prizes", "tickets"): _note(
		"Tickets 1 to this number, where the sheet Tickets has none of the draw. In the first row is enough.",
		"抽奖券表中未列出的，券号为 1 至此数；填第一行即可。",
	),
	("prizes", "every_ticket_wins"): _note(
		"Then a ticket that wins nothing is a mistake. In the first row is enough. Empty: No.",
		"填“是”则没有中奖的号码视为错误；填第一行即可；空白视为否。",
	),
	("prizes", "date"): _note("In the first row is enough.", "填第一行即可。"),
	("purchases", "plan"): _note(
		"Name of the annual meeting, in every row; a second import knows the meeting by it.",
		"年会名称，每行都填；再次导入时据此识别。",
	),
	("purchases", "date"): _note(
		"Needed in one row, unless ERPNext has the meeting already.",
		"至少填一行；ERPNext 中已有该年会的可不填。",
	),
	("purchases", "kind"): _note("Empty: Other.", "空白视为其他。"),
	("purchases", "item_code"): _note(
		"Item code in ERPNext, if it is one.", "ERPNext 中的物料编码，没有可不填。"
	),
	("purchases", "responsible"): _note(
		"Who gets it. The meeting is not approved while one is blank.", "由谁采购。有空白的，会议不能审批。"
	),
	("purchases", "rate"): _note("Price of one unit.", "每单位的价格。"),
	("purchases", "estimate"): _note(
		"For the whole quantity; with a unit price beside it, both agree.",
		"全部数量的金额；同时填写单价的，两者须一致。",
	),
	("purchases", "due"): _note("Empty: the day before the meeting.", "空白：会议前一天。"),
	("purchases", "supplier"): _note(
		"A supplier of ERPNext is linked; any other name goes to the remark.",
		"ERPNext 中有的供应商会关联，其余写入备注。",
	),
	("purchases", "actual"): _note("What was paid for it.", "实际支付的金额。"),
}
