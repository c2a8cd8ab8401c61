//! The one binary.

use clap::{Parser, Subcommand};
use schakel::demo::DemoCommand;
use schakel::desk::DeskCommand;
use schakel::hub::HubCommand;
use schakel::pack::PackCommand;
use schakel::vault::VaultCommand;
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
    /// Play a day on one phone: a report, a visit, a few phone calls, a summary.
    Demo(DemoCommand),
    /// Run the hub that carries sealed bytes between phones, or set one up.
    Hub(HubCommand),
    /// Serve the supervisor's page on this machine, until Ctrl-C.
    Desk(DeskCommand),
    /// Build, sign and check the pack of a municipality.
    #[command(subcommand)]
    Pack(PackCommand),
    /// Look at a vault's file, or rescue what is sound in a damaged one.
    #[command(subcommand)]
    Vault(VaultCommand),
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Demo(command) => match command.run() {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(error) => failed(&error),
        },
        Command::Hub(command) => match command.run() {
            Ok(text) => done(&text),
            Err(error) => failed(&error),
        },
        Command::Desk(command) => match command.run() {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => failed(&error),
        },
        Command::Pack(command) => match command.run() {
            Ok(text) => done(&text),
            Err(error) => failed(&error),
        },
        Command::Vault(command) => match command.run() {
            Ok((text, true)) => done(&text),
            Ok((text, false)) => {
                done(&text);
                ExitCode::FAILURE
            }
            Err(error) => failed(&error),
        },
    }
}

#[expect(clippy::print_stdout, reason = "a program talks to its user")]
fn done(text: &str) -> ExitCode {
    println!("{text}");
    ExitCode::SUCCESS
}

#[expect(clippy::print_stderr, reason = "a program talks to its user")]
fn failed(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("{error}");
    ExitCode::FAILURE
}
