//! Partners.

use companion::data::{ContactId, Dial, OpenState, PartnerId, PartnerRecord};
use companion::{AgreementView, ContactDraft, ContactView, PartnerDraft, PartnerView, PlacePart};

/// A partner.
#[uniffi::remote(Record)]
pub struct PartnerView {
    /// Its id.
    pub partner: PartnerId,
    /// Name.
    pub name: String,
    /// Key of its role in the pack.
    pub role: String,
    /// Keys of the needs it can serve.
    pub needs: Vec<String>,
    /// Whether it comes from the pack.
    pub from_pack: bool,
    /// Its number; `None` shows as "nummer ontbreekt".
    pub dial: Option<Dial>,
    /// E-mail address; may be empty.
    pub email: String,
    /// Opening hours as written.
    pub hours: String,
    /// Whether it is open now.
    pub open: OpenState,
    /// People who work there.
    pub contacts: Vec<ContactView>,
    /// Where it is.
    pub place: PlacePart,
    /// The agreement with it.
    pub agreement: Option<AgreementView>,
    /// One line for whoever calls.
    pub line: String,
    /// How it kept its promises, and how often it was reached.
    pub record: PartnerRecord,
}

/// An agreement with a partner.
#[uniffi::remote(Record)]
pub struct AgreementView {
    /// What about.
    pub title: String,
    /// Its version.
    pub version: u32,
}

/// Somebody who works at a partner.
#[uniffi::remote(Record)]
pub struct ContactView {
    /// Its id.
    pub contact: ContactId,
    /// Name.
    pub name: String,
    /// Function.
    pub function: String,
    /// Number.
    pub dial: Option<Dial>,
    /// E-mail address.
    pub email: String,
}

/// A partner of the worker's own, or what is filled in for one of the pack.
#[uniffi::remote(Record)]
pub struct PartnerDraft {
    /// Name; not used for a partner of the pack.
    #[uniffi(default)]
    pub name: String,
    /// Key of its role in the pack; not used for a partner of the pack.
    #[uniffi(default)]
    pub role: String,
    /// Keys of the needs it can serve; not used for a partner of the pack.
    #[uniffi(default)]
    pub needs: Vec<String>,
    /// Number as dialled.
    #[uniffi(default)]
    pub dial: String,
    /// E-mail address.
    #[uniffi(default)]
    pub email: String,
    /// Opening hours in the OpenStreetMap notation.
    #[uniffi(default)]
    pub hours: String,
    /// People who work there.
    #[uniffi(default)]
    pub contacts: Vec<ContactDraft>,
    /// Where it is; not used for a partner of the pack.
    #[uniffi(default)]
    pub place: PlacePart,
    /// One line.
    #[uniffi(default)]
    pub line: String,
}

/// Somebody who works at a partner.
#[uniffi::remote(Record)]
pub struct ContactDraft {
    /// Its id, when it was written before.
    #[uniffi(default)]
    pub contact: Option<ContactId>,
    /// Name.
    #[uniffi(default)]
    pub name: String,
    /// Function.
    #[uniffi(default)]
    pub function: String,
    /// Number as dialled.
    #[uniffi(default)]
    pub dial: String,
    /// E-mail address.
    #[uniffi(default)]
    pub email: String,
}
