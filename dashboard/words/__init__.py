"""What several rooms say: the interface, imports, history, commands, refusals."""
