"""The longest time that the screen does not answer while the detector loads."""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from functools import partial
from pathlib import Path

from reframe.companion.services import open_services
from reframe.locations import places
from reframe.tui.app import ReframeApp

TICK = 0.005
SECONDS_AT_MOST = 30.0


def longest() -> float:
    """Seconds between two turns of the event loop, from the first paint until hints are ready."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {**os.environ, "REFRAME_HOME": str(Path(folder) / "home")}
        app = ReframeApp(partial(open_services, environ), places=places(environ))
        try:
            return asyncio.run(_watch(app))
        finally:
            if app.services:
                app.services.close()


async def _watch(app: ReframeApp) -> float:
    worst, started = 0.0, time.perf_counter()
    async with app.run_test(size=(120, 40)):
        last = time.perf_counter()
        while not _hints_are_ready(app) and last - started < SECONDS_AT_MOST:
            await asyncio.sleep(TICK)
            now = time.perf_counter()
            worst, last = max(worst, now - last - TICK), now
    return worst


def _hints_are_ready(app: ReframeApp) -> bool:
    return app.services is not None and app.services.detector.status != "starting"
