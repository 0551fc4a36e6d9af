"""Putting laid-out groups of nodes side by side, and nodes that nothing joins in rows."""

import math

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

HEIGHT = 56.0
"""Room of a node with its label, in pixels from top to bottom."""


def pack(points: Points, groups: list[list[int]], widths: npt.NDArray[np.float64], gap: float) -> None:
    """Put components into rows, tallest first, in place, so that the whole is a little wider than high."""
    boxes = [_box(points[group], widths[group]) for group in groups]
    area = sum((w + gap) * (h + gap) for _, _, w, h in boxes)
    limit = max([math.sqrt(area * 1.2), *(w for _, _, w, _ in boxes)], default=0.0)
    x = y = tall = 0.0
    for index in sorted(range(len(groups)), key=lambda index: (-round(boxes[index][3]), index)):
        left, top, w, h = boxes[index]
        if x > 0 and x + w > limit:
            x, y, tall = 0.0, y + tall + gap, 0.0
        points[groups[index]] += np.array([x - left, y - top])
        x, tall = x + w + gap, max(tall, h)


def _box(points: Points, widths: npt.NDArray[np.float64]) -> tuple[float, float, float, float]:
    """left, top, width, height with the labels' room."""
    left = float((points[:, 0] - widths / 2).min())
    right = float((points[:, 0] + widths / 2).max())
    top, bottom = float(points[:, 1].min()) - HEIGHT / 2, float(points[:, 1].max()) + HEIGHT / 2
    return left, top, right - left, bottom - top


def rows(points: Points, groups: list[list[int]], lonely: list[int], widths: npt.NDArray[np.float64]) -> None:
    """Nodes without edges, in rows below everything else, in place."""
    placed = [node for group in groups for node in group]
    bottom = float(points[placed, 1].max()) + 2 * HEIGHT if placed else 0.0
    span = float(np.ptp(points[placed, 0])) if placed else 0.0
    limit = max(span, math.sqrt(len(lonely)) * 170.0)
    x, y = 0.0, bottom
    for node in lonely:
        if x > 0 and x + widths[node] > limit:
            x, y = 0.0, y + HEIGHT * 1.3
        points[node] = (x + widths[node] / 2, y)
        x += widths[node] + 24
