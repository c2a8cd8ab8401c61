#!/usr/bin/env python3
"""A stranger's reader: opens a vault and prints its notes, by core/vault/FORMAT.md alone.

    read_vault.py FILE --keys DIR       the PIN is read from standard input

DIR holds device.key and table.key, what the phone's keystore holds. It was written from the text,
without looking at any source, and shares no code with the program.
"""

import argparse
import shutil
import sqlite3
import struct
import sys
import tempfile
from datetime import datetime, timezone
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from blake3 import blake3
from cbor import decode, encode
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt
from nacl.exceptions import CryptoError

FORMATS, SUITE, LABEL = (1, 2), 1, "schakel/vault/1/"


class Damaged(Exception):
    """Something in the file is not as it was written."""


def key_from(label, secrets, context):
    return HKDF(SHA256(), 32, None, label.encode() + b"\0" + context).derive(b"".join(secrets))


def open_box(key, associated, box):
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(box[24:], associated, box[:24], key)
    except (CryptoError, ValueError):
        raise Damaged("a box does not open") from None


def padme(length):
    e = length.bit_length() - 1
    s = e.bit_length()
    step = 1 << max(e - s, 0)
    return (length + step - 1) // step * step


def unpad(sealed, least):
    (length,) = struct.unpack_from("<I", sealed)
    content, padding = sealed[4 : 4 + length], sealed[4 + length :]
    if len(sealed) != padme(max(length + 4, least)) or any(padding):
        raise Damaged("the padding is not as made")
    return content


class Vault:
    """An open vault."""

    def __init__(self, path, device, table, pin):
        self.file = sqlite3.connect(path)
        if self.value("PRAGMA application_id") != 0x5363686B:
            raise SystemExit("this is not a vault")
        if self.value("PRAGMA user_version") not in FORMATS:
            raise SystemExit("a newer version wrote this vault")
        about = decode(self.part(1))
        if about[1] not in FORMATS or about[2] != SUITE:
            raise SystemExit("a newer version wrote this vault")
        self.id = about[3]
        count = decode(open_box(self.key("lockout", [device]), self.place("lockout", 2), self.part(2)))
        print(f"{count[1]} wrong PINs so far; this reader looks at a copy and counts none", file=sys.stderr)
        self.root = self.open_pin(decode(self.part(16)), pin, device)
        self.own = decode(open_box(self.key("own", [self.root]), self.place("own", 3), self.part(3)))
        wrap = self.key("table", [self.root, table])
        self.table_key = open_box(wrap, self.place("table", 4), self.part(4))
        self.compartments = self.read_compartments()
        self.read_heads()

    def value(self, sql):
        return self.file.execute(sql).fetchone()[0]

    def part(self, number):
        for table in ("anchor", "anchor_copy"):
            row = self.file.execute(f"SELECT bytes FROM {table} WHERE part = ?", [number]).fetchone()
            if row and blake3(row[0][:-8])[:8] == row[0][-8:]:
                return row[0][:-8]
        raise Damaged(f"part {number} has no sound copy")

    def key(self, name, secrets):
        return key_from(LABEL + name, secrets, self.id)

    def place(self, name, number, more=b""):
        front = (LABEL + name).encode() + b"\0" + struct.pack(">II", SUITE, 1)
        return front + self.id + struct.pack(">q", number) + more

    def open_pin(self, slot, pin, device):
        memory, passes, lanes, salt = (slot[n] for n in (1, 2, 3, 4))
        if not (max(8, 8 * lanes) <= memory <= 262144 and 1 <= passes <= 16 and 1 <= lanes <= 4):
            raise Damaged("the cost of the PIN is outside the limits")
        stretched = hash_secret_raw(pin, salt, passes, memory, lanes, 32, Type.ID, 0x13)
        more = struct.pack(">III", memory, passes, lanes) + salt
        try:
            return open_box(self.key("pin", [stretched, device]), self.place("pin", 16, more), slot[5])
        except Damaged:
            raise SystemExit("wrong PIN") from None

    def read_compartments(self):
        lives = self.own.get(7)
        personal = lives[1] if lives else self.key("personal", [self.root])
        keys = {(self.own[4], 1): personal}
        for table in ("compartment_copy", "compartment"):
            for number, box in self.file.execute(f"SELECT number, box FROM {table}"):
                try:
                    place = self.place("compartment", number)
                    found = decode(unpad(open_box(self.table_key, place, box), 144))
                    keys[found[1], found[3]] = found[5]
                except Damaged:
                    continue
        return keys

    def read_heads(self):
        self.ends, self.last = {}, None
        for number, box in self.file.execute("SELECT number, box FROM head"):
            opened = open_box(self.key("head", [self.root]), self.place("head", number), box)
            head = decode(unpad(opened, 128))
            if number == 0:
                self.last, self.chains = head[1], head[2]
            else:
                self.ends[head[1], head[3], head[4], head[2]] = head
        if self.last is None or self.chains != len(self.ends):
            raise Damaged("an end is missing")

    def rows(self):
        """Each record that is sound: its header and its content. What is wrong is said."""
        header_key, seen, at = self.key("header", [self.root]), {}, 0
        for number, header, body in self.file.execute("SELECT * FROM log ORDER BY number"):
            for missing in range(at + 1, number):
                print(f"record {missing} is missing", file=sys.stderr)
            at = number
            try:
                opened = open_box(header_key, self.place("header", number), header)
                header = decode(unpad(opened, 224))
                content = self.content(header, body, seen)
            except Damaged as wrong:
                print(f"record {number}: {wrong}", file=sys.stderr)
                continue
            if content is not None:
                yield number, header, content
        if at != self.last:
            print(f"the log ends with {self.last}", file=sys.stderr)
        for chain, end in self.ends.items():
            if seen.get(chain, (0, bytes(32)))[:2] != (end[5], end[6]):
                print("a chain does not end as its head says", file=sys.stderr)

    def content(self, header, body, seen):
        chain = header[2], header[6], header[7], header[3]
        team = self.ends[chain].get(8, self.own[1]) if chain in self.ends else self.own[1]
        envelope = {1: 1, 2: SUITE, 3: team, 4: header[2], 5: header[1], 6: header[3], 7: header[6]}
        envelope |= {8: header[7], 9: header[8], 10: header[9], 11: header[10]}
        associated = encode(envelope)
        counter, before = seen.get(chain, (0, bytes(32)))
        if header.get(14):
            digest = body
        else:
            front = b"schakel/chain/1\0" + struct.pack("<I", len(associated))
            digest = blake3(front + associated + body)
        seen[chain] = header[8], digest
        if (header[8], header[9]) != (counter + 1, before):
            raise Damaged("does not follow the one before it in its chain")
        if 12 in header:
            self.check_signature(header, team, digest)
        if header.get(13) or header.get(14):
            return None
        key = self.compartments.get((header[1], header[3]))
        if key is None:
            raise Damaged("the key of its compartment is not there")
        return decode(unpad(open_box(key, associated, body), 256))

    def check_signature(self, header, team, digest):
        if (header[6], header[7]) != (self.own[2], self.own[3]):
            return  # the key of another author stands in the roster, not here
        head = {1: 1, 2: team, 3: header[2], 4: header[3], 5: header[6], 6: header[7]}
        signed = b"schakel/sign/chain-head/1\0" + encode(head | {7: header[8], 8: digest})
        public = Ed25519PrivateKey.from_private_bytes(self.own[6]).public_key()
        try:
            public.verify(header[12], signed)
        except InvalidSignature:
            raise Damaged("the signature is wrong") from None


