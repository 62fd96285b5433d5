"""A bench of one's own to break: a MariaDB and a Redis that nobody else uses, and a copy of a site in them.

Nothing of the real bench but its code is touched: the database is copied out of it, the servers listen on free ports, and
all files lie in one temporary folder that goes in the end. No right is needed but to read the site's configuration.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

SITE = os.environ.get("SALES_OPS_TEST_SITE", "sales-ops-test.localhost")
PASSWORD = "private"
PATIENCE = 60  # seconds until a server answers
OF_SERVER = (
	"--skip-log-bin",
	"--character-set-server=utf8mb4",
	"--collation-server=utf8mb4_unicode_ci",
	"--innodb-flush-log-at-trx-commit=1",
	"--innodb-buffer-pool-size=512M",
	"--innodb-log-file-size=24M",
	"--max-allowed-packet=256M",
)


class Server:
	"""A process on a port that can be killed and started again."""

	def __init__(self, command: list[str], port: int, log: Path):
		self.command, self.port, self.log, self.process = command, port, log, None

	def start(self) -> None:
		with self.log.open("a") as log:
			self.process = subprocess.Popen(self.command, stdout=log, stderr=log, start_new_session=True)
		until = time.monotonic() + PATIENCE
		while not self.answers():
			if time.monotonic() > until or self.process.poll() is not None:
				raise RuntimeError(
					f"{self.command[0]} does not start, see {self.log}:\n{self.log.read_text()[-2000:]}"
				)
			time.sleep(0.05)

	def answers(self) -> bool:
		with socket.socket() as probe:
			return probe.connect_ex(("127.0.0.1", self.port)) == 0

	def kill(self) -> None:
		"""As a power cut would: nothing is flushed or said."""
		self._end(signal.SIGKILL)

	def stop(self) -> None:
		self._end(signal.SIGTERM)

	def _end(self, how: int) -> None:
		if self.process and self.process.poll() is None:
			self.process.send_signal(how)
			self.process.wait(timeout=PATIENCE)


class PrivateBench:
	"""The copy: `sites` is the folder to work in, `site` the name of the site in it."""

	def __init__(self, root: Path, bench: Path, site: str = SITE, options: Sequence[str] = ()):
		self.root, self.bench, self.site, self.sites = root, bench, site, root / "sites"
		self.options = options
		self.socket = root / "mariadb.sock"
		self.database = self._mariadb()
		self.redis = self._redis()

	# the servers

	def _mariadb(self) -> Server:
		port, data = free_port(), self.root / "data"
		command = [
			found("mariadbd", "/usr/sbin/mariadbd"),
			"--no-defaults",
			f"--datadir={data}",
			f"--port={port}",
		]
		command += [f"--socket={self.socket}", "--bind-address=127.0.0.1", *OF_SERVER, *self.options]
		return Server(command, port, self.root / "mariadb.log")

	def _redis(self) -> Server:
		port = free_port()
		command = [
			found("redis-server"),
			"--port",
			str(port),
			"--bind",
			"127.0.0.1",
			"--save",
			"",
			"--dir",
			str(self.root),
		]
		return Server(command, port, self.root / "redis.log")

	def start(self) -> None:
		data = self.root / "data"
		install = [found("mariadb-install-db", "mysql_install_db"), "--no-defaults", f"--datadir={data}"]
		install += ["--auth-root-authentication-method=normal", "--skip-test-db"]
		subprocess.run(install, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
		self.database.start()
		self.redis.start()
		host = "127.0.0.1"
		self.sql(f"alter user 'root'@'localhost' identified by '{PASSWORD}'", password="")
		self.sql(f"create or replace user 'root'@'{host}' identified by '{PASSWORD}'")
		self.sql(f"grant all on *.* to 'root'@'{host}' with grant option")

	def stop(self) -> None:
		self.database.stop()
		self.redis.stop()

	def sql(self, text: str, database: str = "", password: str = PASSWORD) -> str:
		"""What the client answers, tab-separated."""
		command = [*self.client("mariadb", "mysql", password=password), "--skip-column-names"]
		command += [database] if database else []
		done = subprocess.run(command, input=text, text=True, check=True, capture_output=True)
		return done.stdout

	def client(self, *names: str, password: str = PASSWORD) -> list[str]:
		"""A client program of MariaDB, connected to the private server as root."""
		return [
			found(*names),
			"--no-defaults",
			f"--socket={self.socket}",
			"--user=root",
			f"--password={password}",
		]

	# the site

	def make_folders(self) -> None:
		"""A bench's folders: the code is the real bench's, the rest is the copy's own."""
		for name in ("apps", "env"):
			(self.root / name).symlink_to(self.bench / name)
		for name in ("logs", "config", f"sites/{self.site}/logs", f"sites/{self.site}/locks"):
			(self.root / name).mkdir(parents=True)
		for name in ("public/files", "private/files", "private/backups"):
			(self.sites / self.site / name).mkdir(parents=True)
		shutil.copy(self.bench / "sites" / "apps.txt", self.sites)
		(self.sites / "assets").symlink_to(self.bench / "sites" / "assets")
		redis = f"redis://127.0.0.1:{self.redis.port}"
		common = {f"redis_{use}": redis for use in ("cache", "queue", "socketio")}
		common |= {"db_host": "127.0.0.1", "db_port": self.database.port, "root_password": PASSWORD}
		write(self.sites / "common_site_config.json", common)

	def copy_site(self) -> None:
		"""The real site's database as it is now, under a user of its own."""
		source = self.bench / "sites" / self.site / "site_config.json"
		config = json.loads(source.read_text())
		write(self.sites / self.site / "site_config.json", config | {"allow_tests": 1, "mute_emails": 1})
		name, common = config["db_name"], self.bench / "sites" / "common_site_config.json"
		self.make_database(name, config["db_password"])
		host = json.loads(common.read_text()).get("db_host") or "localhost"
		dump = [
			found("mariadb-dump", "mysqldump"),
			f"--user={config.get('db_user') or name}",
			f"--host={host}",
		]
		dump += [f"--password={config['db_password']}", "--single-transaction", "--skip-lock-tables", name]
		self.sql("set global innodb_flush_log_at_trx_commit = 0")  # only while it is filled
		with subprocess.Popen(dump, stdout=subprocess.PIPE) as reading:
			subprocess.run([*self.client("mariadb", "mysql"), name], stdin=reading.stdout, check=True)
		self.sql("set global innodb_flush_log_at_trx_commit = 1")
		if reading.returncode:
			raise RuntimeError(f"the database of {self.site} could not be read")

	def make_database(self, name: str, password: str) -> None:
		self.sql(f"create database `{name}` character set utf8mb4 collate utf8mb4_unicode_ci")
		for host in ("localhost", "127.0.0.1"):
			self.sql(f"create user `{name}`@`{host}` identified by '{password}'")
			self.sql(f"grant all on `{name}`.* to `{name}`@`{host}`")

	def frappe(self, *arguments: str, check: bool = True, **environment: str) -> subprocess.CompletedProcess:
		"""A command of bench in the copy."""
		command = [
			str(self.bench / "env" / "bin" / "python"),
			"-m",
			"frappe.utils.bench_helper",
			"frappe",
			*arguments,
		]
		names = os.environ | {"FRAPPE_BENCH_ROOT": str(self.root), **environment}
		done = subprocess.run(command, cwd=self.sites, env=names, text=True, capture_output=True)
		if check and done.returncode:
			raise RuntimeError(f"{' '.join(arguments)}:\n{done.stdout[-3000:]}\n{done.stderr[-5000:]}")
		return done


