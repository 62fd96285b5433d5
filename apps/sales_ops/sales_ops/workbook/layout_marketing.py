"""The sheets of a marketing office: what each line may spend in each month, what was approved of it, what was spent.

A month is named by the calendar (`3月` is March), so a year that begins in April needs its first day and no other headings.
"""

from sales_ops.policies import budget_authority as authority
from sales_ops.policies import budget_control as control
from sales_ops.policies import budget_plan as plan
from sales_ops.workbook.fields import (
	CHOICE,
	CODE,
	DATE,
	INT,
	MONEY,
	MONTH,
	PERCENT,
	Choice,
	Column,
	Sheet,
)

MARKETING = "marketing"

POOLS = (
	Choice(plan.BRAND, "品牌", ("品牌费用", "品牌类", "品牌推广")),
	Choice(plan.PROJECT, "项目推广", ("项目", "项目类", "项目推广费用", "project")),
)
MODES = (
	Choice(control.HARD_MONTH, "按月硬控", ("按月", "单月", "按月控制", "month")),
	Choice(control.ACCUMULATED, "累计控制", ("累计", "cumulative")),
	Choice(control.ANNUAL, "按年控制", ("全年", "年度", "year")),
)
STATUSES = (
	Choice(authority.DRAFT, "草稿", ("拟定", "未提交")),
	Choice(authority.PENDING, "待审批", ("审批中", "待批")),
	Choice(authority.APPROVED, "已批准", ("已审批", "已立项", "通过")),
	Choice(authority.RUNNING, "进行中", ("执行中",)),
	Choice(authority.CLOSED, "已结案", ("已结束", "已完成", "结案", "已关闭")),
	Choice(authority.REJECTED, "已拒绝", ("已驳回", "驳回", "未通过")),
)

# The columns of the calendar's months, from January on.
MONTH_KEYS = tuple(f"m{month:02d}" for month in range(1, 13))
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONG = (
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
)
_CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


def _month(number: int) -> Column:
	english, long, chinese = (names[number - 1] for names in (_ENGLISH, _LONG, _CHINESE))
	aliases = tuple(name for name in (long, f"{chinese}月") if name != english)
	return Column(MONTH_KEYS[number - 1], english, f"{number}月", MONEY, aliases=aliases)


def _budget(required: bool = True) -> Column:
	aliases = ("预算名称", "所属预算", "Budget Name", "Marketing Budget")
	return Column("budget", "Budget", "预算", required=required, aliases=aliases)


def _line() -> Column:
	return Column(
		"line", "Line", "费用项目", required=True, aliases=("费用科目", "预算科目", "预算项目", "项目")
	)


def _activity_no(required: bool, *aliases: str) -> Column:
	aliases = ("立项号", "立项单号", "活动编号", "Initiative No.", *aliases)
	return Column("activity_no", "Activity No.", "立项编号", CODE, required, aliases)


def _account() -> Column:
	return Column("account", "Account", "会计科目", aliases=("科目", "费用会计科目", "Expense Account"))


BUDGET = Sheet(
	"budget",
	"Budget",
	"营销预算",
	("budget", "line"),
	area=MARKETING,
	aliases=("预算", "营销费用预算", "年度预算", "预算表", "Marketing Budget", "Budgets"),
	columns=(
		_budget(),
		Column("company", "Company", "公司", aliases=("所属公司", "本公司")),
		Column("year", "Year", "年度", CODE, aliases=("预算年度", "财年", "Fiscal Year")),
		Column("starts_on", "Year Begins On", "年度起始日", DATE, aliases=("起始日", "First Day")),
		Column("project", "Project", "楼盘项目", aliases=("项目名称", "所属项目")),
		Column("quota", "Annual Quota", "年度总额", MONEY, aliases=("总额度", "预算总额", "Quota")),
		Column("pool", "Pool", "资金池", CHOICE, True, ("费用类型", "类型", "大类"), POOLS),
		Column("ratio", "Pool Ratio", "占比", PERCENT, aliases=("资金池占比", "比例", "Ratio")),
		Column("pool_amount", "Pool Amount", "资金池金额", MONEY, aliases=("池金额", "分类金额")),
		_line(),
		Column("category", "Category", "费用类别", aliases=("类别", "Expense Category")),
		Column("mode", "Control", "控制方式", CHOICE, False, ("管控方式", "Control Mode"), MODES),
		_account(),
		*(_month(number) for number in range(1, 13)),
		Column("total", "Total", "全年合计", MONEY, aliases=("合计", "全年", "Line Total")),
	),
)

ACTIVITIES = Sheet(
	"activities",
	"Activities",
	"立项台账",
	("activity_no", "line", "month"),
	area=MARKETING,
	beside=("expenses",),
	aliases=("立项", "营销立项", "活动立项", "活动台账", "Marketing Activities", "Initiatives"),
	columns=(
		_activity_no(True),
		Column("activity", "Activity", "活动名称", aliases=("立项名称", "活动", "Activity Name", "Name")),
		_budget(required=False),
		_line(),
		Column("month", "Month", "月份", MONTH, True, ("预算月份", "所属月份", "年月")),
		Column("amount", "Amount", "立项金额", MONEY, True, ("金额", "批准金额", "预算金额")),
		Column("purpose", "Purpose", "立项目的", aliases=("目的", "事由", "活动目的", "用途")),
		Column("starts_on", "From", "开始日期", DATE, aliases=("活动开始", "Start Date")),
		Column("ends_on", "Until", "结束日期", DATE, aliases=("活动结束", "End Date")),
		Column("leads", "Expected Leads", "预计来访", INT, aliases=("预计线索", "预计来访组数", "Leads")),
		Column("deals", "Expected Deals", "预计成交", INT, aliases=("预计成交套数", "Deals")),
		Column("status", "Status", "状态", CHOICE, False, ("立项状态", "审批状态"), STATUSES),
		Column("responsible", "Responsible", "负责人", aliases=("责任人", "经办人", "Owner")),
		Column("campaign", "Campaign", "推广活动", aliases=("营销活动", "推广")),
	),
)

EXPENSES = Sheet(
	"expenses",
	"Expenses",
	"营销费用明细",
	("voucher_no", "activity_no", "account", "amount", "remark"),
	area=MARKETING,
	beside=(),
	aliases=("费用明细", "费用台账", "营销费用台账", "费用", "Marketing Expenses", "Expense Ledger"),
	columns=(
		Column("voucher_no", "Voucher No.", "凭证号", CODE, True, ("凭证编号", "单据编号", "单号")),
		Column("date", "Date", "日期", DATE, True, ("入账日期", "凭证日期", "付款日期", "Posting Date")),
		_activity_no(False, "立项", "活动", "Activity"),
		Column("supplier", "Supplier", "供应商", aliases=("收款单位", "供应商名称", "Vendor")),
		_account(),
		Column("amount", "Amount", "金额", MONEY, True, ("费用金额", "发生额", "实际金额"), below_zero=True),
		Column("remark", "Remark", "摘要", aliases=("说明", "备注", "用途", "Remarks")),
	),
)

MARKETING_SHEETS = (BUDGET, ACTIVITIES, EXPENSES)
