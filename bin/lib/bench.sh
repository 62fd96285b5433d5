# shellcheck shell=bash
# The bench: where it is, who owns it, how to run something in it, how this checkout gets into it.

is_bench() { [ -d "$1/apps/frappe/frappe" ] && [ -x "$1/env/bin/python" ] && [ -f "$1/sites/common_site_config.json" ]; }

home_of() { getent passwd "$1" 2>/dev/null | cut -d: -f6; }

# bench refuses to run as root, so root's bench belongs to the unix user `frappe`.
default_bench() {
	local home=${HOME:-}
	if is_root; then home=$(home_of frappe); fi
	say "${home:-/home/frappe}/frappe-bench"
}

enclosing_bench() {
	local dir=$REPO
	while [ "$dir" != / ]; do
		dir=$(dirname "$dir")
		if is_bench "$dir"; then
			say "$dir"
			return
		fi
	done
	return 1
}

# locate_bench: sets BENCH, BENCH_USER, BENCH_HOME; true if there is a bench.
locate_bench() {
	BENCH=${BENCH_PATH:-}
	if [ -z "$BENCH" ]; then BENCH=$(enclosing_bench) || BENCH=$(default_bench); fi
	if [ -d "$BENCH" ]; then BENCH=$(cd "$BENCH" && pwd -P); fi
	if is_bench "$BENCH"; then
		BENCH_USER=$(stat -c %U "$BENCH/sites")
	elif is_root; then
		BENCH_USER=frappe
	else
		BENCH_USER=$(id -un)
	fi
	BENCH_HOME=$(home_of "$BENCH_USER")
	BENCH_HOME=${BENCH_HOME:-/home/$BENCH_USER}
	STATE=$BENCH/.sales-ops
	is_bench "$BENCH"
}

# The owner gets a clean environment: of ours only what a company network needs and our own settings.
owner_env() {
	local name
	OWNER_ENV=(HOME="$BENCH_HOME" USER="$BENCH_USER" LOGNAME="$BENCH_USER" SHELL=/bin/bash
		LANG=C.UTF-8 LC_ALL=C.UTF-8 TERM="${TERM:-dumb}" PATH="$(owner_path)")
	for name in $(compgen -e); do
		case $name in
			*_proxy | *_PROXY | SSL_CERT_* | *_CA_BUNDLE | NODE_EXTRA_CA_CERTS | PIP_* | UV_* | npm_config_* | \
				NPM_CONFIG_* | GIT_SSL_* | GIT_CONFIG_SYSTEM | SALES_OPS_* | CI | COLUMNS)
				OWNER_ENV+=("$name=${!name}")
				;;
		esac
	done
	# Byte code of a checkout that belongs to somebody else must not be written into it.
	if [ -d "$BENCH/sites" ] && [ "$(stat -c %U "$REPO")" != "$BENCH_USER" ]; then OWNER_ENV+=(PYTHONPYCACHEPREFIX="$STATE/pycache"); fi
}

owner_path() {
	local path=/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin
	if [ "$(id -un)" = "$BENCH_USER" ]; then path=$PATH:$path; fi
	say "$BENCH_HOME/.bench-venv/bin:$BENCH_HOME/.local/bin:$path"
}

# owner_command: sets AS_OWNER, the words to put before a command that is to run as the bench's owner.
owner_command() {
	owner_env
	if [ "$(id -un)" = "$BENCH_USER" ]; then
		AS_OWNER=(env -i "${OWNER_ENV[@]}")
	elif is_root; then
		AS_OWNER=(runuser -u "$BENCH_USER" -- env -i "${OWNER_ENV[@]}")
	else
		AS_OWNER=(sudo -u "$BENCH_USER" env -i "${OWNER_ENV[@]}")
	fi
}

as_owner() {
	owner_command
	"${AS_OWNER[@]}" "$@"
}

in_bench() { (cd "$BENCH" && as_owner "$@"); }

# What `bench …` runs for a command of frappe's; so no bench command line needs to be found first.
frappe() { (cd "$BENCH/sites" && as_owner ../env/bin/python -m frappe.utils.bench_helper frappe "$@"); }

common_config() {
	"$BENCH/env/bin/python" -c '
import json, sys
value = json.load(open(sys.argv[1])).get(sys.argv[2])
print("" if value is None else value)' "$BENCH/sites/common_site_config.json" "$1"
}

has_app() { tr -d '\r' <"$BENCH/sites/apps.txt" 2>/dev/null | grep -x "$1" >/dev/null; }

write_state() { as_owner mkdir -p "$STATE" && as_owner tee "$STATE/$1" >/dev/null; }
read_state() { cat "$STATE/$1" 2>/dev/null || true; }

