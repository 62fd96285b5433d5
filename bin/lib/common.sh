# shellcheck shell=bash disable=SC2034 # used by the scripts that read this file
# Shared by bin/demo and bin/test: what the person at the terminal sees, logs, small helpers.

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
APP_DIR=$REPO/apps/sales_ops
LOG_DIR=${SALES_OPS_LOG_DIR:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/sales-ops/logs}
LAST_LOG=
STEP=0
STEPS=

# A git hook sets these; they would send every git command below to the wrong repository.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
	BOLD=$'\e[1m' DIM=$'\e[2m' RED=$'\e[31m' GREEN=$'\e[32m' YELLOW=$'\e[33m' PLAIN=$'\e[0m'
else
	BOLD='' DIM='' RED='' GREEN='' YELLOW='' PLAIN=''
fi

say() { printf '%s\n' "$*"; }
note() { printf '      %s%s%s\n' "$DIM" "$*" "$PLAIN"; }
warn() { printf '%s      note: %s%s\n' "$YELLOW" "$*" "$PLAIN" >&2; }

# step TITLE [HOW LONG]: a heading, numbered where the script knows how many there are.
step() {
	STEP=$((STEP + 1))
	printf '%s[%s]%s %s%s\n' "$BOLD" "$STEP${STEPS:+/$STEPS}" "$PLAIN" "$1" "${2:+ $DIM($2)$PLAIN}"
}

# die WHAT [MEND]: the end of the road, with what to do about it.
die() {
	printf '\n%sFailed:%s %s\n' "$RED" "$PLAIN" "$1" >&2
	if [ -n "${2:-}" ]; then printf '  mend: %s\n' "$2" >&2; fi
	exit 1
}

# die_with_log WHAT MEND: the same for a command of run_logged.
die_with_log() {
	printf '\n%sFailed:%s %s. The last lines of its log:\n\n' "$RED" "$PLAIN" "$1" >&2
	log_tail "$LAST_LOG" | sed 's/^/  | /' >&2
	printf '\n  log:  %s\n' "$LAST_LOG" >&2
	printf '  mend: %s\n' "$2" >&2
	exit 1
}

# Progress bars end in carriage returns; a tail of them would be one endless line.
log_tail() {
	tr '\r' '\n' <"$1" | grep -vE '^Updating .*%?$|^[[:space:]]*$' | tail -n "${2:-20}" | cut -c1-300 || true
}

# run_logged NAME COMMAND…: output to a log file, a sign of life on the terminal, the command's status.
run_logged() {
	mkdir -p "$LOG_DIR"
	LAST_LOG=$LOG_DIR/$1.log
	shift
	"$@" >"$LAST_LOG" 2>&1 </dev/null &
	CHILD=$!
	local started=$SECONDS status=0
	watch_child "$started" || true
	wait "$CHILD" || status=$?
	CHILD=
	if [ "$status" = 0 ] && [ $((SECONDS - started)) -ge 3 ]; then note "done in $((SECONDS - started)) s"; fi
	return "$status"
}

watch_child() {
	local spent said=0
	while kill -0 "$CHILD" 2>/dev/null; do
		sleep 0.2
		spent=$((SECONDS - $1))
		if [ "$spent" -le "$said" ]; then continue; fi
		if [ -t 1 ]; then
			printf '\r      %s… %s s%s ' "$DIM" "$spent" "$PLAIN"
			said=$spent
		elif [ "$spent" -ge $((said + 30)) ]; then
			note "… still at it after $spent s"
			said=$spent
		fi
	done
	if [ -t 1 ] && [ "$said" -gt 0 ]; then printf '\r\e[K'; fi
}

# Ctrl-C does not reach commands in the background, so they are ended here, children first. A subshell forgets traps.
CHILD=
set_traps() {
	trap end_child INT TERM
	trap 'set +e; on_exit' EXIT
}
on_exit() { :; } # a script with something to tidy up has its own
end_child() {
	if [ -n "$CHILD" ]; then kill_tree "$CHILD"; fi
	exit 130
}
kill_tree() {
	local pid
	for pid in $(ps -o pid= --ppid "$1" 2>/dev/null); do kill_tree "$pid"; done
	kill "$1" 2>/dev/null || true
}

have() { command -v "$1" >/dev/null 2>&1; }
is_root() { [ "$(id -u)" = 0 ]; }

# as_root COMMAND…: asks for a password only where somebody can type one.
as_root() {
	if is_root; then
		"$@"
	elif [ -t 0 ]; then
		sudo "$@"
	else
		sudo -n "$@"
	fi
}

can_be_root() { is_root || { have sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }; }

# One hash for the content and names of all files of the app that a site or a build depends on.
app_hash() {
	(
		cd "$1" || exit 1
		find . \( -name __pycache__ -o -name node_modules -o -path '*/public/dist' \) -prune \
			-o -type f ! -name '*.pyc' -print0 | LC_ALL=C sort -z | xargs -0 sha1sum | sha1sum | cut -d' ' -f1
	)
}
