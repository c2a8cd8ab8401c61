"""As much of CBOR (RFC 8949) as FORMAT.md uses: numbers, bytes, texts, arrays, maps, true."""

import struct


def encode(value):
    if value is True:
        return b"\xf5"
    if isinstance(value, int):
        return _front(0, value) if value >= 0 else _front(1, -1 - value)
    if isinstance(value, bytes):
        return _front(2, len(value)) + value
    if isinstance(value, dict):
        pairs = (encode(key) + encode(value[key]) for key in sorted(value))
        return _front(5, len(value)) + b"".join(pairs)
    raise ValueError(f"nothing in the format is a {type(value)}")


def _front(major, number):
    if number < 24:
        return bytes([major << 5 | number])
    for more, form, least in ((24, ">B", 1 << 8), (25, ">H", 1 << 16), (26, ">I", 1 << 32), (27, ">Q", 1 << 64)):
        if number < least:
            return bytes([major << 5 | more]) + struct.pack(form, number)
    raise ValueError("too large")


def decode(data):
    value, rest = _decode(data)
    if rest:
        raise ValueError("bytes behind the value")
    return value


def _decode(data):
    major, more, data = data[0] >> 5, data[0] & 31, data[1:]
    number = more
    if more >= 24:
        size = 1 << (more - 24)
        if size > 8:
            raise ValueError("no definite length")
        number, data = int.from_bytes(data[:size], "big"), data[size:]
    if major == 0:
        return number, data
    if major == 1:
        return -1 - number, data
    if major in (2, 3):
        if len(data) < number:
            raise ValueError("cut off")
        value = data[:number]
        return (value if major == 2 else value.decode()), data[number:]
    if major == 4:
        values = []
        for _ in range(number):
            value, data = _decode(data)
            values.append(value)
        return values, data
    if major == 5:
        pairs = {}
        for _ in range(number):
            key, data = _decode(data)
            pairs[key], data = _decode(data)
        return pairs, data
    if major == 7 and more in (20, 21, 22):
        return {20: False, 21: True, 22: None}[more], data
    raise ValueError("nothing in the format is that")
