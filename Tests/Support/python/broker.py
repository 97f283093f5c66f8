#!/usr/bin/env python3
"""The test broker: noida-db, with a relay before it that mends its fetch responses.

  broker.py --port PORT --data-dir FOLDER

noida-db lists a transaction that was aborted in every later fetch response, also where it ended before the offset asked
for. A client then takes what the same producer commits afterwards for aborted and drops it (librdkafka follows the
protocol in that: the list may only hold transactions that reach into the response). So the program listens on 127.0.0.2,
and this relay, on 127.0.0.1, takes out of each fetch response the aborted transactions that do not end in it.
Responses hold whole transactions: the broker answers a fetch with all that is there, up to the last stable offset.

noida-db also answers a fetch at once where there is nothing to read, whatever its max_wait_ms; waiting clients then ask
some thousand times a second and leave no processor to anyone. The relay holds an empty answer back for 5 ms, and for
20 ms where nothing came before it either.

A second door, on 127.0.0.3 and the same port, is one whose network fails as the file `door` in the folder says: `open`,
`cut` (connections are reset and none is let in), `half-open` (connections stand and nothing passes), or `delay MS`
(every message waits). What was held back at a half-open door is lost when it opens: its connections are reset.

Ends on SIGTERM, and then ends the program in good order, so that its data last.
"""
import argparse
import asyncio
import ctypes
import os
import signal
import struct
import sys

FETCH, METADATA, FIND_COORDINATOR, API_VERSIONS = 1, 3, 10, 18
INNER, OUTER, FAULTY = b"127.0.0.2", b"127.0.0.1", b"127.0.0.3"  # of one length: changed in place in responses
EMPTY_FETCH_SECONDS, MOST_EMPTY_SECONDS = 0.005, 0.02
NEWEST_FETCH = 11  # from 12 on the encoding is another: newer clients are told that there is none


class Reader:
    """Walks over big-endian fields, and keeps what it walks over, in pieces that are not copied."""

    def __init__(self, data):
        self.data, self.at, self.out = memoryview(data), 0, []

    def take(self, form):
        (value,) = struct.unpack_from(form, self.data, self.at)
        self.raw(struct.calcsize(form))
        return value

    def skip(self, form):
        (value,) = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return value

    def raw(self, size):
        self.out.append(self.data[self.at:self.at + size])
        self.at += size


def varint(data, at):
    """A zigzag number as Kafka's records have it, and the place behind it."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return (value >> 1) ^ -(value & 1), at


def first_ends(records):
    """Where these record batches begin, and each producer's first marker: its offset, and whether it aborts (KIP-98)."""
    start, ends, at = None, {}, 0
    while at + 61 <= len(records):
        offset, length = struct.unpack_from(">qi", records, at)
        start = offset if start is None else start
        (attributes,) = struct.unpack_from(">h", records, at + 21)
        (producer,) = struct.unpack_from(">q", records, at + 43)
        if attributes & 0x20 and producer not in ends and at + 12 + length <= len(records):
            place = at + 61
            for field in ("length", "attributes", "timestamp", "offset", "key length"):
                place = place + 1 if field == "attributes" else varint(records, place)[1]
            (kind,) = struct.unpack_from(">h", records, place + 2)
            ends[producer] = (offset, kind == 0)
        at += 12 + length
    return start, ends


def reaching(listed, records):
    """Of the listed (producer, first offset) those whose transaction ends in these batches.

    One that begins here ends here. Of those that began before, a producer's latest may reach in: where its first
    marker here aborts, and no transaction that begins here has that marker for its end.
    """
    start, ends = first_ends(records)
    if start is None:
        return []
    kept = [entry for entry in listed if entry[1] >= start]
    for producer, (marker, aborts) in ends.items():
        earlier = [first for owner, first in listed if owner == producer and first < start]
        begun = any(owner == producer and first < marker for owner, first in kept)
        if aborts and earlier and not begun:
            kept.append((producer, max(earlier)))
    return sorted(kept, key=lambda entry: entry[1])


def mended_fetch(body, version):
    """A fetch response without aborted transactions that end before it, and whether there is nothing in it."""
    reader, is_empty, is_same = Reader(body), True, True
    reader.take(">i")
    reader.take(">i")
    if version >= 7:
        reader.raw(6)
    for _ in range(reader.take(">i")):
        reader.raw(reader.take(">h"))
        for _ in range(reader.take(">i")):
            reader.raw(4 + 2 + 8 + 8 + (8 if version >= 5 else 0))
            count = reader.skip(">i")
            listed = [(reader.skip(">q"), reader.skip(">q")) for _ in range(max(count, 0))]
            tail = reader.data[reader.at:reader.at + 4] if version >= 11 else b""
            reader.at += len(tail)
            size = reader.skip(">i")
            records = reader.data[reader.at:reader.at + max(size, 0)]
            reader.at += len(records)
            is_empty = is_empty and not records
            kept = reaching(listed, records) if listed else []
            is_same = is_same and len(kept) == len(listed)
            reader.out.append(struct.pack(">i", len(kept) if count >= 0 else -1))
            reader.out += [struct.pack(">qq", producer, first) for producer, first in kept]
            reader.out += [tail, struct.pack(">i", size), records]
    reader.raw(len(body) - reader.at)
    return body if is_same else b"".join(reader.out), is_empty


