"""我的账号: who is signed in, as what and until when, and the way out."""

import streamlit as st

from dashboard.components import leaving
from dashboard.text.app import Pages

st.title(Pages.ACCOUNT, anchor=False)
leaving.show()
