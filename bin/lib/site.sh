# shellcheck shell=bash
# A site with ERPNext and this app: made once, migrated when the app has changed.

# ensure_site SITE: resumes where an interrupted run stopped; does nothing when nothing under apps/sales_ops changed.
ensure_site() {
	local site=$1 apps
	CODE_HASH=$(code_hash) # of now: what somebody edits while the site migrates is for the next run
	if [ ! -f "$BENCH/sites/$site/site_config.json" ] || [ -e "$STATE/making-$site" ]; then
		make_site "$site"
		install_app_on "$site"
	elif [ "$(read_state "$site.hash")" != "$CODE_HASH" ]; then
		apps=" $(site_apps "$site") "
		case $apps in
			*' sales_ops '*) migrate_site "$site" ;;
			*' erpnext '*) install_app_on "$site" ;;
			*) die "The site $site has no ERPNext." "drop it (cd $BENCH; bench drop-site $site), then run this again" ;;
		esac
	fi
}

site_apps() { frappe --site "$1" list-apps 2>>"$LOG_DIR/services.log" | awk '{ printf "%s ", $1 }'; }

# Until the site is whole a mark says that its database may be overwritten.
make_site() {
	local site=$1
	note "making the site $site with ERPNext (1 to 3 minutes)"
	db_admin_login
	echo 'not finished' | write_state "making-$site"
	run_logged "new-site-$site" frappe new-site "$site" --force --admin-password "${ADMIN_PASSWORD:-admin}" \
		"${DB_ADMIN[@]}" --install-app erpnext ||
		die_with_log "Making the site $site" "mend what the log complains about, then run this again: it starts the site anew"
	drop_temp_admin
	as_owner rm -f "$STATE/making-$site" "$STATE/$site.hash"
}

install_app_on() {
	local site=$1
	note "installing sales_ops on $site (about half a minute)"
	compile_translations
	run_logged "install-app-$site" frappe --site "$site" install-app sales_ops --force ||
		die_with_log "Installing sales_ops on $site" "mend the app, then run this again"
	remember_state_of "$site"
}

migrate_site() {
	local site=$1
	note "migrating $site, the app has changed (about half a minute)"
	compile_translations
	run_logged "migrate-$site" frappe --site "$site" migrate ||
		die_with_log "Migrating $site" "mend the app, then run this again"
	remember_state_of "$site"
}

code_hash() {
	app_hash "$SOURCE/apps/sales_ops"
	cat "$BENCH"/apps/{frappe/frappe,erpnext/erpnext}/__init__.py | sha1sum
}

remember_state_of() { say "$CODE_HASH" | write_state "$1.hash"; }

# A linked app has not been through `bench build`, which compiles them otherwise. Before install and migrate, which clear
# the cache: what a site has once read stays in Redis.
compile_translations() {
	frappe compile-po-to-mo --app sales_ops >>"$LOG_DIR/translations.log" 2>&1 || warn "the translations were not compiled"
}

# allow_tests SITE: so that nobody runs tests on a site with work in it by mistake, frappe wants this said.
allow_tests() {
	if grep -q allow_tests "$BENCH/sites/$1/site_config.json"; then return; fi
	frappe --site "$1" set-config -p allow_tests 1 >/dev/null || die "Allowing tests on $1 failed."
}

# copy_site FROM TO: TO is made anew each time, so that it is in the state of FROM.
copy_site() {
	local from=$1 to=$2 dump=$STATE/$1.sql
	db_admin_login
	run_logged "dump-$from" dump_site "$from" "$dump" || die_with_log "Reading the site $from" "mend what the log complains about"
	run_logged "copy-$to" frappe new-site "$to" --force --admin-password "${ADMIN_PASSWORD:-admin}" \
		"${DB_ADMIN[@]}" --source-sql "$dump" || die_with_log "Making the site $to" "mend what the log complains about"
	drop_temp_admin
	as_owner rm -f "$dump"
}

# With the site's own account, as `bench backup` would, but plain: it is read again at once.
dump_site() {
	as_owner "$BENCH/env/bin/python" - "$BENCH/sites" "$1" "$2" <<-'PY'
		import json, os, shutil, subprocess, sys
		folder, site, dump = sys.argv[1:]
		values = {}
		for name in ("common_site_config.json", f"{site}/site_config.json"):
		    with open(f"{folder}/{name}") as file:
		        values |= json.load(file)
		command = [shutil.which("mariadb-dump") or "mysqldump", "--single-transaction", "--skip-lock-tables"]
		command += ["-h", values.get("db_host") or "localhost", "-u", values["db_name"], values["db_name"]]
		with open(dump, "w") as file:
		    subprocess.run(command, stdout=file, check=True, env=os.environ | {"MYSQL_PWD": values["db_password"]})
	PY
}

forget_site() { echo 'to be made anew' | write_state "making-$1"; }

# build_assets: the bundles of the desk. They land in the app's public/dist, which git ignores.
build_assets() {
	local public=$BENCH/apps/sales_ops/sales_ops/public hash
	as_owner ln -sfn "$public" "$BENCH/sites/assets/sales_ops"
	if [ -z "$(find -L "$public" -name '*.bundle.*' -not -path '*/dist/*' -print -quit 2>/dev/null)" ]; then return; fi
	hash=$(app_hash "$public")
	if [ -d "$public/dist" ] && [ "$(read_state assets.hash)" = "$hash" ]; then return; fi
	note "building the app's JavaScript and styles (about 20 seconds)"
	run_logged assets esbuild_app || die_with_log "Building the app's assets" "mend the bundle the log names, then run this again"
	say "$hash" | write_state assets.hash
}

# As the bench's owner where that user may write into the checkout; else as root, and the lists of assets, which
# belong to the bench, are handed back.
esbuild_app() {
	if as_owner test -w "$BENCH/apps/sales_ops/sales_ops/public" || ! is_root; then
		frappe build --app sales_ops --force
	else
		(cd "$BENCH/apps/frappe" && HOME=$BENCH_HOME node esbuild --production --apps sales_ops --run-build-command) &&
			chown "$BENCH_USER:" "$BENCH"/sites/assets/assets*.json
	fi
}
