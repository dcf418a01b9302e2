"""The systems of the sources as every medium shows them, in the order of menu and report."""

from dashboard.kit.finding import System

ALL: tuple[System, ...] = ()
