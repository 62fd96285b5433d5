"""The annual meeting of a used-car dealer, as its committee wrote it down: 35 people, four judges, the shopping list (MEET-01
to MEET-05). Plain data; `testing.annual_meetings` makes documents of it.

Where the committee left a name blank, "( )" stands here as it does on their paper.
"""

TITLE = "二手车公司年会"
THEME = "聚力同行，再启新程"
PURPOSE = "总结全年经营，表彰先进，明确来年目标，让每个部门都知道自己要做什么。"
FORM = "领导讲话、部门及员工述职与计划、颁奖、节目、才艺、幻灯片、游戏与抽奖、聚餐"
VENUE = "公司二楼展厅"
LAYOUT = "舞台靠北墙，座位三面环绕舞台，评委席在第一排正中，餐桌在东侧。"
BLANK = "( )"

# Department, and who works there: 35 people.
STAFF: dict[str, tuple[str, ...]] = {
	"总经办": ("陈国栋", "林晓梅", "赵敏"),
	"销售部": ("王海涛", "刘洋", "孙丽", "周强", "吴静", "郑伟", "冯雪", "蒋涛", "沈悦", "韩磊"),
	"评估收购部": ("杨建军", "朱红", "秦勇", "许辉", "何平", "吕芳"),
	"整备部": ("张师傅", "孔亮", "曹刚", "严明", "华东", "金鑫"),
	"售后部": ("魏敏", "陶勇", "姜波", "戚丽"),
	"市场部": ("谢婷", "邹凯", "喻佳"),
	"财务部": ("柏云", "水清", "窦娟"),
}
JUDGES = ("陈国栋", "王海涛", "杨建军", BLANK)

