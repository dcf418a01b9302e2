"""Who a log-in stands for: what an identity provider or a gateway says of an account, read as a user."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analytics.access.rights import EVERYTHING, Role, User


@dataclass(frozen=True)
class Claims:
    """Under which names a provider tells the account, its roles, its unit and its data sets.

    unit and datasets may be empty: then nobody is a unit's, and every officer has all data sets.
    account must name a post or an account, never a person: it stands in the history.
    roles: which role each of the provider's own values stands for; any other value gives none.
    """

    account: str
    role: str
    unit: str = ""
    datasets: str = ""
    roles: Mapping[str, Role] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The names that are in use."""
        return [name for name in (self.account, self.role, self.unit, self.datasets) if name]

    def user(self, said: Mapping[str, object]) -> User | None:
        """The user; None where no account is named, or several are. Of several units none holds.

        Whoever has no role we know may do nothing.
        """
        account = _account(said.get(self.account))
        if not account:
            return None
        roles = frozenset(self.roles[value] for value in _values(said.get(self.role)) if value in self.roles)
        unit = _only(_values(said.get(self.unit))) if self.unit else ""
        datasets = frozenset(_values(said.get(self.datasets))) if self.datasets else frozenset({EVERYTHING})
        return User(account, roles, unit, datasets, has_account=True)


def _account(said: object) -> str:
    """The account as a whole: one with a comma in it must not become somebody else's."""
    return said.strip() if isinstance(said, str) else _only(_values(said))


def _only(values: list[str]) -> str:
    """The one value; of several nobody can say which is meant."""
    return values[0] if len(values) == 1 else ""


def _values(said: object) -> list[str]:
    """What is said as a list of words: a list, or one text with commas; anything else says nothing."""
    if isinstance(said, str):
        return [word.strip() for word in said.split(",") if word.strip()]
    if isinstance(said, list):
        return [word.strip() for word in said if isinstance(word, str) and word.strip()]
    return []
