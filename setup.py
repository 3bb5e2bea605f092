"""Which packages the wheel holds: those below hooks/, and overrides/ as one, so that it makes whole sites.

The guide for contributors, which forges look for at the top of a repository, goes with them: `dossier init` writes it.
"""

from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py


class Build(build_py):
    """Adds the guide to what is copied into a wheel; an editable installation finds it where it is."""

    def run(self) -> None:
        """Copy everything."""
        super().run()
        if not self.editable_mode:
            self.copy_file("CONTRIBUTING.md", str(Path(self.build_lib, "dossier/cli/CONTRIBUTING.md")))


setup(
    packages=[*find_packages("hooks"), "dossier.overrides"],
    package_dir={"": "hooks", "dossier.overrides": "overrides"},
    cmdclass={"build_py": Build},
)
