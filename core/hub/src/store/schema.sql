-- What the hub knows: sealed bytes, who may read and append them, and when they came.
-- core/wire/PROTOCOL.md lists these columns; a test compares the two.

-- The one team of this database, once founded. roster_item, heartbeat_item: the numbers that the
-- newest of them have in the team stream.
CREATE TABLE team (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    team BLOB NOT NULL CHECK (length(team) = 16),
    root BLOB NOT NULL CHECK (length(root) = 32),
    roster_item INTEGER NOT NULL,
    heartbeat_item INTEGER NOT NULL
) STRICT;

-- Devices as the newest roster has them; a row stays when its incarnation is revoked.
CREATE TABLE devices (
    device BLOB NOT NULL CHECK (length(device) = 16),
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
    verifying_key BLOB NOT NULL,
    roles INTEGER NOT NULL,
    revoked_ms INTEGER,
    PRIMARY KEY (device, incarnation)
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    device BLOB NOT NULL CHECK (length(device) = 16),
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
    issued_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- kind: 1 team, 2 inbox, 3 compartment, 4 quarantine.
CREATE TABLE streams (
    id INTEGER PRIMARY KEY,
    stream BLOB NOT NULL UNIQUE CHECK (length(stream) = 16),
    kind INTEGER NOT NULL,
    next_number INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX streams_kind ON streams (kind);

CREATE TABLE members (
    stream INTEGER NOT NULL REFERENCES streams (id),
    device BLOB NOT NULL CHECK (length(device) = 16),
    PRIMARY KEY (stream, device)
) STRICT, WITHOUT ROWID;

-- A rowid table with unique indexes: with streams that take turns, WITHOUT ROWID is far slower.
CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL REFERENCES streams (id),
    number INTEGER NOT NULL,
    item BLOB NOT NULL CHECK (length(item) = 16),
    author BLOB NOT NULL CHECK (length(author) = 16),
    received_ms INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX items_number ON items (stream, number);
CREATE UNIQUE INDEX items_item ON items (stream, item);

-- version goes up with each replacement. recovery_hash: what a new phone must know to be given
-- the slots of this device; stands in slot 1 only.
CREATE TABLE slots (
    device BLOB NOT NULL CHECK (length(device) = 16),
    name INTEGER NOT NULL,
    version INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    recovery_hash BLOB CHECK (length(recovery_hash) = 32),
    PRIMARY KEY (device, name)
) STRICT;
CREATE INDEX slots_recovery ON slots (recovery_hash);

-- Invitations not yet used. founding: 1 for the one that makes the team.
CREATE TABLE tickets (
    ticket_hash BLOB PRIMARY KEY CHECK (length(ticket_hash) = 32),
    expires_ms INTEGER NOT NULL,
    roles INTEGER NOT NULL,
    founding INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who knocks, until a roster lists the incarnation: with a ticket, or as the successor of a
-- device that is being recovered.
CREATE TABLE joins (
    device BLOB NOT NULL CHECK (length(device) = 16),
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
    received_ms INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    ticket_hash BLOB CHECK (length(ticket_hash) = 32),
    succeeds BLOB CHECK (length(succeeds) = 16),
    PRIMARY KEY (device, incarnation)
) STRICT;

-- release_key: gone once cancelled or released. state: 1 armed, 2 cancelled, 3 released.
-- webhook: 0 nothing to call yet, 1 to be called, 2 called or given up.
CREATE TABLE alarms (
    alarm BLOB PRIMARY KEY CHECK (length(alarm) = 16),
    device BLOB NOT NULL CHECK (length(device) = 16),
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
    armed_ms INTEGER NOT NULL,
    due_ms INTEGER NOT NULL,
    grace_s INTEGER NOT NULL,
    release_key BLOB,
    state INTEGER NOT NULL,
    webhook INTEGER NOT NULL
) STRICT;
CREATE INDEX alarms_due ON alarms (state, due_ms);

CREATE TABLE alarm_inboxes (
    alarm BLOB NOT NULL REFERENCES alarms (alarm),
    inbox BLOB NOT NULL CHECK (length(inbox) = 16),
    PRIMARY KEY (alarm, inbox)
) STRICT, WITHOUT ROWID;

-- How full each device's quota is: bytes that have not drained yet, and when that was so.
CREATE TABLE quota (
    device BLOB PRIMARY KEY CHECK (length(device) = 16),
    bytes INTEGER NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
