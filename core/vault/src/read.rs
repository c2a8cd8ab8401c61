//! Reading everything back: every sound row in order, and a name for what is not sound.

use crate::contract::Row;
use crate::error::{Damage, Error};
use crate::file;
use crate::heads::ChainId;
use crate::open::{Body, Opened, Opener, Sealed};
use crate::row::{Header, as_number};
use crate::unlock::Vault;
use rusqlite::OptionalExtension;
use seal::chain::Head;
use seal::sign::VerifyingKey;
use std::collections::{HashMap, HashSet};

/// Rows opened in one go.
const AT_ONCE: usize = 4096;

impl Vault {
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

    /// Looks at everything, signatures, drafts and the pages of the file included, and names
    /// what is wrong.
    ///
    /// # Errors
    /// None today: what cannot be read is named.
    pub fn check(&self) -> Result<Vec<Damage>, Error> {
        let mut walk = Walk::new(self, Some(self.signing.verifying_key()));
        self.scan(&mut walk, &mut |_: Sound<'_>| {});
        self.readable_drafts(&mut walk.damage);
        if !file::whole(&self.connection) {
            walk.damage.push(Damage::Pages);
        }
        Ok(walk.finish())
    }

    /// Walks over the log from front to back. When a damaged page stops that, goes on row by
    /// row, so that only what stands on the page is lost.
    fn scan(&self, walk: &mut Walk<'_>, each: Each<'_>) {
        let mut waiting = Vec::with_capacity(AT_ONCE);
        let mut last = 0;
        if self.scan_pages(walk, each, &mut waiting, &mut last).is_err() {
            walk.damage.push(Damage::Pages);
            for number in last + 1..=self.ends.rows {
                if let Ok(Some((header, body))) = self.row_at(number) {
                    waiting.push(Sealed { number, header, body });
                }
            }
        }
        walk.rows(&mut waiting, each);
    }

    fn scan_pages(
        &self,
        walk: &mut Walk<'_>,
        each: Each<'_>,
        waiting: &mut Vec<Sealed>,
        last: &mut u64,
    ) -> rusqlite::Result<()> {
        let mut statement =
            self.connection.prepare("SELECT number, header, body FROM log ORDER BY number")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            // What is no blob any more cannot be opened: an empty one says so further on.
            let header = row.get_ref(1)?.as_blob().unwrap_or_default().to_vec();
            let body = row.get_ref(2)?.as_blob().unwrap_or_default().to_vec();
            match u64::try_from(row.get::<_, i64>(0)?) {
                Ok(number) if number > 0 => {
                    *last = number;
                    waiting.push(Sealed { number, header, body });
                }
                // No row of ours has such a number.
                _ => walk.damage.push(Damage::HeaderUnreadable { row: 0 }),
            }
            if waiting.len() == AT_ONCE {
                walk.rows(waiting, each);
            }
        }
        Ok(())
    }

    fn row_at(&self, number: u64) -> rusqlite::Result<Option<(Vec<u8>, Vec<u8>)>> {
        self.connection
            .prepare_cached("SELECT header, body FROM log WHERE number = ?1")?
            .query_row([as_number(number)], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
    }
}

/// A row that is as it was written.
pub(crate) struct Sound<'a> {
    number: u64,
    pub(crate) header: Header,
    pub(crate) body: &'a [u8],
    /// `None` when it came in signed and was not readable, or was erased.
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

    /// Opens rows on every core, then takes them in their order.
    fn rows(&mut self, sealed: &mut Vec<Sealed>, each: Each<'_>) {
        for (opened, sealed) in Opener::of(self.vault).open_all(sealed).into_iter().zip(&*sealed) {
            self.row(opened, &sealed.body, each);
        }
        sealed.clear();
    }

    fn row(&mut self, opened: Opened, sealed: &[u8], each: Each<'_>) {
        let number = opened.number;
        self.missing_before(number);
        self.next = number.saturating_add(1);
        let Some((header, head, body)) = opened.row else {
            return self.lose(number, Damage::HeaderUnreadable { row: number });
        };
        if self.vault.ends.whole && number > self.vault.ends.rows {
            self.damage.push(Damage::TailCut { row: number });
        }
        self.follow(number, &header, head, !matches!(body, Body::Unreadable));
        let compartment = header.compartment;
        let content = match body {
            Body::NoKey => {
                return self.damage.push(Damage::KeyMissing { row: number, compartment });
            }
            Body::Unreadable if !header.is_void() => {
                return self.lose(number, Damage::BodyUnreadable { row: number, compartment });
            }
            Body::Unreadable | Body::Erased => None,
            Body::Sound(content) => Some(content).filter(|_| !header.is_void()),
        };
        each(Sound { number, header, body: sealed, content });
    }

    /// Checks that a row follows the one before it in its chain. A gap that a lost row explains
    /// is not named twice.
    fn follow(&mut self, number: u64, header: &Header, head: Head, readable: bool) {
        let chain = header.chain();
        let before = self.chains.get(&chain);
        let (last, row) = before.map_or((Head::START, 0), |seen| (seen.head, seen.row));
        let follows = header.counter == last.counter + 1 && header.previous == last.hash;
        let explained = self.last_lost > 0 && self.last_lost >= row;
        if !follows && !explained {
            self.damage.push(Damage::ChainBroken { row: number });
        }
        let signed = header.signature.is_some();
        // Of what others signed, the signature was checked when it was taken in. A body that does
        // not open is named so, and its signature is not named as well.
        let own = header.author() == self.vault.own.author();
        if let (Some(author), true, true, true) = (&self.author, own, signed, readable)
            && !header.signed_by(author, self.vault.own.team, &head)
        {
            self.damage.push(Damage::SignatureWrong { row: number });
        }
        self.chains.insert(chain, Seen { head, row: number, signed });
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
