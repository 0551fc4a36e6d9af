"""Render: the graph as one interactive page that opens anywhere.

choice       choose     which part of the graph
payload      payload    that part as the page's data
titles       titles     what its events are called
drawing      draw       positions, sizes and communities
composition  render     template, styles, scripts and data in one file
looks, text             colours and shapes; strings made safe to show
visjs                   home of pyvis and its bundled vis-network
page/                   the template, the styles and the scripts (no build step)
"""

from kg.rendering.choice import READABLE, Options
from kg.rendering.composition import render

__all__ = ["READABLE", "Options", "render"]
