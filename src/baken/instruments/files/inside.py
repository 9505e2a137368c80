"""The locked process: `python -I -m baken.instruments.files.inside`. One file in on stdin, one answer out on stdout.

First everything that will be needed is loaded and used once on samples of our own; then the doors close for good; only
then the stranger's bytes are read. The answer is a line of JSON and, when it went well, the clean copy after it.
"""

import io
import json
import resource
import sys
import zipfile
from ctypes import CDLL
from errno import ENOSYS, EPERM
from os import getpid

from PIL import Image

from baken.instruments.files.remaking import remake
from baken.instruments.files.words import CannotClean, Kind, Trouble

MEMORY_BYTES = 2 * 1024**3
CPU_SECONDS = 60
_NEW_NETWORK_AND_USER = 0x40000000 | 0x10000000  # CLONE_NEWNET | CLONE_NEWUSER, linux/sched.h
_THREAD = 0x00010000  # CLONE_THREAD: one more thread of this process, which the codec of phone photos needs
_SYSTEM_CALLS = (
    "read", "write", "lseek", "fstat", "newfstatat", "close", "mmap", "munmap", "mremap", "mprotect", "madvise", "brk",
    "futex", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "clock_gettime", "gettimeofday",
    "getrandom", "getpid", "gettid", "sched_yield", "sched_getaffinity", "exit", "exit_group", "restart_syscall",
    "set_robust_list", "rseq", "set_tid_address", "prctl", "clock_nanosleep",
)  # fmt: skip


def main() -> None:
    """Close the doors, take one file, answer once."""
    warm_up()
    lock()
    content = sys.stdin.buffer.read()
    try:
        kind, suffix, clean = remake(content)
        answer = {"kind": kind.value, "suffix": suffix}
    except CannotClean as why:
        answer, clean = {"trouble": why.trouble.value, "kind": _kind(why.trouble)}, b""
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + clean)
    sys.stdout.buffer.flush()


def lock() -> list[str]:
    """Nothing can be opened, connected to, started or grown beyond the limits from here on; says which locks hold.

    The limits alone already forbid every new file and socket (no descriptor is left to give); the filter on system calls
    comes on top where libseccomp is there, and an empty network of our own where the kernel allows that.
    """
    held = ["limits"]
    if CDLL(None).unshare(_NEW_NETWORK_AND_USER) == 0:
        held.append("network")
    filtered = _system_call_filter()
    children = [] if filtered is not None else [(resource.RLIMIT_NPROC, 0)]  # the filter lets threads, never children
    for what, most in (
        *children,
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        resource.setrlimit(what, (most, most))
    if filtered is not None:
        filtered.load()  # type: ignore[attr-defined]  # the library has no types
        held.append("system calls")
    return held


def _system_call_filter() -> object | None:
    try:
        import pyseccomp
    except (ImportError, RuntimeError, OSError):
        return None
    made = pyseccomp.SyscallFilter(defaction=pyseccomp.ERRNO(EPERM))
    for name in _SYSTEM_CALLS:
        made.add_rule(pyseccomp.ALLOW, name)
    made.add_rule(pyseccomp.ERRNO(ENOSYS), "clone3")  # its flags cannot be looked at: the C library then asks `clone`
    made.add_rule(pyseccomp.ALLOW, "tgkill", pyseccomp.Arg(0, pyseccomp.EQ, getpid()))  # itself, nobody beside it
    made.add_rule(pyseccomp.ALLOW, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _THREAD, _THREAD))
    return made  # type: ignore[no-any-return]  # the library has no types


def warm_up() -> None:
    """Make one of each kind, so that every module and codec is in memory before the doors close."""
    dot = Image.new("RGB", (8, 8), "white")
    for name in ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "HEIF", "PDF"):
        out = io.BytesIO()
        dot.save(out, name)
        remake(out.getvalue())
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<p><t>a</t></p>")
    remake(document.getvalue())
    remake("é".encode("cp1252") + b" en nog wat letters")


def _kind(trouble: Trouble) -> str:
    return Kind.RECORDING.value if trouble is Trouble.RECORDING else Kind.UNKNOWN.value


if __name__ == "__main__":
    main()
