@echo off
rem 不用联网，不用管理员。装在用户自己的文件夹里，再装一次就是升级。
setlocal
cd /d "%~dp0"
set "KZ=%LOCALAPPDATA%\kzauthor"
set "SHIM=%LOCALAPPDATA%\Microsoft\WindowsApps\kzauthor.cmd"

call :find
if defined PY goto install
for %%f in (python-3.1*-amd64.exe) do (
    echo 正在安装 Python（%%f）……
    "%%f" /passive InstallAllUsers=0 PrependPath=1 Include_launcher=1
)
call :find
if not defined PY goto nopython

:install
echo 正在安装 kzauthor，大约一分钟……
%PY% -m venv --clear "%KZ%" || goto failed
"%KZ%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels kzauthor || goto failed
"%KZ%\Scripts\kzauthor.exe" --version || goto failed
if not exist "%LOCALAPPDATA%\Microsoft\WindowsApps" mkdir "%LOCALAPPDATA%\Microsoft\WindowsApps"
>"%SHIM%" echo @"%KZ%\Scripts\kzauthor.exe" %%*
echo.
echo 装好了。打开一个新的命令行窗口，输入 kzauthor --help 试一试。
echo 找不到命令的，写全名也行："%KZ%\Scripts\kzauthor.exe"
pause
exit /b 0

:find
set "PY="
for %%c in ("py -3.13" "py -3.12" "py -3.11" "python") do call :try %%c
for %%d in (313 312 311) do call :there "%LOCALAPPDATA%\Programs\Python\Python%%d\python.exe"
exit /b 0

:try
if defined PY exit /b 0
%~1 -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13) or sys.maxsize < 2**32)" >nul 2>nul
if not errorlevel 1 set "PY=%~1"
exit /b 0

:there
if defined PY exit /b 0
if exist %1 set PY=%1
exit /b 0

:nopython
echo 没有找到 64 位的 Python 3.11、3.12 或 3.13。
echo 请从能上网的电脑下载 python-3.12.x-amd64.exe（www.python.org），放在这个文件夹里，再双击“安装”。
pause
exit /b 1

:failed
echo.
echo 没有装成。请把上面的话拍下来，发给交给您这个文件夹的人。
pause
exit /b 1
