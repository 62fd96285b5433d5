"""The layout of the workbook as data: five sheets as a sales office keeps them today, and those of the other offices.

Both languages and the aliases are accepted everywhere, also mixed in one book. The notes to the columns are in
`layout_notes.py`; `docs/workbook.md` is made from both.
"""

from sales_ops.policies.pricing import BUILT_AREA, INNER_AREA, WHOLE_UNIT
from sales_ops.workbook.fields import (
	CHOICE,
	CODE,
	DATE,
	INT,
	MOMENT,
	MONEY,
	NUMBER,
	YES_NO,
	Choice,
	Column,
	Sheet,
	heading_forms,
)
from sales_ops.workbook.layout_consignment import CONSIGNMENT_SHEETS
from sales_ops.workbook.layout_marketing import MARKETING_SHEETS
from sales_ops.workbook.layout_meetings import MEETING_SHEETS

HELD, SUBSCRIBED, SIGNED, EXPIRED, CANCELLED = "Held", "Subscribed", "Signed", "Expired", "Cancelled"
ENDED_STAGES = frozenset({EXPIRED, CANCELLED})
LOAN_KINDS = frozenset({"Bank Loan", "Provident Fund"})

YES_NO_CHOICES = (
	Choice("Yes", "是", ("y", "true", "1", "√", "✓", "已推", "已推售", "released")),
	Choice("No", "否", ("n", "false", "0", "×", "x", "未推", "未推售", "not released")),
)
UNIT_KINDS = (
	Choice("Home", "住宅", ("公寓", "洋房", "别墅", "apartment", "flat")),
	Choice("Shop", "商铺", ("店面", "底商", "商业")),
	Choice("Parking", "车位", ("停车位", "车库", "parking space")),
	Choice("Storage", "储藏室", ("储藏间", "仓储")),
)
PRICE_BASES = (
	Choice(BUILT_AREA, "建筑面积", ("按建筑面积", "建面")),
	Choice(INNER_AREA, "套内面积", ("按套内面积", "套内")),
	Choice(WHOLE_UNIT, "按套", ("整套", "按套计价", "按个")),
)
CUSTOMER_TYPES = (Choice("Individual", "个人", ("自然人",)), Choice("Company", "公司", ("企业", "单位")))
STAGES = (
	Choice(HELD, "保留", ("预留", "小订", "hold")),
	Choice(SUBSCRIBED, "认购", ("已认购", "subscription")),
	Choice(SIGNED, "签约", ("已签约", "已签", "contract")),
	Choice(EXPIRED, "过期", ("已过期", "失效")),
	Choice(CANCELLED, "取消", ("已取消", "作废", "canceled")),
)
INSTALMENT_KINDS = (
	Choice("Temporary Deposit", "临定", ("临时定金",)),
	Choice("Deposit", "定金", ("齐定", "补足定金")),
	Choice("Down Payment", "首付款", ("首付", "首期款", "首期")),
	Choice("Instalment", "分期款", ("分期", "进度款", "installment")),
	Choice("Bank Loan", "银行按揭", ("按揭", "按揭款", "商业贷款", "mortgage")),
	Choice("Provident Fund", "公积金贷款", ("公积金",)),
	Choice("Final Payment", "尾款", ("余款", "一次性付款")),
)
MONEY_SOURCES = (
	Choice("Own Money", "自有资金", ("自筹", "own")),
	Choice("Loan", "贷款", ("按揭贷款",)),
)

# Names an office uses for the same thing; any other name is taken as it stands.
PAYMENT_PLANS = (
	Choice("Paid at Once", "一次性付款", ("一次性", "全款")),
	Choice("Bank Mortgage", "银行按揭", ("按揭", "按揭付款", "商贷")),
	Choice("Instalments over a Year", "一年分期", ("分期", "分期付款")),
	Choice("Instalments over Two Years", "两年分期"),
)
MODES_OF_PAYMENT = (
	Choice("Cash", "现金"),
	Choice("Credit Card", "刷卡", ("POS", "POS机", "银行卡")),
	Choice("Wire Transfer", "银行转账", ("转账", "电汇", "网银", "Bank Transfer")),
	Choice("Cheque", "支票", ("check",)),
)

