#!/usr/bin/env python3
"""Runs teigen and other finders side by side on generated briefs, by turns, and prints medians.

    cargo build --release
    cargo bench --bench generate -- FOLDER 100000 ja      # briefs, and the same texts as lines
    benches/peers_on_screen.py FOLDER [--rounds N] [--only find,start,keys,memory]

Peers are looked for on the PATH and passed over with a word where they are not: `fzf` (PyPI's
`iterfzf` carries one), `sk` (`cargo install skim`), `bat`, `rg`. What is measured:

find    from the start of the process to its first output, for one query: `teigen find` without its
        cache, with it, with one file changed since, and the peers fed with the lines
start   from the start of the process to the first output on a terminal of 200 x 60; and to its end,
        when it is left with the first key
keys    from a key to the last output that follows it, on the same terminal, the whole list loaded
memory  what the process holds when the list is loaded
"""
import argparse
import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROWS, COLUMNS = 60, 200
# Nothing for so long means that the screen is settled, in seconds.
QUIET = 0.4
QUERIES = ["拉致問題", "首脳会談"]
ROOT = Path(__file__).resolve().parent.parent


def environment(home):
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return {**kept, "HOME": home, "XDG_CACHE_HOME": home + "/cache", "TERM": "xterm-256color", "LANG": "C.UTF-8"}


