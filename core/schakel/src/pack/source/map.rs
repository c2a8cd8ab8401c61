//! The two data files: border (GeoJSON) and villages. Each says where it comes from.

use field::Rest;
use field::pack::{Area, Ring, Village};
use field::record::Point;
use serde::Deserialize;

/// A border and whom to thank for it.
pub(super) struct Border {
    pub(super) areas: Vec<Area>,
    pub(super) source: String,
}

/// Villages and whom to thank for them.
pub(super) struct Towns {
    pub(super) villages: Vec<Village>,
    pub(super) source: String,
}

#[derive(Deserialize)]
struct Collection {
    source: String,
    licence: String,
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Geometry,
}

type Line = Vec<(f64, f64)>;

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Line>),
    MultiPolygon(Vec<Vec<Line>>),
}

#[derive(Deserialize)]
struct Gazetteer {
    source: String,
    licence: String,
    places: Vec<Town>,
}

#[derive(Deserialize)]
struct Town {
    name: String,
    lat: f64,
    lon: f64,
    statcode: String,
}

/// The border in a GeoJSON file: every polygon of every feature.
pub(super) fn border(text: &str) -> Result<Border, String> {
    let file: Collection = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let mut areas = Vec::new();
    for feature in file.features {
        let polygons = match feature.geometry {
            Geometry::Polygon(rings) => vec![rings],
            Geometry::MultiPolygon(polygons) => polygons,
        };
        for rings in polygons {
            let rings: Result<Vec<Ring>, String> = rings.into_iter().map(ring).collect();
            areas.push(Area { rings: rings?, rest: Rest::NONE });
        }
    }
    Ok(Border { areas, source: named(&file.source, &file.licence)? })
}

fn ring(line: Line) -> Result<Ring, String> {
    let points: Result<_, _> = line.into_iter().map(|(lon, lat)| point(lat, lon)).collect();
    Ok(Ring { points: points?, rest: Rest::NONE })
}

/// The villages in a file.
pub(super) fn towns(text: &str) -> Result<Towns, String> {
    let file: Gazetteer = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let villages: Result<_, String> = file
        .places
        .into_iter()
        .map(|town| {
            Ok(Village {
                point: point(town.lat, town.lon)?,
                name: town.name,
                code: town.statcode,
                rest: Rest::NONE,
            })
        })
        .collect();
    Ok(Towns { villages: villages?, source: named(&file.source, &file.licence)? })
}

fn point(lat: f64, lon: f64) -> Result<Point, String> {
    Point::from_degrees(lat, lon).ok_or_else(|| format!("{lat}, {lon} is nowhere on the globe"))
}

/// Source and licence as one line.
fn named(source: &str, licence: &str) -> Result<String, String> {
    if source.trim().is_empty() || licence.trim().is_empty() {
        return Err("name the source and the licence of the data".to_owned());
    }
    Ok(format!("{source} ({licence})"))
}
