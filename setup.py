"""Which packages the wheel holds: those below hooks/, and overrides/ as one, so that it makes whole sites."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages("hooks"), "dossier.overrides"],
    package_dir={"": "hooks", "dossier.overrides": "overrides"},
)
