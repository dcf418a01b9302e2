"""What is said of survey and burden: nothing that is true of a sum or of a nought and misleads."""

from dashboard.systems.burden import sentences
from tests.analytics import builders as b
from tests.dashboard.systems.test_burden_figures import build, surveyed


def test_an_option_nobody_ticked_is_not_the_one_mentioned_most():
    some = surveyed(b.answer("甲", 5000), b.answer("乙", 0), b.answer("丙", 0, "r"), b.answer("丁", 0, "r"))

    assert (
        sentences.survey(some, "调查").words == "提到最多的：问题q是甲（50.0%）；问题r的各个选项都没有人提到"
    )
    assert sentences.survey(surveyed(b.answer("甲", 0)), "调查").words == "问题q的各个选项都没有人提到"


def test_a_sum_that_is_within_says_that_it_is_one():
    assert sentences.kinds(build(), "全省").words == (
        "2021年上半年全省各单位合计，文件、考核超过2019年同期，会议、检查不超过"
    )
