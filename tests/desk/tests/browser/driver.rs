//! Chromium with a profile of its own, and a keyboard.

use fantoccini::wd::{PrintConfiguration, PrintMargins, PrintSize};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use std::future::Future;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// One browser at a time: each takes a core and half a gigabyte.
static TURN: Mutex<()> = Mutex::new(());

pub(crate) const TAB: char = '\u{e004}';
pub(crate) const ENTER: char = '\u{e007}';
pub(crate) const SPACE: char = ' ';

/// How a browser looks at a page.
#[derive(Clone, Copy, Default)]
pub(crate) struct Looks {
    pub(crate) english: bool,
    pub(crate) dark: bool,
    pub(crate) phone: bool,
    pub(crate) without_script: bool,
}

pub(crate) struct Browser {
    runtime: Runtime,
    client: Option<Client>,
    driver: Child,
    _profile: TempDir,
    _turn: MutexGuard<'static, ()>,
}

impl Browser {
    pub(crate) fn start(looks: Looks) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let (driver, port) = (0..10).find_map(|_| driver()).expect("chromedriver starts");
        let profile = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let client = runtime.block_on(async {
            ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities(looks, profile.path()))
                .connect(&format!("http://127.0.0.1:{port}"))
                .await
                .unwrap()
        });
        Self { runtime, client: Some(client), driver, _profile: profile, _turn: turn }
    }

    fn client(&self) -> &Client {
        self.client.as_ref().unwrap()
    }

    pub(crate) fn run<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    pub(crate) fn go(&self, address: &str) {
        self.run(self.client().goto(address)).unwrap();
    }

    pub(crate) fn title(&self) -> String {
        self.run(self.client().title()).unwrap()
    }

    pub(crate) fn address(&self) -> String {
        self.run(self.client().current_url()).unwrap().to_string()
    }

    /// What can be read on the page.
    pub(crate) fn text(&self) -> String {
        self.text_of("body")
    }

    /// What can be read in the first element that fits; waits for it.
    pub(crate) fn text_of(&self, css: &str) -> String {
        self.run(async {
            let wait = self.client().wait().at_most(Duration::from_secs(20));
            wait.for_element(Locator::Css(css)).await.unwrap().text().await.unwrap()
        })
    }

    pub(crate) fn has(&self, css: &str) -> bool {
        !self.run(self.client().find_all(Locator::Css(css))).unwrap().is_empty()
    }

    /// Waits until the page says this.
    pub(crate) fn until_it_says(&self, words: &str) {
        for _ in 0..200 {
            let body = self.run(self.client().find(Locator::Css("body")));
            let said = body.ok().and_then(|body| self.run(body.text()).ok());
            if said.is_some_and(|said| said.contains(words)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the page never said {words:?}; it said:\n{}", self.text());
    }

    pub(crate) fn click(&self, css: &str) {
        self.run(async {
            self.client().find(Locator::Css(css)).await.unwrap().click().await.unwrap();
        });
    }

    /// Types into whatever has the focus.
    pub(crate) fn keys(&self, keys: &str) {
        self.run(async {
            self.client().active_element().await.unwrap().send_keys(keys).await.unwrap();
        });
    }

    /// Presses Tab until an element with these words has the focus, at most so many times.
    pub(crate) fn tab_to(&self, words: &str, most: usize) {
        for _ in 0..most {
            self.keys(&TAB.to_string());
            let focused = self.focused();
            if focused.contains(words) {
                return;
            }
        }
        panic!("Tab did not reach {words:?} in {most} steps");
    }

    /// The name of what has the focus.
    pub(crate) fn focused(&self) -> String {
        let script = "const e = document.activeElement; \
            return (e.innerText || e.ariaLabel || e.labels?.[0]?.innerText || '').trim()";
        self.script(script).as_str().unwrap_or_default().to_owned()
    }

    pub(crate) fn script(&self, script: &str) -> Value {
        self.run(self.client().execute(script, Vec::new())).unwrap()
    }

    /// A picture of the whole page, in the folder that `tests/run desk` names.
    pub(crate) fn picture(&self, name: &str) {
        let height = self.script("return document.documentElement.scrollHeight").as_u64().unwrap();
        let width = self.script("return window.innerWidth").as_u64().unwrap();
        let frame = self.script("return window.outerHeight - window.innerHeight").as_u64();
        let (width, height) = (u32::try_from(width).unwrap(), u32::try_from(height).unwrap());
        let frame = u32::try_from(frame.unwrap_or(0)).unwrap();
        self.run(self.client().set_window_size(width, height + frame)).unwrap();
        let png = self.run(self.client().screenshot()).unwrap();
        std::fs::write(pictures().join(format!("{name}.png")), png).unwrap();
        self.run(self.client().set_window_size(width, 900)).unwrap();
    }

    /// The page as it leaves an A4 printer: how many sheets it takes.
    pub(crate) fn print(&self, name: &str) -> usize {
        let paper = PrintConfiguration::builder()
            .size(PrintSize { width: 21.0, height: 29.7 })
            .margins(PrintMargins { top: 1.4, bottom: 1.4, left: 1.6, right: 1.6 })
            .background(true)
            .build()
            .unwrap();
        let pdf = self.run(self.client().print(paper)).unwrap();
        let file = pictures().join(format!("{name}.pdf"));
        std::fs::write(&file, &pdf).unwrap();
        let text = String::from_utf8_lossy(&pdf);
        let pages = text.matches("/Type /Page\n").count() + text.matches("/Type /Page>").count();
        pages.max(text.matches("/Type /Page ").count())
    }

    /// What axe finds wrong with the page, serious or worse, in WCAG 2.2 A and AA.
    pub(crate) fn barriers(&self) -> Vec<String> {
        let axe = target().join("npm/node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(axe).expect("axe is here: tests/run desk installs it");
        self.script(&axe);
        let run = "const done = arguments[arguments.length - 1]; \
            axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', \
                'best-practice']}) \
               .then(r => done({passed: r.passes.length, found: r.violations.map(v => \
                    [v.impact, v.id, v.help, v.nodes.map(n => n.html.slice(0, 200)).join(' | ')])}))";
        let found = self.run(self.client().execute_async(run, Vec::new())).unwrap();
        assert!(found["passed"].as_u64().unwrap() > 10, "axe hardly looked");
        let found = found["found"].as_array().unwrap().clone();
        let serious = |one: &Value| matches!(one[0].as_str(), Some("serious" | "critical"));
        found.into_iter().filter(serious).map(|one| one.to_string()).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            // A browser that is gone already needs no closing.
            let _ = self.runtime.block_on(client.close());
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The driver on a port that is free. It takes one on the older kind of address first, and gives up
/// when somebody has the same on the newer kind: then it is asked once more.
fn driver() -> Option<(Child, String)> {
    let mut driver = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver is here: tests/run desk installs it");
    let out = driver.stdout.take().expect("it is piped");
    let mut lines = BufReader::new(out).lines().map_while(Result::ok);
    let port = lines
        .find(|line| line.contains("started successfully on port"))
        .and_then(|told| told.trim_end_matches('.').rsplit(' ').next().map(str::to_owned));
    if let Some(port) = port {
        return Some((driver, port));
    }
    driver.wait().expect("it gave up");
    None
}

fn capabilities(looks: Looks, profile: &Path) -> Map<String, Value> {
    let mut flags = vec![
        "--headless".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--hide-scrollbars".to_owned(),
        "--window-size=1280,900".to_owned(),
        format!("--accept-lang={}", if looks.english { "en-GB" } else { "nl-NL" }),
        format!("--user-data-dir={}", profile.display()),
    ];
    if looks.dark {
        flags.push("--blink-settings=preferredColorScheme=0".to_owned());
    }
    let mut options = json!({ "args": flags });
    if looks.phone {
        options["mobileEmulation"] =
            json!({ "deviceMetrics": { "width": 360, "height": 2400, "pixelRatio": 2.0 } });
    }
    if looks.without_script {
        options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
    }
    let wanted = json!({ "browserName": "chrome", "goog:chromeOptions": options });
    wanted.as_object().unwrap().clone()
}

/// The folder in the build's own that holds what this part makes and installs.
fn target() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let built = std::env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), PathBuf::from);
    built.join("desk")
}

fn pictures() -> PathBuf {
    let folder = target().join("pictures");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
