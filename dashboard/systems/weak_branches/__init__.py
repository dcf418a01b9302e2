"""The ledger of 后进支部 in words and charts."""
