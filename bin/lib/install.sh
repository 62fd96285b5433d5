# shellcheck shell=bash
# From nothing to a bench: system packages, Node, the unix user, `bench init`, ERPNext.

FRAPPE_BRANCH='version-15'
FRAPPE_URL=https://github.com/frappe/frappe
ERPNEXT_URL=https://github.com/frappe/erpnext
WHY_NOT=

PACKAGES=(build-essential ca-certificates curl git libffi-dev libmariadb-dev libssl-dev mariadb-client mariadb-server
	pkg-config python3 python3-dev python3-venv redis-server)
# For printing; not every release has all of them, and a site works without.
NICE_PACKAGES=(fonts-noto-cjk libcairo2 libpango-1.0-0 libpangoft2-1.0-0 wkhtmltopdf)

# bench_possible: sets WHY_NOT otherwise.
bench_possible() {
	WHY_NOT=
	if ! have apt-get; then
		WHY_NOT='a bench can be set up on Debian or Ubuntu only'
	elif [ -n "$(missing_packages)" ] && ! can_be_root; then
		WHY_NOT='system packages are missing, and installing them needs root or sudo'
	elif ! code_host_answers; then
		WHY_NOT='the code host of frappe cannot be reached'
	fi
	[ -z "$WHY_NOT" ]
}

code_host_answers() {
	if have git; then
		(cd / && GIT_TERMINAL_PROMPT=0 timeout 20 git ls-remote --exit-code --heads "$FRAPPE_URL" "$FRAPPE_BRANCH") >/dev/null 2>&1
	else
		timeout 20 bash -c '</dev/tcp/github.com/443' 2>/dev/null
	fi
}

# --- System -------------------------------------------------------------------------------------------------------

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing_packages() {
	local name
	for name in "${PACKAGES[@]}"; do is_installed "$name" || say "$name"; done
	has_node || say nodejs npm
}

# The bench's user does not see what lies in root's own folders.
has_node() { (if is_root; then PATH=/usr/local/bin:/usr/bin:/bin; fi && have node && have npm); }

install_packages() {
	local missing nice=() name fresh_mariadb=
	missing=$(missing_packages)
	if [ -n "$missing" ]; then
		case $missing in *mariadb-server*) fresh_mariadb=yes ;; esac
		# shellcheck disable=SC2086 # a list of words
		run_logged apt apt_install $missing || die_with_log "Installing system packages" \
			"see that the package mirror is reachable and no other apt-get runs, then run this again"
	fi
	for name in "${NICE_PACKAGES[@]}"; do is_installed "$name" || nice+=("$name"); done
	if [ "${#nice[@]}" -gt 0 ]; then install_nice_packages "${nice[@]}"; fi
	if [ -n "$fresh_mariadb" ]; then configure_mariadb; fi
}

install_nice_packages() {
	local name
	for name in "$@"; do
		if ! run_logged "apt-$name" apt_install "$name"; then warn "no package $name here; printing may lack it"; fi
	done
}

# A server that served somebody before keeps its settings.
configure_mariadb() {
	as_root tee /etc/mysql/mariadb.conf.d/99-frappe.cnf >/dev/null <<-'CNF'
		[mysqld]
		character-set-client-handshake = FALSE
		character-set-server = utf8mb4
		collation-server = utf8mb4_unicode_ci
	CNF
	mkdir -p "$LOG_DIR"
	detached as_root service mariadb restart || true
}

# Frappe 15 wants Node 18 or newer (Ubuntu 22.04 has 12, npm's package `node` is newer) and yarn 1:
# the package `yarn` of some distributions is another program, and yarn 2+ cannot install frappe.
install_node() {
	if [ "$(in_owner_path node -p 'process.versions.node.split(".")[0]' 2>/dev/null || echo 0)" -lt 18 ]; then
		run_logged npm-node as_root npm install --global --prefix /usr/local node@20 ||
			die_with_log "Installing Node 20" "install Node 18 or newer by hand, then run this again"
	fi
	case $(in_owner_path yarn --version 2>/dev/null) in
		1.*) ;;
		*)
			run_logged npm-yarn as_root npm install --global --prefix /usr/local --force yarn@1.22.22 ||
				die_with_log "Installing yarn 1.22" "npm install --global yarn@1.22.22, then run this again"
			;;
	esac
}

in_owner_path() { (cd / && as_owner "$@"); }

ensure_user() {
	if id "$BENCH_USER" >/dev/null 2>&1; then return; fi
	note "creating the unix user $BENCH_USER (bench refuses to run as root)"
	as_root useradd --create-home --shell /bin/bash "$BENCH_USER" || die "Creating the user $BENCH_USER failed."
	BENCH_HOME=$(home_of "$BENCH_USER")
}

# --- The bench ----------------------------------------------------------------------------------------------------

