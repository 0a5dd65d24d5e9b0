"""Runs programs one after the other and says what each of them cost.

Node cannot tell the processor time of a process that it started; wait4 can, to the microsecond, with all threads and
with children that were waited for. And the peak memory of a process counts from before it becomes another program: a
small parent such as this one does not show in it, Node would.

A line of JSON on standard input is one run, a line of JSON on standard output is its cost:
  {"argv": [...], "env": {...}, "cwd": "...", "keys": [["text to wait for", "keys to type then"], ...]}
  {"cpu": ms, "wall": ms, "shown": ms or null, "memory": kB, "code": exit code, "said": "the end of its messages"}
With "keys" the program runs in a pseudo-terminal; "shown" is when the last of the texts was on the screen. Keys that
are null end the program at that moment: what it costs to leave is not part of what it costs to get there.
"""

import json
import os
import re
import select
import signal
import sys
import tempfile
import time

sequence = re.compile(rb"\x1b(\[[0-9;?]*[A-Za-z]|[78=>])")
patience = 30


def run(request):
    keys = request.get("keys")
    return in_terminal(request, keys) if keys else in_files(request)


def in_files(request):
    with tempfile.TemporaryFile() as messages:
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, messages.fileno(), 2),
        ]
        start, process = spawn(request, actions)
        cost = wait(start, process)
        messages.seek(0)
        said = messages.read().decode("utf8", "replace")
    return {**cost, "shown": None, "said": said[-300:]}


def in_terminal(request, keys):
    master, slave = os.openpty()
    name = os.ttyname(slave)
    actions = [(os.POSIX_SPAWN_OPEN, stream, name, os.O_RDWR, 0) for stream in (0, 1, 2)]
    start, process = spawn(request, actions)
    os.close(slave)
    shown, text = type_at(master, start, process, keys)
    cost = wait(start, process)
    os.close(master)
    if shown is not None and keys[-1][1] is None and cost["code"] == -signal.SIGKILL:
        cost["code"] = 0
    return {**cost, "shown": shown, "said": text[-300:].decode("utf8", "replace")}


def type_at(master, start, process, keys):
    """Types each of the keys when its text is there, and reads on to the end of the program."""
    waiting, text, shown = list(keys), b"", None
    while True:
        ready, _, _ = select.select([master], [], [], patience)
        if not ready:
            return None, text
        try:
            part = os.read(master, 65536)
        except OSError:  # the program has ended
            return (shown if not waiting else None), text
        if not part:
            return (shown if not waiting else None), text
        text = sequence.sub(b"", text + part)
        while waiting and waiting[0][0].encode() in text:
            shown = (time.perf_counter() - start) * 1000
            typed = waiting.pop(0)[1]
            if typed is None:
                os.kill(process, signal.SIGKILL)
                return shown, text
            os.write(master, typed.encode())
            text = b""


def spawn(request, actions):
    os.chdir(request["cwd"])
    argv, env = request["argv"], request["env"]
    start = time.perf_counter()
    process = os.posix_spawn(argv[0], argv, env, file_actions=actions, setsid=True)
    return start, process


def wait(start, process):
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    # macOS counts bytes, others kilobytes.
    unit = 1024 if sys.platform == "darwin" else 1
    return {
        "cpu": (usage.ru_utime + usage.ru_stime) * 1000,
        "wall": wall * 1000,
        "memory": usage.ru_maxrss // unit,
        "code": os.waitstatus_to_exitcode(status),
    }


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