# Duty, task, who answers for it.
DUTIES: tuple[tuple[str, str, str], ...] = (
	("总负责", "年会总体安排与预算", "陈国栋"),
	("策划", "流程、主题与节目单", "林晓梅"),
	("现场协调", "各部门候场、音响灯光", "赵敏"),
	("主持人", "串词与现场主持", "谢婷、邹凯"),
	("人员召集", "通知到人，签到发号", "柏云"),
	("布置", "会场布置，舞台与桌椅", "孔亮、曹刚"),
	("清场", "会后清理与物品归还", "严明、华东"),
	("摄影摄像", "全程拍照与合影", "喻佳"),
	("计票", "收评分表，汇总平均分", BLANK),
)
# Kind, what, quantity, unit, who answers for it.
VENUE_ITEMS: tuple[tuple[str, str, float, str, str], ...] = (
	("Decoration", "主题背景板", 1, "块", "邹凯"),
	("Decoration", "气球与彩带", 2, "箱", "孔亮"),
	("Layout", "环形座位", 35, "位", "曹刚"),
	("Layout", "评委席", 4, "位", "曹刚"),
	("Equipment", "音响与话筒", 1, "套", "赵敏"),
	("Equipment", "投影仪（幻灯片）", 1, "台", "赵敏"),
	("Catering", "火锅台位", 4, "桌", "魏敏"),
)
# Kind, title, minutes, department, responsible, performers (name, part).
PROGRAMME: tuple[tuple, ...] = (
	("Opening", "开场致辞", 10, None, "赵敏", (("谢婷", "主持"), ("邹凯", "主持"))),
	("Speech", "总经理讲话", 20, None, "林晓梅", (("陈国栋", "讲话"),)),
	("Award", "先进表彰与获奖感言", 25, None, "林晓梅", (("刘洋", "获奖感言"), ("秦勇", "获奖感言"))),
	("Department Report", "销售部工作报告", 10, "销售部", "王海涛", (("王海涛", "报告"),)),
	(
		"Performance",
		"销售部合唱",
		8,
		"销售部",
		"孙丽",
		(("孙丽", "领唱"), ("周强", "合唱"), ("吴静", "合唱")),
	),
	("Department Report", "评估收购部工作报告", 10, "评估收购部", "杨建军", (("杨建军", "报告"),)),
	("Performance", "评估收购部小品", 10, "评估收购部", "朱红", (("秦勇", "老板"), ("许辉", "车主"))),
	("Department Report", "整备部工作报告", 10, "整备部", "张师傅", (("张师傅", "报告"),)),
	(
		"Performance",
		"整备部三句半",
		8,
		"整备部",
		"孔亮",
		(("孔亮", ""), ("曹刚", ""), ("严明", ""), ("华东", "")),
	),
	(
		"Staff Report",
		"员工述职（优秀员工三人）",
		15,
		None,
		"赵敏",
		(("刘洋", ""), ("何平", ""), ("陶勇", "")),
	),
	("Performance", "售后部舞蹈", 6, "售后部", "魏敏", (("戚丽", "领舞"), ("姜波", ""))),
	("Game", "抢凳子", 15, None, "邹凯", ()),
	("Draw", "抽奖（1 至 35 号）", 20, None, "谢婷", (("谢婷", "主持"), ("邹凯", "主持"))),
	("Judging", "评选最佳领导、最佳员工、最佳节目", 10, None, "赵敏", ()),
	("Performance", "才艺展示", 15, None, "喻佳", (("沈悦", "古筝"), ("韩磊", "魔术"))),
	("Slides", "全年回顾幻灯片", 8, "市场部", "喻佳", ()),
	("Closing", "总经理总结", 10, None, "林晓梅", (("陈国栋", "总结"),)),
	("Photo", "全体合影", 10, None, "喻佳", ()),
	("Meal", "火锅聚餐", 90, None, "魏敏", ()),
)
# Kind, what, quantity, unit, estimated rate, owner; "*" before the name: an Item of the house.
PURCHASES: tuple[tuple[str, str, float, str, float, str], ...] = (
	("Equipment", "*电磁炉", 4, "台", 169, "魏敏"),
	("Equipment", "*圆凳", 32, "张", 28, "曹刚"),
	("Equipment", "汤锅", 4, "个", 59, "魏敏"),
	("Food and Drink", "大米", 10, "斤", 3.5, "戚丽"),
	("Food and Drink", "羊肉卷", 20, "斤", 42, "戚丽"),
	("Food and Drink", "时令蔬菜", 40, "斤", 4, "戚丽"),
	("Food and Drink", "火锅底料", 8, "包", 12, "戚丽"),
	("Food and Drink", "饮料", 6, "箱", 48, "陶勇"),
	("Food and Drink", "一次性碗筷", 40, "套", 1.2, "陶勇"),
	("Prizes and Gifts", "特等奖：平板电脑", 1, "台", 2199, "柏云"),
	("Prizes and Gifts", "一等奖：空气炸锅", 5, "台", 299, "柏云"),
	("Prizes and Gifts", "二等奖：保温杯", 10, "个", 89, BLANK),
	("Prizes and Gifts", "三等奖：毛巾礼盒", 15, "盒", 35, BLANK),
	("Decoration", "气球与彩带", 2, "箱", 65, "孔亮"),
	("Printing", "背景板喷绘", 1, "块", 380, "邹凯"),
	("Costumes and Props", "小品道具", 1, "套", 150, "朱红"),
)
UNITS = ("台", "张", "个", "斤", "包", "箱", "套", "盒", "块")
# Who takes the place of the blanks: duty, purchases.
FILLED = "窦娟"
BUDGET = 12_000
BEGINS, ENDS = "13:30:00", "19:30:00"
PHOTO = "舞台前三排，总经办居中，喻佳拍摄。"
MEAL = "火锅，每桌 9 人；两人不吃羊肉。"
# How many days before the meeting something is due; what is not here, the day before.
DUTY_DUE = {"策划": 20, "人员召集": 7, "现场协调": 3}
PURCHASE_DUE = {"Prizes and Gifts": 7, "Printing": 5, "Equipment": 3}
