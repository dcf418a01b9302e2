"""Who there is: organisations, their other names, what became of them."""
