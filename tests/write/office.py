"""LibreOffice without a screen: it accepts or rejects all changes of a document and saves it again."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges", "save": ""}
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Decide(a As String, b As String, c As String)
  Dim opened(0) As New com.sun.star.beans.PropertyValue
  opened(0).Name = &quot;Hidden&quot;
  opened(0).Value = True
  Dim oDoc As Object
  oDoc = StarDesktop.loadComponentFromURL(a, &quot;_blank&quot;, 0, opened())
  If c &lt;&gt; &quot;&quot; Then
    Dim helper As Object
    helper = createUnoService(&quot;com.sun.star.frame.DispatchHelper&quot;)
    helper.executeDispatch(oDoc.CurrentController.Frame, c, &quot;&quot;, 0, Array())
  End If
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = &quot;FilterName&quot;
  saved(0).Value = &quot;MS Word 2007 XML&quot;
  oDoc.storeToURL(b, saved())
  oDoc.close(True)
End Sub
</script:module>"""


def decided_by_office(path: Path, what: str, target: Path, profile: Path) -> Path:
    """``path`` opened, everything accepted or rejected or nothing done (``save``), and saved as ``target``."""
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    if not module.exists():
        _run([*command, "--terminate_after_init"])  # a new profile comes with an empty module of this name
        module.write_text(_MODULE, encoding="utf-8")
    arguments = ",".join(f'"{each}"' for each in (path.as_uri(), target.as_uri(), COMMANDS[what]))
    _run([*command, f"macro:///Standard.Module1.Decide({arguments})"])
    assert target.exists(), f"LibreOffice has not saved {path.name}"
    return target


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)
