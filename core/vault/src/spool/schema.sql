-- The spool, format 1. Every column says whether it is sealed, or why it may be clear.
-- FORMAT.md describes the bytes.

-- What waits to be sent, or was sent and not read back.
CREATE TABLE outgoing (
    -- Clear: 1, 2, 3 and so on, never used twice; it tells how many there were.
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Sealed, padded: the item, and where it goes.
    box BLOB NOT NULL
) STRICT;

-- What came in and was not looked at.
CREATE TABLE incoming (
    -- Clear: as above.
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Sealed, padded: the item, and where it comes from.
    box BLOB NOT NULL
) STRICT;

-- What the hub promised about what was sent and what is not read back yet.
CREATE TABLE promise (
    -- Clear: as above.
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    -- Sealed, all of one length.
    box BLOB NOT NULL
) STRICT;

-- How far each stream has come in, how far each line was sent, and notes by name.
CREATE TABLE slot (
    -- Clear: a keyed hash of what it is, which says nothing without the key.
    slot INTEGER PRIMARY KEY,
    -- Sealed, padded.
    box BLOB NOT NULL
) STRICT;
