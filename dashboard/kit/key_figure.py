"""A key figure in words."""

from dashboard.kit.finding import KeyFigure

Indicator = KeyFigure
