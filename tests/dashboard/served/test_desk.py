"""What the desk notes: failed log-ins, but not so many that anybody could fill the record with them."""

import asyncio

from dashboard.frame import desk


def test_failed_log_ins_are_noted_up_to_a_bound(monkeypatch):
    noted = []
    monkeypatch.setattr(desk, "_note_failure", noted.append)
    at_the_gate = desk.Desk(keeper=None, signed_out=None)

    async def fail():
        for _ in range(100):
            await at_the_gate.failed("denied")

    asyncio.run(fail())

    assert noted == ["denied"] * 30
