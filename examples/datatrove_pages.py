"""A step of a datatrove pipeline that keeps Talk London's pages and says what is on them.

``python examples/datatrove_pages.py INPUT OUTPUT`` reads the Parquet files of a folder and writes JSON Lines.
"""

from __future__ import annotations

import sys

from datatrove.data import DocumentsPipeline
from datatrove.pipeline.base import PipelineStep

import talkparse


class TalkLondonPages(PipelineStep):
    """Pass on the documents that are pages of the site, with what was read of each in ``metadata["page"]``."""

    type = "FILTER"
    name = "Talk London"

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:  # noqa: ARG002
        """Read the documents one by one; ranks have documents of their own."""
        for document in data:
            try:
                page = talkparse.parse_text(document.text, url=document.metadata.get("url"))
            except talkparse.UnrecognisedPage:
                self.stat_update("dropped")
                continue
            document.metadata["page"] = talkparse.to_dict(page)
            self.stat_update("kept")
            yield document


def main(source: str, target: str) -> None:
    """Run the step between a reader and a writer."""
    from datatrove.executor import LocalPipelineExecutor  # noqa: PLC0415
    from datatrove.pipeline.readers import ParquetReader  # noqa: PLC0415
    from datatrove.pipeline.writers import JsonlWriter  # noqa: PLC0415

    steps = [ParquetReader(source), TalkLondonPages(), JsonlWriter(target, compression=None)]
    LocalPipelineExecutor(steps).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
