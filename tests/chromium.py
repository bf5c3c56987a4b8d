"""Chromium without a screen, driven through two pipes by the DevTools protocol: no library, no port, no network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from base64 import b64decode
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

FOUND: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_FLAGS: Final = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-sync", "--disable-component-update", "--disable-dev-shm-usage", "--no-proxy-server",
    # No name of a host leads anywhere: what asks for one fails, and is seen.
    "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe",
)  # fmt: skip


class Tab:
    """A page in the browser, and all that it complained about."""

    def __init__(self, commands: IO[bytes], answers: IO[bytes]) -> None:
        self.commands = commands
        self.answers = answers
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
        self.commands.write(json.dumps(message).encode() + b"\0")
        self.commands.flush()
        while True:
            answer = self._next()
            if answer.get("id") == self.number:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        data = bytearray()
        while (byte := self.answers.read(1)) != b"\0":
            assert byte, "Chromium has gone"
            data += byte
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

    def run(self, script: str) -> Any:
        """Run a script in the page, wait for what it promises, and give what it gives."""
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
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
    theirs_in, commands = os.pipe()
    answers, theirs_out = os.pipe()
    # The browser reads from descriptor 3 and writes to 4, so a shell puts the pipes there.
    script = f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}'
    call = ["sh", "-c", script, "sh", FOUND, *_FLAGS, f"--user-data-dir={profile}"]
    with (
        subprocess.Popen(
            call, pass_fds=(theirs_in, theirs_out), stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as child,
        os.fdopen(commands, "wb") as to_child,
        os.fdopen(answers, "rb") as from_child,
    ):
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            yield Tab(to_child, from_child)
        finally:
            child.terminate()