UNIT_KEY = ("project", "building", "unit_no")


def _project() -> Column:
	return Column("project", "Project", "项目", required=True, aliases=("项目名称", "Project Name"))


def _building() -> Column:
	return Column("building", "Building", "楼栋", required=True, aliases=("楼号", "栋号", "幢号", "座号"))


def _unit_no() -> Column:
	aliases = ("房间号", "单元房号", "房源编号", "门牌号", "Unit", "Unit Number")
	return Column("unit_no", "Unit No.", "房号", CODE, True, aliases)


def _deal_no() -> Column:
	return Column(
		"deal_no", "Deal No.", "认购编号", CODE, True, ("认购单号", "认购书编号", "交易编号", "Deal")
	)


def _customer_no() -> Column:
	return Column(
		"customer_no", "Customer No.", "客户编号", CODE, True, ("客户号", "客户代码", "Customer ID")
	)


UNITS = Sheet(
	"units",
	"Units",
	"销控表",
	UNIT_KEY,
	aliases=("房源", "房源表", "房源台账", "Sale Control", "Unit"),
	columns=(
		_project(),
		_building(),
		_unit_no(),
		Column("kind", "Kind", "类型", CHOICE, True, ("业态", "房源类型", "物业类型"), UNIT_KINDS),
		Column("floor", "Floor", "楼层", INT, aliases=("所在层", "层"), below_zero=True),
		Column("stack", "Stack", "列号", INT, aliases=("户号", "房列", "Line")),
		Column("built_area", "Built Area", "建筑面积", NUMBER, aliases=("建面", "Gross Area")),
		Column("inner_area", "Inner Area", "套内面积", NUMBER, aliases=("套内", "Net Area")),
		Column("price_basis", "Price Basis", "计价方式", CHOICE, False, ("计价依据",), PRICE_BASES),
		Column("list_rate", "List Rate", "单价", MONEY, aliases=("表单价", "备案单价", "挂牌单价", "Rate")),
		Column(
			"list_amount", "List Price", "总价", MONEY, aliases=("表总价", "备案总价", "挂牌总价", "标准总价")
		),
		Column("released", "Released", "推售", YES_NO, True, ("是否推售", "已推售", "开盘"), YES_NO_CHOICES),
	),
)

CUSTOMERS = Sheet(
	"customers",
	"Customers",
	"客户台账",
	("customer_no",),
	aliases=("客户", "客户表", "客户登记表", "客户一览表", "Customer"),
	columns=(
		_customer_no(),
		Column(
			"customer_name",
			"Customer Name",
			"客户姓名",
			required=True,
			aliases=("姓名", "客户名称", "客户", "Name"),
		),
		Column("mobile", "Mobile", "手机号码", CODE, aliases=("手机", "手机号", "联系电话", "电话", "Phone")),
		Column(
			"id_no", "ID No.", "证件号码", CODE, aliases=("身份证号", "身份证号码", "证件号", "ID Number")
		),
		Column("customer_type", "Customer Type", "客户类型", CHOICE, False, ("客户性质",), CUSTOMER_TYPES),
	),
)

