# shellcheck shell=bash
# The virtual environment of the unit tests and of the preview: no bench, no services.

VENV=${SALES_OPS_VENV:-$REPO/.venv}

# Python 3.10 to 3.13 that can make virtual environments (Debian splits that off into python3-venv).
python_fits() {
	"$1" -c 'import ensurepip, sys, venv; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

find_python() {
	local name
	for name in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.10; do
		if have "$name" && python_fits "$name"; then
			command -v "$name"
			return
		fi
	done
	return 1
}

require_python() {
	if find_python; then return; fi
	if have apt-get && can_be_root; then
		run_logged apt-python apt_install python3 python3-venv >&2 || true
		if find_python; then return; fi
	fi
	die "No Python 3.10 to 3.13 with the module venv was found on PATH." \
		"install one (Debian, Ubuntu: apt-get install python3 python3-venv) or name it: PYTHON=/path/to/python3"
}

apt_install() {
	as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# What the environment is made of. It is left alone as long as this does not change.
venv_stamp() {
	cat "$REPO/bin/lib/requirements-test.txt" "$APP_DIR/pyproject.toml" | sha1sum
	say "$REPO" "$("$VENV/bin/python" -V 2>&1)"
}

# ensure_venv: the app itself is installed as a link to this checkout.
ensure_venv() {
	if [ -f "$VENV/.sales-ops" ] && [ "$(venv_stamp)" = "$(cat "$VENV/.sales-ops")" ]; then return; fi
	note "setting up $VENV (about half a minute, the first time only)"
	if ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then make_venv; fi
	run_logged venv-install "$VENV/bin/python" -m pip install --disable-pip-version-check \
		-r "$REPO/bin/lib/requirements-test.txt" -e "${APP_DIR}[preview]" ||
		die_with_log "Installing the Python packages into $VENV" \
			"see that PyPI is reachable (a proxy goes into HTTPS_PROXY), then run this again"
	venv_stamp >"$VENV/.sales-ops"
}

make_venv() {
	local python
	local clear=()
	python=$(require_python) || exit 1
	# Only what this script made may be wiped; somebody's own environment is merely completed.
	if [ -f "$VENV/.sales-ops" ]; then clear=(--clear); fi
	run_logged venv-make "$python" -m venv "${clear[@]}" "$VENV" ||
		die_with_log "Making the virtual environment $VENV" "name another place: SALES_OPS_VENV=/path/to/venv"
}
