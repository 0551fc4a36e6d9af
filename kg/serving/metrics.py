"""Counters in the text format of Prometheus."""

import threading
from collections import Counter


class Metrics:
    """What the server has done since its start."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._seconds: Counter[str] = Counter()
        self.waiting = 0

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        """One request that was answered. ``route`` is a name from a fixed set, never a path that a client made up."""
        with self._lock:
            self._requests[route, method, status] += 1
            self._seconds[route] += seconds  # type: ignore[assignment]  # seconds are no integers

    def text(self, quads: int) -> str:
        """All of it."""
        with self._lock:
            requests, seconds = sorted(self._requests.items()), sorted(self._seconds.items())
        lines = ["# HELP kg_requests_total Requests answered.", "# TYPE kg_requests_total counter"]
        lines += [f'kg_requests_total{{route="{r}",method="{m}",status="{s}"}} {n}' for (r, m, s), n in requests]
        lines += ["# HELP kg_request_seconds_total Time taken to answer.", "# TYPE kg_request_seconds_total counter"]
        lines += [f'kg_request_seconds_total{{route="{r}"}} {t:.6f}' for r, t in seconds]
        lines += ["# HELP kg_questions_waiting Questions that are answered or wait.", "# TYPE kg_questions_waiting gauge"]
        lines += [
            f"kg_questions_waiting {self.waiting}",
            "# HELP kg_quads Statements in the graph.",
            "# TYPE kg_quads gauge",
            f"kg_quads {quads}",
        ]
        return "\n".join(lines) + "\n"
