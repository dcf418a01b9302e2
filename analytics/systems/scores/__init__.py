"""动态考核: items reviewed, scores, places, and why they moved."""
