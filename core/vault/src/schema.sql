-- Format 1. Every column says whether it is sealed, or why it may be clear.
-- FORMAT.md describes the bytes.

-- What opens the vault: slots, lockout, identity, table key. Written once or in place, and
-- everything hangs on it, so each row stands twice, in two tables that share no page.
CREATE TABLE anchor (
    -- Clear: which part it is; the numbers are the same in every vault.
    part INTEGER PRIMARY KEY,
    -- Sealed, beside a checksum. Clear in it: the vault's random id, the cost and salt of the
    -- PIN; they are needed before there is a key.
    bytes BLOB NOT NULL
) STRICT;
CREATE TABLE anchor_copy (part INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

-- The keys of the compartments. Twice as well: a lost page must not cost twenty cases.
CREATE TABLE compartment (
    -- Clear: random; it tells neither age nor order.
    number INTEGER PRIMARY KEY,
    -- Sealed under the table key, all of one length.
    box BLOB NOT NULL
) STRICT;
CREATE TABLE compartment_copy (number INTEGER PRIMARY KEY, box BLOB NOT NULL) STRICT;

-- Every revision, in the order of writing.
CREATE TABLE log (
    -- Clear: 1, 2, 3 and so on. How many records there are shows in the file's size anyway.
    number INTEGER PRIMARY KEY,
    -- Sealed under the header key, all of one length: whose, what kind, which entity, where in
    -- which chain.
    header BLOB NOT NULL,
    -- Sealed under the compartment's key, padded. This is what travels.
    body BLOB NOT NULL
) STRICT;

-- Where each chain ends, and (number 0) where the log does: so that a cut tail is noticed.
CREATE TABLE head (
    -- Clear: random, except 0; it tells neither age nor order.
    number INTEGER PRIMARY KEY,
    -- Sealed under the head key, all of one length.
    box BLOB NOT NULL
) STRICT;

-- What is being written and not finished; overwritten in place.
CREATE TABLE draft (
    -- Clear: a keyed hash of the slot's name, which says nothing without the key.
    slot INTEGER PRIMARY KEY,
    -- Sealed under the draft key, padded: the slot's name and the text.
    box BLOB NOT NULL
) STRICT;
