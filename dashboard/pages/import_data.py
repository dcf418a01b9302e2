"""导入: a file is read, checked and previewed; nothing changes before it is confirmed."""

import streamlit as st

from dashboard.components import committing, opening, outcomes, receiving, templating, uploading
from dashboard.text.import_data import Import

st.title(Import.TITLE, anchor=False)
st.markdown(Import.ABOUT)
now = opening.standing()
opening.mark(now)
uploading.guide(now)
templating.offer(now)
left, right = st.columns(2)
with left:
    dataset = uploading.dataset()
with right:
    period = uploading.period(dataset)
received = receiving.received(now, dataset, period)
if received:
    committing.offer(now, received)
else:
    outcomes.done()
