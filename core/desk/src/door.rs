//! Who may come in: one browser, that was given a link that works once.

use companion::Language;
use std::sync::{Mutex, MutexGuard, PoisonError};
use subtle::ConstantTimeEq;

/// 256 random bits as text.
#[derive(Clone)]
pub(crate) struct Secret(String);

impl Secret {
    pub(crate) fn fresh() -> Result<Self, getrandom::Error> {
        use std::fmt::Write;
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        let mut text = String::with_capacity(64);
        for byte in bytes {
            // Writing to memory cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Ok(Self(text))
    }

    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// In a time that does not tell how much of it is right.
    fn is(&self, offered: &str) -> bool {
        self.0.as_bytes().ct_eq(offered.as_bytes()).into()
    }
}

/// Something to say once, on the next page.
#[derive(Clone)]
pub(crate) struct Notice {
    pub(crate) words: String,
    /// Something did not work.
    pub(crate) trouble: bool,
}

/// The browser that came in.
#[derive(Clone)]
pub(crate) struct Visitor {
    /// Goes into each form, and has to come back with it.
    pub(crate) form: Secret,
    pub(crate) language: Language,
    pub(crate) notice: Option<Notice>,
    cookie: Secret,
}

#[derive(Default)]
pub(crate) struct Door(Mutex<Inside>);

#[derive(Default)]
struct Inside {
    link: Option<Secret>,
    visitor: Option<Visitor>,
}

impl Door {
    /// A new link; the one before no longer works.
    pub(crate) fn new_link(&self) -> Result<Secret, getrandom::Error> {
        let secret = Secret::fresh()?;
        self.inside().link = Some(secret.clone());
        Ok(secret)
    }

    /// Lets a browser in with the link's secret, once: what it has to keep as its cookie. The
    /// browser that was in before is out.
    pub(crate) fn enter(&self, offered: &str, language: Language) -> Option<Secret> {
        let (form, cookie) = (Secret::fresh().ok()?, Secret::fresh().ok()?);
        let mut inside = self.inside();
        if !inside.link.as_ref().is_some_and(|link| link.is(offered)) {
            return None;
        }
        inside.link = None;
        inside.visitor = Some(Visitor { form, language, notice: None, cookie: cookie.clone() });
        Some(cookie)
    }

    /// The visitor whose cookie this is.
    pub(crate) fn visitor(&self, cookie: &str) -> Option<Visitor> {
        self.inside().visitor.as_ref().filter(|v| v.cookie.is(cookie)).cloned()
    }

    /// What is to be said on the page that is being made now.
    pub(crate) fn take_notice(&self) -> Option<Notice> {
        self.inside().visitor.as_mut().and_then(|v| v.notice.take())
    }

    pub(crate) fn notice(&self, notice: Notice) {
        if let Some(visitor) = &mut self.inside().visitor {
            visitor.notice = Some(notice);
        }
    }

    pub(crate) fn speak(&self, language: Language) {
        if let Some(visitor) = &mut self.inside().visitor {
            visitor.language = language;
        }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Visitor {
    /// Whether a form came from a page of ours.
    pub(crate) fn sent(&self, form: &str) -> bool {
        self.form.is(form)
    }
}
