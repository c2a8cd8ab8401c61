//! The worker and the pack.

use companion::{ContentsView, PackView, WorkerDraft};

/// The worker's own details.
#[uniffi::remote(Record)]
pub struct WorkerDraft {
    /// Name.
    #[uniffi(default)]
    pub name: String,
    /// Team or organisation.
    #[uniffi(default)]
    pub organisation: String,
    /// Function.
    #[uniffi(default)]
    pub function: String,
}

/// A pack, before or after it is taken in.
#[uniffi::remote(Record)]
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
#[uniffi::remote(Record)]
pub struct ContentsView {
    /// Entities.
    pub entities: u32,
    /// Revisions of them.
    pub revisions: u32,
    /// Records of a newer version that this one cannot show: update the app.
    pub unread: u32,
}
