"""What a finding is declared with: its chart, told once and drawn by every medium in its own way."""
