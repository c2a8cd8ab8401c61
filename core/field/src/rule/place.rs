//! Where things are: municipality, nearest village, distance, visiting order.

use crate::pack::Pack;
use crate::record::Point;

/// A village and how far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearVillage {
    /// Name.
    pub name: String,
    /// Code of its municipality (CBS).
    pub code: String,
    /// As the crow flies, to its middle.
    pub metres: u32,
}

/// Whether a point lies in the pack's municipality; its border belongs to it.
#[must_use]
pub fn in_municipality(pack: &Pack, point: &Point) -> bool {
    let _ = (pack, point);
    false
}

/// Code of the municipality of a point: the pack's own within its border, that of the nearest
/// village outside it; `None` farther than 15 km from any.
#[must_use]
pub fn municipality_of(pack: &Pack, point: &Point) -> Option<String> {
    let _ = (pack, point);
    None
}

/// The village whose middle is nearest.
#[must_use]
pub fn nearest_village(pack: &Pack, point: &Point) -> Option<NearVillage> {
    let _ = (pack, point);
    None
}

/// Distance as the crow flies, in metres.
#[must_use]
pub fn metres(a: &Point, b: &Point) -> u32 {
    let _ = (a, b);
    0
}

/// A short way past all stops: their indexes, in visiting order. Never longer than in the order
/// in which they were given.
#[must_use]
pub fn visit_order(from: Option<&Point>, stops: &[Point]) -> Vec<usize> {
    let _ = from;
    (0..stops.len()).collect()
}
