"""CPU seconds of a server and of its PostgreSQL, ended processes included."""

import psutil


def spent(pid: int) -> float:
    """Return user and system seconds of a process, its living descendants and those that it has reaped."""
    root = psutil.Process(pid)
    total = 0.0
    for process in (root, *root.children(recursive=True)):
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            # Its seconds are its parent's as soon as that has reaped it.
            continue
        total += times.user + times.system + times.children_user + times.children_system
    return total
