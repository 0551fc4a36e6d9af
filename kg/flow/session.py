"""Starting and ending Spark, the home of pyspark: its Java process is a child of this one, writes its log to a file, and is gone at the end.

Why so much is said beforehand: without a package, a Java or a master, Spark itself fails after a minute, in a hundred lines.
"""

import logging
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.documents import printable
from kg.errors import InputError, KgError
from kg.flow import archive
from kg.flow.archive import Archive

if TYPE_CHECKING:
    from pyspark import SparkContext

MASTER = re.compile(r"(local)(\[(\d+|\*)(,\d+)?\])?|(local)-cluster\[\d+,\d+,\d+\]|spark://([^\s/]+:\d+)|yarn|k8s://\S+")
LOOPBACK = "127.0.0.1"
PATIENCE = 5.0
"""seconds for a master to answer, and for Java to end"""
_QUICK = "-XX:TieredStopAtLevel=1"
"""All that Java does here is to hand bytes on: without its second compiler, starting a cluster of two took half the processor time."""
_ANSWER = "64m"
"""What a worker sends back at once; the megabyte that is usual, which sixteen articles exceed, would be asked for in a second step."""
_TRACE = "Traceback (most recent call last):"


def check(master: str) -> None:
    """Raises InputError where extraction on ``master`` cannot begin: it is none, or pyspark, Java or the master itself is not there."""
    if not (found := MASTER.fullmatch(master)):
        known = "local[4], local-cluster[2,1,1024], spark://HOST:PORT, yarn or k8s://URL"
        raise InputError(f"{printable(master)!r} is no master of Spark; write {known}")
    if find_spec("pyspark") is None:
        raise InputError("Spark is not installed; try: pip install 'kg-builder[spark]'")
    if not _java():
        raise InputError("Spark needs Java 17 or newer, and there is none: install it (Debian: apt-get install default-jre-headless), or set JAVA_HOME")
    if (addresses := found[6]) and not any(map(_listens, addresses.split(","))):
        raise InputError(f"nothing answers at {printable(master)}")


def _java() -> str | None:
    home = os.environ.get("JAVA_HOME")
    return shutil.which(str(Path(home, "bin", "java")) if home else "java")


def _home() -> Path:
    """Where Spark is installed."""
    import pyspark

    return Path(os.environ.get("SPARK_HOME") or Path(pyspark.__file__).parent).absolute()


def _listens(address: str) -> bool:
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host, int(port)), PATIENCE).close()
    except (OSError, OverflowError, UnicodeError):
        return False
    return True


@contextmanager
def session(master: str, scratch: Path) -> "Iterator[SparkContext]":
    """Spark at ``master``, which writes into ``scratch`` only. Raises KgError.

    What a cluster needs beside that stands where Spark looks for it: ``spark-defaults.conf`` or ``PYSPARK_SUBMIT_ARGS``.
    """
    check(master)
    from pyspark import SparkConf, SparkContext
    from pyspark.java_gateway import launch_gateway

    jars, java = _home() / "jars", _java()
    classes = archive.archive(jars, Path(java)) if java and master.startswith("local") else None
    settings = {
        "spark.master": master,
        "spark.app.name": "kg",
        "spark.local.dir": str(scratch.absolute()),
        **_java_options(classes, jars),
        "spark.task.maxDirectResultSize": _ANSWER,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    log = scratch / "log"
    gateway: Any = None
    context: SparkContext | None = None
    interrupt = signal.getsignal(signal.SIGINT)
    try:
        with _environment(_variables(master, scratch)), log.open("wb") as stream:
            with _uninterrupted():
                gateway = launch_gateway(SparkConf(loadDefaults=False).setAll(list(settings.items())), {"stdout": stream, "stderr": stream})
            with _silent():
                context = SparkContext(gateway=gateway)
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, interrupt)  # Spark has put one of its own there
    except failures() as error:
        reason = _said(error) if gateway else _last(log)  # which only Java knows, while it is there
        _end(gateway, context)
        raise KgError(f"Spark did not start: {reason}") from None
    except BaseException:
        _end(gateway, context)
        raise
    try:
        yield context
    finally:
        _end(gateway, context, classes)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C waits for the end of the block: pyspark knows the Java process before it says which one that is, and it would stay. A second one does not wait."""
    if threading.current_thread() is not threading.main_thread() or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    noted: list[int] = []

    def note(number: int, _: object) -> None:
        if noted:
            raise KeyboardInterrupt
        noted.append(number)

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if noted:
        raise KeyboardInterrupt


@contextmanager
def _silent() -> Iterator[None]:
    """Nothing is logged: pyspark would print the inside of what Ctrl-C has interrupted."""
    before = logging.root.manager.disable
    logging.disable()
    try:
        yield
    finally:
        logging.disable(before)


def failures() -> tuple[type[Exception], ...]:
    """What pyspark raises where Java or a worker has failed."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    return Py4JError, PySparkException, ConnectionError, EOFError


