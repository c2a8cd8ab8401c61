//! Single rows, and a look at all of them that goes on between other things.

use crate::contract::Row;
use crate::cores;
use crate::error::{Damage, Error};
use crate::open::{Opener, Sealed};
use crate::read::Walk;
use crate::unlock::Vault;

impl Vault {
    /// The rows with these numbers, in their order. What is shown was checked: a row opens only
    /// in its own place and as its author sealed it.
    ///
    /// # Errors
    /// For each row: [`Error::Damaged`] when it is not there, or not as it was written, or erased;
    /// what the storage can meet.
    #[must_use]
    pub fn rows(&self, numbers: &[u64]) -> Vec<Result<Row, Error>> {
        let opener = Opener::of(self);
        let sealed: Vec<Result<Sealed, Error>> = numbers.iter().map(|n| self.sealed(*n)).collect();
        cores::each(&sealed, |row| match row {
            Ok(sealed) => opener.row(sealed).ok_or(Error::Damaged),
            Err(error) => Err(*error),
        })
    }

    fn sealed(&self, number: u64) -> Result<Sealed, Error> {
        let (header, body) = self.row_at(number)?.ok_or(Error::Damaged)?;
        Ok(Sealed { number, header, body })
    }

    /// Begins to look at everything, as [`Vault::read`] does.
    #[must_use]
    pub fn begin_check(&self) -> Checking {
        Checking { walk: Walk::new(self, None), next: i64::MIN, page_lost: false }
    }

    /// Looks at some more rows; what was found, when that was the last of them. What is appended
    /// meanwhile is looked at as well.
    pub fn check_on(&self, checking: &mut Checking, rows: u32) -> Option<Vec<Damage>> {
        checking.some(self, rows).then(|| checking.walk.finish(self))
    }
}

/// A look at everything that has begun. It holds no keys and no texts.
pub struct Checking {
    walk: Walk,
    /// The row to go on with.
    next: i64,
    /// Whether a page could not be read: then it goes on row by row.
    page_lost: bool,
}

impl Checking {
    /// Returns whether there are no more rows.
    fn some(&mut self, vault: &Vault, most: u32) -> bool {
        let mut some = Vec::new();
        let ended;
        if !self.page_lost {
            let (first, mut next, mut seen) = (self.next, self.next, 0);
            let read = vault.sealed_from(first, most.into(), &mut |number, header, body| {
                seen += 1;
                // A damaged page may name rows that stand before it: those are not met twice.
                if number < next {
                    return;
                }
                next = number.saturating_add(1);
                match u64::try_from(number) {
                    Ok(number) if number > 0 => some.push(Sealed { number, header, body }),
                    _ => self.walk.no_row(),
                }
            });
            self.next = next;
            if read.is_err() || (seen > 0 && next == first) {
                self.walk.page_lost();
                self.page_lost = true;
            }
            ended = seen < most && !self.page_lost;
        } else {
            let first = u64::try_from(self.next).unwrap_or(0).max(1);
            let last = vault.ends.rows.min(first.saturating_add(most.into()));
            some.extend((first..=last).filter_map(|number| vault.sealed(number).ok()));
            self.next = i64::try_from(last).map_or(i64::MAX, |last| last.saturating_add(1));
            ended = last == vault.ends.rows;
        }
        let opened = Opener::of(vault).open_all(&some, &|_| ());
        self.walk.rows(vault, (some, opened), &mut |_| {});
        ended
    }
}
