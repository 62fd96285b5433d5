"""A second MariaDB that replicates from the private one, set up as docs/administration.md says."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from private_bench import PASSWORD, PATIENCE, PrivateBench, Server, found, free_port

# Of the primary, beside the private bench's own.
OF_PRIMARY = ("--server-id=1", "--log-bin=primary", "--binlog-format=ROW")
OF_REPLICA = (
	"--server-id=2",
	"--read-only",
	"--character-set-server=utf8mb4",
	"--collation-server=utf8mb4_unicode_ci",
	"--max-allowed-packet=256M",
)
REPLICATION = ("replication", "private-replication")


class Replica:
	"""The second server of a private bench."""

	def __init__(self, bench: PrivateBench):
		self.bench, self.port, self.data = bench, free_port(), bench.root / "replica"
		self.socket = bench.root / "replica.sock"
		command = [found("mariadbd", "/usr/sbin/mariadbd"), "--no-defaults", f"--datadir={self.data}"]
		command += [f"--port={self.port}", f"--socket={self.socket}", "--bind-address=127.0.0.1", *OF_REPLICA]
		self.server = Server(command, self.port, bench.root / "replica.log")

	def sql(self, text: str, password: str = PASSWORD) -> str:
		command = [*self._client("mariadb", password), "--skip-column-names"]
		return subprocess.run(command, input=text, text=True, check=True, capture_output=True).stdout

	def _client(self, name: str, password: str) -> list[str]:
		options = ["--no-defaults", f"--socket={self.socket}", "--user=root", f"--password={password}"]
		return [found(name), *options]

	def begin(self, database: str, user_password: str) -> None:
		"""Make the server, bring the site's database to it, and follow the primary from there on."""
		install = [found("mariadb-install-db"), "--no-defaults", f"--datadir={self.data}"]
		install += ["--auth-root-authentication-method=normal", "--skip-test-db"]
		subprocess.run(install, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
		self.server.start()
		self.sql(f"alter user 'root'@'localhost' identified by '{PASSWORD}'", password="")
		user, password = REPLICATION
		self.bench.sql(f"create user `{user}`@`127.0.0.1` identified by '{password}'")
		self.bench.sql(f"grant replication slave on *.* to `{user}`@`127.0.0.1`")
		self._copy(database)
		self.make_user(database, user_password, "all")
		self.sql(
			f"change master to master_host = '127.0.0.1', master_port = {self.bench.database.port},"
			f" master_user = '{user}', master_password = '{password}', master_use_gtid = slave_pos; start slave"
		)
		self.reach_primary()

	def _copy(self, database: str) -> None:
		dump = [*self.bench.client("mariadb-dump"), "--single-transaction", "--master-data=1", "--gtid"]
		with subprocess.Popen([*dump, "--databases", database], stdout=subprocess.PIPE) as reading:
			subprocess.run(self._client("mariadb", PASSWORD), stdin=reading.stdout, check=True)
		if reading.returncode:
			raise RuntimeError(f"{database} could not be copied")

	def make_user(self, name: str, password: str, rights: str, database: str | None = None) -> None:
		self.sql(f"create user `{name}`@`127.0.0.1` identified by '{password}'")
		self.sql(f"grant {rights} on `{database or name}`.* to `{name}`@`127.0.0.1`")

	def reach_primary(self) -> None:
		"""Wait until all that the primary has written is here."""
		position = self.bench.sql("select @@gtid_binlog_pos").strip()
		if self.sql(f"select master_gtid_wait('{position}', {PATIENCE})").strip() != "0":
			raise TimeoutError(self.sql("show slave status\\G"))

	def accepts_writes(self, user: str, password: str, statement: str, database: str) -> bool:
		command = [found("mariadb"), "--no-defaults", "--host=127.0.0.1", f"--port={self.port}"]
		command += [f"--user={user}", f"--password={password}", database]
		return not subprocess.run(command, input=statement, text=True, capture_output=True).returncode


@contextmanager
def replica_of(bench: PrivateBench, database: str, password: str) -> Iterator[Replica]:
	replica = Replica(bench)
	try:
		replica.begin(database, password)
		yield replica
	finally:
		replica.server.stop()


def reads(server: PrivateBench | Replica) -> int:
	"""How many SELECT statements clients have sent to the server so far."""
	return int(server.sql("show global status like 'Com_select'").split()[1])


def wait_for_quiet(seconds: float = 0.3) -> None:
	"""A session's last word comes after the answer."""
	time.sleep(seconds)


def config_of_docs(page: Path) -> str:
	"""The JSON of the page's paragraph about the replica, as it stands there."""
	paragraph = page.read_text(encoding="utf-8").split("**A read replica.**")[1]
	return paragraph.split("```json\n")[1].split("```")[0]
