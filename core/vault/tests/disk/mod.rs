//! A disk that loses its power: what a process wrote, as `shim.c` wrote it down, and what of it
//! stands in the files after a cut at any moment.
//!
//! Safe is what was flushed, and nothing else: the content of a file by flushing the file, names
//! by flushing the folder. Of everything after that any part may have reached the disk, in any
//! order, writes also in part (sectors of 512 bytes are whole).
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub(crate) mod day;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

const SECTOR: usize = 512;

/// A small generator: the same numbers in every run.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

/// The shim as a library, made with the system's C compiler.
pub(crate) fn shim(folder: &Path) -> PathBuf {
    let (source, library) = (folder.join("shim.c"), folder.join("shim.so"));
    std::fs::write(&source, include_str!("shim.c")).unwrap();
    let made = Command::new("cc")
        .args(["-O1", "-shared", "-fPIC", "-o"])
        .args([&library, &source])
        .arg("-ldl")
        .status()
        .expect("a C compiler, which SQLite needs as well");
    assert!(made.success());
    library
}

/// Runs one test of this program as a process of its own, over the shim.
pub(crate) fn run_over(shim: &Path, test: &str, folder: &Path, more: &[(&str, String)]) {
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env("LD_PRELOAD", shim)
        .env("SCHAKEL_DISK", folder)
        .envs(more.iter().map(|(name, value)| (*name, value)))
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "{test} {more:?}: the process did not end well");
}

/// A folder in memory where there is one: these tests flush nothing for real.
pub(crate) fn scratch() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.unwrap()
}

/// How many were looked at, by what became of them.
pub(crate) type Seen = BTreeMap<&'static str, u64>;

