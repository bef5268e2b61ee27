#!/bin/sh
# 不用联网，不用管理员。装在用户自己的文件夹里，再装一次就是升级。
set -eu
cd "$(dirname "$0")"
home="${XDG_DATA_HOME:-$HOME/.local/share}/kzauthor-program"
for python in python3.13 python3.12 python3.11 python3 ""; do
    [ -n "$python" ] || { echo "没有找到 Python 3.11、3.12 或 3.13，请先安装。" >&2; exit 1; }
    "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && break
done
echo "正在安装 kzauthor，大约一分钟……"
"$python" -m venv --clear "$home"
"$home/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels kzauthor
mkdir -p "$HOME/.local/bin"
ln -sf "$home/bin/kzauthor" "$HOME/.local/bin/kzauthor"
"$home/bin/kzauthor" --version
echo "装好了：$HOME/.local/bin/kzauthor"
