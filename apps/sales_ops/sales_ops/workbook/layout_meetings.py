"""The sheets of meetings: the agenda of sales meetings, and draw and shopping list of an annual meeting.

Each is of use without the others; a draw needs its prizes.
"""

from sales_ops.policies import meeting_agenda as agenda
from sales_ops.workbook.fields import (
	CHOICE,
	CLOCK,
	CODE,
	DATE,
	INT,
	MONEY,
	NUMBER,
	YES_NO,
	Choice,
	Column,
	Sheet,
)

MEETINGS = "meetings"

AGENDA_KINDS = (
	Choice(agenda.OPENING, "开场", ("开场致辞", "致辞")),
	Choice(agenda.REVIEW, "回顾", ("上月回顾", "上月总结")),
	Choice(agenda.REGION, "大区", ("大区汇报", "区域", "区域汇报", "Region Report")),
	Choice(agenda.DISCUSSION, "讨论", ("专题讨论", "专题")),
	Choice(agenda.CLOSING, "总结", ("总结部署", "总结发言", "闭会")),
	Choice(agenda.ACTIONS, "行动跟进", ("行动项跟进", "行动项", "待办", "待办跟进")),
	Choice(agenda.OTHER, "其他"),
)
PURPOSES = (
	Choice("Deviations from Plan", "计划偏差", ("目标偏差",)),
	Choice("4P Execution", "4P 执行情况", ("4P执行", "4P")),
	Choice("Competitors", "竞争对手", ("竞品",)),
	Choice("Execution Problems", "执行问题", ("执行中的问题",)),
	Choice("Deep Topic", "深度专题", ("专题研讨",)),
	Choice("New Products", "新产品", ("新品",)),
	Choice("Training", "培训"),
)
PURCHASE_KINDS = (
	Choice("Prizes and Gifts", "奖品礼品", ("奖品", "礼品", "Prizes")),
	Choice("Food and Drink", "食品饮料", ("食材", "食品", "酒水")),
	Choice("Decoration", "布置", ("会场布置", "装饰")),
	Choice("Equipment", "设备用具", ("设备", "设备器材", "器材")),
	Choice("Costumes and Props", "服装道具", ("服装", "道具")),
	Choice("Venue and Meal", "场地餐费", ("场地餐饮", "场地", "餐饮")),
	Choice("Printing", "印刷喷绘", ("印刷品", "印刷")),
	Choice("Photographs", "摄影摄像", ("摄影", "照相")),
	Choice("Transport", "交通", ("运输",)),
	Choice("Other", "其他"),
)
LEVELS = (
	Choice("Special Prize", "特等奖", ("特等", "special")),
	Choice("First Prize", "一等奖", ("一等", "first")),
	Choice("Second Prize", "二等奖", ("二等", "second")),
	Choice("Third Prize", "三等奖", ("三等", "third")),
	Choice("Consolation Prize", "纪念奖", ("安慰奖", "鼓励奖", "参与奖")),
)
ANSWERS = (
	Choice("Yes", "是", ("y", "true", "1", "√", "✓", "到场", "允许")),
	Choice("No", "否", ("n", "false", "0", "×", "x", "未到", "不允许")),
)


def _draw() -> Column:
	return Column("draw", "Draw", "抽奖", required=True, aliases=("抽奖活动", "抽奖名称", "Prize Draw"))


def _responsible(zh: str = "负责人") -> Column:
	return Column(
		"responsible", "Responsible", zh, aliases=("责任人", "采购人", "经办人", "负责人员", "Owner")
	)


AGENDA = Sheet(
	"agenda",
	"Agenda",
	"会议议程",
	("meeting", "date", "kind", "subject"),
	area=MEETINGS,
	beside=(),
	aliases=("议程", "例会议程", "销售例会议程", "销售例会计划", "Sales Meeting", "Meeting Agenda"),
	columns=(
		Column("meeting", "Meeting", "会议", required=True, aliases=("会议名称", "例会", "Meeting Title")),
		Column("date", "Date", "会议日期", DATE, True, ("日期", "召开日期", "Meeting Date")),
		Column("start", "Begins At", "开始时间", CLOCK, aliases=("会议开始", "Start Time", "Start")),
		Column("end", "Ends At", "结束时间", CLOCK, aliases=("会议结束", "End Time", "End")),
		Column("place", "Place", "地点", aliases=("会议地点", "会议室", "Venue")),
		Column("host", "Host", "主持人", aliases=("会议主持", "Chair")),
		Column("purpose", "Purpose", "会议目的", CHOICE, False, ("目的", "会议主旨"), PURPOSES),
		Column("decide", "To Be Decided", "要决定的事项", aliases=("决议事项", "会议目标", "Decide")),
		Column("attendees", "Attendees", "参会人员", aliases=("参加人员", "与会人员", "参会人")),
		Column("kind", "Kind", "环节", CHOICE, True, ("议程类型", "类型", "环节类型"), AGENDA_KINDS),
		Column("subject", "Subject", "议题", required=True, aliases=("议程", "内容", "主题", "Topic")),
		Column("speaker", "Speaker", "发言人", aliases=("汇报人", "主讲人", "主讲")),
		Column("region", "Region", "大区", aliases=("区域", "片区", "Territory")),
		Column("minutes", "Minutes", "分钟", INT, aliases=("时长", "用时", "计划分钟", "Duration")),
		Column("material", "Material", "需备材料", aliases=("材料", "会议材料", "Material Required")),
		Column("material_due", "Material Due", "材料截止", DATE, aliases=("材料提交期限", "材料截止日期")),
	),
)

