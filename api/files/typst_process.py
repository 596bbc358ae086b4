"""The process that turns a template and data into a PDF; it is started, limited and killed by `render`.

It reads one JSON object on standard input: `body` (template source), `root` and `fonts` (folders), `data` and `texts`
(objects), `created` (Unix seconds); it writes the PDF on standard output, or a diagnosis on standard error with exit
status 2. It runs as a script of its own with nothing of the application loaded, so that a start costs milliseconds.
"""

import ctypes
import json
import os
import platform
import resource
import struct
import sys

CPU_SECONDS = 10
MEMORY_BYTES = 1024 * 1024 * 1024
REFUSED = 2

# From linux/seccomp.h, linux/filter.h and linux/audit.h.
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _SECCOMP_MODE_FILTER = 22, 38, 2
_LOAD_WORD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _PERMISSION_DENIED = 0x7FFF0000, 0x00050000 | 13
_OFFSET_NUMBER = 0
_FORBIDDEN_CALLS = {  # socket, connect, execve, execveat
    "x86_64": (41, 42, 59, 322),
    "aarch64": (198, 203, 221, 281),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def forbid_network() -> None:
    """Make the kernel refuse sockets and new programs: a template that asks for a package gets none.

    Elsewhere than on Linux the dead proxy that `render` puts into the environment has to do.
    """
    calls = _FORBIDDEN_CALLS.get(platform.machine())
    if sys.platform != "linux" or calls is None:
        return
    steps = [(_LOAD_WORD, 0, 0, _OFFSET_NUMBER)]
    steps += [(_JUMP_EQUAL, len(calls) - index, 0, call) for index, call in enumerate(calls)]
    steps += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _PERMISSION_DENIED)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(
        _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0
    ):
        raise OSError(ctypes.get_errno(), "the kernel does not let this process be confined")


def main() -> int:
    """Render one document within the limits."""
    import typst  # noqa: PLC0415 - loaded before the limits

    job = json.load(sys.stdin.buffer)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    forbid_network()
    try:
        pdf = typst.compile(
            job["body"].encode(),
            root=job["root"],
            font_paths=[job["fonts"]],
            ignore_system_fonts=True,
            # Data stays data: the template parses JSON, nothing of it is ever read as markup.
            sys_inputs={"data": json.dumps(job["data"]), "texts": json.dumps(job["texts"])},
            package_path=os.devnull,
            package_cache_path=os.devnull,
            format="pdf",
            timestamp=job["created"],
        )
    except typst.TypstError as error:
        sys.stderr.write(f"{error.message} {error.diagnostic}")
        return REFUSED
    sys.stdout.buffer.write(pdf)
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
