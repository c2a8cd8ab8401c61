//! `schakel hub`: sets a team's hub up, and runs it.

use hub::{Clock, Config, Hub, HubError, Setup};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::mpsc;
use tracing_subscriber::EnvFilter;

/// Runs the hub of a folder, or sets one up.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct HubCommand {
    /// The hub's folder.
    #[arg(required = true)]
    folder: Option<PathBuf>,
    #[command(subcommand)]
    task: Option<Task>,
}

#[derive(clap::Subcommand)]
enum Task {
    /// Make a hub: settings, database, certificate, and the founding invitation.
    Init {
        /// Where it goes.
        folder: PathBuf,
        /// Where phones will find it: https://HOST:PORT.
        #[arg(long)]
        url: String,
        /// Address and port to listen on [default: every address, the port of the url].
        #[arg(long)]
        listen: Option<SocketAddr>,
        /// A certificate of your own (PEM), in place of one that phones know by its hash.
        #[arg(long, requires = "key")]
        certificate: Option<PathBuf>,
        /// Its private key (PEM).
        #[arg(long, requires = "certificate")]
        key: Option<PathBuf>,
    },
    /// Another founding invitation, as long as there is no team.
    Invite {
        /// The hub's folder.
        folder: PathBuf,
    },
}

/// Why the hub does not do it.
#[derive(Debug, thiserror::Error)]
pub enum HubCommandError {
    /// The hub says why.
    #[error(transparent)]
    Hub(#[from] HubError),
    /// `RUST_LOG` or `log` cannot be read.
    #[error("what logs should tell cannot be read; write error, warn, info or debug")]
    Log,
    /// Nobody could stop the hub in order.
    #[error("Ctrl-C could not be listened for: {0}")]
    Signal(#[from] ctrlc::Error),
}

impl HubCommand {
    /// Does it, and returns what to tell. A hub runs until Ctrl-C or SIGTERM.
    ///
    /// # Errors
    /// [`HubCommandError`] says what is in the way and what to do.
    pub fn run(self) -> Result<String, HubCommandError> {
        match self.task {
            Some(Task::Init { folder, url, listen, certificate, key }) => {
                let setup = Setup { url, listen, certificate: certificate.zip(key) };
                let config = hub::init(&folder, &setup)?;
                let invitation = hub::invite_founder(&config, &Clock::system())?;
                let (url, folder) = (&config.url, folder.display());
                Ok(format!(
                    "The hub is made; phones will find it at {url}.\nStart it: schakel hub \
                     {folder}\n\n{}",
                    founding(&invitation)
                ))
            }
            Some(Task::Invite { folder }) => {
                let config = Config::read(&folder)?;
                Ok(founding(&hub::invite_founder(&config, &Clock::system())?))
            }
            None => run(&Config::read(&self.folder.unwrap_or_default())?),
        }
    }
}

fn founding(invitation: &str) -> String {
    format!(
        "The founding invitation. Whoever opens it in the app founds the team; it works once, for \
         seven days. Hand it over as you would a key.\n\n{invitation}"
    )
}

fn run(config: &Config) -> Result<String, HubCommandError> {
    let wanted = std::env::var("RUST_LOG").unwrap_or_else(|_| config.log.clone());
    let filter = EnvFilter::try_new(wanted).map_err(|_| HubCommandError::Log)?;
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let (stop, stopped) = mpsc::channel();
    ctrlc::set_handler(move || {
        // A second Ctrl-C finds nobody listening: the hub is stopping already.
        let _ = stop.send(());
    })?;
    let hub = Hub::start(config, Clock::system())?;
    // The sender lives in the handler: this waits for a signal.
    let _ = stopped.recv();
    hub.stop();
    Ok("The hub has stopped.".to_owned())
}
