"""Amounts in Chinese capital words (人民币大写), as banks and contracts write them beside the figures."""

from decimal import ROUND_HALF_UP, Decimal

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")
LIMIT = Decimal(10) ** 16
CENT = Decimal("0.01")


def amount_in_chinese_words(amount: Decimal) -> str:
	"""An amount of yuan in capital words: 12,000.50 is 壹万贰仟元伍角整.

	A run of zeros between digits is read once, 整 closes an amount without 分 (the central bank's rules for filling in
	bills, 正确填写票据和结算凭证的基本规定).

	Args:
		amount: yuan; rounded half up to 分. Below zero it begins with 负.

	Raises:
		ValueError: the amount has more than sixteen digits before the point; nobody has words for it.
	"""
	rounded = abs(amount).quantize(CENT, rounding=ROUND_HALF_UP)
	if rounded >= LIMIT:
		raise ValueError(f"{amount} is too large for words")
	yuan, cents = divmod(int(rounded * 100), 100)
	sign = "负" if amount < 0 and rounded else ""
	return sign + _yuan(yuan, bool(cents)) + _jiao_and_fen(cents, bool(yuan))


def _yuan(yuan: int, has_cents: bool) -> str:
	if yuan:
		return _integer(yuan) + "元"
	return "" if has_cents else "零元"


def _jiao_and_fen(cents: int, follows_yuan: bool) -> str:
	jiao, fen = divmod(cents, 10)
	if not cents:
		return "整"
	words = f"{DIGITS[jiao]}角" if jiao else "零" * follows_yuan
	return words + (f"{DIGITS[fen]}分" if fen else "整")


def _integer(number: int) -> str:
	"""The words of a whole number above zero, in groups of four digits."""
	words, skipped = "", False
	groups = [number // 10_000**index % 10_000 for index in range(len(GROUPS))]
	for index in reversed(range(len(GROUPS))):
		group = groups[index]
		if not group:
			skipped = bool(words)
			continue
		if words and (skipped or group < 1_000):
			words += "零"
		words += _group(group) + _unit(index, groups)
		skipped = False
	return words


def _unit(index: int, groups: list[int]) -> str:
	"""万 of 万亿 stands alone where its 亿 follows anyway."""
	return "万" if index == 3 and groups[2] else GROUPS[index]


def _group(group: int) -> str:
	"""Up to four digits, zeros between them read once."""
	words, zero = "", False
	for index in reversed(range(4)):
		digit = group // 10**index % 10
		if digit:
			words += "零" * (zero and bool(words)) + DIGITS[digit] + PLACES[index]
		zero = not digit
	return words
