"""Sentences computed from results: words from dashboard.text, numbers as display shows them. No Streamlit."""
