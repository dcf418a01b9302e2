"""我的账号: who is signed in, as what and until when, and the way out."""

import streamlit as st

from dashboard.base.common_words import Pages
from dashboard.screen import account

st.title(Pages.ACCOUNT, anchor=False)
account.show()
