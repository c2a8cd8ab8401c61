//! Reading everything back: every sound row in order, and a name for what is not sound.

use crate::compartment::Compartment;
use crate::contract::{Id, Row};
use crate::error::{Damage, Error};
use crate::heads::ChainId;
use crate::row::{Header, as_number, open_body};
use crate::unlock::Vault;
use rusqlite::OptionalExtension;
use seal::chain::Head;
use seal::sign::VerifyingKey;
use std::collections::{HashMap, HashSet};

impl Vault {
    /// The compartment whose key opens the body of a row.
    fn key_of(&self, header: &Header) -> Option<&Compartment> {
        self.compartments.get(&header.compartment).filter(|c| c.epoch == header.epoch)
    }

    /// Hands over every sound row in order. What is wrong is named; one bad record never blocks
    /// the next.
    ///
    /// Checked are seals, numbers, chains and their ends. Signatures are left to
    /// [`Vault::check`]: what stands under this vault's header key was checked when it was taken
    /// in.
    ///
    /// # Errors
    /// None today: what cannot be read is named.
    pub fn read(&self, each: &mut dyn FnMut(Row)) -> Result<Vec<Damage>, Error> {
        Ok(self.read_sound(&mut |sound| {
            if let Some(row) = sound.into_row() {
                each(row);
            }
        }))
    }

    /// The same, with each row as it stands.
    pub(crate) fn read_sound(&self, each: Each<'_>) -> Vec<Damage> {
        let mut walk = Walk::new(self, None);
        self.scan(&mut walk, each);
        walk.finish()
    }

    /// The team that the boxes of a chain are bound to.
    pub(crate) fn team_of(&self, chain: &ChainId) -> Id {
        self.ends.chains.get(chain).and_then(|end| end.team).unwrap_or(self.own.team)
    }

    /// Looks at everything, signatures, drafts and the pages of the file included, and names
    /// what is wrong.
    ///
    /// # Errors
    /// None today: what cannot be read is named.
    pub fn check(&self) -> Result<Vec<Damage>, Error> {
        let mut walk = Walk::new(self, Some(self.signing.verifying_key()));
        self.scan(&mut walk, &mut |_: Sound<'_>| {});
        self.readable_drafts(&mut walk.damage);
        let pages = self.connection.query_row("PRAGMA integrity_check(1)", [], |row| {
            Ok(row.get_ref(0)?.as_str().is_ok_and(|said| said == "ok"))
        });
        if !pages.unwrap_or(false) {
            walk.damage.push(Damage::Pages);
        }
        Ok(walk.finish())
    }

    /// Walks over the log from front to back. When a damaged page stops that, goes on row by
    /// row, so that only what stands on the page is lost.
    fn scan(&self, walk: &mut Walk<'_>, each: Each<'_>) {
        let all = |walk: &mut Walk<'_>, each: Each<'_>| -> rusqlite::Result<()> {
            let mut statement =
                self.connection.prepare("SELECT number, header, body FROM log ORDER BY number")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                // What is no blob any more cannot be opened: an empty one says so further on.
                let header = row.get_ref(1)?.as_blob().unwrap_or_default();
                let body = row.get_ref(2)?.as_blob().unwrap_or_default();
                walk.row(row.get::<_, i64>(0)?.unsigned_abs(), header, body, each);
            }
            Ok(())
        };
        if all(walk, each).is_ok() {
            return;
        }
        walk.damage.push(Damage::Pages);
        for number in walk.next..=self.ends.rows {
            let row = self
                .connection
                .prepare_cached("SELECT header, body FROM log WHERE number = ?1")
                .and_then(|mut one| {
                    one.query_row([as_number(number)], |row| {
                        Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?))
                    })
                    .optional()
                });
            if let Ok(Some((header, body))) = row {
                walk.row(number, &header, &body, each);
            }
        }
    }
}

/// A row that is as it was written.
pub(crate) struct Sound<'a> {
    number: u64,
    pub(crate) header: Header,
    pub(crate) body: &'a [u8],
    /// `None` when it came in signed and was not readable.
    content: Option<Vec<u8>>,
}

/// Is told of each sound row.
pub(crate) type Each<'a> = &'a mut dyn FnMut(Sound<'_>);

impl Sound<'_> {
    pub(crate) fn into_row(self) -> Option<Row> {
        let Self { number, header, content, .. } = self;
        Some(Row {
            number,
            compartment: header.compartment,
            kind: header.kind,
            entity: header.entity,
            author: header.author(),
            received_ms: header.received_ms,
            content: content?,
        })
    }
}

/// The last row of a chain that was seen.
struct Seen {
    head: Head,
    row: u64,
    signed: bool,
}

