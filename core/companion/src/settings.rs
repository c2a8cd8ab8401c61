//! The worker, the municipality's pack (F17), PIN and biometrics.

use crate::error::{Error, Rejection, Result};
use crate::pack::open_pack;
use crate::phone::Keystore;
use crate::post::Post;
use crate::road::Road;
use crate::secrets::{good_pin, refused_unlock, secrets};
use field::Rest;
use field::id::{PackId, WorkerId};
use field::pack::Pack;
use field::record::{Bytes, PackFile, Worker};
use std::sync::Arc;
use vault::Secret32;

/// The worker, the pack, PIN and biometrics.
pub struct Settings {
    road: Arc<Road>,
    post: Arc<Post>,
    keystore: Arc<dyn Keystore>,
}

/// The worker's own details.
#[derive(Clone, Default, PartialEq)]
pub struct WorkerDraft {
    /// Name.
    pub name: String,
    /// Team or organisation.
    pub organisation: String,
    /// Function.
    pub function: String,
}

/// A pack, before or after it is taken in.
#[derive(Clone, PartialEq)]
pub struct PackView {
    /// Its key.
    pub key: String,
    /// Its version; 0 when there is none yet.
    pub version: u32,
    /// Name of the municipality.
    pub municipality: String,
    /// Whether clocks, mandate and texts are examples that the municipality still has to set.
    pub example: bool,
    /// How many partners it has, and how many of these lack a number.
    pub partners: u32,
    /// Partners without a number.
    pub without_number: u32,
    /// Where its data comes from.
    pub sources: Vec<String>,
    /// Who signed it, as digits to compare by telephone; empty when there is none yet.
    pub signer: String,
}

/// How much is kept on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContentsView {
    /// Entities.
    pub entities: u32,
    /// Revisions of them.
    pub revisions: u32,
    /// Records of a newer version that this one cannot show: update the app.
    pub unread: u32,
}

impl Settings {
    pub(crate) fn new(road: Arc<Road>, post: Arc<Post>, keystore: Arc<dyn Keystore>) -> Self {
        Self { road, post, keystore }
    }

    /// Writes down who the worker is.
    ///
    /// # Errors
    /// [`Error::Invalid`], and what storage can meet.
    pub fn introduce(&self, worker: &WorkerDraft) -> Result<()> {
        self.road.write(|known, pen| {
            let old = known.book.all::<WorkerId>().next_back();
            let record = Worker {
                name: worker.name.clone(),
                organisation: worker.organisation.clone(),
                function: worker.function.clone(),
                rest: old.map_or(Rest::NONE, |(_, w)| w.rest.clone()),
            };
            match old {
                Some((id, _)) => pen.change(id, record),
                None => pen.add(known.personal, record).map(|_| ()),
            }
        })
    }

    /// Who the worker is.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn worker(&self) -> Result<WorkerDraft> {
        self.road.read(|known, _| {
            let worker = known.book.all::<WorkerId>().next_back();
            Ok(worker
                .map(|(_, w)| WorkerDraft {
                    name: w.name.clone(),
                    organisation: w.organisation.clone(),
                    function: w.function.clone(),
                })
                .unwrap_or_default())
        })
    }

    /// What a signed file holds, before it is taken in: compare the signer by telephone.
    ///
    /// # Errors
    /// [`Rejection`].
    pub fn look_into_pack(&self, file: &[u8]) -> Result<PackView> {
        let (pack, signer) = open_pack(file)?;
        Ok(pack_view(&pack, signer))
    }

    /// Takes a pack in. The first one is trusted as it is; later ones must be signed by the same
    /// key and not be older. Own contacts and filled-in numbers stay.
    ///
    /// # Errors
    /// [`Rejection`], and what storage can meet.
    pub fn take_pack(&self, file: &[u8]) -> Result<PackView> {
        let (pack, signer) = open_pack(file)?;
        self.road.write(|known, pen| {
            let old = known.book.all::<PackId>().next_back();
            if let Some((_, old)) = old {
                let (before, trusted) = open_pack(&old.file.0)?;
                if trusted != signer {
                    return Err(Error::Rejected { code: Rejection::OtherSigner });
                }
                if before.key == pack.key && pack.version < before.version {
                    return Err(Error::Rejected { code: Rejection::Older });
                }
            }
            let record = PackFile {
                key: pack.key.clone(),
                version: pack.version,
                file: Bytes(file.to_vec()),
                accepted: pen.now().at,
                rest: Rest::NONE,
            };
            match old {
                Some((id, _)) => pen.change(id, record),
                None => pen.add(known.personal, record).map(|_| ()),
            }
        })?;
        Ok(pack_view(&pack, signer))
    }

    /// The pack in use.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn pack(&self) -> Result<PackView> {
        self.road.read(|known, _| {
            let file = known.book.all::<PackId>().next_back();
            let opened = file.and_then(|(_, f)| open_pack(&f.file.0).ok());
            Ok(pack_view(&known.pack, opened.map(|(_, signer)| signer).unwrap_or_default()))
        })
    }

    /// How much is kept here.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn contents(&self) -> Result<ContentsView> {
        self.road.read(|known, _| {
            let (entities, revisions) = known.book.size();
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            Ok(ContentsView {
                entities: count(entities),
                revisions: count(revisions),
                unread: count(known.book.unread()),
            })
        })
    }

    /// Sets another PIN; the old one is asked. Wrong ones count as when unlocking: after the last
    /// try everything is wiped and locked.
    ///
    /// # Errors
    /// [`Error::Refused`], and what storage can meet.
    pub fn set_pin(&self, old: &[u8], new: &[u8]) -> Result<()> {
        good_pin(new)?;
        let secrets = secrets(self.keystore.as_ref())?;
        let now = self.road.now().at.0;
        let set = self.road.vault(|vault| Ok(vault.set_pin(&secrets, old, new, now)))?;
        set.map_err(|error| {
            if error == vault::Error::Wiped {
                // The file is gone; there is nothing left to close in good order.
                let _ = (self.road.lock(), self.post.wipe());
            }
            refused_unlock(self.keystore.as_ref(), error)
        })
    }

    /// Lets a key that biometrics release open the vault, beside the PIN; `None` ends it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the key has not 32 bytes, and what storage can meet.
    pub fn set_biometrics(&self, key: Option<&[u8]>) -> Result<()> {
        let secrets = secrets(self.keystore.as_ref())?;
        let wrong = Error::Invalid { field: "key", rule: crate::Rule::OutOfRange };
        let key = match key {
            Some(bytes) => Some(Secret32::from_slice(bytes).ok_or(wrong)?),
            None => None,
        };
        self.road.vault(|vault| vault.set_biometric(&secrets, key.as_ref()))
    }

    /// Whether biometrics open this vault.
    ///
    /// # Errors
    /// [`Error::Locked`].
    pub fn has_biometrics(&self) -> Result<bool> {
        self.road.vault(|vault| vault.has_biometric())
    }
}

fn pack_view(pack: &Pack, signer: String) -> PackView {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    PackView {
        key: pack.key.clone(),
        version: pack.version,
        municipality: pack.municipality.clone(),
        example: pack.example,
        partners: count(pack.partners.len()),
        without_number: count(pack.partners.iter().filter(|p| p.partner.dial.is_empty()).count()),
        sources: pack.sources.clone(),
        signer,
    }
}
