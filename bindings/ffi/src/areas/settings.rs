//! The worker, the pack, PIN and biometrics.

use crate::error::Result;
use companion::{ContentsView, PackView, WorkerDraft};
use zeroize::Zeroizing;

/// The worker, the pack, PIN and biometrics.
#[derive(uniffi::Object)]
pub struct Settings(pub(crate) companion::Settings);

#[uniffi::export]
impl Settings {
    /// Writes down who the worker is.
    pub fn introduce(&self, worker: WorkerDraft) -> Result<()> {
        Ok(self.0.introduce(&worker)?)
    }

    /// Who the worker is.
    pub fn worker(&self) -> Result<WorkerDraft> {
        Ok(self.0.worker()?)
    }

    /// What a signed file holds, before it is taken in: compare the signer by telephone.
    pub fn look_into_pack(&self, file: Vec<u8>) -> Result<PackView> {
        Ok(self.0.look_into_pack(&file)?)
    }

    /// Takes a pack in. The first one is trusted as it is; later ones must be signed by the same
    /// key and not be older. Own contacts and filled-in numbers stay.
    pub fn take_pack(&self, file: Vec<u8>) -> Result<PackView> {
        Ok(self.0.take_pack(&file)?)
    }

    /// The pack in use.
    pub fn pack(&self) -> Result<PackView> {
        Ok(self.0.pack()?)
    }

    /// How much is kept here.
    pub fn contents(&self) -> Result<ContentsView> {
        Ok(self.0.contents()?)
    }

    /// Sets another PIN; the old one is asked. Wrong ones count as when unlocking: after the last
    /// try everything is wiped and locked.
    pub fn set_pin(&self, old: Vec<u8>, new: Vec<u8>) -> Result<()> {
        let (old, new) = (Zeroizing::new(old), Zeroizing::new(new));
        Ok(self.0.set_pin(&old, &new)?)
    }

    /// Lets a key that biometrics release open the vault, beside the PIN; `None` ends it.
    pub fn set_biometrics(&self, key: Option<Vec<u8>>) -> Result<()> {
        let key = key.map(Zeroizing::new);
        Ok(self.0.set_biometrics(key.as_ref().map(|key| key.as_slice()))?)
    }

    /// Whether biometrics open this vault.
    pub fn has_biometrics(&self) -> Result<bool> {
        Ok(self.0.has_biometrics()?)
    }
}
