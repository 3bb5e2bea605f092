"""What a rule is: a pure function from a ledger to the same ledger with some lines decided."""

from collections.abc import Callable

from dossier.data import Profile
from dossier.model import Line

Rule = Callable[[tuple[Line, ...], Profile], tuple[Line, ...]]
