//! Figures: taking them, printing them, and the median of several.

use crate::Outcome;
use std::hint::black_box;
use std::io::Write;
use std::time::Instant;

/// Prints one figure.
pub(crate) fn say(name: &str, figure: f64) -> Outcome {
    Ok(writeln!(std::io::stdout(), "{name} {figure}")?)
}

/// Asks so often and prints what it takes as a rule, in microseconds.
pub(crate) fn asked<T>(name: &str, times: usize, mut ask: impl FnMut() -> Outcome<T>) -> Outcome {
    let mut took = Vec::with_capacity(times);
    for _ in 0..times {
        let begun = Instant::now();
        black_box(ask()?);
        took.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    say(name, percentile(&mut took, 0.50))
}

/// The value below which a part of all lies; sorts them.
pub(crate) fn percentile(all: &mut [f64], part: f64) -> f64 {
    all.sort_by(f64::total_cmp);
    let at = (all.len() as f64 * part) as usize;
    all.get(at.min(all.len().saturating_sub(1))).copied().unwrap_or_default()
}
