"""Every string a user reads, grouped by page; the only package of the dashboard that holds Chinese."""
