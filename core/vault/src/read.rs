//! Reading everything back: every sound row in order, and a name for what is not sound.

use crate::contract::Row;
use crate::error::{Damage, Error};
use crate::file;
use crate::heads::ChainId;
use crate::open::{Body, Make, Opened, Opener, Sealed};
use crate::row::{Header, as_number};
use crate::unlock::Vault;
use rusqlite::OptionalExtension;
use seal::chain::Head;
use seal::sign::VerifyingKey;
use std::collections::{HashMap, HashSet, VecDeque};
use std::thread::{Scope, ScopedJoinHandle};

/// Rows opened in one go: few enough to stay in a core's own memory, enough to be worth a thread.
const AT_ONCE: usize = 512;

/// How many threads open rows while another one takes them in.
const AHEAD: usize = 2;

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
        self.read_made(&|row| row, each)
    }

    /// The same, with what is made of each row where it is opened: `make` runs beside `each`, on
    /// other cores where there are some.
    ///
    /// # Errors
    /// As [`Vault::read`].
    pub fn read_made<T: Send>(
        &self,
        make: &(dyn Fn(Row) -> T + Sync),
        each: &mut dyn FnMut(T),
    ) -> Result<Vec<Damage>, Error> {
        let mut walk = Walk::new(self, None);
        self.scan(&mut walk, 1, &|row| make(row), &mut |sound| {
            if let Some(made) = sound.made {
                each(made);
            }
        });
        Ok(walk.finish(self))
    }

    /// The same, with each row as it stands.
    pub(crate) fn read_sound(&self, each: Each<'_, Row>) -> Vec<Damage> {
        let mut walk = Walk::new(self, None);
        self.scan(&mut walk, 1, &|row| row, each);
        walk.finish(self)
    }

    /// Looks at everything, signatures, drafts and the pages of the file included, and names
    /// what is wrong.
    ///
    /// # Errors
    /// None today: what cannot be read is named.
    pub fn check(&self) -> Result<Vec<Damage>, Error> {
        Ok(self.examine().damage)
    }

    /// The same, with the rows whose bodies are not those that their author wrote.
    pub(crate) fn examine(&self) -> Examined {
        let mut walk = Walk::new(self, Some(self.signing.verifying_key()));
        self.scan(&mut walk, 1, &|_| (), &mut |_| {});
        self.readable_drafts(&mut walk.damage);
        if !file::whole(&self.connection) {
            walk.damage.push(Damage::Pages);
        }
        let disproved = walk.disproved(self);
        Examined { damage: walk.finish(self), disproved }
    }

    /// Reads the rows behind one as they stand, for a walk that begins there. Where each chain
    /// stood before them is what they say of it.
    pub(crate) fn read_behind<T: Send>(
        &self,
        row: u64,
        make: &Make<'_, T>,
    ) -> (Vec<T>, Vec<Damage>, HashMap<ChainId, Head>) {
        let mut walk = Walk { next: row + 1, first: row + 1, ..Walk::new(self, None) };
        let mut made = Vec::new();
        self.scan(&mut walk, row + 1, make, &mut |sound| made.extend(sound.made));
        let begun = std::mem::take(&mut walk.begun);
        (made, walk.finish(self), begun)
    }

    /// Walks over the log from a row to the end. When a damaged page stops that, goes on row by
    /// row, so that only what stands on the page is lost.
    fn scan<T: Send>(&self, walk: &mut Walk, from: u64, make: &Make<'_, T>, each: Each<'_, T>) {
        let opener = Opener::of(self);
        std::thread::scope(|threads| {
            let (filling, opening) = (Vec::new(), VecDeque::new());
            let mut line = Line { vault: self, threads, opener, make, filling, opening };
            // From the front also what has a number that no row of ours has.
            let first = if from > 1 { as_number(from) } else { i64::MIN };
            let mut last = from - 1;
            let scanned =
                self.sealed_from(
                    first,
                    -1,
                    &mut |number, header, body| match u64::try_from(number) {
                        Ok(number) if number > 0 => {
                            last = number;
                            line.push(Sealed { number, header, body }, walk, each);
                        }
                        _ => walk.no_row(),
                    },
                );
            if scanned.is_err() {
                walk.page_lost();
                for number in last + 1..=self.ends.rows {
                    if let Ok(Some((header, body))) = self.row_at(number) {
                        line.push(Sealed { number, header, body }, walk, each);
                    }
                }
            }
            line.end(walk, each);
        });
    }

    /// Hands over rows as they stand, in order; all of them when `most` is negative.
    pub(crate) fn sealed_from(
        &self,
        first: i64,
        most: i64,
        each: &mut dyn FnMut(i64, Vec<u8>, Vec<u8>),
    ) -> rusqlite::Result<()> {
        let sql =
            "SELECT number, header, body FROM log WHERE number >= ?1 ORDER BY number LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([first, most])?;
        while let Some(row) = rows.next()? {
            // What is no blob any more cannot be opened: an empty one says so further on.
            let header = row.get_ref(1)?.as_blob().unwrap_or_default().to_vec();
            let body = row.get_ref(2)?.as_blob().unwrap_or_default().to_vec();
            each(row.get(0)?, header, body);
        }
        Ok(())
    }

    pub(crate) fn row_at(&self, number: u64) -> rusqlite::Result<Option<(Vec<u8>, Vec<u8>)>> {
        self.connection
            .prepare_cached("SELECT header, body FROM log WHERE number = ?1")?
            .query_row([as_number(number)], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()
    }
}