/// What is known while walking over the log.
struct Walk<'a> {
    vault: &'a Vault,
    /// Given when signatures are to be checked.
    author: Option<VerifyingKey>,
    chains: HashMap<ChainId, Seen>,
    damage: Vec<Damage>,
    /// Rows that were named as missing or unreadable, and the last of them.
    lost: HashSet<u64>,
    last_lost: u64,
    /// The number that comes next.
    next: u64,
}

impl<'a> Walk<'a> {
    fn new(vault: &'a Vault, author: Option<VerifyingKey>) -> Self {
        Self {
            vault,
            author,
            chains: HashMap::with_capacity(vault.ends.chains.len()),
            damage: vault.faults.clone(),
            lost: HashSet::new(),
            last_lost: 0,
            next: 1,
        }
    }

    fn lose(&mut self, row: u64, damage: Damage) {
        self.damage.push(damage);
        self.lost.insert(row);
        self.last_lost = self.last_lost.max(row);
    }

    fn missing_before(&mut self, row: u64) {
        // Beyond the end of the log there is nothing to miss.
        for missing in self.next..row.min(self.vault.ends.rows.saturating_add(1)) {
            self.lose(missing, Damage::RowMissing { row: missing });
        }
    }

    fn row(&mut self, number: u64, header: &[u8], body: &[u8], each: Each<'_>) {
        self.missing_before(number);
        self.next = number.saturating_add(1);
        let Some(header) = Header::open(&self.vault.keys, number, header) else {
            return self.lose(number, Damage::HeaderUnreadable { row: number });
        };
        if self.vault.ends.whole && number > self.vault.ends.rows {
            self.damage.push(Damage::TailCut { row: number });
        }
        let associated = header.associated_data(self.vault.team_of(&header.chain()));
        self.follow(number, &header, &associated, body);
        let compartment = header.compartment;
        let Some(keyed) = self.vault.key_of(&header) else {
            return self.damage.push(Damage::KeyMissing { row: number, compartment });
        };
        let content = open_body(keyed, &associated, body);
        if content.is_none() && !header.is_void() {
            return self.lose(number, Damage::BodyUnreadable { row: number, compartment });
        }
        let content = content.filter(|_| !header.is_void());
        each(Sound { number, header, body, content });
    }

    /// Checks that a row follows the one before it in its chain. A gap that a lost row explains
    /// is not named twice.
    fn follow(&mut self, number: u64, header: &Header, associated: &[u8], body: &[u8]) {
        let chain = header.chain();
        let before = self.chains.get(&chain);
        let (head, row) = before.map_or((Head::START, 0), |seen| (seen.head, seen.row));
        let follows = header.counter == head.counter + 1 && header.previous == head.hash;
        let explained = self.last_lost > 0 && self.last_lost >= row;
        if !follows && !explained {
            self.damage.push(Damage::ChainBroken { row: number });
        }
        let hash = seal::chain::hash(associated, body);
        let head = Head { counter: header.counter, hash };
        if let Some(author) = &self.author {
            // Of what others signed, the signature was checked when it was taken in.
            let own = header.author() == self.vault.own.author() && header.signature.is_some();
            let right = !own || header.signed_by(author, self.vault.own.team, &head);
            if !right && !self.lost_body(associated, header, body) {
                self.damage.push(Damage::SignatureWrong { row: number });
            }
        }
        let signed = header.signature.is_some();
        self.chains.insert(chain, Seen { head, row: number, signed });
    }

    /// Whether the body is one that does not open: then it is named so, and its signature is
    /// not named as well.
    fn lost_body(&self, associated: &[u8], header: &Header, body: &[u8]) -> bool {
        self.vault
            .key_of(header)
            .is_some_and(|compartment| open_body(compartment, associated, body).is_none())
    }

    fn finish(mut self) -> Vec<Damage> {
        self.missing_before(u64::MAX);
        for (chain, seen) in &self.chains {
            if !seen.signed && !self.lost.contains(&(seen.row + 1)) && self.author.is_some() {
                self.damage.push(Damage::SignatureWrong { row: seen.row });
            }
            if self.vault.ends.whole && !self.vault.ends.chains.contains_key(chain) {
                self.damage.push(Damage::TailCut { row: seen.row });
            }
        }
        for (chain, end) in &self.vault.ends.chains {
            let (head, row) =
                self.chains.get(chain).map_or((Head::START, 0), |seen| (seen.head, seen.row));
            if (head, row) != (end.head, end.row) && !self.lost.contains(&end.row) {
                self.damage.push(Damage::TailCut { row });
            }
        }
        self.damage.sort_unstable();
        self.damage.dedup();
        self.damage
    }
}
