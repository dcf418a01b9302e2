"""The reader's own account, and the log-out."""

import streamlit as st

from dashboard import access
from dashboard.components.markup import plain
from dashboard.headlines import account
from dashboard.text.login import Account


def show() -> None:
    """Who is signed in, until when, and the button that ends it."""
    found = access.signed_in()
    if not isinstance(found, access.SignedIn):
        return
    for line in account.about(found.user):
        st.markdown(plain(line))
    st.markdown(f":small[:gray[{plain(account.lasting(found.since, found.until))}]]")
    st.button(Account.LEAVE, on_click=st.logout, help=Account.LEAVING, type="primary")
