"""The preview as one HTML file that needs nothing else: to be opened, sent, or printed."""

from decimal import Decimal
from pathlib import Path

from sales_ops.messages import plain
from sales_ops.workbook.board import STATUSES
from sales_ops.workbook.catalogue import sentence
from sales_ops.workbook.execution import LineExecution
from sales_ops.workbook.labels import label
from sales_ops.workbook.preview import Preview

# (size, name, decimals), the largest first.
UNITS_OF_MONEY = {
	"en": ((1_000_000, "M", 2), (1_000, "k", 0)),
	"zh": ((100_000_000, "亿", 2), (10_000, "万", 1)),
}
TEMPLATES = Path(__file__).resolve().parent / "templates"


def render_html(preview: Preview, lang: str = "en", source: str = "") -> str:
	"""The page of `preview` in `en` or `zh`; `source` is the name of the workbook."""
	from jinja2 import Environment, FileSystemLoader, StrictUndefined

	environment = Environment(
		loader=FileSystemLoader(TEMPLATES),
		autoescape=True,
		trim_blocks=True,
		lstrip_blocks=True,
		undefined=StrictUndefined,
	)
	environment.filters.update(
		money=money,
		short=lambda amount: short_money(amount, lang),
		slug=lambda text: text.lower().replace(" ", "-"),
		show=plain,
		quantity=quantity,
		percent=percent,
		word=lambda text: label(text, lang),
	)
	return environment.get_template("preview.html").render(
		page=preview,
		lang=lang,
		source=source,
		statuses=STATUSES,
		t=lambda key, **params: label(key, lang).format(**params),
		sentence=lambda violation: sentence(violation, lang),
		warning=lambda line: warning(line, lang),
	)


def warning(line: LineExecution, lang: str) -> str:
	"""What a line of a budget has used too much, or almost used up."""
	key, params = line.said
	words = {name: value if isinstance(value, str) else money(value) for name, value in params.items()}
	span = label(f"span_{line.line.mode}", lang).format(month=params["month"])
	return label(key, lang).format(span=span, **words)


def money(amount: Decimal | None) -> str:
	"""An amount with thousands separators; cents only where there are some."""
	if not amount:
		return "–"
	return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


def quantity(number: Decimal) -> str:
	"""A quantity or rate without trailing zeros; nothing for zero."""
	return f"{number.normalize():,f}" if number else ""


def percent(share: Decimal | None) -> str:
	"""A share in percent to one decimal; an arrow for what is used of nothing."""
	return "↑" if share is None else f"{share:,.1f} %"


def short_money(amount: Decimal | None, lang: str) -> str:
	"""An amount in the unit people think in: 万 and 亿 in Chinese, thousands and millions in English."""
	if not amount:
		return "–"
	for size, unit, decimals in UNITS_OF_MONEY[lang]:
		if abs(amount) >= size:
			return f"{amount / size:,.{decimals}f}{unit}"
	return f"{amount:,.0f}"
