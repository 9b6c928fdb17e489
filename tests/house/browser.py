"""Sees to it that a Chromium is there for the tests that need one. Prints one line, and never fails.

PLENARY_CHROMIUM names one; otherwise the system's is taken. On Debian, as root, it is installed where that is possible.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.house import notes

SHELL = "chromium-headless-shell"  # the same engine without windows: the stories take a tenth less of the machine
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 300  # seconds for the installation


def find() -> str:
    """The path of a Chromium; "" where there is none."""
    named = os.environ.get("PLENARY_CHROMIUM", "")
    if named:
        return named if os.access(named, os.X_OK) else ""
    return next((path for path in map(shutil.which, NAMES) if path), "")


def install() -> str:
    """Try the system's package manager; returns why not, or "" where it worked."""
    apt = shutil.which("apt-get")
    if apt is None or not Path("/etc/debian_version").exists():
        return "install Chromium, or set PLENARY_CHROMIUM"
    if os.geteuid() != 0:
        return "as root: apt-get install chromium, or set PLENARY_CHROMIUM"
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    waits = ["-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=10", "-o", "Acquire::https::Timeout=10"]

    def done(*command: str) -> bool:
        try:
            ran = subprocess.run([apt, "-qq", *waits, *command], env=env, capture_output=True, timeout=PATIENCE)
        except (OSError, subprocess.TimeoutExpired):
            return False
        return ran.returncode == 0

    get = ("install", "-y", "--no-install-recommends")
    if done("update") and (done(*get, SHELL) or done(*get, "chromium")):
        return ""
    return "apt-get could not install chromium"


def main() -> None:
    found = find()
    why = "" if found or os.environ.get("PLENARY_CHROMIUM") else install()
    found = found or find()
    if found:
        notes.note("Chromium", tested=True)
        print(f"Chromium: {found}")
    else:
        why = why or "PLENARY_CHROMIUM names no program"
        notes.note("Chromium", tested=False, why=why)
        print(f"No Chromium, tests in a browser are skipped: {why}")


if __name__ == "__main__":
    main()
