// Prize Draw Screen: what stands on the screen. All that comes from a record goes through `sales_ops.escape` or `.text`.
frappe.provide("sales_ops.draw_screen");

sales_ops.draw_screen.Stage = class DrawStage {
	/** @param {object} act - what a click does: choose, draw, absent, full_screen, leave */
	constructor($body, act) {
		Object.assign(this, { $body, act });
		$body.on("click", "[data-round]", ({ currentTarget }) => act.choose(cint(currentTarget.dataset.round)));
		$body.on("click", ".pds-draw", ({ currentTarget }) => {
			currentTarget.blur(); // the space bar draws; it should not press the button, too
			act.draw(cint(currentTarget.dataset.count));
		});
		$body.on("click", "[data-sequence]", ({ currentTarget }) =>
			act.absent(this.winner_of(cint(currentTarget.dataset.sequence)))
		);
		$body.on("click", ".pds-full", () => act.full_screen());
		$body.on("click", ".pds-leave", () => act.leave());
	}

	clear() {
		this.shown = null;
		this.$body.empty();
	}

	winner_of(sequence) {
		return this.shown.prizes
			.flatMap(({ winners }) => winners)
			.find((winner) => winner.sequence === sequence);
	}

	show_draws(draws) {
		const rows = draws.map(({ name, title, status }) => {
			const word = sales_ops.escape(__(status, null, "Prize Draw"));
			return `<a class="pds-choice" href="/app/${sales_ops.draw_screen.ROUTE}/${encodeURIComponent(name)}">
				<b>${sales_ops.escape(title)}</b><span>${word}</span></a>`;
		});
		const none = `<p>${__("No draw has been started yet.")}</p>`;
		this.$body.html(`<div class="pds-choices"><h1>${__("Which draw?")}</h1>${rows.join("") || none}</div>`);
	}

	/** @param {object} look - `may_draw`, and the `fresh` winners, which stand large */
	render(shown, prize, look) {
		this.shown = shown;
		this.$body.html(`
			<header class="pds-head">
				<h1>${sales_ops.escape(shown.title)}</h1>
				<div class="pds-tools">
					<button type="button" class="pds-full" title="${__("Full Screen (F)")}">
						<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/></svg></button>
					<button type="button" class="pds-leave" title="${__("Leave (Esc)")}">
						<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 5l14 14M19 5L5 19"/></svg></button>
				</div>
			</header>
			<nav class="pds-prizes">${shown.prizes.map((one) => this.prize_html(one, prize)).join("")}</nav>
			<main class="pds-main" aria-live="polite">${prize ? this.main_html(prize, look) : ""}</main>
			<footer class="pds-foot">${this.proof_html(shown)}</footer>`);
	}

	prize_html({ round_no, level, winners, places }, chosen) {
		const is_chosen = chosen && round_no === chosen.round_no;
		return `<button type="button" data-round="${round_no}" class="pds-prize" aria-pressed="${Boolean(is_chosen)}">
			<b>${sales_ops.escape(level)}</b><span>${winners.length} / ${places}</span></button>`;
	}

	main_html(prize, { may_draw, fresh }) {
		const large = fresh.length
			? fresh.map((winner) => this.drum_html(winner, "is-won", may_draw)).join("")
			: prize.next_place
			? this.drum_html(null, "", false)
			: `<div class="pds-done">${__("All places are drawn")}</div>`;
		const gift = prize.gift ? `<div class="pds-gift">${sales_ops.escape(prize.gift)}</div>` : "";
		const rest = prize.winners.filter(
			(winner) => !fresh.some(({ sequence }) => sequence === winner.sequence)
		);
		return `<div class="pds-what"><h2>${sales_ops.escape(prize.level)}</h2>${gift}</div>
			<div class="pds-drums" data-count="${fresh.length || 1}">${large}</div>
			${may_draw ? this.buttons_html(prize) : ""}
			<div class="pds-winners${prize.next_place || fresh.length ? "" : " is-final"}">${rest.map((winner) => this.winner_html(winner, may_draw)).join("")}</div>`;
	}

	drum_html(winner, state, may_take_back) {
		const number = winner ? winner.ticket : "?";
		const holder = winner ? sales_ops.escape(winner.holder) : "";
		return `<div class="pds-drum ${state}"${winner ? ` data-ticket="${winner.ticket}"` : ""}>
			<div class="pds-number">${number}</div><div class="pds-holder">${holder}</div>
			${winner && may_take_back ? this.absent_html(winner) : ""}</div>`;
	}

	absent_html({ sequence }) {
		return `<button type="button" class="pds-absent" data-sequence="${sequence}">${__("Absent")}</button>`;
	}

	winner_html(winner, may_take_back) {
		const take_back = may_take_back
			? ` role="button" data-sequence="${winner.sequence}" title="${__("Absent: draw this place again")}"`
			: "";
		return `<span class="pds-winner"${take_back}><b>${winner.ticket}</b> ${sales_ops.escape(
			winner.holder
		)}</span>`;
	}

	buttons_html({ next_place, is_redraw, places, winners }) {
		if (!next_place) return "";
		const open = Math.min(places - winners.length, sales_ops.draw_screen.MOST_AT_ONCE);
		const label = is_redraw ? __("Draw Place {0} Again", [next_place]) : __("Draw");
		const several =
			open > 1 && !is_redraw
				? `<button type="button" class="pds-draw pds-several" data-count="${open}">${__(
						"Draw {0} at Once",
						[open]
				  )}</button>`
				: "";
		return `<div class="pds-buttons"><button type="button" class="pds-draw" data-count="1">${label}
			<kbd>${__("Space", null, "Key")}</kbd></button>${several}</div>`;
	}

	proof_html({ seed_hash, seed, status }) {
		const hash = `<span>${__("SHA-256 of the seed, published before the first draw:")}</span>
			<code>${sales_ops.escape(seed_hash)}</code>`;
		if (seed)
			return `${hash}<span>${__("The seed:")}</span><code class="pds-seed">${sales_ops.escape(
				seed
			)}</code>`;
		return status === "Running" ? hash : "";
	}

	/** Let the drums roll; ends when they stand at the winners. */
	roll(prize, winners, tickets) {
		const $drums = this.$body.find(".pds-drums").attr("data-count", winners.length);
		$drums.html(winners.map(() => this.drum_html(null, "is-rolling", false)).join(""));
		this.$body.find(".pds-what h2").text(prize.level || "");
		this.$body.find(".pds-gift").text(prize.gift || "");
		this.$body.find(".pds-buttons").css("visibility", "hidden");
		const each = $drums.children().toArray().map($);
		return new sales_ops.draw_screen.Roll(each, winners, tickets).run();
	}
};
