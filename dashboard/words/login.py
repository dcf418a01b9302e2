"""Words of logging in and out."""


class Login:
    TITLE = "登录"
    BUTTON = "单位账号登录"
    AGAIN = "重新登录"
    LASTS = "登录后{hours}小时内有效，到时请重新登录。请用岗位或单位账号登录。"
    BY_GATEWAY = "请从统一认证平台进入本系统。"
    ENTER = "进入系统"
    TOO_OFTEN = "登录请求过于频繁，请{seconds}秒后再试。"
    NEEDED = "请先登录。"


# Keys are what stands in the address of the log-in page; any other says nothing.
WHY_NOT = {
    "expired": "登录已满{hours}小时，请重新登录。",
    "left": "您已退出登录。",
    "left-here": (
        "您已退出本系统。身份认证平台暂时无法连接或不支持退出，您在该平台的登录可能仍然有效；"
        "用公用电脑的，请关闭浏览器。"
    ),
    "denied": "登录未完成：身份认证平台没有同意本次登录（您取消了登录，或该账号未获准使用本系统）。",
    "refused": "登录未完成：身份认证平台拒绝了登录请求。请稍后再试；仍不成功，请联系系统管理员核对接入设置。",
    "stale": "登录未完成：登录页面停留过久，或使用了后退、刷新。请重新登录。",
    "exchange": "登录未完成：身份认证平台未能确认您的身份。请稍后再试；仍不成功，请联系系统管理员。",
    "unreachable": "身份认证平台暂时无法连接。请稍后再试；仍不成功，请联系系统管理员。",
    "account": "登录未完成：身份认证平台没有给出账号名称。请联系系统管理员核对接入设置。",
}


class Account:
    NO_ROLES = "您的账号没有角色，因此没有可查看的内容。请联系工委管理员开通权限。"
    NO_UNIT = "您的账号没有指明所属单位，或指明了不止一个，因此看不到单位档案。请联系工委管理员。"
    AND = "、"
    LEAVE = "退出登录"
    LEAVING = "退出后，本账号在所有浏览器和页面上的登录都会结束。"


ROLES = {
    "leader": "领导",
    "committee": "工委",
    "officer": "数据员",
    "unit": "单位",
    "auditor": "审计",
}