class Screen:
    """A program on a terminal of its own."""

    def __init__(self, command, env):
        self.start = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe("sh", ["sh", "-c", f"stty rows {ROWS} cols {COLUMNS}; exec env {command}"], env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def output(self, quiet=QUIET, longest=30.0):
        """The times of the first and the last output until nothing comes any more."""
        first = last = None
        end = time.perf_counter() + longest
        while (now := time.perf_counter()) < end:
            ready, _, _ = select.select([self.fd], [], [], min(quiet, end - now))
            if not ready:
                break
            if not self.take():
                break
            last = time.perf_counter()
            first = first or last
        return first, last

    def press(self, keys):
        """Seconds from the key to the last output that follows it."""
        before = time.perf_counter()
        os.write(self.fd, keys.encode())
        _, last = self.output()
        return (last or before) - before

    def to_end(self):
        """Takes the output until the process ends; when that was."""
        while self.take():
            pass
        return time.perf_counter()

    def take(self):
        """Takes some output and answers what it asks of a terminal; none at its end."""
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return b""
        for asked, answer in ((b"\x1b[6n", b"\x1b[2;2R"), (b"\x1b[c", b"\x1b[?62;c")):
            for _ in range(data.count(asked)):
                os.write(self.fd, answer)
        return data

    def memory(self):
        """What the process holds, in MB."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return float("nan")

    def close(self):
        # A process that has ended is still there until it is waited for.
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


class Peers:
    def __init__(self, folder, home):
        self.folder, self.lines = folder, folder / "lines.txt"
        self.env = environment(home)
        self.cache = Path(home) / "cache"
        self.teigen = ROOT / "target/release/teigen"
        self.missing = [name for name in ("fzf", "sk", "bat", "rg") if not shutil.which(name)]

    def has(self, name):
        return name.split()[0] not in self.missing

    def finders(self):
        """Each finder on the lines or the briefs: its name, its command, and what begins a query."""
        finders = {
            "teigen": (f"{self.teigen} --read-only --fresh {self.folder}", "/"),
            "fzf": (f"fzf < {self.lines}", ""),
            "sk": (f"sk < {self.lines}", ""),
            "sk --algo frizbee": (f"sk --algo frizbee < {self.lines}", ""),
        }
        return {name: it for name, it in finders.items() if self.has(name)}

    def one_shots(self, query):
        find = f"{self.teigen} find {query} --from {self.folder} --limit 20"
        shots = {
            "teigen find, cold": (find, self.forget),
            "teigen find, cached": (find, None),
            "teigen find, one file changed": (find, self.change),
            "fzf --filter": (f"fzf --filter {query} < {self.lines} | head -20", None),
            "sk --filter": (f"sk --filter {query} < {self.lines} | head -20", None),
            "rg": (f"rg -m 20 {query} {self.lines}", None),
        }
        return {name: it for name, it in shots.items() if name.startswith("teigen") or self.has(name)}

    def forget(self):
        """Empties the cache."""
        shutil.rmtree(self.cache, ignore_errors=True)

    def change(self):
        """Adds an empty line to the first file, or takes away the one that was added."""
        file = min(self.folder.glob("*.yaml"))
        text = file.read_text()
        file.write_text(text[:-1] if text.endswith("\n\n") else text + "\n")

    def run(self, command):
        """Seconds from the start of the process to its first output, or its end where it has none."""
        start = time.perf_counter()
        with subprocess.Popen(
            ["sh", "-c", command], env=self.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            process.stdout.read(1)
            taken = time.perf_counter() - start
            process.stdout.read()
        return taken

    def find(self, rounds):
        for query in QUERIES:
            shots, taken = self.one_shots(query), {}
            for _ in range(rounds):
                for name, (command, prepare) in shots.items():
                    if prepare:
                        prepare()
                    taken.setdefault(name, []).append(self.run(command))
            table(f"find {query}, ms", taken, "fzf --filter")

    def start(self, rounds):
        programs = {
            "teigen, four briefs": f"{self.teigen} --fresh",
            "teigen, four briefs without a cache": f"XDG_CACHE_HOME= HOME= {self.teigen} --fresh",
            "teigen, the folder": f"{self.teigen} --fresh {self.folder}",
            "fzf, the lines": f"fzf < {self.lines}",
            "sk, the lines": f"sk < {self.lines}",
        }
        taken = {}
        for _ in range(rounds):
            for name, command in programs.items():
                if name.startswith("teigen") or self.has(name.split(",")[0]):
                    screen = Screen(command, self.env)
                    first, _ = screen.output()
                    taken.setdefault(name, []).append((first or float("nan")) - screen.start)
                    screen.close()
        table("start to first output, ms", taken, "teigen, four briefs")
        programs = {
            "teigen, left at once": f"{self.teigen} --fresh",
            "teigen, without a cache": f"XDG_CACHE_HOME= HOME= {self.teigen} --fresh",
            "fzf --filter x </dev/null": "fzf --filter x </dev/null",
            "bat": f"bat --color=always --paging=never {ROOT}/briefs/korea-japan.yaml",
        }
        taken = {}
        for _ in range(rounds * 3):
            for name, command in programs.items():
                if name.startswith("teigen") or self.has(name):
                    screen = Screen(command, self.env)
                    os.write(screen.fd, b"q")
                    taken.setdefault(name, []).append(screen.to_end() - screen.start)
                    screen.close()
        table("whole process on a terminal, the four briefs, ms", taken, "fzf --filter x </dev/null")

    def keys(self, rounds):
        for query in QUERIES:
            taken = {}
            for _ in range(rounds):
                for name, (command, begin) in self.finders().items():
                    screen = Screen(command, self.env)
                    screen.output(quiet=1.5)
                    if begin:
                        screen.press(begin)
                    for key in query:
                        taken.setdefault(name, []).append(screen.press(key))
                    screen.close()
            table(f"key to settled screen, {query}, ms", taken, "sk --algo frizbee")

    def memory(self, rounds):
        text = sum(len(line) for line in self.lines.open("rb")) / (1 << 20)
        held = {}
        for name, (command, _) in self.finders().items():
            screen = Screen(command, self.env)
            screen.output(quiet=2.0)
            held[name] = screen.memory()
            screen.close()
        print(f"\nmemory, MB; the text itself is {text:.1f}\n\n| | MB |\n|---|---|")
        for name, megabytes in held.items():
            print(f"| {name} | {megabytes:.1f} |")


def table(title, taken, beside):
    """Prints medians, 95th percentiles, and each median against that of `beside`."""
    measure = statistics.median(taken[beside]) if beside in taken else None
    print(f"\n{title}\n\n| | p50 | p95 | against {beside} |\n|---|---|---|---|")
    for name, times in taken.items():
        middle = statistics.median(times)
        late = sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]
        ratio = f"{middle / measure:.2f}" if measure else ""
        print(f"| {name} | {middle * 1e3:.1f} | {late * 1e3:.1f} | {ratio} |")
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", default="find,start,keys,memory")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        peers = Peers(asked.folder.resolve(), home)
        if peers.missing:
            print(f"not here, and passed over: {', '.join(peers.missing)}")
        print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors, {asked.rounds} rounds by turns")
        for what in asked.only.split(","):
            getattr(peers, what)(asked.rounds)


if __name__ == "__main__":
    main()
