from __future__ import annotations

from datetime import UTC, datetime, timedelta

from reframe.clock import Clock, FixedClock, SystemClock


def test_the_system_clock_tells_aware_utc_time() -> None:
    now = SystemClock().now()

    assert now.utcoffset() == timedelta(0)


def test_a_fixed_clock_stands_still() -> None:
    moment = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
    clock: Clock = FixedClock(moment)

    assert clock.now() == clock.now() == moment
