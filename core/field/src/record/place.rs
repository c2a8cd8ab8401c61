//! Where things are.

use crate::cbor::record;

record! {
    /// A place in words, and on the map when known. A weak or missing location never blocks.
    Place {
        /// Street and number, or a description.
        1 address: String,
        /// Village or town.
        2 village: String,
        /// Where that is.
        3 point: Option<Point>,
    }
}

record! {
    /// WGS 84, in millionths of a degree.
    Point {
        /// Latitude.
        1 lat: i32,
        /// Longitude.
        2 lon: i32,
    }
}

impl Point {
    /// A point from degrees; `None` outside the globe.
    #[must_use]
    pub fn from_degrees(lat: f64, lon: f64) -> Option<Self> {
        let inside = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        #[expect(clippy::cast_possible_truncation, reason = "checked to be within the globe")]
        inside.then(|| Self {
            lat: (lat * 1e6).round() as i32,
            lon: (lon * 1e6).round() as i32,
            rest: crate::cbor::Rest::NONE,
        })
    }

    /// Latitude and longitude in degrees.
    #[must_use]
    pub fn degrees(&self) -> (f64, f64) {
        (f64::from(self.lat) / 1e6, f64::from(self.lon) / 1e6)
    }
}
