"""Connections: uvicorn's, with an end to what it would wait for without one.

A client may be slow to ask and slow to read, may keep connections that it does not use, and may send on when it has been refused. None of these keeps others from
being answered.
"""

import asyncio
import threading
from typing import Any, cast

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 30.0
"""Seconds within which the head of a request must have come, counted from the connection or the answer before."""
STALL_SECONDS = 30.0
"""Seconds after which a client that takes nothing of its answer is let go."""
LINGER_SECONDS = 5.0
LINGER_BYTES = 64 << 20
"""So long, and as much, is still read of what a client sends that has been refused: closing with bytes unread resets a connection, and the refusal would be lost."""
END_SECONDS = 2.0
"""Seconds that questions have to be answered when the server is told to end."""


class Connection(H11Protocol):
    """A connection that ends. When there are ``most``, the one that has been idle for longest gives way to a new one."""

    most: int

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._idle_since = self.loop.time()
        self._lingering = False
        self._received = 0
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(cast(asyncio.Transport, _Transport(transport, self)))
        if len(self.connections) > self.most:
            self._make_room()
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in self._timers.values():
            timer.cancel()
        super().connection_lost(exc)

    @property
    def is_asked(self) -> bool:
        """Whether a request waits for its answer."""
        return self.cycle is not None and not self.cycle.response_complete

    def data_received(self, data: bytes) -> None:
        if not self._lingering:
            super().data_received(data)
            return
        self._received += len(data)
        if self._received > LINGER_BYTES:
            self.transport.abort()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait_for_head()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._wait_for_reader()

    def resume_writing(self) -> None:
        super().resume_writing()
        if "reader" in self._timers:
            self._timers.pop("reader").cancel()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request. uvicorn would not say what is wrong, and would lose it on the way."""
        largest = self.config.h11_max_incomplete_event_size or 0
        if len(self.conn.trailing_data[0]) > largest:
            self._refuse(431, f"the address and the fields of the request have more than {largest:,} bytes")
        else:
            self._refuse(400, "this is no HTTP request")

    def shutdown(self) -> None:
        if self._lingering:
            self.transport.abort()
        else:
            super().shutdown()

    def linger(self, transport: asyncio.Transport) -> None:
        """Close what goes to the client, and read on for a while."""
        try:
            transport.write_eof()
        except OSError:  # the client has left
            transport.close()
            return
        self._lingering = True
        self.flow.resume_reading()
        self._set("linger", LINGER_SECONDS, transport.close)

    @property
    def is_lingering(self) -> bool:
        """Whether the client has been told all, and may still send."""
        return self._lingering

    def _should_upgrade(self) -> bool:
        return False  # as the request allows; uvicorn writes two lines about each

    def _make_room(self) -> None:
        staying = [one for one in self.connections if isinstance(one, Connection) and (one.is_lingering or not one.transport.is_closing())]
        if len(staying) > self.most:
            idle = [one for one in staying if one is not self and not one.is_asked]
            (min(idle, key=lambda one: one._idle_since) if idle else self).transport.abort()

    def _refuse(self, status: int, message: str) -> None:
        if self.is_asked:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            body = f"{message}\n".encode()
            fields = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body))), ("Connection", "close")]
            for event in (h11.Response(status_code=status, headers=fields), h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _wait_for_head(self) -> None:
        self._idle_since = self.loop.time()
        self._set("head", HEAD_SECONDS, self._end_unasked)

    def _end_unasked(self) -> None:
        if self.is_asked or self.transport.is_closing():
            return
        if self.conn.trailing_data[0] and self.conn.our_state is h11.IDLE:
            self._refuse(408, "the request did not come")
        else:
            self.transport.close()

    def _wait_for_reader(self) -> None:
        left = self.transport.get_write_buffer_size()

        def look() -> None:
            if self.transport.get_write_buffer_size() < left:
                self._wait_for_reader()
            else:
                self.transport.abort()

        self._set("reader", STALL_SECONDS, look)

    def _set(self, name: str, seconds: float, then: Any) -> None:
        if name in self._timers:
            self._timers[name].cancel()
        self._timers[name] = self.loop.call_later(seconds, then)


class _Transport:
    """A transport that is closed only when a client that may still send has had time to read."""

    def __init__(self, transport: asyncio.Transport, connection: Connection) -> None:
        self._transport = transport
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def is_closing(self) -> bool:
        return self._connection.is_lingering or self._transport.is_closing()

    def close(self) -> None:
        if self._transport.is_closing() or self._connection.is_lingering:
            return
        if self._connection.conn.their_state in (h11.SEND_BODY, h11.ERROR):
            self._connection.linger(self._transport)
        else:
            self._transport.close()


class Server(uvicorn.Server):
    """uvicorn's, which sets ``ending`` when it has been told to end and questions have had their time."""

    def __init__(self, config: uvicorn.Config, ending: threading.Event) -> None:
        super().__init__(config)
        self._ending = ending

    async def shutdown(self, sockets: Any = None) -> None:
        asyncio.get_running_loop().call_later(END_SECONDS, self._ending.set)
        await super().shutdown(sockets)
        self._ending.set()
