"""What every chart and table stands on: words at axes that are harmless, and how parts of a chart look."""
