# shellcheck shell=bash disable=SC2034 # used by the scripts that read this file
# MariaDB and Redis: started where they are installed but stopped, and waited for.

# start_services: everything a site needs to answer.
start_services() {
	start_mariadb
	start_redis redis_cache
	start_redis redis_queue
}

# wait_for SECONDS COMMAND…
wait_for() {
	local end=$((SECONDS + $1))
	shift
	until "$@" >/dev/null 2>&1; do
		if [ "$SECONDS" -ge "$end" ]; then return 1; fi
		sleep 0.3
	done
}

# A background service must hold neither our terminal, our pipes nor our lock.
detached() { "$@" </dev/null >>"$LOG_DIR/services.log" 2>&1 9>&-; }

# --- MariaDB ------------------------------------------------------------------------------------------------------

# ping says "alive" to everybody, also to who may not log in
mariadb_answers() { "$(mariadb_tool admin)" ping --silent; }

mariadb_tool() {
	case $1 in
		admin) command -v mariadb-admin || command -v mysqladmin || echo mariadb-admin ;;
		client) command -v mariadb || command -v mysql || echo mariadb ;;
		server) command -v mariadbd-safe || command -v mysqld_safe || echo mariadbd-safe ;;
	esac
}

database_is_elsewhere() {
	case $(common_config db_host) in
		'' | localhost | 127.0.0.1 | ::1) return 1 ;;
	esac
}

start_mariadb() {
	if database_is_elsewhere || mariadb_answers >/dev/null 2>&1; then return; fi
	if ! have mariadbd && ! have mysqld && [ ! -x /usr/sbin/mariadbd ]; then
		die "MariaDB is not installed on this machine." "run bin/demo --no-start, or install the package mariadb-server"
	fi
	note "starting MariaDB"
	mkdir -p "$LOG_DIR"
	detached as_root service mariadb start || detached as_root service mysql start || true
	if wait_for 20 mariadb_answers; then return; fi
	if is_root; then detached "$(mariadb_tool server)" & fi
	wait_for 40 mariadb_answers || die "MariaDB does not start." \
		"start it by hand (service mariadb start) and look into /var/log/mysql and $LOG_DIR/services.log"
}

# db_admin_login: sets DB_ADMIN to the options with which a site's database can be made. Where only the machine's root
# may log in (by socket, as Debian sets it up), an account that lives until the site is made (or
# this script ends: see on_exit).
db_admin_login() {
	local password
	DB_ADMIN=()
	password=${DB_ROOT_PASSWORD:-$(common_config root_password)}
	if [ -n "$password" ]; then
		DB_ADMIN=(--db-root-username "${DB_ROOT_USER:-$(root_login)}" --db-root-password "$password")
		return
	fi
	password=$(od -An -tx1 -N18 /dev/urandom | tr -d ' \n')
	TEMP_ADMIN=sales_ops_$$
	make_temp_admin "$password" || die "Nobody here may make a database: MariaDB's root has a password." \
		"name it: DB_ROOT_PASSWORD=… $0 (and DB_ROOT_USER=… if it is not root)"
	DB_ADMIN=(--db-root-username "$TEMP_ADMIN" --db-root-password "$password")
}

root_login() {
	local name
	name=$(common_config root_login)
	say "${name:-root}"
}

make_temp_admin() {
	as_root "$(mariadb_tool client)" -u root 2>>"$LOG_DIR/services.log" <<-SQL
		CREATE OR REPLACE USER '$TEMP_ADMIN'@'localhost' IDENTIFIED BY '$1';
		CREATE OR REPLACE USER '$TEMP_ADMIN'@'127.0.0.1' IDENTIFIED BY '$1';
		GRANT ALL PRIVILEGES ON *.* TO '$TEMP_ADMIN'@'localhost' WITH GRANT OPTION;
		GRANT ALL PRIVILEGES ON *.* TO '$TEMP_ADMIN'@'127.0.0.1' WITH GRANT OPTION;
	SQL
}

TEMP_ADMIN=
drop_temp_admin() {
	if [ -z "$TEMP_ADMIN" ]; then return; fi
	as_root "$(mariadb_tool client)" -u root -e \
		"DROP USER IF EXISTS '$TEMP_ADMIN'@'localhost', '$TEMP_ADMIN'@'127.0.0.1'" 2>/dev/null || true
	TEMP_ADMIN=
}

# --- Redis --------------------------------------------------------------------------------------------------------

# redis_port KEY: the port in common_site_config.json; nothing for a Redis on another machine.
redis_port() {
	local url
	url=$(common_config "$1")
	case $url in
		'') say 6379 ;;
		redis://localhost:* | redis://127.0.0.1:* | redis://*@127.0.0.1:* | redis://*@localhost:*)
			url=${url##*:}
			say "${url%%/*}"
			;;
	esac
}

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

start_redis() {
	local port
	port=$(redis_port "$1")
	if [ -z "$port" ] || port_answers "$port"; then return; fi
	have redis-server || die "Redis is not installed on this machine." \
		"run bin/demo --no-start, or install the package redis-server"
	note "starting Redis on port $port"
	mkdir -p "$LOG_DIR"
	if [ -f "$BENCH/config/$1.conf" ]; then
		detached in_bench redis-server "config/$1.conf" --daemonize yes || true
	else
		detached as_root service redis-server start || detached in_bench redis-server --port "$port" --daemonize yes || true
	fi
	wait_for 20 port_answers "$port" || die "Redis does not start on port $port." \
		"start it by hand (cd $BENCH; redis-server config/$1.conf) and look at what it says"
}
