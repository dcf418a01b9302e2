"""Which pages of a case are opened, and with which words in their address."""

from dashboard import systems

UNITS = ("SZ007", "SZ020", "SZ067", "SH007")
SYSTEMS = tuple(systems.addresses())
PLAIN = (
    *(
        (page, {})
        for page in ("overview", "ranking", "stars", "weak_branches", "formalism", "items", "reporting")
    ),
    *SYSTEMS,
)
METHODS = tuple(("methods", {"part": part}) for part in ("indicators", "asked", "parameters", "documents"))
PARTS = (
    *(("weak_branches", {"section": part}) for part in ("ledger", "low", "kinds")),
    ("methods", {"part": "rubrics"}),
    *(("history", {"records": part}) for part in ("commits", "editions", "finalise", "audit")),
    ("reports", {}),
    ("import_data", {}),
)
SMALL = (*PLAIN, *(("unit", {"unit": "A", "view": view}) for view in
          ("score", "change", "branches", "conduct", "systems", "organisation")), *PARTS)  # fmt: skip
MORE = {
    "moved": (
        *(("unit", {"unit": unit, "view": view}) for unit in "BDEX" for view in ("score", "change")),
        ("unit", {"unit": "Y"}),
        *(("unit", {"unit": "C", "detail": detail}) for detail in ("1", "2")),
        *(("unit", {"unit": "A", "branch": f"b{number}"}) for number in (1, 2, 3)),
        ("ranking", {"league": "省直", "kind": "群团机关"}),
        ("ranking", {"league": "市直"}),
    ),
    "ledger": (
        *(("weak_branches", {"of_unit": unit}) for unit in ("v", "none")),
        *(("weak_branches", {"league": "市直", "section": part}) for part in ("ledger", "low")),
        *(("unit", {"unit": unit, "view": "branches"}) for unit in ("u", "v", "m")),
        ("unit", {"unit": "v", "branch": "v1"}),
    ),
    "carried_out": (
        *((page, {**query, "group": "市直"}) for page, query in SYSTEMS),
        *((page, {**query, "of_unit": "B"}) for page, query in SYSTEMS),
        *(("unit", {"unit": unit, "view": view}) for unit in "BCX" for view in ("systems", "organisation")),
    ),
    "owed": (
        ("requirements", {"standing": "参照"}),
        *((page, {"group": "市直"}) for page in ("requirements", "duty_tiers")),
        *((page, {"of_unit": unit}) for page in ("requirements", "duty_tiers") for unit in "AC"),
        *(("unit", {"unit": unit, "view": view}) for unit in "BCX" for view in ("systems", "organisation")),
    ),
}
CHOSEN = (
    ("ranking", {"league": "市直"}),
    ("ranking", {"league": "省直", "kind": "企业", "against": "同比"}),
    ("ranking", {"q": "示例单位2"}),
    ("unit", {}),
    *(("unit", {"unit": unit}) for unit in UNITS),
    *(
        ("unit", {"unit": "SZ007", "view": view})
        for view in ("branches", "conduct", "systems", "organisation")
    ),
    *(
        (page, {**query, **more})
        for page, query in SYSTEMS
        for more in ({"group": "市直"}, {"of_unit": "SZ007"})
    ),
    *(("unit", {"unit": unit, "view": view}) for unit in ("SZ031", "SZ042") for view in ("score", "change")),
    ("unit", {"unit": "SZ064", "view": "branches"}),
    ("unit", {"unit": "SH007", "view": "change"}),
    *(("unit", {"unit": unit}) for unit in ("SZ901", "XX999")),
    *(
        ("unit", {"unit": unit, "branch": branch})
        for unit, branch in (
            ("SZ079", "B003127"),
            ("SZ035", "B001388"),
            ("SZ041", "B001514"),
            ("SZ007", "B003127"),
            ("SZ007", "B0"),
        )
    ),
    ("unit", {"unit": "SZ007", "view": "change", "against": "同比"}),
    ("stars", {"show": "未达参照线的单位"}),
    ("stars", {"kind": "企业"}),
    ("weak_branches", {"section": "ledger", "league": "省直", "of_unit": "SZ007"}),
    ("weak_branches", {"section": "low", "league": "市直"}),
    ("formalism", {"of": "市直"}),
    ("items", {"dimension": "all", "group": "市直"}),
    *(("items", {"sort": by}) for by in ("place", "item3")),
    ("items", {"dimension": "all", "units": "every", "show": "all", "sort": "official"}),
    ("items", {"dimension": "2"}),
    *(("reporting", query) for query in ({"show": "all"}, {"group": "市直"})),
    *(("reports", {"file": name}) for name in ("brief", "ranking", "workbook", "letters", "slides")),
)
YEAR = (("overview", {}), ("ranking", {}), *(("unit", {"unit": unit}) for unit in "AEX"))