/// The way of rows from the file into the walk: while some are read, others are opened beside
/// that, and those that are open are taken in.
struct Line<'scope, 'env, T> {
    vault: &'env Vault,
    threads: &'scope Scope<'scope, 'env>,
    opener: Opener<'env>,
    make: &'env Make<'env, T>,
    filling: Vec<Sealed>,
    opening: VecDeque<ScopedJoinHandle<'scope, Batch<T>>>,
}

/// Rows as they stand, and opened.
type Batch<T> = (Vec<Sealed>, Vec<Opened<T>>);

impl<'scope, 'env: 'scope, T: Send + 'env> Line<'scope, 'env, T> {
    /// One more row.
    fn push(&mut self, row: Sealed, walk: &mut Walk, each: Each<'_, T>) {
        self.filling.push(row);
        if self.filling.len() < AT_ONCE {
            return;
        }
        if self.opening.len() == AHEAD {
            self.take_in_oldest(walk, each);
        }
        let (opener, make) = (self.opener, self.make);
        let rows = std::mem::take(&mut self.filling);
        self.opening.push_back(self.threads.spawn(move || {
            let opened = opener.open_all(&rows, make);
            (rows, opened)
        }));
    }

    fn take_in_oldest(&mut self, walk: &mut Walk, each: Each<'_, T>) {
        match self.opening.pop_front().map(ScopedJoinHandle::join) {
            Some(Ok(batch)) => walk.rows(self.vault, batch, each),
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            None => {}
        }
    }

    /// The last rows are opened here: they are few.
    fn end(mut self, walk: &mut Walk, each: Each<'_, T>) {
        while !self.opening.is_empty() {
            self.take_in_oldest(walk, each);
        }
        let opened = self.opener.open_all(&self.filling, self.make);
        walk.rows(self.vault, (self.filling, opened), each);
    }
}

/// What a look at everything found.
pub(crate) struct Examined {
    pub(crate) damage: Vec<Damage>,
    /// Rows that open, and that the chain behind them or their signature denies: somebody who has
    /// the compartment's key, and not the header key, put another body there.
    pub(crate) disproved: HashSet<u64>,
}

/// A row that is as it was written.
pub(crate) struct Sound<'a, T> {
    pub(crate) number: u64,
    pub(crate) header: Header,
    pub(crate) body: &'a [u8],
    /// What was made of it; `None` when it came in signed and was not readable, or was erased.
    pub(crate) made: Option<T>,
}

