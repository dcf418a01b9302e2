"""我的账号: who is signed in, as what and until when, and the way out."""

import streamlit as st

from dashboard.screen import account
from dashboard.words.app import Pages

st.title(Pages.ACCOUNT, anchor=False)
account.show()
