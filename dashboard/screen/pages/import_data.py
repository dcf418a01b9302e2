"""导入: a file is read, checked and previewed; nothing changes before it is confirmed."""

import streamlit as st

from dashboard.screen import import_confirm, import_result, page_head, template_choice, upload, upload_form
from dashboard.words.import_data import Import

st.title(Import.TITLE, anchor=False)
st.markdown(Import.ABOUT)
now = page_head.current_snapshot()
page_head.mark(now)
upload_form.guide(now)
template_choice.offer(now)
left, right = st.columns(2)
with left:
    dataset = upload_form.dataset()
with right:
    period = upload_form.period(dataset)
received = upload.received_file(now, dataset, period)
if received:
    import_confirm.offer(now, received)
else:
    import_result.show_result()
