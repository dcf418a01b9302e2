"""Frames and figures to the bytes of a file; no Streamlit."""
