"""Record further archives of the invented pages: ``python tests/corpora/record.py`` in an environment with warcio.

wget must be installed. The pages are served from this machine, with bodies encoded as servers encode them. The other
files of this folder were recorded likewise: by Chromium 156 (MHTML), wget 1.21.3, warcio 1.8.1, pyarrow 26.0.1, Polars
2.1.0, DuckDB 2.0.1 and pandas 3.1.1 (Parquet), CPython 3.11.7, pigz 2.6 and zstandard 0.25.0 (compressed lines). Their
names say what is special about them.
"""

from __future__ import annotations

import gzip
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = {
    f"/talk-london/{name}": (HERE.parent / "dumps" / name / "page.html").read_bytes()
    for name in ("night-market", "corner-shops", "river-swimming")
}
OTHER = b"<!DOCTYPE html><html><head><title>Buns</title></head><body><p>Bake for ten minutes.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    """Serve the pages, a page of another site, and an error; the first page in chunks."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a request."""
        body = PAGES.get(self.path, OTHER)
        in_chunks = self.path == next(iter(PAGES)) and "gzip" in self.headers.get("Accept-Encoding", "")
        self.send_response(404 if self.path == "/nowhere" else 200)
        self.send_header("Content-Type", "text/html; charset=UTF-8")
        if in_chunks:
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for place in range(0, len(body), 700):
                chunk = body[place : place + 700]
                self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
            self.wfile.write(b"0\r\n\r\n")
        else:
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Record an archive by each of the two programs."""
    server = ThreadingHTTPServer(("127.0.0.1", 8765), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    urls = [f"http://127.0.0.1:8765{path}" for path in (*PAGES, "/buns", "/nowhere")]
    wget = ["wget", "-q", "--compression=auto", "-O", "/dev/null", "--warc-file=wget-pages", *urls]
    subprocess.run(wget, cwd=HERE, check=False)  # it ends with 8, for the page that is not there

    # warcio watches what is imported after it.
    capture_http = import_module("warcio.capture_http").capture_http
    get = import_module("requests").get
    with capture_http(str(HERE / "warcio-pages.warc.gz")):
        for url in urls:
            get(url, timeout=9)
    server.shutdown()


if __name__ == "__main__":
    main()
