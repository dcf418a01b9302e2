"""One finding a module: validated frames in, a validated frame out."""
