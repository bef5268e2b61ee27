"""Why a file could not be read or written, in words of those who use the program."""

from __future__ import annotations

import errno

_WHY = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径里的一段是文件，不是文件夹",
    errno.EEXIST: "已经有同名的文件或文件夹",
    errno.ENOTEMPTY: "已经有同名的文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘的限额用完了",
    errno.EFBIG: "文件超过了允许的大小",
    errno.EROFS: "所在的磁盘是只读的",
    errno.ENAMETOOLONG: "名称或路径太长",
    errno.ELOOP: "链接转了一圈又回到自己",
    errno.EIO: "磁盘或网络出了故障",
    errno.EMFILE: "打开的文件太多",
    errno.EBUSY: "正被别的程序占用",
    errno.EINVAL: "名称不能用",
}
_LONGEST = 200
"""Signs of a path that are told; nobody reads more of them."""


class FiledError(Exception):
    """A filed publication that cannot be read, or was touched; or what cannot be filed. Its text is for staff."""


def about_file(error: OSError) -> str:
    """``读写文件时出错：预算.pdf 磁盘已满``."""
    name = str(error.filename2 or error.filename or "")
    name = name if len(name) <= _LONGEST else f"……{name[-_LONGEST:]}"
    if isinstance(error, PermissionError):
        return f"写不了或读不了 {name}：文件可能正在 Word 或阅读器里打开，请关闭后再试；或没有这个文件夹的权限。"
    why = error.strerror or str(error)
    if why.isascii():
        why = _WHY.get(error.errno or 0, why)
    return f"读写文件时出错：{name} {why}"
