"""Finds the Chromium that browser tests use; run as a program, it installs one where none is found.

The headless shell comes first: the same engine without the program around it, which draws a window with toolbars for each
visitor. A visit, from a fresh context to a loaded page, takes it 0.4 s where the whole program takes 1.1 s.
"""

import os
import shutil
import subprocess
import sys

from dossier.typeset import families

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = (*SHELLS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TIP = "With Debian's chromium-headless-shell, browser tests take half the time."
PACKAGES = (SHELLS[0], "chromium")
"""Of Debian, the better first."""
FONTS = "fonts-noto-cjk"
"""Without a font for Chinese, its books and pictures are left out, and screenshots show boxes."""
HELP = f"Browser tests need Chromium: install one of {', '.join(NAMES)}, or name its program with CHROMIUM=."


def find() -> str | None:
    """Path of a Chromium: the environment's CHROMIUM, else the first known name on the search path."""
    candidates = (os.environ["CHROMIUM"],) if os.environ.get("CHROMIUM") else NAMES
    return next((path for name in candidates if (path := shutil.which(name))), None)


def install(*packages: str) -> bool:
    """Install packages of Debian, as root or through a sudo that asks nothing; whether it went well."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if not shutil.which("apt-get") or (sudo and not shutil.which("sudo")):
        return False
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"]
    commands = ([*apt, "update"], [*apt, "install", "--no-install-recommends", *packages])
    return all(subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode == 0 for command in commands)


def main() -> int:
    """Make sure that there is a Chromium; the exit status says whether."""
    path = find()
    # Where the machine is thrown away afterwards, half a minute for the faster one saves five.
    wanted = PACKAGES if not path else PACKAGES[:1] if os.environ.get("CI") and not path.endswith(SHELLS) else ()
    if not os.environ.get("CHROMIUM") and any(install(package, FONTS) for package in wanted):
        path = find()
    print(f"Chromium: {path}" if path else HELP, file=sys.stdout if path else sys.stderr)
    if not any("CJK" in family for family in families()):
        install(FONTS)
    if path and not os.environ.get("CHROMIUM") and not path.endswith(SHELLS):
        print(TIP)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
