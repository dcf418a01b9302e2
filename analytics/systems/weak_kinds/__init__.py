"""短板类型: what weak branches have in common, and who recovered."""
