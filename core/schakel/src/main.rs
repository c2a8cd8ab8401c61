//! The one binary.

use clap::{Parser, Subcommand};
use schakel::pack::PackCommand;
use std::process::ExitCode;

/// Schakel: a companion for the case manager who goes to people nobody else reaches.
#[derive(Parser)]
#[command(version, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build, sign and check the pack of a municipality.
    #[command(subcommand)]
    Pack(PackCommand),
}

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a program talks to its user")]
fn main() -> ExitCode {
    let Arguments { command: Command::Pack(command) } = Arguments::parse();
    match command.run() {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
