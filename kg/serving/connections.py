"""uvicorn's server, with an end to what it would wait for without one."""

import asyncio
import threading
from typing import Any

import uvicorn

END_SECONDS = 2.0
"""Seconds that questions have to be answered when the server is told to end."""


class Server(uvicorn.Server):
    """uvicorn's, which sets ``ending`` when it has been told to end and questions have had their time."""

    def __init__(self, config: uvicorn.Config, ending: threading.Event) -> None:
        super().__init__(config)
        self._ending = ending

    async def shutdown(self, sockets: Any = None) -> None:
        asyncio.get_running_loop().call_later(END_SECONDS, self._ending.set)
        await super().shutdown(sockets)
        self._ending.set()
