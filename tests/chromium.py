"""Chromium without a screen, driven through two pipes by the DevTools protocol: no library, no port, no network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from base64 import b64decode
from contextlib import contextmanager
from pathlib import Path
from select import select
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

FOUND: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_FLAGS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-sync", "--disable-component-update", "--disable-dev-shm-usage", "--no-proxy-server",
    # A frame of a notebook stays in the process of its page, where it can be asked.
    "--disable-features=IsolateSandboxedIframes", "--disable-site-isolation-trials",
    # No name of a host leads anywhere: what asks for one fails, and is seen.
    "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe",
)  # fmt: skip
_PATIENCE: Final = 30  # seconds

# The browser reads from descriptor 3 and writes to 4; the pipes may be any, so they are put out of the way first.
_START: Final = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
for end, wanted in zip(ends, (3, 4)):
    os.dup2(end, wanted)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Tab:
    """A page in the browser, and all that it complained about."""

    def __init__(self, commands: int, answers: int) -> None:
        self.commands = commands
        self.answers = answers
        self.read = b""
        self.number = 0
        self.session: str | None = None
        self.events: list[tuple[str, dict[str, Any]]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and wait for its answer, keeping what happens meanwhile."""
        self.number += 1
        message: dict[str, Any] = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.commands, data) :]
        while True:
            answer = self._next()
            if answer.get("id") == self.number:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self.read:
            ready, _, _ = select([self.answers], [], [], _PATIENCE)
            assert ready, f"Chromium says nothing; the last of {len(self.events)} events: {self.events[-1:]}"
            data = os.read(self.answers, 1 << 16)
            assert data, "Chromium has gone"
            self.read += data
        data, _, self.read = self.read.partition(b"\0")
        answer: dict[str, Any] = json.loads(data)
        if "method" in answer:
            self.events.append((answer["method"], answer["params"]))
        return answer

    def open(
        self, page: Path | str, *, width: int = 1280, height: int = 800, dark: bool = False, media: str = ""
    ) -> None:
        """Load a file, or an address, in a window of a size, and forget what was complained about before."""
        self.events.clear()
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", media=media, features=[scheme])
        self.ask("Page.navigate", url=page.as_uri() if isinstance(page, Path) else page)
        while not any(method == "Page.loadEventFired" for method, _ in self.events):
            self._next()

    def context_of_frame(self) -> dict[str, int]:
        """Give what makes ``run`` run in the one frame of the page."""
        tree = self.ask("Page.getFrameTree")["frameTree"]
        [frame] = [child["frame"]["id"] for child in tree["childFrames"]]
        contexts = [event["context"] for method, event in self.events if method == "Runtime.executionContextCreated"]
        return {"contextId": next(one["id"] for one in contexts if one["auxData"]["frameId"] == frame)}

    def run(self, script: str, context: dict[str, int] | None = None) -> Any:
        """Run a script in the page, wait for what it promises, and give what it gives."""
        where = {"returnByValue": True, "awaitPromise": True, **(context or {})}
        answer = self.ask("Runtime.evaluate", expression=script, **where)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def complaints(self) -> list[str]:
        """Give all errors and warnings of the console, exceptions, dialogs, and requests other than of files."""
        self.run("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
        found = []
        for method, event in self.events:
            if method == "Runtime.exceptionThrown" or method.endswith("javascriptDialogOpening"):
                found.append(f"{method}: {event}")
            elif method == "Log.entryAdded":
                found.append(f"{event['entry']['level']}: {event['entry']['text']}")
            elif method == "Runtime.consoleAPICalled":
                found.append(f"console: {event['args']}")
            elif method == "Network.requestWillBeSent" and not event["request"]["url"].startswith(("file:", "data:")):
                found.append(f"request: {event['request']['url']}")
        return found

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Save what the window shows, or the whole page."""
        path.write_bytes(b64decode(self.ask("Page.captureScreenshot", captureBeyondViewport=whole)["data"]))


@contextmanager
def browser(profile: Path) -> Iterator[Tab]:
    """Start Chromium with an empty profile, give a tab, and end it."""
    assert FOUND
    nothing = subprocess.DEVNULL
    theirs_in, commands = os.pipe()
    answers, theirs_out = os.pipe()
    call = [sys.executable, "-c", _START, str(theirs_in), str(theirs_out), FOUND, *_FLAGS, f"--user-data-dir={profile}"]
    with subprocess.Popen(
        call, pass_fds=(theirs_in, theirs_out), stdin=nothing, stdout=nothing, stderr=nothing
    ) as child:
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            yield Tab(commands, answers)
        finally:
            child.terminate()
            os.close(commands)
            os.close(answers)
