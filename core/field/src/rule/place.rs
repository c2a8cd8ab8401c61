//! Where things are: municipality, nearest village, distance, visiting order.

use crate::pack::{Area, Pack, Ring};
use crate::record::{Place, Point};
use crate::rule::names::folded;
use geo::{Coord, Distance, Haversine, Intersects, LineString, Polygon};

/// Outside the pack's border, a village within this distance says in which municipality one is.
const NEAR_METRES: u32 = 15_000;

/// More stops than this are left in the order given: nobody visits them in a day.
const MAX_STOPS: usize = 60;

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
    let point = geo_point(point);
    pack.boundary.iter().any(|area| polygon(area).is_some_and(|p| p.intersects(&point)))
}

/// Code of the municipality of a point: the pack's own within its border, that of the nearest
/// village of another one outside it; `None` farther than 15 km from any.
#[must_use]
pub fn municipality_of(pack: &Pack, point: &Point) -> Option<String> {
    if in_municipality(pack, point) {
        return Some(pack.code.clone());
    }
    nearest(pack, point, |code| code != pack.code)
        .filter(|village| village.metres <= NEAR_METRES)
        .map(|village| village.code)
}

/// The village whose middle is nearest.
#[must_use]
pub fn nearest_village(pack: &Pack, point: &Point) -> Option<NearVillage> {
    nearest(pack, point, |_| true)
}

/// Where a place is: its own point, else the middle of its village; a weak location still says
/// which way to go.
#[must_use]
pub fn point_of(pack: &Pack, place: &Place) -> Option<Point> {
    let of_village = || {
        let name = folded(&place.village);
        pack.villages.iter().find(|village| folded(&village.name) == name)
    };
    place.point.clone().or_else(|| of_village().map(|village| village.point.clone()))
}

fn nearest(pack: &Pack, point: &Point, of: impl Fn(&str) -> bool) -> Option<NearVillage> {
    pack.villages
        .iter()
        .filter(|village| of(&village.code))
        .map(|village| (metres(point, &village.point), village))
        .min_by_key(|(metres, _)| *metres)
        .map(|(metres, village)| NearVillage {
            name: village.name.clone(),
            code: village.code.clone(),
            metres,
        })
}

/// Distance as the crow flies, in metres.
#[must_use]
pub fn metres(a: &Point, b: &Point) -> u32 {
    let distance = Haversine.distance(geo_point(a), geo_point(b)).round();
    // Half the way round the earth is 20,015 km, so this fits.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let metres = distance.clamp(0.0, f64::from(u32::MAX)) as u32;
    metres
}

/// A short way past all stops: their indexes, in visiting order. Nearest neighbour, then 2-opt;
/// never longer than in the order in which they were given. Without a place to start from, the
/// first stop given comes first.
#[must_use]
pub fn visit_order(from: Option<&Point>, stops: &[Point]) -> Vec<usize> {
    let given: Vec<usize> = (0..stops.len()).collect();
    if !(2..=MAX_STOPS).contains(&stops.len()) {
        return given;
    }
    let way = Way::new(from, stops);
    let mut order = way.nearest_neighbour();
    while way.untangle(&mut order) {}
    if way.length(&order) < way.length(&given) { order } else { given }
}

/// The stops with every distance between them; the start stands behind the last stop.
struct Way {
    stops: usize,
    starts: bool,
    metres: Vec<u32>,
}

impl Way {
    fn new(from: Option<&Point>, stops: &[Point]) -> Self {
        let all: Vec<&Point> = stops.iter().chain(from).collect();
        let metres = all.iter().flat_map(|a| all.iter().map(|b| metres(a, b))).collect();
        Self { stops: stops.len(), starts: from.is_some(), metres }
    }

    /// From one stop, or the start for `None`, to another; nothing when there is no start.
    fn leg(&self, from: Option<usize>, to: usize) -> u64 {
        let from = match from {
            Some(stop) => stop,
            None if self.starts => self.stops,
            None => return 0,
        };
        let row = self.stops + usize::from(self.starts);
        self.metres.get(from * row + to).copied().unwrap_or(0).into()
    }

    fn length(&self, order: &[usize]) -> u64 {
        let mut at = None;
        order.iter().map(|stop| self.leg(at.replace(*stop), *stop)).sum()
    }

    fn nearest_neighbour(&self) -> Vec<usize> {
        let mut left: Vec<usize> = (0..self.stops).collect();
        let mut order = Vec::with_capacity(left.len());
        while let Some(next) =
            left.iter().copied().min_by_key(|stop| self.leg(order.last().copied(), *stop))
        {
            left.retain(|stop| *stop != next);
            order.push(next);
        }
        order
    }

    /// Turns round the first stretch whose turning makes the way shorter; `false` when none does.
    fn untangle(&self, order: &mut [usize]) -> bool {
        // Without a place to start from, the first stop stays the first.
        for start in usize::from(!self.starts)..order.len() {
            for end in start + 1..order.len() {
                let before = start.checked_sub(1).and_then(|i| order.get(i)).copied();
                let after = order.get(end + 1).copied();
                let Some(stretch) = order.get_mut(start..=end) else { continue };
                let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { continue };
                let way = |first: usize, last: usize| {
                    self.leg(before, first) + after.map_or(0, |after| self.leg(Some(last), after))
                };
                if way(*last, *first) < way(*first, *last) {
                    stretch.reverse();
                    return true;
                }
            }
        }
        false
    }
}

fn geo_point(point: &Point) -> geo::Point {
    let (lat, lon) = point.degrees();
    geo::Point::new(lon, lat)
}

/// A polygon of an area; `None` when its outer ring is none.
fn polygon(area: &Area) -> Option<Polygon> {
    let line = |ring: &Ring| -> LineString {
        ring.points.iter().map(|p| Coord::from(geo_point(p))).collect()
    };
    let (outer, holes) = area.rings.split_first()?;
    (outer.points.len() >= 3).then(|| Polygon::new(line(outer), holes.iter().map(line).collect()))
}
