//! Forgetting a stream: what was erased neither goes out any more nor comes in again.

use super::incoming::{KEPT, remove_incoming};
use super::{Spool, remove_outgoing, remove_promise};
use crate::contract::Id;
use crate::error::Error;
use crate::spool::sealing::{In, Out, SlotName, Use};

/// Rows looked at in one go.
const AT_ONCE: usize = 500;

impl Spool {
    /// Removes everything of a stream, in one durable transaction: what waits for it, what came in
    /// from it, and how far it was read; from now on it is not followed. Fine when there is
    /// nothing.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`]; [`Error::Damaged`]: set the spool aside.
    pub fn forget(&mut self, stream: Id) -> Result<(), Error> {
        let outgoing = self.numbers(super::WAITING, |out: &Out| out.stream == stream)?;
        let incoming = self.numbers(KEPT, |kept: &In| kept.stream == stream)?;
        let transaction = self.connection.unchecked_transaction()?;
        for number in outgoing {
            remove_outgoing(&transaction, number)?;
        }
        remove_incoming(&transaction, &incoming)?;
        for (_, kept) in self.promises.range((stream, 0)..=(stream, u64::MAX)) {
            remove_promise(&transaction, kept)?;
        }
        self.drop_slot(&transaction, &SlotName::Cursor(stream))?;
        let lines: Vec<(Id, u32)> =
            self.lines.range((stream, 0)..=(stream, u32::MAX)).map(|(line, _)| *line).collect();
        for (stream, epoch) in &lines {
            self.drop_slot(&transaction, &SlotName::Line(*stream, *epoch))?;
        }
        transaction.commit()?;
        self.promises.retain(|(of, _), _| *of != stream);
        self.lines.retain(|(of, _), _| *of != stream);
        self.cursors.remove(&stream);
        Ok(())
    }

    /// The numbers of rows whose content is as wanted.
    fn numbers<T: for<'b> minicbor::Decode<'b, ()>>(
        &self,
        of: (Use, &str),
        wanted: impl Fn(&T) -> bool,
    ) -> Result<Vec<u64>, Error> {
        let (mut found, mut after) = (Vec::new(), 0);
        loop {
            let page = self.rows::<T>(of, after, AT_ONCE)?;
            let Some((last, _)) = page.last() else { return Ok(found) };
            after = *last;
            let here = page.iter().filter(|(_, content)| wanted(content));
            found.extend(here.map(|(number, _)| *number));
        }
    }
}