def mended_versions(body, version):
    """An answer to ApiVersions that names no fetch newer than what `mended_fetch` reads."""
    body = bytearray(body)
    size, at = (6, 10) if version < 3 else (7, 7)  # flexible entries end with a byte for tags
    while at + size <= len(body):
        key, _, newest = struct.unpack_from(">hhh", body, at)
        if key == FETCH:
            struct.pack_into(">h", body, at + 4, min(newest, NEWEST_FETCH))
            break
        at += size
    return bytes(body)


class Door:
    """The network that connections at one address pass."""

    def __init__(self, address, file=None):
        self.address, self.file = address, file
        self.state, self.delay = "open", 0.0
        self.connections = set()

    async def watch(self):
        """Follows the file; 20 times a second is soon enough for faults of seconds."""
        while True:
            await asyncio.sleep(0.05)
            if not os.path.exists(self.file):
                continue
            with open(self.file, encoding="ascii") as text:
                words = text.read().split() or ["open"]
            before, self.state = self.state, words[0]
            self.delay = float(words[1]) / 1000 if self.state == "delay" else 0.0
            if self.state == "cut" or (before == "half-open" and self.state != before):
                for writer in list(self.connections):
                    writer.transport.abort()

    async def passes(self):
        """Waits as long as a message takes; at a half-open door until the connection is reset."""
        if self.delay:
            await asyncio.sleep(self.delay)
        while self.state == "half-open":
            await asyncio.sleep(0.05)


async def frames(stream):
    while True:
        (size,) = struct.unpack(">i", await stream.readexactly(4))
        yield await stream.readexactly(size)


async def requests(client, broker, asked, door):
    async for frame in frames(client):
        await door.passes()
        key, version, correlation = struct.unpack_from(">hhi", frame)
        asked[correlation] = (key, version)
        broker.write(struct.pack(">i", len(frame)) + frame)
        await broker.drain()


async def responses(broker, client, asked, door):
    wait = EMPTY_FETCH_SECONDS
    async for frame in frames(broker):
        key, version = asked.pop(struct.unpack_from(">i", frame)[0], (None, 0))
        if key == FETCH and 4 <= version <= NEWEST_FETCH:
            frame, is_empty = mended_fetch(frame, version)
            if is_empty:
                await asyncio.sleep(wait)
            wait = min(2 * wait, MOST_EMPTY_SECONDS) if is_empty else EMPTY_FETCH_SECONDS
        elif key == API_VERSIONS:
            frame = mended_versions(frame, version)
        elif key in (METADATA, FIND_COORDINATOR):
            frame = frame.replace(INNER, door.address)
        await door.passes()
        client.write(struct.pack(">i", len(frame)) + frame)
        await client.drain()


async def relay(port, reader, writer, door):
    if door.state == "cut":
        writer.transport.abort()
        return
    try:
        inner_reader, inner_writer = await asyncio.open_connection(INNER.decode(), port, limit=1 << 26)
    except OSError:
        writer.close()
        return
    asked = {}
    door.connections.add(writer)
    both = [asyncio.create_task(requests(reader, inner_writer, asked, door)),
            asyncio.create_task(responses(inner_reader, writer, asked, door))]
    # Where one side ends the connection, the other is told by its end.
    await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    for task in both:
        task.cancel()
    await asyncio.gather(*both, return_exceptions=True)
    door.connections.discard(writer)
    for side in (writer, inner_writer):
        side.close()


def end_with_parent():
    """Should this program be killed, the broker ends too (PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--data-dir", required=True)
    settings = parser.parse_args()
    import noida_db
    program = os.path.join(os.path.dirname(noida_db.__file__), "noida-db")
    child = await asyncio.create_subprocess_exec(
        program, "start", "--only", "kafka", "--host", INNER.decode(), "--kafka-port", str(settings.port),
        "--data-dir", settings.data_dir, stdin=asyncio.subprocess.DEVNULL, preexec_fn=end_with_parent)
    doors = [Door(OUTER), Door(FAULTY, os.path.join(settings.data_dir, "door"))]
    watching = asyncio.create_task(doors[1].watch())
    servers = [
        await asyncio.start_server(
            lambda reader, writer, door=door: relay(settings.port, reader, writer, door), door.address.decode(),
            settings.port, limit=1 << 26) for door in doors]
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, lambda: child.returncode is None and child.terminate())
    status = await child.wait()
    watching.cancel()
    for server in servers:
        server.close()
    sys.exit(status if status > 0 else 0)


if __name__ == "__main__":
    asyncio.run(main())
