"""Words of the page 单位档案 about the branches of a unit."""


class UnitBranches:
    COUNT = "{count}个"
    FIVE = "五星支部占比"
    LOW = "低星支部"

    CHOOSE = "查看支部"
    BACK = "返回支部列表"
    CHOOSE_HINT = "输入支部名称查找"
    SOME = ("五星{count}个", "低星{count}个", "未评星{count}个", "未销号后进支部{count}个")
    NONE = ("五星支部", "低星支部", "未评星支部", "未销号后进支部")
    PARTS, KINDS = "，", "、"
    HEADLINE_NOT_RATED = "{name}有{all}个支部，尚未评定星级；{parts}"
    LEDGER_SOME = "台账共{all}条：未销号{open}条（{late}），已销号{cleared}条"
    ELSEWHERE = "链接里的支部“{branch}”属于{unit}，不属于{name}。请到{unit}的档案查看，或从下表点选一个支部。"


class BranchView:
    STARS = "星级"
    STARS_OF = "{stars}星"
    USUAL_STARS, LOW_STARS = "三星及以上", "低星（一、二星）"
    RATE = "支部评分得分率"

    HISTORY_ONE = "{name}只评过1次：{period}{stars}星"
    HISTORY_AXIS = "星级"

    LEDGER_OVERDUE = "现未销号，已{days}天，整改时限{due}已过"


class BranchGroup:
    NONE = "本期没有分出短板类型"
    RULE_NOT_MET = "归类看全部参与分类的特征，它不完全符合这一类的简化判别规则{how}：{conditions}"
    ABOVE = "{feature}{value}{unit}，高于界限{threshold}{unit}"
    BELOW = "{feature}{value}{unit}，不高于界限{threshold}{unit}"
    ALONE = "属单列情形，与任何一类都不相近。离全部需帮助支部的中位数远的特征：{features}"
    ALONE_TOGETHER = "属单列情形，单看各项都不突出，合起来与任何一类都不相近。离中位数最远的特征：{features}"
    FAR = "{feature}{value}{unit}（中位数{median}{unit}，相差{distance}个稳健标准差）"
    VERY_FAR = "{feature}{value}{unit}（中位数{median}{unit}，相差{cut}个稳健标准差以上）"
