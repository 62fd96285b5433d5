"""Draws the prizes of an exported log again and compares: python3 replay_draw.py log.json (Python 3.8 or newer)."""

import hashlib, hmac, json, sys  # noqa: E401, I001

log = json.load(open(sys.argv[1], encoding="utf-8"))
seed, holder = log["seed"].encode(), {ticket["number"]: ticket["holder"] for ticket in log["tickets"]}
hashes = [hashlib.sha256(text).hexdigest() for text in (seed, ",".join(map(str, holder)).encode())]
faults = [] if hashes == [log["seed_hash"], log["tickets_digest"]] else ["Not the promised seed and tickets"]
draws, voids, preset = [], {}, [d for d in log["entries"] if (log["mode"], d["kind"]) == ("Preset", "Drawn")]
for row in log["entries"]:
	if row["kind"] == "Void":
		voids[row["voids"]] = row["goes_back"]  # its ticket may win yet
		continue
	rounds = {row["round_no"]} if row["allows_winners"] else {d["round_no"] for d in draws}
	out = {holder[d["ticket"]] for d in draws if not voids.get(d["sequence"], d["round_no"] not in rounds)}
	out |= {holder[n] for n in (*log["kept"], *(d["ticket"] for d in preset if d not in draws))}
	left = [row["ticket"]] if row in preset else [number for number in holder if holder[number] not in out]
	text = f"{row['round_no']}:{1 + sum(d['round_no'] == row['round_no'] for d in draws)}"
	lots = (int(hmac.digest(seed, (text + f":{n}" * (n > 0)).encode(), "sha256").hex(), 16) for n in range(9))
	winner = left[next(lot for lot in lots if lot < 2**256 - 2**256 % len(left)) % len(left)]
	faults += [f"Draw {row['sequence']} should be {winner}"] * (winner != row["ticket"])
	draws.append(row)
sys.exit("\n".join(faults) or print(f"The log agrees: {len(draws) - len(preset)} draws."))