VISIT = 14
MARKS = {1: "fact", 2: "thought", 3: "said", 4: "agreed"}


def visit(record):
    """A visit as text."""
    moments = [datetime.fromtimestamp(record[key] / 1000, timezone.utc) for key in (2, 3)]
    began, ended = (moment.strftime("%Y-%m-%d %H:%M") for moment in moments)
    lines = [f"visit, {began} to {ended} UTC"]
    lines += [f"  with {who.get(1, '')}" for who in record.get(4, [])]
    lines += [f"  [{MARKS.get(line[2], '?')}] {line[3]}" for line in record.get(5, [])]
    return "\n".join(lines)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--keys", type=Path, required=True)
    asked = arguments.parse_args()
    device, table = ((asked.keys / name).read_bytes() for name in ("device.key", "table.key"))
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "vault"
        shutil.copyfile(asked.file, copy)
        log = Path(f"{asked.file}-wal")
        if log.exists():
            shutil.copyfile(log, f"{copy}-wal")
        vault = Vault(copy, device, table, sys.stdin.readline().strip().encode())
        count, visits, replaced = 0, {}, set()
        for number, header, content in vault.rows():
            count += 1
            if content[2] != header[4] or content[3] != header[5]:
                print(f"record {number}: the header says another kind", file=sys.stderr)
            replaced.update(content.get(4, []))
            if content[2] == VISIT:
                visits[content[1]] = decode(content[7])
        for revision, record in visits.items():
            if revision not in replaced:
                print(visit(record))
        print(f"{count} records")
        vault.file.close()


if __name__ == "__main__":
    main()
