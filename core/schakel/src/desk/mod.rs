//! `schakel desk`: the supervisor's page, on the supervisor's own machine.

pub(crate) mod clock;
pub(crate) mod keystore;

use clap::Args;
use clock::WallClock;
use companion::{Clock, Companion};
use desk::{Desk, DeskError, Supervisor};
use keystore::FileKeystore;
use std::io::BufRead;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};

/// Serves the supervisor's page on 127.0.0.1, and nowhere else.
#[derive(Args)]
pub struct DeskCommand {
    /// Folder of the supervisor's vault; made when it is not there [default: .schakel in your home]
    #[arg(long, value_name = "DIR")]
    home: Option<PathBuf>,
    /// Port; 0 takes one that is free.
    #[arg(long, default_value_t = 0)]
    port: u16,
}

/// Why the page cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum DeskCommandError {
    /// It could not be started.
    #[error("{0}")]
    Desk(#[from] DeskError),
    /// There is no home folder to put the vault in.
    #[error("no home folder is known here: say where the vault stands with --home DIR")]
    NoHome,
    /// The folder could not be made.
    #[error("the folder of the vault cannot be made: {0}")]
    Folder(#[from] std::io::Error),
    /// The system does not let us hear Ctrl-C.
    #[error("cannot listen for Ctrl-C")]
    Signals,
}

/// What a person at the terminal wants.
enum Wish {
    NewLink,
    End,
}

impl DeskCommand {
    /// Serves until Ctrl-C.
    ///
    /// # Errors
    /// [`DeskCommandError`].
    pub fn run(&self) -> Result<(), DeskCommandError> {
        let home = match &self.home {
            Some(home) => home.clone(),
            None => std::env::home_dir().ok_or(DeskCommandError::NoHome)?.join(".schakel"),
        };
        keystore::own_folder(&home)?;
        let clock: Arc<dyn Clock> = Arc::new(WallClock);
        let keystore = Arc::new(FileKeystore::new(home.clone()));
        let companion = Companion::new(home, keystore, Arc::clone(&clock));
        let desk = Desk::start(self.port, Supervisor { companion, clock, open: None })?;

        let (wish, wishes) = channel();
        let end = wish.clone();
        // A second Ctrl-C finds nobody listening, which is fine.
        let ended = ctrlc::set_handler(move || drop(end.send(Wish::End)));
        ended.map_err(|_| DeskCommandError::Signals)?;
        std::thread::spawn(move || hear_enter(&wish));
        say("Open this link in your browser. It works once; Enter gives a new one, Ctrl-C ends.");
        say(&desk.link()?);
        while let Ok(Wish::NewLink) = wishes.recv() {
            say(&desk.link()?);
        }
        desk.stop();
        Ok(())
    }
}

/// Asks for a new link at each Enter, until nobody types any more.
fn hear_enter(wish: &Sender<Wish>) {
    for line in std::io::stdin().lock().lines() {
        if line.is_err() || wish.send(Wish::NewLink).is_err() {
            return;
        }
    }
}

#[expect(clippy::print_stdout, reason = "a program talks to its user")]
fn say(line: &str) {
    println!("{line}");
}
