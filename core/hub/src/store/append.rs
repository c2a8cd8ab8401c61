//! Appending: who may add what to which stream. Each batch stands or falls by itself.

use super::people::{Caller, Standing};
use super::streams::{NewItem, Stream};
use super::{Changed, StoreError, erasing, people, quota, roster, streams};
use rusqlite::Connection;
use seal::roster::role;
use wire::{Batch, Code, Id, Item, Kind, Limits, Message, Open, Outcome, Quarantined, StreamKind};

/// A batch whose items have their ids.
pub(crate) struct NewBatch {
    stream: Id,
    open: Option<Open>,
    items: Vec<NewItem>,
}

impl From<Batch> for NewBatch {
    fn from(Batch { stream, items, open }: Batch) -> Self {
        Self { stream, open, items: items.into_iter().map(NewItem::from).collect() }
    }
}

impl NewBatch {
    /// Its size in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.items.iter().map(|new| new.item.bytes.len()).sum()
    }
}

/// What one append request runs with.
pub(crate) struct Appending<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) changed: &'a mut Changed,
    pub(crate) limits: &'a Limits,
    pub(crate) caller: &'a Caller,
    pub(crate) now_ms: i64,
}

impl Appending<'_> {
    /// Appends the batches in order, and says what became of each.
    pub(crate) fn all(&mut self, batches: &[NewBatch]) -> Result<Vec<Outcome>, StoreError> {
        if people::standing(self.db, self.caller)? == Standing::Pending {
            return Err(Code::Pending.into());
        }
        batches.iter().map(|batch| self.one(batch)).collect()
    }

    fn one(&mut self, batch: &NewBatch) -> Result<Outcome, StoreError> {
        // Undone on its own when it is refused halfway: a batch is taken all or none.
        self.db.execute_batch("SAVEPOINT batch")?;
        let mut changed = std::mem::take(self.changed);
        let outcome = self.batch(batch);
        if outcome.is_ok() {
            changed.add(std::mem::take(self.changed));
        } else {
            self.db.execute_batch("ROLLBACK TO batch")?;
        }
        *self.changed = changed;
        self.db.execute_batch("RELEASE batch")?;
        match outcome {
            Err(StoreError::Refused(refusal)) => Ok(Outcome::Refused(refusal)),
            outcome => outcome,
        }
    }

    fn batch(&mut self, batch: &NewBatch) -> Result<Outcome, StoreError> {
        let largest = usize::try_from(self.limits.item_bytes).unwrap_or(usize::MAX);
        if batch.items.iter().any(|new| new.item.bytes.len() > largest) {
            return Err(Code::TooLarge.into());
        }
        let (roles, key) = match people::standing(self.db, self.caller)? {
            Standing::Pending => return Err(Code::Pending.into()),
            Standing::Revoked => return self.hold(batch),
            Standing::Member { roles, verifying_key } => (roles, verifying_key),
        };
        let mut stream = self.stream(batch, roles)?;
        for new in &batch.items {
            allowed(stream.kind, new.item.kind, roles)?;
        }
        self.take_quota(&stream, &batch.items)?;
        let team = match stream.kind {
            StreamKind::TEAM => people::team(self.db)?,
            _ => None,
        };
        let mut numbers = Vec::with_capacity(batch.items.len());
        for item in &batch.items {
            let (db, author, now_ms) = (self.db, &self.caller.device, self.now_ms);
            let changed = &mut *self.changed;
            if item.item.kind == Kind::ERASURE {
                erasing::erase(db, changed, &mut stream, item, self.caller, &key)?;
            }
            numbers.push(match (&team, item.item.kind) {
                (Some(team), Kind::ROSTER) => {
                    roster::take_roster(db, changed, team, &mut stream, item, author, now_ms)?
                }
                (Some(team), Kind::HEARTBEAT) => {
                    roster::take_heartbeat(db, changed, team, &mut stream, item, author, now_ms)?
                }
                _ => streams::append(db, changed, &mut stream, item, author, now_ms)?,
            });
        }
        Ok(Outcome::Taken(numbers))
    }

    /// The stream of a batch, opened when it is not there and the batch says how.
    fn stream(&mut self, batch: &NewBatch, roles: u32) -> Result<Stream, StoreError> {
        let device = &self.caller.device;
        if let Some(stream) = streams::find(self.db, &batch.stream)? {
            let open = match stream.kind {
                StreamKind::TEAM | StreamKind::INBOX => true,
                StreamKind::COMPARTMENT | StreamKind::ERASED => {
                    streams::has_member(self.db, &stream, device)?
                        || roles & role::COORDINATOR != 0 && self.was_held(batch)?
                }
                _ => false,
            };
            return if open { Ok(stream) } else { Err(Code::NoStream.into()) };
        }
        let Some(open) = &batch.open else { return Err(Code::NoStream.into()) };
        if open.kind != StreamKind::COMPARTMENT {
            return Err(Code::NotAllowed.into());
        }
        if open.members.len() >= self.limits.members as usize {
            return Err(Code::TooMany.into());
        }
        let stream = streams::open(self.db, &batch.stream, StreamKind::COMPARTMENT)?;
        streams::add_member(self.db, &stream, device)?;
        for member in &open.members {
            if !people::is_member(self.db, member)? {
                return Err(Code::NotFound.into());
            }
            streams::add_member(self.db, &stream, member)?;
        }
        Ok(stream)
    }

    /// Whether everything in a batch stands in a quarantine, for the same stream: a coordinator
    /// lets it go where it was meant to.
    fn was_held(&self, batch: &NewBatch) -> Result<bool, StoreError> {
        for new in &batch.items {
            let held = held(&batch.stream, &new.item);
            if !streams::is_quarantined(self.db, &held.id)? {
                return Ok(false);
            }
        }
        Ok(!batch.items.is_empty())
    }

    /// Keeps what a revoked device still sends, where only coordinators read it.
    fn hold(&mut self, batch: &NewBatch) -> Result<Outcome, StoreError> {
        let team = people::team(self.db)?.ok_or(Code::NotAllowed)?;
        let Caller { device, incarnation } = self.caller;
        let id: Id = seal::digest::quarantine_stream(&team.team, device, incarnation);
        let mut stream = match streams::find(self.db, &id)? {
            Some(stream) => stream,
            None => streams::open(self.db, &id, StreamKind::QUARANTINE)?,
        };
        let items = batch.items.iter().map(|new| held(&batch.stream, &new.item));
        let items: Vec<NewItem> = items.collect();
        self.take_quota(&stream, &items)?;
        let numbers = items.iter().map(|item| {
            streams::append(self.db, self.changed, &mut stream, item, device, self.now_ms)
        });
        Ok(Outcome::Held(numbers.collect::<Result<_, _>>()?))
    }

    /// Counts what is new; a retry costs nothing.
    fn take_quota(&self, stream: &Stream, items: &[NewItem]) -> Result<(), StoreError> {
        let mut bytes = 0_u64;
        for new in items {
            if streams::number_of(self.db, stream, &new.id)?.is_none() {
                bytes = bytes.saturating_add(new.item.bytes.len() as u64);
            }
        }
        match bytes {
            0 => Ok(()),
            _ => quota::take(self.db, self.limits, &self.caller.device, bytes, self.now_ms),
        }
    }
}

