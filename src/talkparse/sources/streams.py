"""Bytes of files and streams: looked at without being used up, decompressed, and counted."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from abc import abstractmethod
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from talkparse.extras import import_extra
from talkparse.sources.record import BrokenStream

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import WriteableBuffer

LOOKED_AT: Final = 64 * 1024
"""How many bytes at the start of a file tell what it is."""
BUFFER: Final = 1 << 20
"""How much is read of a file at a time."""
# Below this a ratio says nothing: a file of a few repeated lines is harmless. Apache Tika, which guards against the
# same attack with the same ratio, begins to count at a million characters too.
_FLOOR: Final = 1 << 20
_DEEPEST: Final = 3  # a shard packed twice occurs; more layers are an attack


class _Frames:
    """The frames of Zstandard one after another.

    The reader that ``zstandard`` has for streams takes the end of a file in the middle of a frame for the end of the
    frame, without a word. Its objects for one frame know better, but give all that a piece of input holds at once: so
    pieces are small, and 2 KiB in which every block says "128 KiB of one byte" are 64 MiB.
    """

    _PIECE: Final = 2048

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.open_frame = import_extra("zstandard", "zstd").ZstdDecompressor().decompressobj
        self.frame: Any = None
        self.packed = b""
        self.ready = memoryview(b"")

    def read1(self, size: int) -> bytes:
        """Give at most so many of the next bytes, none at the end. Raises ``EOFError``, ``OSError``."""
        while not self.ready:
            self.packed = self.packed or self.stream.read(self._PIECE)
            if not self.packed:
                if self.frame is not None:
                    raise EOFError
                return b""
            self._decompress()
        piece, self.ready = bytes(self.ready[:size]), self.ready[size:]
        return piece

    def _decompress(self) -> None:
        self.frame = self.frame or self.open_frame()
        try:
            self.ready = memoryview(self.frame.decompress(self.packed))
        except import_extra("zstandard", "zstd").ZstdError as error:
            raise OSError(str(error)) from None
        self.packed = b""
        if self.frame.eof:
            self.packed, self.frame = self.frame.unused_data, None


# By the bytes at the start. A skippable frame may stand before the first of Zstandard; the old format of lzma has no
# magic number: this is how its usual settings are written, and no text begins like that.
_COMPRESSIONS: Final[dict[bytes, Callable[[BinaryIO], Any]]] = {
    b"\x1f\x8b\x08": lambda stream: gzip.GzipFile(fileobj=stream, mode="rb"),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
    b"]\0\0": lzma.LZMAFile,
    b"\x28\xb5\x2f\xfd": _Frames,
    **{bytes((0x50 + number, 0x2A, 0x4D, 0x18)): _Frames for number in range(16)},
}
_BZ2_BLOCKS: Final = (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90")  # of a stream, and of one that holds nothing

ENDINGS: Final = (".gz", ".bz2", ".xz", ".lzma", ".zst", ".zstd")
"""Endings of compressed files, in lower case."""


def step_of(stream: BinaryIO) -> Callable[[int], bytes]:
    """Give what reads a stream in one step: ``read`` may take several, and loses what came before one that fails."""
    step: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    return step


class _Raw(io.RawIOBase):
    """What is read in pieces: the base of the streams here."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        piece = self.piece(len(view))
        view[: len(piece)] = piece
        return len(piece)

    @abstractmethod
    def piece(self, size: int) -> bytes:
        """Give at most so many of the next bytes, none at the end."""


class _Rejoined(_Raw):
    """A stream whose beginning was read already."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self.head = head
        self.step = step_of(stream)

    def piece(self, size: int) -> bytes:
        if self.head:
            piece, self.head = self.head[:size], self.head[size:]
            return piece
        return self.step(size)


class Counted(_Raw):
    """A stream that says how much of it was read."""

    def __init__(self, stream: BinaryIO, moved: Callable[[int], object] | None = None) -> None:
        """Read from a stream; ``moved`` is called with each number of bytes that were read for the first time."""
        self.stream = stream
        self.step = step_of(stream)
        self.place = 0
        self.seen = 0
        self.moved = moved

    def piece(self, size: int) -> bytes:
        """Read on, and count."""
        piece = self.step(size)
        self.place += len(piece)
        if self.place > self.seen:
            if self.moved:
                self.moved(self.place - self.seen)
            self.seen = self.place
        return piece

    def seekable(self) -> bool:
        """Tell whether the stream under it can be read from another place."""
        return self.stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to another place, as Parquet and whoever looked at the beginning do."""
        self.place = self.stream.seek(offset, whence)
        return self.place


class _Decompressed(_Raw):
    """The content of a compressed stream, as long as it is sound and no larger than its ratio allows."""

    def __init__(self, stream: BinaryIO, magic: bytes, max_ratio: int) -> None:
        self.packed = Counted(stream)
        self.inner = _COMPRESSIONS[magic](io.BufferedReader(self.packed, BUFFER // 16))
        self.max_ratio = max_ratio
        self.count = 0
        self.fault: str | None = None

    def piece(self, size: int) -> bytes:
        if self.fault is None:
            try:
                piece: bytes = self.inner.read1(size)  # one step: what came before an error is not lost
            except EOFError:
                self.fault = "cut off: the compressed data end too early"
            except (OSError, zlib.error, lzma.LZMAError) as error:
                self.fault = f"damaged: {error}"
            else:
                self.count += len(piece)
                if self.count <= max(_FLOOR, self.max_ratio * self.packed.seen):
                    return piece
                self.fault = f"more than {self.max_ratio} times its compressed size, which max_ratio allows"
        raise BrokenStream(self.fault)


def look_at(stream: BinaryIO, name: str) -> tuple[bytes, BinaryIO]:
    """Give the beginning of a stream, and a stream that begins there. Raises ``BrokenStream`` if there is none."""
    step = step_of(stream)
    pieces: list[bytes] = []
    missing = LOOKED_AT
    while missing > 0:
        try:
            piece = step(missing)
        except BrokenStream:
            if not pieces:
                raise
            break  # it will be raised again, after what came before
        if not isinstance(piece, bytes):
            raise TypeError(f"expected a binary file, but {name} gives {type(piece).__name__}")
        if not piece:
            break
        pieces.append(piece)
        missing -= len(piece)
    head = b"".join(pieces)
    if isinstance(stream, io.IOBase) and stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return head, stream
    return head, io.BufferedReader(_Rejoined(head, stream), BUFFER)


def decompress(head: bytes, stream: BinaryIO, name: str, max_ratio: int) -> tuple[bytes, BinaryIO]:
    """Give the beginning of what a stream holds, and a stream of it, decompressed where it is compressed."""
    for _ in range(_DEEPEST):
        magic = next((magic for magic in _COMPRESSIONS if head.startswith(magic)), None)
        if magic is None or (magic == b"BZh" and head[4:10] not in _BZ2_BLOCKS):
            break
        stream = io.BufferedReader(_Decompressed(stream, magic, max_ratio), BUFFER)
        head, stream = look_at(stream, name)
    return head, stream