@contextmanager
def private_bench(
	bench: Path, site: str = SITE, copied: bool = True, options: Sequence[str] = ()
) -> Iterator[PrivateBench]:
	"""A running copy of the bench's site; all of it goes in the end.

	Args:
		bench: the real bench.
		copied: False for a bench without the site.
		options: more of the database server.
	"""
	root = Path(tempfile.mkdtemp(prefix="sales-ops-private-"))
	found_bench = PrivateBench(root, bench, site, options)
	try:
		found_bench.make_folders()
		found_bench.start()
		if copied:
			found_bench.copy_site()
		yield found_bench
	finally:
		found_bench.stop()
		shutil.rmtree(root, ignore_errors=True)


def bench_of_environment() -> Path:
	"""The bench whose Python runs this."""
	given = os.environ.get("FRAPPE_BENCH_ROOT") or os.environ.get("BENCH_PATH")
	return Path(given) if given else Path(os.sys.prefix).parent


def found(*names: str) -> str:
	"""The first of the programs that is installed."""
	for name in names:
		if path := shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin"):
			return path
	raise FileNotFoundError(f"none of {', '.join(names)} is installed")


def free_port() -> int:
	with socket.socket() as free:
		free.bind(("127.0.0.1", 0))
		return free.getsockname()[1]


def write(path: Path, values: dict) -> None:
	path.write_text(json.dumps(values, indent=1))
