//! What is measured of ours, each in a process of its own: one figure a line, its name and the
//! number.

use crate::Outcome;
use crate::figures::{asked, percentile, say};
use crate::phone::Phone;
use bench_texts::{Chance, NOW_MS, cases, keystrokes, notes};
use companion::data::{AttemptKind, AttemptOutcome, CaseId, ErasureGround, VisitId};
use companion::{AttemptDraft, CaseFilter, Extent, Moment, Session};
use journeys::Town;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// Lines of a page.
const PAGE: u32 = 50;
/// Hits that a search shows.
const HITS: u32 = 20;

/// Does one piece of measured work in a folder.
pub(crate) fn run(task: &str, folder: &Path, count: usize) -> Outcome {
    match task {
        "make" => make(folder, count),
        "import" => import(folder, count),
        "write" => write(folder, count),
        "read" => read(folder, count),
        "unlock" => unlock(folder, count),
        "memory" => memory(folder),
        "erase" => erase(folder, count),
        "first-sync" => first_sync(count),
        "hub" => crate::hub_stage::serve(folder, count, false),
        "hub-tls" => crate::hub_stage::serve(folder, count, true),
        other => Err(format!("there is no task {other}").into()),
    }
}

/// A phone with a past of so many notes, for other tasks.
fn make(folder: &Path, count: usize) -> Outcome {
    let phone = Phone::with_notes(folder, count)?;
    say("bytes", phone.bytes()? as f64)
}

/// Takes so many notes over into a new phone.
fn import(folder: &Path, count: usize) -> Outcome {
    let (_, session) = Phone::set_up(folder)?;
    let all: Vec<_> = notes(count).collect();
    let begun = Instant::now();
    session.import(|session| {
        let mut of = Vec::new();
        for number in 0..cases(count) {
            let report = journeys::report(&format!("Persoon {number}"));
            of.push(session.cases().report(&report)?.case);
        }
        for note in all {
            let Some(case) = of.get(note.case) else { continue };
            let at = Some(companion::data::Instant(note.at_ms));
            session.visits().attempt(&AttemptDraft { at, ..attempt(*case, note.text) })?;
        }
        Ok(())
    })?;
    say("seconds", begun.elapsed().as_secs_f64())?;
    Ok(session.lock()?)
}

fn attempt(case: CaseId, line: String) -> AttemptDraft {
    AttemptDraft {
        case,
        kind: AttemptKind::HomeVisit,
        outcome: AttemptOutcome::Inside,
        contact: None,
        at: None,
        spot: None,
        line,
        appointment: None,
    }
}

