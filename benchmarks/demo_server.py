"""How fast the demo district serves: requests a second and megabytes a second, by page size.

Run: python benchmarks/demo_server.py [--students 20000] [--schools 20] [--seconds 3]

The district runs in a process of its own; the reader is a bare socket, so that what is measured is the server.
"""

from __future__ import annotations

import argparse
import re
import socket
import subprocess
import sys
import time


def read_answer(stream: socket.socket, request: bytes) -> int:
    """Send one request and count the bytes of its body."""
    stream.sendall(request)
    head = b""
    while b"\r\n\r\n" not in head:
        head += stream.recv(65_536)
    length = int(re.findall(rb"Content-Length: (\d+)", head)[0])
    left = length - (len(head) - head.index(b"\r\n\r\n") - 4)
    while left > 0:
        left -= len(stream.recv(min(left, 1 << 20)))
    return length


def measure(port: int, certificate: str, path: str, seconds: float, *, fresh: bool) -> tuple[int, float, float]:
    """Requests, seconds, megabytes. Fresh: every request asks for another page, so that nothing is kept for it."""
    count, size, start = 0, 0, time.perf_counter()
    with socket.create_connection(("127.0.0.1", port)) as stream:
        while time.perf_counter() - start < seconds:
            target = f"{path}&Nonce={count}" if fresh else path
            request = f"GET /aeries/api/v5{target} HTTP/1.1\r\nHost: x\r\nAERIES-CERT: {certificate}\r\n\r\n"
            size += read_answer(stream, request.encode())
            count += 1
    return count, time.perf_counter() - start, size / 1e6


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--students", type=int, default=20_000)
    parser.add_argument("--schools", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=3.0)
    asked = parser.parse_args()
    command = [sys.executable, "-m", "aeries_sdk.testing", "--students", str(asked.students)]
    began = time.perf_counter()
    with subprocess.Popen([*command, "--schools", str(asked.schools)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        text = "".join(server.stdout.readline() for _ in range(2))
        port, certificate = int(re.findall(r":(\d+)/", text)[0]), text.split()[-1]
        print(
            f"{asked.students} students, {asked.schools} schools: listening after {time.perf_counter() - began:.2f} s"
        )
        first = time.perf_counter()
        with socket.create_connection(("127.0.0.1", port)) as stream:
            head = f"GET /aeries/api/v5/schools/994/students HTTP/1.1\r\nHost: x\r\nAERIES-CERT: {certificate}\r\n\r\n"
            length = read_answer(stream, head.encode())
        print(f"first list of school 994, made on the way: {time.perf_counter() - first:.2f} s, {length / 1e6:.1f} MB")
        print(f"{'students.list':<28}{'requests/s':>12}{'MB/s':>10}")
        for name, path, fresh in (
            ("whole school, kept", "/schools/994/students?x", False),
            ("whole school, encoded", "/schools/994/students?x", True),
            ("page of 500, kept", "/schools/994/students?StartingRecord=501&EndingRecord=1000", False),
            ("page of 500, encoded", "/schools/994/students?StartingRecord=501&EndingRecord=1000", True),
            ("one student, kept", "/schools/994/students/99400001?x", False),
            ("one student, encoded", "/schools/994/students/99400001?x", True),
        ):
            count, seconds, megabytes = measure(port, certificate, path, asked.seconds, fresh=fresh)
            print(f"{name:<28}{count / seconds:>12.0f}{megabytes / seconds:>10.0f}")
        server.terminate()


if __name__ == "__main__":
    main()