TICKETS = Sheet(
	"tickets",
	"Tickets",
	"抽奖券",
	("draw", "number"),
	area=MEETINGS,
	beside=(),
	aliases=("抽奖号码", "奖券", "抽奖名单", "号码表", "Draw Tickets"),
	columns=(
		_draw(),
		Column("number", "Number", "号码", INT, True, ("券号", "编号", "抽奖号", "序号", "Ticket", "No.")),
		Column("holder", "Holder", "持有人", aliases=("姓名", "员工", "Name")),
		Column("department", "Department", "部门", aliases=("所属部门",)),
		Column("present", "Present", "到场", YES_NO, False, ("是否到场", "出席"), ANSWERS),
		Column("excluded", "Excluded", "不参与", YES_NO, False, ("不参加抽奖", "排除"), ANSWERS),
		Column("reason", "Reason", "原因", aliases=("说明", "备注")),
	),
)

PRIZES = Sheet(
	"prizes",
	"Prizes",
	"奖项",
	("draw", "level"),
	area=MEETINGS,
	beside=("tickets",),
	aliases=("奖品设置", "奖项设置", "奖品", "奖项表", "Draw Prizes"),
	columns=(
		_draw(),
		Column("level", "Prize", "奖项", required=True, aliases=("奖级", "等级", "Level"), choices=LEVELS),
		Column("places", "Winners", "名额", INT, True, ("中奖人数", "人数", "数量", "Count", "Places")),
		Column("gift", "Gift", "奖品", aliases=("奖品内容", "礼品")),
		Column("numbers", "Preset Numbers", "预设号码", CODE, aliases=("中奖号码", "内定号码", "Numbers")),
		_responsible(),
		Column("allows_winners", "Winners Again", "可重复中奖", YES_NO, False, ("允许重复中奖",), ANSWERS),
		Column("tickets", "No. of Tickets", "券数", INT, aliases=("奖券数", "总券数", "Tickets")),
		Column(
			"every_ticket_wins",
			"Every Ticket Wins",
			"人人有奖",
			YES_NO,
			False,
			("每券必中", "全员中奖"),
			ANSWERS,
		),
		Column("date", "Date", "抽奖日期", DATE, aliases=("日期", "Draw Date")),
	),
)

PURCHASES = Sheet(
	"purchases",
	"Purchases",
	"采购清单",
	("plan", "what", "specification"),
	area=MEETINGS,
	beside=(),
	aliases=("采购", "物品清单", "年会采购清单", "采购物品", "Shopping List"),
	columns=(
		Column("plan", "Meeting", "会议", required=True, aliases=("年会", "会议名称", "Annual Meeting")),
		Column("date", "Date", "会议日期", DATE, aliases=("日期", "年会日期", "Meeting Date")),
		Column("kind", "Kind", "类别", CHOICE, False, ("类型", "采购类别"), PURCHASE_KINDS),
		Column("what", "Item", "物品", required=True, aliases=("物品名称", "品名", "名称", "Item Name")),
		Column("item_code", "Item Code", "物料编码", CODE, aliases=("物料", "物料代码")),
		Column("specification", "Specification", "规格", aliases=("规格型号", "型号")),
		Column("quantity", "Quantity", "数量", NUMBER, True, ("采购数量", "Qty")),
		Column("unit", "Unit", "单位", aliases=("计量单位", "UOM")),
		_responsible(),
		Column("rate", "Unit Price", "单价", MONEY, aliases=("预计单价", "Rate")),
		Column("estimate", "Estimate", "预算金额", MONEY, aliases=("预估金额", "预计金额", "金额", "Amount")),
		Column("due", "Needed By", "完成日期", DATE, aliases=("截止日期", "到位日期", "Due Date")),
		Column("supplier", "Supplier", "供应商", aliases=("供应商名称", "采购渠道", "Vendor")),
		Column("actual", "Actual", "实际金额", MONEY, aliases=("实付金额", "Actual Amount")),
		Column("remark", "Remark", "备注", aliases=("说明", "Remarks")),
	),
)

MEETING_SHEETS = (AGENDA, TICKETS, PRIZES, PURCHASES)
