"""A real IMAP server for the tests: Dovecot in a folder of the test, over TLS, with one mailbox.

`python -m baken.testing.mail` installs Debian's package where it may, as `baken.testing.browser` does for Chromium.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from itertools import count
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from baken.testing.browser import is_demanded

NONE = "Zonder Dovecot op deze machine draaien de mailtests niet; installeer dovecot-imapd."
USER, PASSWORD = "meldpunt", "geheim-in-de-test"
_numbers = count()


@dataclass(frozen=True)
class MailServer:
    """Where it listens, what to trust, and the folder in which mail arrives."""

    port: int
    certificate: Path
    password_file: Path
    folder: Path
    owner: int

    def deliver(self, mail: bytes) -> None:
        """Let a mail arrive, unread."""
        place = self.folder / "new" / f"{time.time_ns()}.{next(_numbers)}.test"
        place.write_bytes(mail)
        os.chown(place, self.owner, -1)

    def read(self) -> list[str]:
        """The flags of every mail that was marked: `S` seen, `F` flagged."""
        return sorted(one.name.rpartition(",")[2] for one in (self.folder / "cur").iterdir())


def dovecot() -> str | None:
    """The path of the server, or None."""
    return shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")


def install() -> str | None:
    """The server, installed from Debian when there is none and we may; None when that cannot be."""
    if dovecot() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "dovecot-imapd"]):
            subprocess.run(["apt-get", "-qq", *arguments], env=quiet, stdout=subprocess.DEVNULL, check=False)
    return dovecot()


@contextmanager
def running(folder: Path) -> Iterator[MailServer]:
    """The server in this folder; stopped at the end. Raises RuntimeError when it does not start."""
    program = dovecot()
    if program is None:
        raise RuntimeError(NONE)
    root = os.geteuid() == 0
    mail_user = pwd.getpwnam("mail") if root else pwd.getpwuid(os.geteuid())
    box = folder / "mail"
    for name in ("new", "cur", "tmp"):
        (box / name).mkdir(parents=True)
    for part in (box, *box.iterdir()):
        os.chown(part, mail_user.pw_uid, -1)
    folder.chmod(0o755)  # the mail user passes through it
    port = _free_port()
    certificate = _certificate(folder)
    secret = folder / "password"
    secret.write_text(PASSWORD + "\n")
    config = folder / "dovecot.conf"
    config.write_text(_config(folder, box, port, mail_user, root))
    process = subprocess.Popen([program, "-F", "-c", str(config)], stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, folder / "log")
        yield MailServer(port, certificate, secret, box, mail_user.pw_uid)
    finally:
        process.terminate()
        process.wait(10)


def _config(folder: Path, box: Path, port: int, user: pwd.struct_passwd, root: bool) -> str:
    internal = "" if root else f"default_internal_user = {user.pw_name}\ndefault_login_user = {user.pw_name}\n"
    return f"""
protocols = imap
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
listen = 127.0.0.1
{internal}first_valid_uid = 0
ssl = required
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
mail_location = maildir:{box}
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={user.pw_uid} gid={user.pw_gid} home={box}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
  }}
}}
service anvil {{
  chroot =
}}
"""


def _certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "key.pem").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    place = folder / "certificate.pem"
    place.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return place


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, log: Path) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(log.read_text("utf-8") if log.exists() else "Dovecot did not start.")


if __name__ == "__main__" and install() is None:
    sys.stderr.write(NONE + "\n")
    sys.exit(1 if is_demanded() else 0)
