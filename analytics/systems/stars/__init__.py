"""星级评定: stars and cards of branches, the five-star share against its target."""