# The command line `bench` lives in an environment of its own: Debian forbids pip to touch the system's Python.
ensure_bench_command() {
	if in_owner_path bench --version >/dev/null 2>&1; then return; fi
	local python venv=$BENCH_HOME/.bench-venv
	python=$(bench_python)
	run_logged bench-venv in_owner_path "$python" -m venv "$venv" || die_with_log "Making $venv" "apt-get install python3-venv"
	run_logged bench-command in_owner_path "$venv/bin/pip" install frappe-bench ||
		die_with_log "Installing frappe-bench from PyPI" "see that PyPI is reachable, then run this again"
}

bench_python() {
	local name
	for name in python3 python3.11 python3.12 python3.10 python3.13; do
		if in_owner_path "$name" -c 'import ensurepip, sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
			in_owner_path sh -c "command -v $name"
			return
		fi
	done
	die "The user $BENCH_USER has no Python 3.10 to 3.13." "install one in /usr, then run this again"
}

# A mark beside the bench tells an interrupted `bench init` of ours from somebody's own folder.
init_bench() {
	local parent mark
	if is_bench "$BENCH" && [ ! -e "$BENCH.making" ]; then return; fi
	parent=$(dirname "$BENCH")
	mark=$BENCH.making
	if ! as_owner mkdir -p "$parent" 2>/dev/null || ! as_owner test -w "$parent"; then
		die "The user $BENCH_USER may not write to $parent." "choose another place: BENCH_PATH=$BENCH_HOME/frappe-bench"
	fi
	if [ -e "$mark" ]; then as_owner rm -rf "$BENCH"; fi
	if [ -e "$BENCH" ]; then
		die "$BENCH exists and is no bench." "move it away, or choose another place with BENCH_PATH"
	fi
	as_owner touch "$mark"
	run_logged bench-init bench_init_in "$parent" || die_with_log "bench init" \
		"see that the code host, PyPI and npm's registry are reachable, then run this again: it starts this step anew"
	as_owner rm -f "$mark"
}

bench_init_in() {
	cd "$1" && as_owner bench init --frappe-branch "$FRAPPE_BRANCH" --frappe-path "$FRAPPE_URL" --no-backups \
		--python "$(bench_python)" "$(basename "$BENCH")"
}

get_erpnext() {
	if has_app erpnext && [ ! -e "$STATE/getting-erpnext" ]; then return; fi
	if [ -e "$BENCH/apps/erpnext" ] && [ ! -e "$STATE/getting-erpnext" ]; then
		die "$BENCH/apps/erpnext is there, but not in sites/apps.txt." "add the line erpnext to it, or move the folder away"
	fi
	as_owner rm -rf "$BENCH/apps/erpnext"
	as_owner mkdir -p "$STATE"
	as_owner touch "$STATE/getting-erpnext"
	# The full address: by the bare name bench asks another host first.
	run_logged get-erpnext in_bench bench get-app --branch "$FRAPPE_BRANCH" "$ERPNEXT_URL" ||
		die_with_log "bench get-app erpnext" "see that the code host is reachable, then run this again"
	as_owner rm -f "$STATE/getting-erpnext"
}

# What the two frameworks leave to chance: some of frappe's requirements import pkg_resources, which setuptools 81
# dropped; and erpnext's newest `holidays` pulls a python-dateutil that frappe forbids, so both are chosen together.
settle_python_packages() {
	local pins=()
	mapfile -t pins < <(cd "$BENCH/apps" && grep -hoE '"(python-dateutil|holidays)[^"]*"' {frappe,erpnext}/pyproject.toml 2>/dev/null | tr -d '"')
	run_logged bench-pins env_pip install 'setuptools<81' "${pins[@]}" ||
		die_with_log "Settling Python packages of the bench" "see that PyPI is reachable, then run this again"
}

pins_are_settled() { [ "$(read_state pins)" = "$(pins_stamp)" ]; }
pins_stamp() { cat "$BENCH"/apps/{frappe,erpnext}/pyproject.toml 2>/dev/null | sha1sum; }

check_frappe_version() {
	local version
	version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$BENCH/apps/frappe/frappe/__init__.py")
	case $version in
		15.*) ;;
		*) die "The bench $BENCH has frappe ${version:-of an unknown version}; Sales Ops needs version 15." \
			"name another bench with BENCH_PATH" ;;
	esac
}

# ensure_bench: every step looks first whether it is done.
ensure_bench() {
	step "System packages" "2 to 5 minutes the first time"
	install_packages
	ensure_user
	install_node
	step "The bench: frappe, its Python and JavaScript packages" "3 to 10 minutes the first time"
	ensure_bench_command
	init_bench
	BENCH=$(cd "$BENCH" && pwd -P)
	STATE=$BENCH/.sales-ops
	check_frappe_version
	step "ERPNext" "1 to 5 minutes the first time"
	if ! has_app erpnext || ! pins_are_settled; then
		if ! has_app erpnext; then settle_python_packages; fi
		start_redis redis_cache
		get_erpnext
		settle_python_packages
		pins_stamp | write_state pins
	fi
}
