//! What belongs to this device in this life, and in those before it.

use crate::contract::Author;
use crate::own::FormerLife;
use crate::unlock::Vault;
use seal::sign::SigningKey;
use seal::{Secret32, kdf};

/// Label of what is derived from the secret of a life.
const DERIVED: &str = "schakel/vault/1/derived";

/// One life of this device: from its setup to a rescue or a recovery.
#[derive(Clone)]
pub struct Life {
    author: Author,
    secret: Secret32,
    signing: SigningKey,
}

impl Life {
    pub(crate) fn former(device: crate::Id, life: &FormerLife) -> Self {
        Self {
            author: Author { device, incarnation: life.incarnation },
            secret: life.secret.clone(),
            signing: SigningKey::from_seed(&life.seed),
        }
    }

    /// Who wrote in it.
    #[must_use]
    pub fn author(&self) -> Author {
        self.author
    }

    /// A secret of this life for one purpose, the same each time: the seed of a key.
    #[must_use]
    pub fn derived(&self, label: &str) -> Secret32 {
        kdf::derive(DERIVED, &[&self.secret], label.as_bytes())
    }

    /// The key that signed in it.
    #[must_use]
    pub fn signing_key(&self) -> &SigningKey {
        &self.signing
    }
}

impl Vault {
    /// Every life of this device that this vault knows of, oldest first; the last is this one.
    /// What was sealed to a key of an earlier life opens with that life's.
    #[must_use]
    pub fn lives(&self) -> Vec<Life> {
        let device = self.author().device;
        let former = self.own.former().iter().map(|life| Life::former(device, life));
        former.chain([self.this_life()]).collect()
    }

    /// This life of the device.
    #[must_use]
    pub fn this_life(&self) -> Life {
        Life { author: self.author(), secret: self.keys.life(), signing: self.signing.clone() }
    }

    /// A secret of this life for one purpose, the same each time. Another life has another.
    #[must_use]
    pub fn derived(&self, label: &str) -> Secret32 {
        self.this_life().derived(label)
    }

    /// The key that signs for this device: chains, messages, statements.
    #[must_use]
    pub fn signing_key(&self) -> &SigningKey {
        &self.signing
    }
}
