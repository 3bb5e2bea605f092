"""How well texts are read, how long that takes, and the weights that are learned: `python -m benchmarks --help`."""