/// An item as the quarantine keeps it.
fn held(stream: &Id, item: &Item) -> NewItem {
    let held = Quarantined { stream: *stream, item: item.clone() };
    NewItem::from(Item { kind: Kind::QUARANTINED, bytes: held.to_bytes() })
}

/// Whether a member with these roles may add an item of this kind to a stream of that kind.
fn allowed(stream: StreamKind, item: Kind, roles: u32) -> Result<(), Code> {
    let may = match (stream, item) {
        // Made by the hub itself, or handed to it in a request of their own.
        (_, Kind::ALARM_RELEASE | Kind::ALARM_CANCEL | Kind::QUARANTINED) => false,
        // A newer version knows where its kinds belong.
        (_, kind) if !kind.known() => true,
        (StreamKind::TEAM, Kind::ROSTER | Kind::HEARTBEAT) => roles & role::COORDINATOR != 0,
        (StreamKind::TEAM, Kind::STATEMENT) => true,
        (StreamKind::INBOX, Kind::MESSAGE) => true,
        (
            StreamKind::COMPARTMENT | StreamKind::ERASED,
            Kind::ENVELOPE | Kind::BATCH_HEAD | Kind::TOMBSTONE | Kind::ERASURE,
        ) => true,
        _ => false,
    };
    if may { Ok(()) } else { Err(Code::NotAllowed) }
}
