from __future__ import annotations

import signal

import pytest

from reframe.plain.signals import Ended, Signals


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_wait(number: signal.Signals) -> None:
    signals = Signals(hurry=lambda: None)

    with signals.active(), pytest.raises(Ended), signals.waiting():
        signal.raise_signal(number)


def test_a_signal_during_a_turn_hurries_it_and_ends_the_next_wait() -> None:
    hurried: list[bool] = []
    signals = Signals(hurry=lambda: hurried.append(True))

    with signals.active():
        signal.raise_signal(signal.SIGTERM)
        with pytest.raises(Ended), signals.waiting():
            raise AssertionError("the wait must not begin")

    assert hurried == [True]


def test_ctrl_c_during_a_turn_only_hurries_it() -> None:
    hurried: list[bool] = []
    signals = Signals(hurry=lambda: hurried.append(True))

    with signals.active():
        signal.raise_signal(signal.SIGINT)
        with signals.waiting():
            pass

    assert hurried == [True]


def test_afterwards_signals_do_what_they_did_before() -> None:
    before = signal.getsignal(signal.SIGTERM)

    with Signals(hurry=lambda: None).active():
        pass

    assert signal.getsignal(signal.SIGTERM) is before
