"""The sheets of a company that keeps suppliers' goods: what was agreed, and what was used.

The other sheets are those of a sales office (`layout.py`). A book may have either kind, or both.
"""

from sales_ops.workbook.fields import (
	CHOICE,
	CODE,
	DATE,
	INT,
	MONEY,
	NUMBER,
	PERCENT,
	YES_NO,
	Choice,
	Column,
	Sheet,
)

CONSIGNMENT = "consignment"
COMPANY, SUPPLIER = "Company", "Supplier"

# Names in use for the same currency; any other name is taken as it stands.
CURRENCIES = (
	Choice("CNY", "人民币", ("RMB", "元", "¥")),
	Choice("USD", "美元", ("US$", "美金")),
	Choice("EUR", "欧元", ("€",)),
	Choice("HKD", "港元", ("港币", "HK$")),
)
CONSENTS = (
	Choice("Yes", "是", ("y", "true", "1", "√", "✓", "同意", "agreed")),
	Choice("No", "否", ("n", "false", "0", "×", "x", "不同意", "not agreed")),
)
LOSS_BEARERS = (
	Choice(COMPANY, "本公司", ("我方", "公司", "us")),
	Choice(SUPPLIER, "供应商", ("供方", "vendor")),
)


def _supplier() -> Column:
	return Column(
		"supplier",
		"Supplier",
		"供应商",
		required=True,
		aliases=("供应商名称", "供货单位", "寄存单位", "Vendor"),
	)


def _site() -> Column:
	return Column("site", "Site", "寄存点", required=True, aliases=("寄存地点", "库房", "仓库", "Store"))


def _item() -> Column:
	aliases = ("物料", "物资编码", "物料代码", "存货编码", "Item Code", "Material")
	return Column("item", "Item", "物料编码", CODE, True, aliases)


AGREEMENTS = Sheet(
	"agreements",
	"Agreements",
	"寄存协议",
	("supplier", "site", "valid_from", "item", "price_from"),
	area=CONSIGNMENT,
	aliases=("协议", "代储协议", "寄存协议台账", "代存代销协议", "Consignment Agreements"),
	columns=(
		_supplier(),
		_site(),
		Column("company", "Company", "公司", aliases=("本公司", "所属公司")),
		Column(
			"valid_from", "Valid From", "协议起始日", DATE, True, ("协议开始日期", "生效日期", "起始日期")
		),
		Column(
			"valid_upto",
			"Valid Until",
			"协议截止日",
			DATE,
			aliases=("协议结束日期", "截止日期", "Valid Upto"),
		),
		Column("currency", "Currency", "币种", aliases=("货币",), choices=CURRENCIES),
		_item(),
		Column("item_name", "Item Name", "物料名称", aliases=("物资名称", "品名", "名称")),
		Column("category", "Category", "类别", aliases=("物资类别", "物料组", "大类", "Item Group")),
		Column("unit", "Unit", "单位", aliases=("计量单位", "UOM", "Stock UOM")),
		Column("price", "Price", "单价", NUMBER, True, ("协议单价", "不含税单价", "Rate")),
		Column("price_from", "Price From", "价格起始日", DATE, aliases=("单价起始日", "Price Valid From")),
		Column("price_upto", "Price Until", "价格截止日", DATE, aliases=("单价截止日", "Price Valid Upto")),
		Column("maximum", "Maximum Stock", "最高库存", NUMBER, aliases=("最高储备", "库存上限", "Maximum")),
		Column("score_tendered", "Tendered", "招标", INT, aliases=("是否招标", "招标分")),
		Column(
			"score_volume", "Large Quantity or Money", "量大额高", INT, aliases=("批量大", "用量分", "Volume")
		),
		Column("score_stable_use", "Steady Use", "用量稳定", INT, aliases=("稳定分", "Steady Monthly Use")),
		Column(
			"score_storable", "Keeps", "耐储存", INT, aliases=("储存分", "Keeps without Spoiling", "Storable")
		),
		Column("score_general", "General Purpose", "通用性", INT, aliases=("通用分",)),
		Column(
			"override_reason",
			"Reason in Spite of the Score",
			"低分说明",
			aliases=("低分理由", "Override Reason"),
		),
		Column("settlement_from_day", "Period From Day", "结算期起始日", INT, aliases=("结算起始日",)),
		Column("settlement_upto_day", "Period Until Day", "结算期截止日", INT, aliases=("结算截止日",)),
		Column("settlement_due_day", "Settled by Day", "结清日", INT, aliases=("结清期限", "结算日")),
		Column("minimum", "Minimum Amount", "起结金额", MONEY, aliases=("最低结算金额", "Minimum")),
		Column(
			"consent",
			"Supplier Agrees to Wait",
			"同意滚动",
			YES_NO,
			False,
			("供应商同意滚动", "同意顺延", "Consent"),
			CONSENTS,
		),
		Column("payment_ratio", "Payment Ratio", "付款比例", PERCENT, aliases=("付款比率",)),
		Column(
			"loss_borne_by",
			"Losses Borne by",
			"损耗承担",
			CHOICE,
			False,
			("盘亏承担", "损失承担"),
			LOSS_BEARERS,
		),
	),
)

WITHDRAWALS = Sheet(
	"withdrawals",
	"Withdrawals",
	"领用台账",
	("document_no", "item"),
	area=CONSIGNMENT,
	aliases=("领用", "领用明细", "出库台账", "寄存领用", "Consignment Withdrawals", "Issues"),
	columns=(
		Column(
			"document_no",
			"Document No.",
			"单据编号",
			CODE,
			True,
			("领用单号", "领料单号", "出库单号", "单号"),
		),
		Column("date", "Date", "领用日期", DATE, True, ("日期", "出库日期", "Posting Date")),
		_supplier(),
		_site(),
		_item(),
		Column("quantity", "Quantity", "领用数量", NUMBER, aliases=("数量", "出库数量", "Qty")),
		Column("returned", "Returned Quantity", "退回数量", NUMBER, aliases=("退库数量", "Returned")),
		Column("price", "Price", "单价", NUMBER, aliases=("协议单价", "Rate")),
		Column("warehouse", "Into Warehouse", "转入仓库", aliases=("领入仓库", "自有仓库", "Warehouse")),
	),
)

CONSIGNMENT_SHEETS = (AGREEMENTS, WITHDRAWALS)
