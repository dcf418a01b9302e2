"""The pages that several systems share; a system says which of them it joins."""

from dashboard.base.common_words import Menu
from dashboard.kit.system import Page

ORGANISATION = Page("organisation", "组织与队伍", Menu.BRANCHES)
MODEL_ORGANS = Page("model_organs", "模范机关与述职", Menu.DUTIES)
