"""What stands on a page: widgets, parts of pages, the pages themselves; the only Streamlit."""
