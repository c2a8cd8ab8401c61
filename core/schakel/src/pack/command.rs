//! `schakel pack`.

use super::{Built, Opened, PackError, Source, build, file, open};
use field::pack::Pack;
use std::path::PathBuf;

/// What can be done with packs.
#[derive(clap::Subcommand)]
pub enum PackCommand {
    /// Build a pack from its source and sign it.
    Build {
        /// Folder with pack.toml, boundary.geojson and villages.json.
        source: PathBuf,
        /// File with the signing key.
        #[arg(long)]
        key: PathBuf,
        /// Where the signed pack goes.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Check a signed pack, and tell who signed it.
    Check {
        /// The signed pack.
        file: PathBuf,
        /// The fingerprint that its signer read to you; any other signer is refused.
        #[arg(long)]
        signer: Option<String>,
    },
    /// Make a new signing key.
    Key {
        /// Where the key goes; only you can read it.
        #[arg(short, long)]
        output: PathBuf,
    },
}

impl PackCommand {
    /// Does it, and returns what to tell.
    ///
    /// # Errors
    /// [`PackError`] says what is wrong and what to do.
    pub fn run(&self) -> Result<String, PackError> {
        match self {
            Self::Build { source, key, output } => {
                let key = file::read_key(key)?;
                let Built { pack, file } = build(&Source::read(source)?, &key)?;
                file::write(output, &file)?;
                let size = file.len();
                let signer = key.verifying_key().fingerprint();
                Ok(format!("{}\n{size} bytes, signed by\n{signer}", contents(&pack)))
            }
            Self::Check { file, signer: wanted } => {
                let Opened { pack, signer } = open(&file::read(file)?)?;
                let found = signer.fingerprint();
                match wanted {
                    None => Ok(format!(
                        "{}\nThe pack is whole. Signed by\n{found}\nAsk its sender to read these \
                         digits to you, and compare.",
                        contents(&pack)
                    )),
                    Some(wanted) if digits(wanted) == digits(&found) => {
                        Ok(format!("{}\nThe pack is whole, and by this signer.", contents(&pack)))
                    }
                    Some(_) => Err(PackError::OtherSigner { found }),
                }
            }
            Self::Key { output } => {
                let signer = file::new_key(output)?.verifying_key().fingerprint();
                Ok(format!(
                    "Keep this file as you keep your passport; whoever has it can sign packs as \
                     you.\nThe fingerprint, to read to those who check a pack:\n{signer}"
                ))
            }
        }
    }
}

/// Digits alone: how a fingerprint is grouped does not matter.
fn digits(fingerprint: &str) -> String {
    fingerprint.chars().filter(char::is_ascii_digit).collect()
}

/// What a pack holds, in a few lines.
fn contents(pack: &Pack) -> String {
    let blank = pack.partners.iter().filter(|p| p.partner.dial.is_empty()).count();
    let example = if pack.example {
        "\nIt is an example: terms, mandate and partners are still to be set."
    } else {
        ""
    };
    format!(
        "{} ({}), version {}: {} needs, {} types of report, {} partners ({blank} numbers missing), \
         {} villages.{example}",
        pack.municipality,
        pack.code,
        pack.version,
        pack.needs.len(),
        pack.report_types.len(),
        pack.partners.len(),
        pack.villages.len(),
    )
}
