//! What is erased leaves the vault first and the book at once.

use super::Road;
use crate::error::Result;
use field::id::{CompartmentId, EntityId};
use vault::Secret32;

impl Road {
    /// Destroys the keys of compartments, and forgets what stood in them. `next` wraps what is
    /// left; drafts with these names go as well.
    pub(crate) fn erase(
        &self,
        compartments: &[CompartmentId],
        drafts: &[Vec<u8>],
        next: &Secret32,
    ) -> Result<()> {
        let ids: Vec<[u8; 16]> = compartments.iter().map(|c| c.bytes()).collect();
        let drafts: Vec<&[u8]> = drafts.iter().map(Vec::as_slice).collect();
        self.forget(
            |vault| vault.erase(&ids, &drafts, next).map(|_| ()),
            |_, compartment| compartments.contains(&compartment),
        )
    }

    /// Takes away what is personal about entities, from the file and from the book.
    pub(crate) fn take_away(&self, entities: &[EntityId]) -> Result<()> {
        let ids: Vec<[u8; 16]> = entities.iter().map(|e| e.bytes()).collect();
        let personal = self.read(|known, _| Ok(known.personal))?;
        self.forget(
            |vault| vault.take_away(&ids).map(|_| ()),
            |entity, compartment| compartment == personal && entities.contains(&entity),
        )
    }

    /// Shows nothing of compartments, where they could not be erased yet.
    pub(crate) fn hide(&self, compartments: &[CompartmentId]) {
        if let Some(known) = self.known_mut().as_mut() {
            known.book.forget(|_, compartment| compartments.contains(&compartment));
        }
    }

    fn forget(
        &self,
        erase: impl FnOnce(&mut vault::Vault) -> std::result::Result<(), vault::Error>,
        gone: impl Fn(EntityId, CompartmentId) -> bool,
    ) -> Result<()> {
        let changed = {
            let mut turn = self.turn();
            // What an import holds back belongs to what is there.
            self.flush(&mut turn)?;
            self.held.with(erase)?;
            let mut known = self.known_mut();
            known.as_mut().map(|known| known.book.forget(gone)).unwrap_or_default()
        };
        if !changed.is_empty() {
            self.listeners.tell(&changed);
        }
        Ok(())
    }
}
