"""The settings of the log: its form and its level, by environment variables that both modes know."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.base.settings.words import LogFaults

FORM, LEVEL = "DANGJIAN_LOG", "DANGJIAN_LOG_LEVEL"
JSON, PLAIN = "json", "plain"
_LEVELS = ("debug", "info", "warning", "error")


@dataclass(frozen=True)
class Logs:
    """How the server writes its log. form: JSON, one object a line, or PLAIN, for a person at a terminal."""

    form: str
    level: str


def logs(environment: Mapping[str, str] = os.environ, *, served: bool) -> Logs:
    """What the environment says; raises SystemExit with words. In local mode only faults are told."""
    form = environment.get(FORM) or (JSON if served else PLAIN)
    level = environment.get(LEVEL) or ("info" if served else "warning")
    for variable, value, known in ((FORM, form, (JSON, PLAIN)), (LEVEL, level, _LEVELS)):
        if value not in known:
            raise SystemExit(
                LogFaults.UNKNOWN.format(variable=variable, value=value, known=LogFaults.OR.join(known))
            )
    return Logs(form, level)
