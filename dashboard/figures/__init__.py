"""Frames to go.Figure, one module a finding; no Streamlit, so that files can draw them too."""
