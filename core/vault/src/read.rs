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

/// How many rows are opened at a time.
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
        let mut walk = Walk::new(self, None);
        self.scan(&mut walk, each);
        Ok(walk.finish())
    }

    /// Looks at everything, signatures, drafts and the pages of the file included, and names
    /// what is wrong.
    ///
    /// # Errors
    /// None today: what cannot be read is named.
    pub fn check(&self) -> Result<Vec<Damage>, Error> {
        let mut walk = Walk::new(self, Some(self.signing.verifying_key()));
        self.scan(&mut walk, &mut |_| {});
        self.readable_drafts(&mut walk.damage);
        if !file::whole(&self.connection) {
            walk.damage.push(Damage::Pages);
        }
        Ok(walk.finish())
    }

    /// Walks over the log from front to back. When a damaged page stops that, goes on row by
    /// row, so that only what stands on the page is lost.
    fn scan(&self, walk: &mut Walk<'_>, each: &mut dyn FnMut(Row)) {
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
        each: &mut dyn FnMut(Row),
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
    fn rows(&mut self, sealed: &mut Vec<Sealed>, each: &mut dyn FnMut(Row)) {
        for opened in Opener::of(self.vault).open_all(sealed) {
            self.row(opened, each);
        }
        sealed.clear();
    }

    fn row(&mut self, opened: Opened, each: &mut dyn FnMut(Row)) {
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
        match body {
            Body::NoKey => self.damage.push(Damage::KeyMissing { row: number, compartment }),
            Body::Unreadable => {
                self.lose(number, Damage::BodyUnreadable { row: number, compartment });
            }
            Body::Sound(content) => each(Row {
                number,
                compartment,
                kind: header.kind,
                entity: header.entity,
                author: header.author(),
                received_ms: header.received_ms,
                content,
            }),
        }
    }

    /// Checks that a row follows the one before it in its chain. A gap that a lost row explains
    /// is not named twice, nor is the signature over a body that is named already.
    fn follow(&mut self, number: u64, header: &Header, head: Head, readable: bool) {
        let chain = header.chain();
        let before = self.chains.get(&chain);
        let (last, row) = before.map_or((Head::START, 0), |seen| (seen.head, seen.row));
        let counted = last.counter.checked_add(1) == Some(header.counter);
        let follows = counted && header.previous == last.hash;
        let explained = self.last_lost > 0 && self.last_lost >= row;
        if !follows && !explained {
            self.damage.push(Damage::ChainBroken { row: number });
        }
        let signed = header.signature.is_some();
        if let (Some(author), true, true) = (&self.author, signed, readable) {
            let own = header.author() == self.vault.own.author();
            if !own || !header.signed_by(author, self.vault.own.team, &head) {
                self.damage.push(Damage::SignatureWrong { row: number });
            }
        }
        self.chains.insert(chain, Seen { head, row: number, signed });
    }

    fn finish(mut self) -> Vec<Damage> {
        self.missing_before(u64::MAX);
        for (chain, seen) in &self.chains {
            if !seen.signed
                && !self.lost.contains(&seen.row.saturating_add(1))
                && self.author.is_some()
            {
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
