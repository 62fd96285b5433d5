"""The words of the marketing part of the preview, in both languages."""

LABELS: dict[str, tuple[str, str]] = {
	"marketing_title": ("Marketing budget", "营销预算执行"),
	"execution": ("Execution by line", "费用项目执行情况"),
	"execution_month": ("Execution by month", "各月执行情况"),
	"original": ("Budget", "原预算"),
	"reserved": ("Reserved", "已占用"),
	"actual": ("Spent", "已支出"),
	"available": ("Available", "可用"),
	"used_percent": ("Used", "使用率"),
	"to_date": ("Until this month", "截至本月"),
	"line": ("Line", "费用项目"),
	"pool": ("Pool", "资金池"),
	"ratio": ("Ratio", "占比"),
	"month": ("Month", "月份"),
	"quota": ("Annual quota", "年度总额"),
	"control": ("Control", "控制方式"),
	"months_of": ("Months", "各月"),
	"no_lines": ("The book has no budget that can be shown.", "工作簿中没有可显示的预算。"),
	"overspent": ("Overspent and almost used", "超支与预警"),
	"not_overspent": ("No line is close to its limit.", "各费用项目均未接近上限。"),
	"Stop": ("Over", "超支"),
	"Warn": ("Almost used", "预警"),
	"Alert": ("Almost used up", "将用尽"),
	"activity_over": (
		"{activity} {name} has cost {spent}, {excess} more than was approved.",
		"{activity} {name} 已支出 {spent}，超出批准金额 {excess}。",
	),
	"without_initiative": ("Without an initiative", "无立项支出"),
	"some_problems_marketing": (
		"Problems: {problems}. {activities} of {all} activities can go in; what is listed here stays out until it is corrected.",
		"共 {problems} 个问题。{all} 个立项中 {activities} 个可以导入；下列各项更正之前不导入。",
	),
	"some_problems_any": (
		"Problems: {problems}. What is listed here stays out until it is corrected; the rest can go in.",
		"共 {problems} 个问题。下列各项更正之前不导入，其余可以导入。",
	),
}
