"""The clock of a meeting that is held: one item runs at a time, and its time adds up (MEET-07)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

ZERO, TENTH = Decimal(0), Decimal("0.1")


@dataclass(frozen=True)
class Clock:
	"""The time of an item. `used`: minutes of the runs that have ended; `running_since`: start of the run that has not."""

	name: str
	planned: int
	started: datetime | None = None
	ended: datetime | None = None
	running_since: datetime | None = None
	used: Decimal = ZERO


def start(clock: Clock, now: datetime) -> Clock:
	"""Let an item run, for the first time or again; one that runs already goes on."""
	if clock.running_since:
		return clock
	return replace(clock, started=clock.started or now, ended=None, running_since=now)


def stop(clock: Clock, now: datetime) -> Clock:
	"""Stop an item and add up its time; one that does not run stays as it is."""
	if not clock.running_since:
		return clock
	return replace(clock, ended=now, running_since=None, used=minutes_used(clock, now))


def minutes_used(clock: Clock, now: datetime) -> Decimal:
	"""The minutes an item has taken until now, to a tenth."""
	seconds = (now - clock.running_since).total_seconds() if clock.running_since else 0
	minutes = clock.used + Decimal(str(max(0.0, seconds))) / 60
	return minutes.quantize(TENTH, ROUND_HALF_UP)


def overrun(planned: int, used: Decimal) -> Decimal:
	"""The minutes beyond what was planned; an item that ends early gives nothing to the others."""
	return max(ZERO, used - planned)


def next_item(clocks: Sequence[Clock]) -> str | None:
	"""The item that comes next: the first one after the running or last ended item that was not begun; None: no more."""
	begun = [number for number, clock in enumerate(clocks) if clock.started]
	latest = max(begun, key=lambda number: _latest(clocks[number]), default=-1)
	after = [*clocks[latest + 1 :], *clocks[: max(latest, 0)]]
	return next((clock.name for clock in after if not clock.started), None)


def _latest(clock: Clock) -> tuple[bool, datetime]:
	return clock.running_since is not None, clock.running_since or clock.ended or clock.started
