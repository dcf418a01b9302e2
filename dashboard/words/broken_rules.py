"""What the rules of data sets ask, in words."""


class BrokenRules:
    """Named as the rules of the data sets; stands for {expected} of BROKEN_RULE."""

    NAMES_AN_ORGANISATION = "变动前组织、变动后组织至少填一个"
    FULL_MARKS_ARE_SIXTY_POINTS = "同一版本各要素的分值之和应为 60 分"
    UNITS_STAND_AT_THE_TOP = "单位没有上级组织，其他组织必须有上级组织"
    HANGS_BELOW_A_KNOWN_ORGANISATION = "上级组织须在本名册内，且不是党支部"
    UNITS_HAVE_A_LEAGUE_AND_AN_ORDER = "单位必须填写分组和排列顺序"
    ENDS_AFTER_IT_BEGINS = "撤销日期不早于成立日期"
    DUE_AFTER_IT_WAS_FOUND = "整改时限不早于认定日期"
    CLEARED_AFTER_IT_WAS_FOUND = "销号日期不早于认定日期"
    OTHER = "内容不符合该列的要求"