DEALS = Sheet(
	"deals",
	"Deals",
	"认购台账",
	("deal_no",),
	aliases=("认购", "认购签约台账", "认购一览表", "成交台账", "签约台账", "Deal", "Subscriptions"),
	columns=(
		_deal_no(),
		_project(),
		_building(),
		_unit_no(),
		_customer_no(),
		Column(
			"consultant", "Consultant", "置业顾问", aliases=("销售顾问", "业务员", "销售员", "Sales Person")
		),
		Column("stage", "Stage", "状态", CHOICE, True, ("认购状态", "交易状态", "Status"), STAGES),
		Column("subscription_date", "Subscription Date", "认购日期", DATE, True, ("认购时间", "成交日期")),
		Column("held_until", "Held Until", "保留至", MOMENT, aliases=("保留到期", "保留期限")),
		Column(
			"agreed_amount", "Agreed Price", "成交总价", MONEY, aliases=("成交价", "认购总价", "成交金额")
		),
		Column(
			"payment_plan",
			"Payment Plan",
			"付款方式",
			aliases=("付款计划", "付款方案"),
			choices=PAYMENT_PLANS,
		),
		Column("temporary_deposit", "Temporary Deposit", "临定金额", MONEY, aliases=("临定", "应收临定")),
		Column(
			"deposit",
			"Full Deposit",
			"定金总额",
			MONEY,
			aliases=("定金", "定金金额", "齐定金额", "应收定金", "Deposit"),
		),
		Column("full_deposit_by", "Full Deposit By", "齐定期限", DATE, aliases=("补足定金期限", "定金期限")),
		Column("sign_by", "Sign By", "应签约日期", DATE, aliases=("签约期限", "约定签约日期")),
		Column("contract_no", "Contract No.", "合同编号", CODE, aliases=("合同号", "网签合同号", "备案号")),
		Column(
			"contract_date", "Contract Date", "签约日期", DATE, aliases=("合同日期", "签约时间", "网签日期")
		),
		Column("contract_amount", "Contract Price", "合同总价", MONEY, aliases=("合同金额", "签约总价")),
		Column("ended_on", "Ended On", "终止日期", DATE, aliases=("取消日期", "结束日期", "退订日期")),
	),
)

INSTALMENTS = Sheet(
	"instalments",
	"Instalments",
	"分期明细",
	("deal_no", "seq"),
	aliases=("应收款明细", "应收明细", "付款明细", "分期付款明细", "应收台账", "Installments"),
	columns=(
		_deal_no(),
		Column("seq", "No.", "期次", INT, True, ("期数", "序号", "Seq", "Number", "Instalment No.")),
		Column("kind", "Kind", "款项", CHOICE, True, ("款项名称", "款项类型", "款项类别"), INSTALMENT_KINDS),
		Column("money_source", "Money Source", "资金来源", CHOICE, False, ("来源",), MONEY_SOURCES),
		Column(
			"due_date", "Due Date", "应付日期", DATE, True, ("应收日期", "到期日", "付款期限", "约定付款日")
		),
		Column("amount", "Amount", "应付金额", MONEY, True, ("应收金额", "金额", "应收款")),
	),
)

RECEIPTS = Sheet(
	"receipts",
	"Receipts",
	"收款台账",
	("receipt_no",),
	aliases=("收款", "收款明细", "实收明细", "回款台账", "收款登记表", "Receipt"),
	columns=(
		Column(
			"receipt_no", "Receipt No.", "收据编号", CODE, True, ("收据号", "票据号", "收款编号", "单据号")
		),
		_deal_no(),
		Column("date", "Date", "收款日期", DATE, True, ("实收日期", "日期", "到账日期", "Receipt Date")),
		Column("amount", "Amount", "收款金额", MONEY, True, ("实收金额", "金额", "到账金额")),
		Column(
			"mode",
			"Mode of Payment",
			"收款方式",
			aliases=("支付方式", "结算方式", "Mode"),
			choices=MODES_OF_PAYMENT,
		),
	),
)

PROPERTY_SHEETS: tuple[Sheet, ...] = (UNITS, CUSTOMERS, DEALS, INSTALMENTS, RECEIPTS)
SHEETS: tuple[Sheet, ...] = (
	*PROPERTY_SHEETS,
	*CONSIGNMENT_SHEETS,
	*MARKETING_SHEETS,
	*MEETING_SHEETS,
)
AREAS = tuple(dict.fromkeys(sheet.area for sheet in SHEETS))
SHEET_BY_KEY = {sheet.key: sheet for sheet in SHEETS}


def sheet_of(title: object) -> Sheet | None:
	"""The sheet that a tab of a book means, or None."""
	forms = heading_forms(title)
	return next((sheet for form in forms for sheet in SHEETS if form in sheet.titles), None)
