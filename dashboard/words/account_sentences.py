"""The reader's own account in sentences: who is signed in, as what, until when."""

from datetime import datetime

from analytics import datasets
from analytics.access import EVERYTHING, Role, User
from dashboard.words.history_sentences import moment
from dashboard.words.login import ROLES, Account


def roles(user: User) -> str:
    """The roles of the account by name, in the order of the roles' table."""
    return Account.AND.join(ROLES[role] for role in Role if role in user.roles)


def about(user: User) -> list[str]:
    """What the account is and what it lacks to see anything."""
    lines = [f"账号：{user.name}"]
    lines.append(f"角色：{roles(user)}" if user.roles else Account.NO_ROLES)
    if Role.UNIT in user.roles:
        lines.append(f"所属单位：{user.unit}" if user.unit else Account.NO_UNIT)
    if Role.OFFICER in user.roles:
        lines.append(f"可导入和撤销的数据：{_datasets(user)}")
    return lines


def session_times(since: datetime, until: datetime) -> str:
    """Since when somebody is signed in, and until when."""
    return f"登录时间：{moment(since)}；{moment(until)}前有效，到时请重新登录。"


def _datasets(user: User) -> str:
    if EVERYTHING in user.datasets:
        return "全部"
    return Account.AND.join(one.title for name, one in datasets.ALL.items() if name in user.datasets)
