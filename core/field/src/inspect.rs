//! Every text and every list of a record, whatever its kind: what limits are checked on.

/// Where in a record something stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    /// The field of the record itself: what a screen can point at.
    pub(crate) outer: &'static str,
    /// The field of the part in which it stands; the same for what stands in the record itself.
    pub(crate) inner: &'static str,
}

impl Field {
    /// The record as a whole.
    pub(crate) const RECORD: Self = Self { outer: "", inner: "" };

    /// A field of what stands here.
    pub(crate) fn then(self, inner: &'static str) -> Self {
        Self { outer: if self.outer.is_empty() { inner } else { self.outer }, inner }
    }
}

/// What is shown of a record.
pub(crate) enum Seen<'a> {
    /// A text.
    Text(&'a str),
    /// A list of so many entries; texts within them follow.
    List(usize),
}

/// Shows the texts and lists within a value; one that has none shows nothing.
pub(crate) trait Inspect {
    fn inspect<'a>(&'a self, _at: Field, _see: &mut dyn FnMut(Field, Seen<'a>)) {}
}

impl Inspect for bool {}

impl Inspect for String {
    fn inspect<'a>(&'a self, at: Field, see: &mut dyn FnMut(Field, Seen<'a>)) {
        see(at, Seen::Text(self));
    }
}

impl<T: Inspect> Inspect for Option<T> {
    fn inspect<'a>(&'a self, at: Field, see: &mut dyn FnMut(Field, Seen<'a>)) {
        self.iter().for_each(|value| value.inspect(at, see));
    }
}

impl<T: Inspect> Inspect for Vec<T> {
    fn inspect<'a>(&'a self, at: Field, see: &mut dyn FnMut(Field, Seen<'a>)) {
        see(at, Seen::List(self.len()));
        self.iter().for_each(|value| value.inspect(at, see));
    }
}
