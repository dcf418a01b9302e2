"""What the parts of the pipeline hand to each other."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import dataframely as dy
import polars as pl

from analytics.measures.units import Unit

Tables = Mapping[str, pl.LazyFrame]  # data sets by name
Frames = dict[str, dy.DataFrame[Any]]  # result tables by name
UnitsOn = Mapping[date, dy.DataFrame[Unit]]
