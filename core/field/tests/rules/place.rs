use crate::support::{pack, point};
use field::record::Point;
use field::rule::place::*;
use proptest::prelude::*;

#[test]
fn inside_the_border_and_not_in_its_hole() {
    let pack = pack(vec![]);
    assert!(in_municipality(&pack, &point(52.46083, 6.56528)));
    assert!(in_municipality(&pack, &point(52.3, 6.5)), "the border belongs to it");
    assert!(!in_municipality(&pack, &point(52.41, 6.51)), "a hole does not");
    assert!(!in_municipality(&pack, &point(52.2, 6.5)));
    let mut without = pack;
    without.boundary.clear();
    assert!(!in_municipality(&without, &point(52.46083, 6.56528)));
}

#[test]
fn municipality_and_village_of_a_point() {
    let pack = pack(vec![]);
    let of = |lat, lon| municipality_of(&pack, &point(lat, lon));
    assert_eq!(of(52.46, 6.56).as_deref(), Some("GM1700"));
    // Just over the border, nearer to a village of ours than to one of theirs.
    assert_eq!(of(52.41, 6.71).as_deref(), Some("GM0141"));
    assert_eq!(of(52.09, 5.12), None, "Utrecht is far");
    let near = nearest_village(&pack, &point(52.46, 6.56)).unwrap();
    assert_eq!((near.name.as_str(), near.code.as_str()), ("Vroomshoop", "GM1700"));
    assert!((300..420).contains(&near.metres), "{}", near.metres);
}

#[test]
fn distances_by_hand() {
    // One minute of latitude is a nautical mile.
    assert!((1_845..1_860).contains(&metres(&point(52.0, 6.0), &point(52.0 + 1.0 / 60.0, 6.0))));
    // Amsterdam to Enschede, Dam to Old Market: about 138 km.
    let km = metres(&point(52.3731, 4.8926), &point(52.2205, 6.8958)) / 1_000;
    assert!((136..140).contains(&km), "{km}");
    assert_eq!(metres(&point(52.0, 6.0), &point(52.0, 6.0)), 0);
}

#[test]
fn a_row_of_stops_is_walked_from_here() {
    let stops: Vec<Point> = [6.60, 6.52, 6.56, 6.50].map(|lon| point(52.4, lon)).into();
    assert_eq!(visit_order(Some(&point(52.4, 6.49)), &stops), [3, 1, 2, 0]);
    assert_eq!(visit_order(Some(&point(52.4, 6.61)), &stops), [0, 2, 1, 3]);
    // Without a place to start from the first stop stays the first.
    assert_eq!(visit_order(None, &stops), [0, 2, 1, 3]);
    assert_eq!(visit_order(None, &[]), Vec::<usize>::new());
}

#[test]
fn crossing_ways_are_untangled() {
    // The nearest neighbour of the start leads away; turning a stretch makes it shorter.
    let stops = [point(52.40, 6.51), point(52.40, 6.485), point(52.40, 6.54)];
    let order = visit_order(Some(&point(52.40, 6.50)), &stops);
    assert_eq!(order, [1, 0, 2]);
}

fn length(from: Option<&Point>, stops: &[Point], order: &[usize]) -> u64 {
    let mut at = from;
    let mut sum = 0;
    for stop in order.iter().map(|i| &stops[*i]) {
        sum += at.map_or(0, |at| u64::from(metres(at, stop)));
        at = Some(stop);
    }
    sum
}

proptest! {
    #[test]
    fn never_longer_than_given_and_every_stop_once(
        stops in prop::collection::vec((52.0..53.0_f64, 6.0..7.0_f64), 0..14),
        start in prop::option::of((52.0..53.0_f64, 6.0..7.0_f64)),
    ) {
        let stops: Vec<Point> = stops.into_iter().map(|(lat, lon)| point(lat, lon)).collect();
        let start = start.map(|(lat, lon)| point(lat, lon));
        let order = visit_order(start.as_ref(), &stops);
        let given: Vec<usize> = (0..stops.len()).collect();
        let mut sorted = order.clone();
        sorted.sort_unstable();
        prop_assert_eq!(&sorted, &given);
        prop_assert!(length(start.as_ref(), &stops, &order) <= length(start.as_ref(), &stops, &given));
    }
}
