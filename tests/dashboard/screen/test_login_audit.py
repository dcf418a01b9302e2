"""What the desk notes: failed log-ins, but not so many that anybody could fill the record with them."""

import asyncio

from dashboard.screen.frame import login_audit


def test_failed_log_ins_are_noted_up_to_a_bound(monkeypatch):
    noted = []
    monkeypatch.setattr(login_audit, "_note_failure", noted.append)
    at_the_gate = login_audit.AuditedDesk(keeper=None, signed_out=None)

    async def fail():
        for _ in range(100):
            await at_the_gate.note_failed_log_in("denied")

    asyncio.run(fail())

    assert noted == ["denied"] * 30
