"""BLAKE3, plain, keyed and extended, from its paper; slow and short."""

import struct

IV = (0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19)
ORDER = (2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8)
CHUNK_START, CHUNK_END, PARENT, ROOT, KEYED = 1, 2, 4, 8, 16
CHUNK, BLOCK = 1024, 64


def _mix(v, a, b, c, d, x, y):
    for value, first, second in ((x, 16, 12), (y, 8, 7)):
        v[a] = (v[a] + v[b] + value) & 0xFFFFFFFF
        v[d] ^= v[a]
        v[d] = (v[d] >> first | v[d] << (32 - first)) & 0xFFFFFFFF
        v[c] = (v[c] + v[d]) & 0xFFFFFFFF
        v[b] ^= v[c]
        v[b] = (v[b] >> second | v[b] << (32 - second)) & 0xFFFFFFFF


def _compress(chaining, block, counter, length, flags):
    m = struct.unpack("<16I", block.ljust(BLOCK, b"\0"))
    v = [*chaining, *IV[:4], counter & 0xFFFFFFFF, counter >> 32, length, flags]
    for _ in range(7):
        for i in range(4):
            _mix(v, i, 4 + i, 8 + i, 12 + i, m[2 * i], m[2 * i + 1])
        for i in range(4):
            _mix(v, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, m[8 + 2 * i], m[9 + 2 * i])
        m = [m[i] for i in ORDER]
    return [v[i] ^ v[i + 8] for i in range(8)] + [v[i + 8] ^ chaining[i] for i in range(8)]


def _chunk(key, chunk, counter, base):
    """The last compression of a chunk, not yet done: its inputs."""
    blocks = [chunk[i : i + BLOCK] for i in range(0, len(chunk), BLOCK)] or [b""]
    chaining = key
    for n, block in enumerate(blocks):
        flags = base | (CHUNK_START if n == 0 else 0)
        if n == len(blocks) - 1:
            return chaining, block, counter, len(block), flags | CHUNK_END
        chaining = _compress(chaining, block, counter, len(block), flags)[:8]


def _tree(key, chunks, first, base):
    if len(chunks) == 1:
        return _chunk(key, chunks[0], first, base)
    left = 1 << (len(chunks) - 1).bit_length() - 1
    halves = (chunks[:left], first), (chunks[left:], first + left)
    words = [w for half, at in halves for w in _compress(*_tree(key, half, at, base))[:8]]
    return key, struct.pack("<16I", *words), 0, BLOCK, base | PARENT


def blake3(data, key=None, length=32):
    base = KEYED if key else 0
    words = struct.unpack("<8I", key) if key else IV
    chunks = [data[i : i + CHUNK] for i in range(0, len(data), CHUNK)] or [b""]
    chaining, block, _, size, flags = _tree(words, chunks, 0, base)
    if len(chunks) > 1:
        size = BLOCK
    out = b""
    counter = 0
    while len(out) < length:
        out += struct.pack("<16I", *_compress(chaining, block, counter, size, flags | ROOT))
        counter += 1
    return out[:length]
