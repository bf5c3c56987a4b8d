"""Find Talk London's pages in a table of Spark: a row for each of its posts.

``spark-submit examples/spark_pages.py INPUT.parquet OUTPUT.parquet``; each worker needs talkparse and pyarrow.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import pyarrow as pa

import talkparse

POSTS = pa.schema(
    [
        ("url", pa.string()),
        ("post", pa.int64()),
        ("author", pa.string()),
        ("posted_start", pa.timestamp("us", tz="UTC")),
        ("posted_stop", pa.timestamp("us", tz="UTC")),
        ("text", pa.string()),
    ]
)
SPARK_POSTS = "url string, post long, author string, posted_start timestamp, posted_stop timestamp, text string"


def posts(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Give the posts of the site's pages among the records of each batch; pages of other sites cost little."""
    for batch in batches:
        found = []
        for row in batch.to_pylist():
            try:
                page = talkparse.parse_text(row["text"] or "", url=row["url"])
            except talkparse.UnrecognisedPage:
                continue
            found += [
                {
                    "url": page.url,
                    "post": number,
                    "author": post.author,
                    "posted_start": post.posted and post.posted.start,
                    "posted_stop": post.posted and post.posted.stop,
                    "text": post.text,
                }
                for number, post in enumerate(page.posts())
            ]
        yield pa.RecordBatch.from_pylist(found, POSTS)


def main(source: str, target: str) -> None:
    """Read a table, find the posts, and write them."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 -- the workers need the function above alone

    spark = SparkSession.builder.appName("talkparse").getOrCreate()
    table = spark.read.parquet(source).select("text", "url")
    table.mapInArrow(posts, SPARK_POSTS).write.mode("overwrite").parquet(target)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