def trouble(error: Exception) -> str:
    """Why a job failed, in one line; nothing where a process has ended over its batch, which may be the batch's fault."""
    text = str(error)
    if "No module named 'kg" in text:
        return "the workers of Spark lack kg: install it on each, or send it along with spark.archives"
    if "PythonException: " in text and _TRACE in text:
        return f"a worker of Spark failed: {_raised(text)}"
    if re.search(r"cancell?ed|(shut ?down|stopped SparkContext)", text) or not hasattr(error, "java_exception"):
        return f"Spark has stopped: {_said(error)}"
    return ""


def _java_options(classes: Archive | None, jars: Path) -> Mapping[str, str]:
    """How Java processes are started. An archive of classes is taken only where the class path begins as it did when that was written."""
    driver = executor = f"{_QUICK} -XX:-UsePerfData"  # which is a file outside of ours
    if classes is None:
        return {"spark.driver.defaultJavaOptions": driver, "spark.executor.defaultJavaOptions": executor}
    return {
        "spark.driver.defaultJavaOptions": f"{driver} {classes.using() or classes.making()}",
        "spark.executor.defaultJavaOptions": f"{executor} {classes.using()}",
        "spark.driver.extraClassPath": f"{jars}/*",
        "spark.executor.extraClassPath": f"{jars}/*",
    }


def _variables(master: str, scratch: Path) -> Mapping[str, str]:
    """Workers run the Python that runs here, unless told otherwise; on this machine nobody else reaches them."""
    found = {"PYSPARK_PYTHON": os.environ.get("PYSPARK_PYTHON", sys.executable)}
    if master.startswith("local"):
        found["SPARK_LOCAL_IP"] = LOOPBACK
        home = scratch.absolute() / "spark"
        home.mkdir()
        # Workers write into the one; the other holds pyspark as a zip file, which is compiled anew by each process, while the Python that runs here has its own.
        left = {"work", "python"} if "PYSPARK_PYTHON" not in os.environ else {"work"}
        for entry in _home().iterdir():
            if entry.name not in left:
                (home / entry.name).symlink_to(entry)
        found["SPARK_HOME"] = str(home)
    return found


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    """Java inherits the environment, and pyspark takes no other."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _end(gateway: Any, context: "SparkContext | None", classes: Archive | None = None) -> None:
    """Stop Spark and its Java process, so that another session may begin in this process."""
    from pyspark import SparkContext

    if context is not None:
        server, context._accumulatorServer = context._accumulatorServer, None
        server.handle_error = lambda *_: None  # that Java has ended
        threading.Thread(target=server.shutdown, daemon=True).start()  # it takes a second, and nothing here waits for it
        with suppress(*failures()):
            context.stop()
    if gateway is not None:
        with suppress(*failures()):
            gateway.shutdown()
        gateway.proc.stdin.close()  # Java ends when this does
        try:
            gateway.proc.wait(PATIENCE if classes is None or classes.ready else archive.PATIENCE)
        except subprocess.TimeoutExpired:
            gateway.proc.kill()
            gateway.proc.wait()
        if classes is not None:
            classes.keep()
    SparkContext._gateway = SparkContext._jvm = None  # pyspark would go on talking to the process that has ended


def _said(error: Exception) -> str:
    """Java's message, without the trace."""
    lines = str(error).splitlines() or [type(error).__name__]
    return _line(re.sub(r"^: (?:[\w.$]+: )?", "", next((line for line in lines if line.startswith(": ")), lines[0])))


def _raised(text: str) -> str:
    """The last line of a worker's traceback."""
    trace = text.partition(_TRACE)[2].partition("\n\tat ")[0]
    return _line(next((line for line in reversed(trace.splitlines()) if line[:1].strip()), ""))


def _last(log: Path) -> str:
    """What Java said last before it ended."""
    lines = [line for line in log.read_text("utf-8", "replace").splitlines() if line.strip() and not line.startswith("\tat ")] if log.is_file() else []
    return _line(next((line for line in lines if line.startswith(("Error:", "Exception"))), lines[-1] if lines else "Java said nothing"))


def _line(text: str) -> str:
    return printable(" ".join(text.split()))[:300]
