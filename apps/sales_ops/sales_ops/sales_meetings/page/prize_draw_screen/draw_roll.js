// Prize Draw Screen: numbers that roll in the drums and stop, one after the other, at what the server drew.
frappe.provide("sales_ops.draw_screen");

sales_ops.draw_screen.Roll = class DrawRoll {
	/**
	 * @param {jQuery[]} $drums - one for each winner
	 * @param {object[]} tickets - that can be seen to roll by
	 */
	constructor($drums, winners, tickets) {
		Object.assign(this, { $drums, winners });
		this.tickets = tickets.length ? tickets : winners.map(({ ticket, holder }) => ({ number: ticket, holder }));
		this.is_calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
	}

	get duration() {
		return this.is_calm ? 300 : 2600; // ms until the first one stops
	}

	/** Ends when the last drum has stopped. */
	run() {
		const began = performance.now();
		return new Promise((resolve) => {
			const step = (now) => {
				const still = this.$drums.map(($drum, place) => this.turn($drum, place, now - began));
				if (still.every(Boolean)) return resolve();
				this.next(step);
			};
			this.next(step);
		});
	}

	/** A window in the background gets no animation frames; its drum must stop all the same. */
	next(step) {
		if (document.visibilityState === "visible") requestAnimationFrame(step);
		else setTimeout(() => step(performance.now()), 50);
	}

	/** Returns whether the drum stands still. */
	turn($drum, place, elapsed) {
		const left = this.duration + place * (this.is_calm ? 0 : 350) - elapsed;
		if (left <= 0) {
			if (!$drum.hasClass("is-won")) this.stop($drum, this.winners[place]);
			return true;
		}
		// It slows down: the last numbers can be read.
		const pace = left > 900 ? 55 : 55 + (900 - left) / 3;
		if (elapsed - ($drum.data("turned") ?? -1000) < pace) return false;
		const ticket = this.tickets[Math.floor(Math.random() * this.tickets.length)];
		$drum.data("turned", elapsed);
		this.write($drum, ticket.number, ticket.holder);
		return false;
	}

	stop($drum, winner) {
		this.write($drum, winner.ticket, winner.holder);
		$drum.removeClass("is-rolling").addClass("is-won");
	}

	write($drum, number, holder) {
		$drum.find(".pds-number").text(number);
		$drum.find(".pds-holder").text(holder || "");
	}
};
