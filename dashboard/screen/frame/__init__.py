"""The script Streamlit runs, away from pages/: beside it Streamlit would take every page for an app."""
