"""What templates call on values: by its name there."""

from collections.abc import Callable, Mapping
from typing import Any

from dossier.write.counting import figure
from dossier.write.series import pieces

FILTERS: Mapping[str, Callable[..., Any]] = {"figure": figure, "pieces": pieces}
