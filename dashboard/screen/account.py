"""The reader's own account, and the log-out."""

import streamlit as st

from dashboard.screen import access
from dashboard.screen.markup import plain
from dashboard.words import account_sentences
from dashboard.words.login import Account


def show() -> None:
    """Who is signed in, until when, and the button that ends it."""
    found = access.signed_in()
    if not isinstance(found, access.SignedIn):
        return
    for line in account_sentences.about(found.user):
        st.markdown(plain(line))
    st.markdown(f":small[:gray[{plain(account_sentences.session_times(found.since, found.until))}]]")
    st.button(Account.LEAVE, on_click=st.logout, help=Account.LEAVING, type="primary")
