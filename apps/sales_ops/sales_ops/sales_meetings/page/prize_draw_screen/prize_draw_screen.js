// Prize Draw Screen: a draw that a hall can watch. The operator's window draws with the space bar; any other window of the
// same draw, on a projector, rolls and stops with it. What is drawn, the server decides; the numbers that roll are a show.
// {% include "sales_ops/sales_ops/client_scripts/words.js" %}
// {% include "sales_ops/sales_meetings/page/prize_draw_screen/draw_roll.js" %}
// {% include "sales_ops/sales_meetings/page/prize_draw_screen/draw_stage.js" %}
// {% include "sales_ops/sales_meetings/page/prize_draw_screen/draw_absent.js" %}
frappe.provide("sales_ops.draw_screen");

Object.assign(sales_ops.draw_screen, {
	ROUTE: "prize-draw-screen",
	ASK_EVERY: 3000, // ms: a window without realtime asks by itself
	MOST_AT_ONCE: 10,
});

sales_ops.draw_screen.Screen = class PrizeDrawScreen {
	constructor(wrapper) {
		this.page = frappe.ui.make_app_page({
			parent: wrapper,
			title: __("Prize Draw Screen"),
			single_column: true,
		});
		this.$body = $('<div class="pds" tabindex="-1"></div>').appendTo(this.page.main);
		this.stage = new sales_ops.draw_screen.Stage(this.$body, {
			choose: (round_no) => this.choose(round_no),
			draw: (how_many) => this.draw(how_many),
			absent: (winner) => this.absent(winner),
			full_screen: () => this.full_screen(),
			leave: () => this.leave(),
		});
		this.listen();
	}

	listen() {
		frappe.realtime.on("prize_draw_changed", ({ prize_draw }) => {
			if (this.is_visible && prize_draw === this.name) this.refresh();
		});
		document.addEventListener("keydown", (event) => this.on_key(event), true);
		document.addEventListener("visibilitychange", () => this.is_visible && this.refresh());
		setInterval(() => this.ask_without_realtime(), sales_ops.draw_screen.ASK_EVERY);
		// The operator's other window, on the projector, shows the prize that the operator has chosen.
		this.channel = new BroadcastChannel(sales_ops.draw_screen.ROUTE);
		this.channel.onmessage = ({ data }) => {
			if (this.is_hall && this.shown && data.name === this.name) this.choose(data.round_no);
		};
	}

	get is_visible() {
		return (
			frappe.get_route()[0] === sales_ops.draw_screen.ROUTE &&
			document.visibilityState === "visible"
		);
	}

	/** The hall's window has no buttons, whoever is logged in there. */
	get may_draw() {
		return Boolean(this.shown && this.shown.may_draw && !this.is_hall);
	}

	get prize() {
		const prizes = this.shown ? this.shown.prizes : [];
		return prizes.find(({ round_no }) => round_no === this.round_no);
	}

	ask_without_realtime() {
		const { socket } = frappe.realtime;
		if (this.is_visible && this.name && !(socket && socket.connected)) this.refresh();
	}

	// what is shown

	/** `/app/prize-draw-screen/<draw>`, for the hall `/app/prize-draw-screen/<draw>/hall`. */
	async show([, name, view]) {
		document.body.classList.add("pds-open");
		this.is_hall = view === "hall";
		if (!name) return this.choose_draw();
		if (name !== this.name) {
			Object.assign(this, { name, shown: null, round_no: null, fresh: [] });
			this.stage.clear();
		}
		await this.refresh();
		this.$body.focus();
	}

	hide() {
		document.body.classList.remove("pds-open");
		if (document.fullscreenElement) document.exitFullscreen();
	}

	async choose_draw() {
		this.name = this.shown = null;
		const draws = await frappe.xcall("sales_ops.sales_meetings.draws.screen.open_draws");
		this.stage.show_draws(draws);
	}

	/** Ask what the draw is like, once at a time. What changes while drums roll is asked for when they stand still. */
	async refresh() {
		if (!this.name) return;
		this.is_stale = true;
		if (this.asking) return;
		this.asking = true;
		try {
			while (this.is_stale) {
				this.is_stale = false;
				const answer = await this.ask();
				if (answer) await this.take(answer);
			}
		} finally {
			this.asking = false;
		}
	}

	async ask() {
		const { name, shown } = this;
		const answer = await frappe.xcall("sales_ops.sales_meetings.draws.screen.get_screen", {
			prize_draw: name,
			with_tickets: shown ? 0 : 1,
		});
		if (name !== this.name) return null;
		return shown ? { ...answer, tickets: shown.tickets } : answer; // tickets do not change
	}

	/** What was drawn since the last time is rolled out first. */
	async take(answer) {
		const before = this.shown;
		const drawn = before ? this.fresh_winners(answer, before.last_sequence) : [];
		if (drawn.length) {
			this.round_no = drawn[0].round_no;
			await this.roll(drawn.map(({ winner }) => winner));
			this.fresh = drawn.map(({ winner }) => winner);
		}
		this.shown = answer;
		const standing = this.fresh_winners(answer, 0).map(({ winner }) => winner.sequence);
		this.fresh = (this.fresh || []).filter(({ sequence }) => standing.includes(sequence));
		if (!before || !this.prize) this.round_no = this.next_round();
		this.render();
	}

	fresh_winners({ prizes }, after) {
		return prizes.flatMap(({ round_no, winners }) =>
			winners
				.filter((winner) => winner.sequence > after)
				.map((winner) => ({ round_no, winner }))
		);
	}

	/** The last prize with open places: the highest prize comes last. */
	next_round() {
		const open = this.shown.prizes.filter(({ next_place }) => next_place);
		const found = open[open.length - 1] || this.shown.prizes[0];
		return found && found.round_no;
	}

	render() {
		const { may_draw, fresh } = this;
		this.stage.render(this.shown, this.prize, { may_draw, fresh });
	}

	// what the operator does

	on_key(event) {
		if (!this.is_visible || $(".modal.show").length || event.ctrlKey || event.metaKey || event.altKey)
			return;
		const step = {
			" ": () => this.draw(),
			Enter: () => this.draw(),
			ArrowLeft: () => this.move(-1),
			ArrowRight: () => this.move(1),
			a: () => this.absent(),
			f: () => this.full_screen(),
			Escape: () => this.leave(),
		}[event.key.length === 1 ? event.key.toLowerCase() : event.key];
		const is_typing = $(event.target).is("input, textarea, select");
		if (!step || is_typing) return;
		event.preventDefault();
		event.stopPropagation(); // the desk has keys of its own
		if (!event.repeat) step();
	}

	move(by) {
		if (!this.shown || this.rolling) return;
		const rounds = this.shown.prizes.map(({ round_no }) => round_no);
		const place = rounds.indexOf(this.round_no) + by;
		if (rounds[place]) this.choose(rounds[place]);
	}

	choose(round_no) {
		if (this.rolling) return;
		Object.assign(this, { round_no, fresh: [] });
		this.render();
		if (!this.is_hall) this.channel.postMessage({ name: this.name, round_no });
	}

	/**
	 * One place, or several at once. A second press while it rolls does nothing; one on a prize that is done goes on to the
	 * next prize.
	 */
	async draw(how_many = 1) {
		if (!this.may_draw || this.rolling || this.calling || !this.prize) return;
		if (!this.prize.next_place) return this.choose(this.next_round());
		this.calling = true;
		try {
			await this.call("draw", {
				round_no: this.round_no,
				after: this.shown.last_sequence,
				how_many,
			});
		} finally {
			this.calling = false;
			await this.refresh();
		}
	}

	/** Take back the win of somebody who is not in the hall: the last one, or the one that was clicked. */
	absent(winner = (this.fresh || []).slice(-1)[0]) {
		if (!this.may_draw || this.rolling || !winner) return;
		sales_ops.draw_screen.ask_absent(winner, async (values) => {
			await this.call("void", {
				sequence: winner.sequence,
				after: this.shown.last_sequence,
				...values,
			});
			await this.refresh();
		});
	}

	call(method, args) {
		return frappe.xcall("run_doc_method", {
			dt: "Prize Draw",
			dn: this.name,
			method,
			args: JSON.stringify(args),
		});
	}

	async roll(winners) {
		this.rolling = true;
		try {
			await this.stage.roll(this.prize || {}, winners, this.shown.tickets);
		} finally {
			this.rolling = false;
		}
	}

	full_screen() {
		if (document.fullscreenElement) return document.exitFullscreen();
		return document.documentElement.requestFullscreen();
	}

	leave() {
		if (this.name) frappe.set_route("Form", "Prize Draw", this.name);
		else frappe.set_route("List", "Prize Draw");
	}
};

frappe.pages["prize-draw-screen"].on_page_load = (wrapper) => {
	wrapper.screen = new sales_ops.draw_screen.Screen(wrapper);
	$(wrapper).on("hide", () => wrapper.screen.hide());
};

frappe.pages["prize-draw-screen"].on_page_show = (wrapper) =>
	wrapper.screen.show(frappe.get_route());