/// Is told of each sound row.
pub(crate) type Each<'a, T> = &'a mut dyn FnMut(Sound<'_, T>);

/// The last row of a chain that was seen.
struct Seen {
    head: Head,
    row: u64,
    signed: bool,
}

/// What is known while walking over the log.
pub(crate) struct Walk {
    /// Given when signatures are to be checked.
    author: Option<VerifyingKey>,
    chains: HashMap<ChainId, Seen>,
    damage: Vec<Damage>,
    /// Rows that a later header or their own signature denies.
    denied: HashSet<u64>,
    /// Rows that were named as missing or unreadable, and the last of them.
    lost: HashSet<u64>,
    last_lost: u64,
    /// The number that comes next.
    next: u64,
    /// The row that the walk begins with.
    first: u64,
    /// When that is not the first of all: where each chain stood before it.
    begun: HashMap<ChainId, Head>,
}

impl Walk {
    pub(crate) fn new(vault: &Vault, author: Option<VerifyingKey>) -> Self {
        Self {
            author,
            chains: HashMap::with_capacity(vault.ends.chains.len()),
            damage: vault.faults.clone(),
            denied: HashSet::new(),
            lost: HashSet::new(),
            last_lost: 0,
            next: 1,
            first: 1,
            begun: HashMap::new(),
        }
    }

    fn lose(&mut self, row: u64, damage: Damage) {
        self.damage.push(damage);
        self.lost.insert(row);
        self.last_lost = self.last_lost.max(row);
    }

    /// A page could not be read.
    pub(crate) fn page_lost(&mut self) {
        self.damage.push(Damage::Pages);
    }

    /// A row that has a number that none of ours has.
    pub(crate) fn no_row(&mut self) {
        self.damage.push(Damage::HeaderUnreadable { row: 0 });
    }

    fn missing_before(&mut self, vault: &Vault, row: u64) {
        // Beyond the end of the log there is nothing to miss.
        for missing in self.next..row.min(vault.ends.rows.saturating_add(1)) {
            self.lose(missing, Damage::RowMissing { row: missing });
        }
    }

    /// Takes opened rows in, in their order.
    pub(crate) fn rows<T>(&mut self, vault: &Vault, (sealed, opened): Batch<T>, each: Each<'_, T>) {
        for (opened, sealed) in opened.into_iter().zip(&sealed) {
            self.row(vault, opened, &sealed.body, each);
        }
    }

    fn row<T>(&mut self, vault: &Vault, opened: Opened<T>, sealed: &[u8], each: Each<'_, T>) {
        let number = opened.number;
        self.missing_before(vault, number);
        self.next = number.saturating_add(1);
        let Some((header, head, body)) = opened.row else {
            return self.lose(number, Damage::HeaderUnreadable { row: number });
        };
        if vault.ends.whole && number > vault.ends.rows {
            self.damage.push(Damage::TailCut { row: number });
        }
        self.follow(vault, number, &header, head, !matches!(body, Body::Unreadable));
        let compartment = header.compartment;
        let made = match body {
            Body::NoKey => {
                return self.damage.push(Damage::KeyMissing { row: number, compartment });
            }
            Body::Unreadable if !header.is_void() => {
                return self.lose(number, Damage::BodyUnreadable { row: number, compartment });
            }
            Body::Unreadable | Body::Erased => None,
            Body::Sound(made) => Some(made).filter(|_| !header.is_void()),
        };
        each(Sound { number, header, body: sealed, made });
    }

    /// Checks that a row follows the one before it in its chain. A gap that a lost row explains
    /// is not named twice.
    fn follow(&mut self, vault: &Vault, number: u64, header: &Header, head: Head, readable: bool) {
        let chain = header.chain();
        let before = self.chains.get(&chain);
        let mut start = Head::START;
        if before.is_none() && self.first > 1 {
            start = Head { counter: header.counter.saturating_sub(1), hash: header.previous };
            self.begun.insert(chain, start);
        }
        let (last, row) = before.map_or((start, 0), |seen| (seen.head, seen.row));
        let next = header.counter == last.counter + 1;
        let follows = next && header.previous == last.hash;
        if next && !follows {
            self.denied.insert(row);
        }
        let explained = self.last_lost > 0 && self.last_lost >= row;
        if !follows && !explained {
            self.damage.push(Damage::ChainBroken { row: number });
        }
        let signed = header.signature.is_some();
        // Of what others signed, the signature was checked when it was taken in. A body that does
        // not open is named so, and its signature is not named as well.
        let own = header.author() == vault.own.author();
        if let (Some(author), true, true, true) = (&self.author, own, signed, readable)
            && !header.signed_by(author, vault.own.team, &head)
        {
            self.damage.push(Damage::SignatureWrong { row: number });
            self.denied.insert(number);
        }
        self.chains.insert(chain, Seen { head, row: number, signed });
    }

    /// What headers and signatures deny, and what the sealed ends of the chains do.
    fn disproved(&self, vault: &Vault) -> HashSet<u64> {
        let at_the_end = vault.ends.chains.iter().filter_map(|(chain, end)| {
            let seen = self.chains.get(chain)?;
            let denied = seen.row == end.row && seen.head != end.head;
            denied.then_some(seen.row)
        });
        self.denied.iter().copied().chain(at_the_end).collect()
    }

    /// What was found; the walk is over then.
    pub(crate) fn finish(&mut self, vault: &Vault) -> Vec<Damage> {
        self.missing_before(vault, u64::MAX);
        for (chain, seen) in &self.chains {
            if !seen.signed && !self.lost.contains(&(seen.row + 1)) && self.author.is_some() {
                self.damage.push(Damage::SignatureWrong { row: seen.row });
            }
            if vault.ends.whole && !vault.ends.chains.contains_key(chain) {
                self.damage.push(Damage::TailCut { row: seen.row });
            }
        }
        for (chain, end) in &vault.ends.chains {
            // What ended before the walk began was not walked over.
            if end.row < self.first && !self.chains.contains_key(chain) && self.first > 1 {
                continue;
            }
            let (head, row) =
                self.chains.get(chain).map_or((Head::START, 0), |seen| (seen.head, seen.row));
            if (head, row) != (end.head, end.row) && !self.lost.contains(&end.row) {
                self.damage.push(Damage::TailCut { row });
            }
        }
        self.damage.sort_unstable();
        self.damage.dedup();
        std::mem::take(&mut self.damage)
    }
}
