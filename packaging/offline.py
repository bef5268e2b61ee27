"""Make the folder that installs kzauthor in an office without internet: wheels, two scripts and a note.

    python packaging/offline.py OUT [--python 3.12] [--platform windows]

Runs where there is internet, on any system. Needs pip and hatchling's build requirements, as `pip wheel` does.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SCRIPTS = {"安装.cmd": ("gbk", "\r\n"), "安装.sh": ("utf-8", "\n"), "请先读我.txt": ("gbk", "\r\n")}
"""The files beside the wheels, with the encoding and line ends that their reader has: cmd and 记事本 on Windows take GBK."""
PLATFORMS = {
    "windows": ("win_amd64",),
    "linux": ("manylinux_2_28_x86_64", "manylinux2014_x86_64"),
    "arm": ("manylinux_2_28_aarch64", "manylinux2014_aarch64"),
}
"""What pip calls the systems of an office: Windows, 麒麟 or 统信 on x86 and on 飞腾 or 鲲鹏."""
ONLY_THERE = {"windows": ("colorama",)}  # click before 8.5
"""Requirements that pip leaves out when it runs elsewhere: it asks the system it runs on, not the one it loads for."""
VERSIONS = ("3.11", "3.12", "3.13")


def main() -> None:
    """Read the arguments and make the folder."""
    parser = argparse.ArgumentParser(description="Wheels and scripts for an office without internet.")
    parser.add_argument("folder", type=Path, help="made new; must not be there yet")
    parser.add_argument("--python", action="append", choices=VERSIONS, help="default: all")
    parser.add_argument("--platform", action="append", choices=tuple(PLATFORMS), help="default: all")
    given = parser.parse_args()
    if given.folder.exists():
        sys.exit(f"{given.folder} is there already")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "folder"
        wheels(folder / "wheels", given.platform or list(PLATFORMS), given.python or list(VERSIONS))
        scripts(folder)
        shutil.move(folder, given.folder)


def wheels(folder: Path, platforms: list[str], versions: list[str]) -> None:
    """Our own wheel, and those of all that it needs on these systems."""
    folder.mkdir(parents=True)
    _pip("wheel", "--no-deps", "-w", str(folder), str(PROJECT))
    needed = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    for platform in platforms:
        tags = [part for tag in PLATFORMS[platform] for part in ("--platform", tag)]
        for version in versions:
            asked = ["--only-binary=:all:", "--python-version", version, "--implementation", "cp", *tags]
            _pip("download", "-d", str(folder), *asked, *needed, *ONLY_THERE.get(platform, ()))


def scripts(folder: Path) -> None:
    """The scripts and the note, as their system reads them."""
    for name, (encoding, end) in SCRIPTS.items():
        text = (PROJECT / "packaging" / name).read_text(encoding="utf-8")
        (folder / name).write_bytes(text.replace("\n", end).encode(encoding))
    (folder / "安装.sh").chmod(0o755)


def _pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", *arguments, "--quiet"], check=True)  # noqa: S603 - our own arguments


if __name__ == "__main__":
    main()