/// Looks at many cases on two threads, each in a folder of its own, and adds up what was seen.
pub(crate) fn over(cases: &[usize], look: &(dyn Fn(&Path, usize) -> &'static str + Sync)) -> Seen {
    let seen = Mutex::new(Seen::new());
    std::thread::scope(|threads| {
        for share in 0..2 {
            let seen = &seen;
            threads.spawn(move || {
                let folder = scratch();
                for case in cases.iter().skip(share).step_by(2) {
                    let looked = catch_unwind(AssertUnwindSafe(|| look(folder.path(), *case)));
                    let what = looked.unwrap_or_else(|_| panic!("case {case}"));
                    *seen.lock().unwrap().entry(what).or_default() += 1;
                }
            });
        }
    });
    seen.into_inner().unwrap()
}

/// Whether everything is to be tried, however long it takes.
pub(crate) fn full() -> bool {
    std::env::var("SCHAKEL_FAULTS").is_ok_and(|wanted| wanted == "full")
}

/// Every one of them, or some spread over all when time is short; or the one that is named by
/// SCHAKEL_CASE, to look at what a long run found.
pub(crate) fn some(all: usize, few: usize) -> Vec<usize> {
    if let Some(case) = std::env::var("SCHAKEL_CASE").ok().and_then(|case| case.parse().ok()) {
        return vec![case];
    }
    // Odd steps, so that each bit of a byte comes.
    (0..all).step_by(if full() { 1 } else { (all / few) | 1 }).collect()
}

/// Empties a folder and puts files into it.
pub(crate) fn put(folder: &Path, files: &[(String, Vec<u8>)]) {
    for old in std::fs::read_dir(folder).unwrap() {
        std::fs::remove_file(old.unwrap().path()).unwrap();
    }
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
}

/// One thing that the process did.
pub(crate) struct Step {
    op: u8,
    file: u32,
    at: u64,
    bytes: Vec<u8>,
}

/// Everything that the process did, in order.
pub(crate) fn steps(log: &Path) -> Vec<Step> {
    let bytes = std::fs::read(log).unwrap();
    let (mut all, mut rest) = (Vec::new(), bytes.as_slice());
    while let Some((front, after)) = rest.split_first_chunk::<17>() {
        let length = u32::from_ne_bytes(front[13..17].try_into().unwrap()) as usize;
        all.push(Step {
            op: front[0],
            file: u32::from_ne_bytes(front[1..5].try_into().unwrap()),
            at: u64::from_ne_bytes(front[5..13].try_into().unwrap()),
            bytes: after[..length].to_vec(),
        });
        rest = &after[length..];
    }
    assert!(rest.is_empty());
    all
}

/// A change of names that the folder was not flushed after.
enum Naming {
    Is(String, usize),
    Moved(String, String),
    Gone(String),
}

enum Change {
    Wrote(usize, Vec<u8>),
    Cut(usize),
}

/// The content of a file: as it was flushed, and what came after.
#[derive(Default)]
struct Content {
    safe: Vec<u8>,
    since: Vec<Change>,
}

/// The disk as the process goes on.
#[derive(Default)]
pub(crate) struct Disk {
    contents: Vec<Content>,
    /// As the process sees the names, and as they were flushed.
    names: BTreeMap<String, usize>,
    safe_names: BTreeMap<String, usize>,
    since: Vec<Naming>,
    open: BTreeMap<u32, Option<usize>>,
    /// What the process said was safe.
    pub(crate) said: String,
}

const SAID: &str = "said";

impl Disk {
    /// What stood in the folder before the process came, all of it safe.
    pub(crate) fn with(files: &[(String, Vec<u8>)]) -> Self {
        let mut disk = Self::default();
        for (name, bytes) in files {
            disk.names.insert(name.clone(), disk.contents.len());
            disk.contents.push(Content { safe: bytes.clone(), since: Vec::new() });
        }
        disk.safe_names = disk.names.clone();
        disk
    }

    pub(crate) fn step(&mut self, step: &Step) {
        let text = || String::from_utf8(step.bytes.clone()).unwrap();
        match step.op {
            b'C' => {
                let (name, content) = (text(), self.contents.len());
                self.contents.push(Content::default());
                self.names.insert(name.clone(), content);
                self.since.push(Naming::Is(name, content));
                self.open.insert(step.file, Some(content));
            }
            b'O' => drop(self.open.insert(step.file, self.names.get(&text()).copied())),
            b'W' | b'T' => {
                let content = self.open[&step.file].expect("a file that is open");
                if self.names.get(SAID) == Some(&content) {
                    self.said.push_str(&text());
                    return;
                }
                let at = usize::try_from(step.at).unwrap();
                let cut = step.op == b'T';
                let change =
                    if cut { Change::Cut(at) } else { Change::Wrote(at, step.bytes.clone()) };
                self.contents[content].since.push(change);
            }
            b'F' => match self.open[&step.file] {
                Some(content) => self.contents[content].flush(),
                None => self.flush_names(),
            },
            b'U' => {
                self.names.remove(&text());
                self.since.push(Naming::Gone(text()));
            }
            b'R' => {
                let both = text();
                let (from, to) = both.split_once('/').unwrap();
                let content = self.names.remove(from).unwrap();
                self.names.insert(to.to_owned(), content);
                self.since.push(Naming::Moved(from.to_owned(), to.to_owned()));
            }
            other => panic!("{other}"),
        }
    }

    fn flush_names(&mut self) {
        self.safe_names = self.names.clone();
        self.since.clear();
    }

    /// What stands in the folder after a cut now: the names, and their contents.
    pub(crate) fn after_a_cut(&self, chance: &mut Chance) -> Vec<(String, Vec<u8>)> {
        let mut names = self.safe_names.clone();
        let whole = chance.below(3);
        for naming in &self.since {
            // All of it, none, or any part.
            if whole == 0 || (whole == 2 && chance.below(2) == 0) {
                continue;
            }
            match naming {
                Naming::Is(name, content) => drop(names.insert(name.clone(), *content)),
                Naming::Gone(name) => drop(names.remove(name)),
                Naming::Moved(from, to) => {
                    if let Some(content) = names.remove(from) {
                        names.insert(to.clone(), content);
                    }
                }
            }
        }
        names.remove(SAID);
        let content = |of: usize, chance: &mut Chance| self.contents[of].after_a_cut(chance);
        names.into_iter().map(|(name, of)| (name, content(of, chance))).collect()
    }
}

impl Content {
    fn flush(&mut self) {
        for change in std::mem::take(&mut self.since) {
            change.apply(&mut self.safe, &mut |_| true);
        }
    }

    fn after_a_cut(&self, chance: &mut Chance) -> Vec<u8> {
        let mut bytes = self.safe.clone();
        let way = chance.below(5);
        let prefix = chance.below(self.since.len() + 1);
        for (n, change) in self.since.iter().enumerate() {
            match way {
                // Nothing of it; all of it; the first so many; any of them; any sector.
                0 => {}
                1 => change.apply(&mut bytes, &mut |_| true),
                2 if n < prefix => change.apply(&mut bytes, &mut |_| true),
                3 if chance.below(2) == 0 => change.apply(&mut bytes, &mut |_| true),
                4 => {
                    let mut any = |_: usize| chance.below(2) == 0;
                    change.apply(&mut bytes, &mut any);
                }
                _ => {}
            }
        }
        bytes
    }
}

impl Change {
    /// Does it, sector by sector, as far as each `reached` the disk.
    fn apply(&self, bytes: &mut Vec<u8>, reached: &mut dyn FnMut(usize) -> bool) {
        match self {
            Self::Cut(length) => {
                if reached(0) {
                    bytes.resize(*length, 0);
                }
            }
            Self::Wrote(at, wrote) => {
                let mut done = 0;
                while done < wrote.len() {
                    let from = at + done;
                    let size = (SECTOR - from % SECTOR).min(wrote.len() - done);
                    if reached(from) {
                        if bytes.len() < from + size {
                            bytes.resize(from + size, 0);
                        }
                        bytes[from..from + size].copy_from_slice(&wrote[done..done + size]);
                    }
                    done += size;
                }
            }
        }
    }
}