# Two runs on one bench would step on each other's site.
lock_bench() {
	as_owner mkdir -p "$STATE"
	if ! { exec 9>>"$STATE/lock"; } 2>/dev/null; then return; fi
	if flock -n 9; then return; fi
	note "another run is at work on this bench; waiting for it"
	flock 9
}
unlock_bench() { exec 9>&-; }

# --- This checkout in the bench -----------------------------------------------------------------------------------

FORMER_LINK=

# link_app: sets SOURCE, the folder that the bench's user runs the tests from (this checkout, or a copy of it).
link_app() {
	local here=$BENCH/apps/sales_ops target
	SOURCE=$REPO
	if [ "$(readlink -f "$here")" = "$REPO" ]; then return; fi # `bench get-app` put the repository itself there
	if ! owner_can_read; then copy_checkout; fi
	target=$SOURCE/apps/sales_ops
	if [ -e "$here" ] && [ ! -L "$here" ]; then
		die "$here is a clone of its own, not a link." "run bin/$(basename "$0") in that clone, or move it out of apps/"
	fi
	if [ "$(readlink "$here")" != "$target" ]; then
		FORMER_LINK=$(readlink "$here" || true)
		note "linking $here -> $target"
		as_owner ln -sfn "$target" "$here"
		forget_modules
	fi
	install_app_package
	list_app
}

# A bench somebody works with goes back to the checkout it served before, if that is still there.
restore_link() {
	if [ -z "$FORMER_LINK" ] || [ ! -d "$FORMER_LINK" ]; then return; fi
	note "linking $BENCH/apps/sales_ops back -> $FORMER_LINK"
	as_owner ln -sfn "$FORMER_LINK" "$BENCH/apps/sales_ops"
	forget_modules
}

owner_can_read() {
	# shellcheck disable=SC2016 # expanded by the inner shell
	as_owner sh -c 'cd "$1" && test -z "$(find apps tests pytest.ini ! -readable -print -quit 2>&1)"' - "$REPO" 2>/dev/null
}

copy_checkout() {
	SOURCE=$STATE/checkout
	note "$BENCH_USER may not read $REPO, so the bench gets a copy: $SOURCE"
	as_owner rm -rf "$SOURCE"
	as_owner mkdir -p "$SOURCE"
	tar -C "$REPO" --exclude=./.git --exclude=./.venv --exclude=__pycache__ --exclude=node_modules -cf - . |
		(cd / && as_owner tar -C "$SOURCE" --no-same-owner -m -xf -) || die "Copying $REPO to $SOURCE failed."
	as_owner chmod -R u+rwX "$SOURCE"
}

# The package is installed as a path into apps/, not into the checkout: re-pointing the link is then enough.
install_app_package() {
	local site_packages
	if [ "$(app_package_path)" = "$BENCH/apps/sales_ops" ] &&
		[ "$(read_state pyproject)" = "$(sha1sum <"$APP_DIR/pyproject.toml")" ]; then return; fi
	note "installing sales_ops into the bench's environment (seconds)"
	run_logged app-install env_pip install -e apps/sales_ops ||
		die_with_log "Installing sales_ops into $BENCH/env" "see that PyPI is reachable, then run this again"
	site_packages=$(in_bench env/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
	as_owner rm -f "$site_packages/sales_ops.pth"
	say "$BENCH/apps/sales_ops" | as_owner tee "$site_packages/sales_ops.pth" >/dev/null
	sha1sum <"$APP_DIR/pyproject.toml" | write_state pyproject
}

app_package_path() {
	# shellcheck disable=SC2016
	(cd / && as_owner "$BENCH/env/bin/python" -c 'import os, sales_ops as s; print(os.path.dirname(os.path.dirname(s.__file__)))') 2>/dev/null
}

# apps.txt as bench writes it has no newline at its end.
list_app() {
	if has_app sales_ops; then return; fi
	{ awk 1 "$BENCH/sites/apps.txt" && say sales_ops; } | as_owner tee "$BENCH/sites/apps.txt.new" >/dev/null
	as_owner mv "$BENCH/sites/apps.txt.new" "$BENCH/sites/apps.txt"
	forget_modules
}

# Frappe keeps in Redis which app a module belongs to; an app that moved in or about is unknown there.
forget_modules() {
	in_bench env/bin/python - "$(common_config redis_cache)" <<-'PY' || true
		import sys, redis
		cache = redis.from_url(sys.argv[1])
		for name in ("app_modules", "installed_app_modules", "app_hooks", "all_apps", "installed_apps"):
		    for key in cache.scan_iter(f"*{name}"):
		        cache.delete(key)
	PY
}

# env_pip COMMAND ARGUMENTS…: pip or uv, whichever this bench's environment was made with.
env_pip() {
	if in_bench env/bin/python -m pip --version >/dev/null 2>&1; then
		in_bench env/bin/python -m pip "$@"
	else
		in_bench uv pip "$1" --python env/bin/python "${@:2}"
	fi
}
