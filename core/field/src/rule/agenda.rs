//! The visits of a day in a sensible order: times agreed stand, the rest fits in between.

use crate::record::Point;
use crate::rule::place::{metres, visit_order};
use crate::rule::today::Item;
use crate::time::{Now, PartOfDay};

/// Visits by part of the day; within one, those with a time in its order and the others where
/// they make the way from here the least longer. What has no part may be done at once.
pub(crate) fn in_order(visits: Vec<Item>, now: Now, here: Option<&Point>) -> Vec<Item> {
    let mut by_part: [Vec<Item>; 3] = Default::default();
    for item in visits {
        let [morning, afternoon, evening] = &mut by_part;
        match part_of(&item, now) {
            PartOfDay::Morning => morning.push(item),
            PartOfDay::Afternoon => afternoon.push(item),
            PartOfDay::Evening | PartOfDay::Unknown(_) => evening.push(item),
        }
    }
    let mut at = here.cloned();
    let mut ordered = Vec::new();
    for items in by_part {
        let part = one_part(items, at.as_ref());
        at = part.iter().rev().find_map(|item| item.point.clone()).or(at);
        ordered.extend(part);
    }
    ordered
}

fn part_of(item: &Item, now: Now) -> PartOfDay {
    let by_time = item.when.time.map(PartOfDay::of);
    by_time.or(item.when.part).unwrap_or_else(|| PartOfDay::of(now.time()))
}

fn one_part(items: Vec<Item>, from: Option<&Point>) -> Vec<Item> {
    let (mut timed, free): (Vec<Item>, Vec<Item>) =
        items.into_iter().partition(|item| item.when.time.is_some());
    timed.sort_by_key(|item| (item.when.time, item.case));
    let (mut placed, mut nowhere): (Vec<Item>, Vec<Item>) =
        free.into_iter().partition(|item| item.point.is_some());
    placed.sort_by_key(|item| item.case);
    nowhere.sort_by_key(|item| item.case);
    let points: Vec<Point> = placed.iter().filter_map(|item| item.point.clone()).collect();
    let order = visit_order(from, &points);
    let mut placed: Vec<Option<Item>> = placed.into_iter().map(Some).collect();
    let walk = order.into_iter().filter_map(|i| placed.get_mut(i).and_then(Option::take));

    let mut way: Vec<Item> = Vec::new();
    if timed.is_empty() {
        way.extend(walk);
    } else {
        way = timed;
        for item in walk {
            let index = cheapest(&way, from, &item);
            way.insert(index, item);
        }
    }
    way.extend(nowhere);
    way
}

/// Where in a way one more stop makes it the least longer; as early as possible.
fn cheapest(way: &[Item], from: Option<&Point>, item: &Item) -> usize {
    let leg = |a: Option<&Point>, b: Option<&Point>| -> i64 {
        a.zip(b).map_or(0, |(a, b)| metres(a, b).into())
    };
    let stop = item.point.as_ref();
    let detour = |index: &usize| {
        let before = way.get(..*index).unwrap_or_default();
        let before = before.iter().rev().find_map(|i| i.point.as_ref()).or(from);
        let after = way.get(*index..).unwrap_or_default().iter().find_map(|i| i.point.as_ref());
        leg(before, stop) + leg(stop, after) - leg(before, after)
    };
    (0..=way.len()).min_by_key(detour).unwrap_or(way.len())
}
