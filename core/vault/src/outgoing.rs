//! Own records on their way out: as they stand, never sealed again.

use crate::error::Error;
use crate::row::{Header, as_number};
use crate::travel::{Outgoing, Piece};
use crate::unlock::Vault;
use seal::chain::Head;
use std::ops::ControlFlow;

impl Vault {
    /// Hands over every own record after a row, in order, each batch head behind the last record
    /// that it covers, until `each` has had enough. Records of others are not handed out.
    ///
    /// # Errors
    /// [`Error::Damaged`] at a row that cannot be read: what stands before it was handed over.
    pub fn outgoing(
        &self,
        after_row: u64,
        each: &mut dyn FnMut(Outgoing) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT number, header, body FROM log WHERE number > ?1 ORDER BY number",
        )?;
        let mut rows = statement.query([as_number(after_row)])?;
        while let Some(found) = rows.next()? {
            let row = found.get::<_, i64>(0)?.unsigned_abs();
            let sealed = found.get_ref(1)?.as_blob().map_err(|_| Error::Damaged)?;
            let header = Header::open(&self.keys, row, sealed).ok_or(Error::Damaged)?;
            if header.author() != self.own.author() {
                continue;
            }
            let body = found.get_ref(2)?.as_blob().map_err(|_| Error::Damaged)?;
            for piece in header.pieces(self.own.team, body) {
                if each(Outgoing { row, piece }).is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Number of the last row.
    #[must_use]
    pub fn last_row(&self) -> u64 {
        self.ends.rows
    }
}

impl Header {
    /// The record, or its place when it was erased; and the batch head when it ends a batch.
    pub(crate) fn pieces(&self, team: crate::Id, body: &[u8]) -> impl Iterator<Item = Piece> {
        let (hash, piece) = match self.as_stub(body) {
            Some(stub) => (stub.hash, Piece::Stub(stub)),
            None => {
                let record = self.envelope(team, body.to_vec());
                let hash = seal::chain::hash(&record.associated_data(), body);
                (hash, Piece::Record(record))
            }
        };
        let head = self.signature.map(|signature| {
            let head = Head { counter: self.counter, hash };
            Piece::Head(self.batch_head(team, &head, signature))
        });
        [Some(piece), head].into_iter().flatten()
    }
}