/// Writes so many notes, each durable before the next.
fn write(folder: &Path, count: usize) -> Outcome {
    let phone = Phone::at(folder);
    let session = phone.unlock()?;
    let open = open_cases(&session)?;
    let mut chance = Chance(4);
    let mut took = Vec::with_capacity(count);
    // Once before: it moves each case on, and says so to the reminders.
    for case in &open {
        session.visits().attempt(&attempt(*case, chance.note()))?;
    }
    for turn in 0..count {
        phone.clock.set(NOW_MS + turn as i64 * 1_000);
        let case = open.get(turn % open.len()).ok_or("no case is open")?;
        let draft = attempt(*case, chance.note());
        let begun = Instant::now();
        session.visits().attempt(&draft)?;
        took.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    say("p50", percentile(&mut took, 0.50))?;
    say("p99", percentile(&mut took, 0.99))?;
    Ok(session.lock()?)
}

fn open_cases(session: &Session) -> Outcome<Vec<CaseId>> {
    let page = session.cases().list(CaseFilter::Open, None, 500)?;
    Ok(page.cases.iter().map(|row| row.case).collect())
}

/// Asks each question so often and prints what it takes, in microseconds.
fn read(folder: &Path, times: usize) -> Outcome {
    let phone = Phone::at(folder);
    let session = phone.unlock()?;
    let open = open_cases(&session)?;
    let visits = visits(&session, &open)?;
    let mut chance = Chance(5);
    let some = |of: usize, chance: &mut Chance| chance.below(of);
    asked("case_page", times, || {
        let case = open.get(some(open.len(), &mut chance)).ok_or("no case is open")?;
        let page = session.cases().timeline(*case, None, PAGE)?;
        page.next.ok_or("a case is shorter than a page")?;
        Ok(page)
    })?;
    asked("agenda", times, || Ok(session.today().view(None)?))?;
    asked("point", times, || {
        let visit = visits.get(some(visits.len(), &mut chance)).ok_or("no visit")?;
        Ok(session.visits().get(*visit)?)
    })?;
    let mut took = Vec::new();
    for typed in keystrokes(times) {
        let begun = Instant::now();
        black_box(session.today().search(&typed, None, HITS)?);
        took.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    say("key_p50", percentile(&mut took, 0.50))?;
    say("key_p99", percentile(&mut took, 0.99))?;
    say("key_max", percentile(&mut took, 1.0))?;
    Ok(session.lock()?)
}

fn visits(session: &Session, cases: &[CaseId]) -> Outcome<Vec<VisitId>> {
    let mut all = Vec::new();
    for case in cases {
        let page = session.cases().timeline(*case, None, 500)?;
        all.extend(page.entries.iter().filter_map(|entry| match &entry.what {
            Moment::Visit(visit) => Some(visit.visit),
            _ => None,
        }));
    }
    Ok(all)
}

/// From the key to the first screen, and to the first search.
fn unlock(folder: &Path, count: usize) -> Outcome {
    let phone = Phone::at(folder);
    phone.ready_for_a_finger()?;
    let begun = Instant::now();
    let session = phone.unlock_by_finger()?;
    let today = session.today().view(None)?;
    say("first_screen", begun.elapsed().as_secs_f64() * 1e3)?;
    let oldest = notes(count).next().map(|note| note.text).unwrap_or_default();
    let oldest = oldest.get(..40).unwrap_or_default();
    let found = session.today().search(oldest, None, HITS)?;
    say("search_ready", begun.elapsed().as_secs_f64() * 1e3)?;
    if found.hits.is_empty() || today.today.due.is_empty() {
        return Err("something is missing after unlocking".into());
    }
    Ok(session.lock()?)
}

/// The most memory that a phone ever takes: unlocked with the PIN, the day, a page, some searches.
fn memory(folder: &Path) -> Outcome {
    let phone = Phone::at(folder);
    let session = phone.unlock()?;
    session.today().view(None)?;
    for case in open_cases(&session)? {
        session.cases().timeline(case, None, PAGE)?;
    }
    for typed in keystrokes(20) {
        session.today().search(&typed, None, HITS)?;
    }
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = peak.and_then(|line| line.trim().strip_suffix(" kB")).ok_or("no peak is told")?;
    say("mb", kib.trim().parse::<f64>()? * 1024.0 / 1e6)?;
    Ok(session.lock()?)
}

/// Erases one case of so many notes, for good. What is timed begins when the case stands there.
fn erase(folder: &Path, count: usize) -> Outcome {
    let phone = Phone::at(folder);
    let session = phone.unlock()?;
    let case = journeys::case(&session, "Persoon die weg wil");
    let mut chance = Chance(4);
    session.import(|session| {
        for _ in 0..count {
            session.visits().attempt(&attempt(case, chance.note()))?;
        }
        Ok(())
    })?;
    session.lock()?;
    let session = phone.unlock()?;
    let begun = Instant::now();
    let erased = session.erasing().erase(case, Extent::Case, ErasureGround::ClientsRight)?;
    say("seconds", begun.elapsed().as_secs_f64())?;
    if (erased.revisions as usize) < count || session.cases().get(case).is_ok() {
        return Err("not all of the case was erased".into());
    }
    Ok(session.lock()?)
}

/// A colleague's new phone is given a case with so many records: what its syncs take until it has
/// them all. Pages are as long as the hub makes them, a thousand items.
fn first_sync(count: usize) -> Outcome {
    let town = Town::new();
    let worker = &town.worker.1;
    let case = journeys::case(worker, "Persoon 0");
    let mut chance = Chance(4);
    worker.import(|session| {
        for _ in 0..count {
            session.visits().attempt(&attempt(case, chance.note()))?;
        }
        Ok(())
    })?;
    let (phone, session) = town.colleague("Bo Bedacht");
    // The stream has to be there before somebody is let in; then the key goes out.
    town.sync_worker();
    worker.cases().share_with(case, town.device_of("Bo Bedacht"))?;
    town.sync_worker();
    if town.sync_worker().waiting > 0 {
        return Err("not everything went out".into());
    }
    let before = session.settings().contents()?.revisions;
    let begun = Instant::now();
    let mut syncs = 0;
    while (session.settings().contents()?.revisions - before) < u32::try_from(count)? {
        syncs += 1;
        let view = session.sync().now()?;
        if syncs > 20 {
            return Err(format!("not everything came: {view:?}").into());
        }
    }
    say("seconds", begun.elapsed().as_secs_f64())?;
    drop(phone);
    Ok(())
}
