//! A row of the table, and the figures it is made of.

use crate::Outcome;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How often each program does its work; what counts is the figure in the middle.
const ROUNDS: usize = 5;

/// What a row has to meet.
#[derive(Clone, Copy)]
pub(crate) enum Bar {
    /// Ours is at most so many times the peer.
    AtMost(f64),
    /// Ours is at least so many times the peer.
    AtLeast(f64),
    /// Ours is at most this, whatever others do.
    Within(f64),
    /// Nothing: it is told, and no more.
    Told,
}

/// A row.
pub(crate) struct Row {
    /// Its name, as it is asked for.
    pub(crate) name: &'static str,
    /// What the figures are, and in which unit.
    pub(crate) of: &'static str,
    pub(crate) ours: f64,
    /// The peer's name and figure.
    pub(crate) peer: Option<(&'static str, f64)>,
    pub(crate) bar: Bar,
}

impl Row {
    /// Prints it as an object on a line.
    pub(crate) fn print(&self) -> Outcome {
        let ratio = self.peer.map(|(_, peer)| self.ours / peer);
        let number = |figure: Option<f64>| figure.map_or("null".to_owned(), rounded);
        let (bar, ok, how) = match self.bar {
            Bar::AtMost(bar) => (Some(bar), ratio.is_some_and(|r| r <= bar), "ratio at most "),
            Bar::AtLeast(bar) => (Some(bar), ratio.is_some_and(|r| r >= bar), "ratio at least "),
            Bar::Within(bar) => (Some(bar), self.ours <= bar, "at most "),
            Bar::Told => (None, true, "no bar is set"),
        };
        let most = bar.map_or_else(String::new, |bar| bar.to_string());
        let bar = bar.map_or_else(|| "null".to_owned(), |bar| bar.to_string());
        let (peer_name, peer) = self.peer.unzip();
        let line = format!(
            "{{\"what\":\"{}: {}, {how}{most}\",\"ours\":{},\"peer\":{},\"peer_name\":\"{}\",\
             \"ratio\":{},\"bar\":{bar},\"ok\":{ok}}}",
            self.name,
            self.of,
            rounded(self.ours),
            number(peer),
            peer_name.unwrap_or("none"),
            number(ratio),
        );
        Ok(writeln!(std::io::stdout(), "{line}")?)
    }
}

/// Three figures that count.
fn rounded(figure: f64) -> String {
    let before_point = figure.abs().max(f64::MIN_POSITIVE).log10().floor();
    let digits = (2.0 - before_point).clamp(0.0, 6.0) as usize;
    format!("{figure:.digits$}")
}

/// The programs that are measured and the folder they work in.
pub(crate) struct Stage {
    /// Where the peers' programs stand.
    pub(crate) peers: PathBuf,
    /// Where they work. On the same disk as everything else.
    pub(crate) work: PathBuf,
}

/// A program and its task: what stands before the folder and the count.
#[derive(Clone, Copy)]
pub(crate) enum Program {
    /// This one.
    Ours(&'static str),
    /// SQLite with FTS5.
    Plain(&'static str),
    /// SQLCipher with FTS5.
    Cipher(&'static str),
}

/// Figures by their names.
pub(crate) type Figures = BTreeMap<String, f64>;

impl Stage {
    /// Runs a program once.
    pub(crate) fn run(&self, program: Program, folder: &str, count: usize) -> Outcome<Figures> {
        let mut command = self.command(program, folder, count)?;
        figures(&mut command)
    }

    /// The command of a program.
    pub(crate) fn command(&self, program: Program, folder: &str, count: usize) -> Outcome<Command> {
        let (mut command, task) = match program {
            Program::Ours(task) => {
                let mut command = Command::new(std::env::current_exe()?);
                command.arg("task");
                (command, task)
            }
            Program::Plain(task) => (Command::new(self.peers.join("sqlite-plain")), task),
            Program::Cipher(task) => (Command::new(self.peers.join("sqlite-cipher")), task),
        };
        command.arg(task).arg(self.work.join(folder)).arg(count.to_string());
        Ok(command)
    }

    /// Runs programs in turns, so that all meet the same machine, and takes the middle of each
    /// figure. `before` prepares the folder that is handed over, for each round anew.
    pub(crate) fn rounds<const N: usize>(
        &self,
        programs: [(Program, usize); N],
        mut before: impl FnMut(usize) -> Outcome<String>,
    ) -> Outcome<[Figures; N]> {
        let mut all: [Vec<Figures>; N] = std::array::from_fn(|_| Vec::new());
        for _ in 0..ROUNDS {
            for (at, ((program, count), figures)) in programs.iter().zip(&mut all).enumerate() {
                let folder = before(at)?;
                figures.push(self.run(*program, &folder, *count)?);
            }
        }
        Ok(all.map(|runs| middle(&runs)))
    }

    /// An empty folder's name: what stood there is removed.
    pub(crate) fn fresh(&self, name: &str) -> Outcome<String> {
        let folder = self.work.join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        Ok(name.to_owned())
    }

    /// A copy of a folder's name.
    pub(crate) fn copy(&self, of: &str, name: &str) -> Outcome<String> {
        self.fresh(name)?;
        copy(&self.work.join(of), &self.work.join(name))?;
        Ok(name.to_owned())
    }

    /// The folder of a past of so many notes, made when it is not there.
    pub(crate) fn made(&self, by: Program, count: usize) -> Outcome<(String, f64)> {
        let name = match by {
            Program::Ours(_) => format!("ours-{count}"),
            Program::Plain(_) => format!("plain-{count}"),
            Program::Cipher(_) => format!("cipher-{count}"),
        };
        let told = self.work.join(format!("{name}.bytes"));
        if let Ok(bytes) = std::fs::read_to_string(&told) {
            return Ok((name, bytes.parse()?));
        }
        let figures = self.run(by, &self.fresh(&name)?, count)?;
        let bytes = figure(&figures, "bytes")?;
        std::fs::write(told, bytes.to_string())?;
        Ok((name, bytes))
    }
}

fn copy(from: &Path, to: &Path) -> Outcome {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            std::fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// Runs a command that prints figures.
pub(crate) fn figures(command: &mut Command) -> Outcome<Figures> {
    let output = command.stderr(std::process::Stdio::inherit()).output()?;
    let said = String::from_utf8(output.stdout)?;
    if !output.status.success() {
        return Err(format!("{command:?} failed: {said}").into());
    }
    let line = |line: &str| Some((line.split_once(' ')?.0.to_owned(), number(line)?));
    Ok(said.lines().filter_map(line).collect())
}

fn number(line: &str) -> Option<f64> {
    line.split_once(' ')?.1.parse().ok()
}

/// One figure among all.
pub(crate) fn figure(figures: &Figures, name: &str) -> Outcome<f64> {
    figures.get(name).copied().ok_or_else(|| format!("no figure is called {name}").into())
}

/// The middle of each figure.
pub(crate) fn middle(runs: &[Figures]) -> Figures {
    let names = runs.first().into_iter().flat_map(Figures::keys);
    names
        .map(|name| {
            let mut all: Vec<f64> = runs.iter().filter_map(|run| run.get(name).copied()).collect();
            (name.clone(), crate::figures::percentile(&mut all, 0.5))
        })
        .collect()
}
