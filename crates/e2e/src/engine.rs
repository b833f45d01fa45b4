//! The three engines, and what each is asked for when a browser is opened.

use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::webdriver::Options;

/// The environment variable that names the engine of the running driver; Chromium without it.
pub const ENGINE: &str = "DANBIET_ENGINE";

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, through chromedriver. The only one with a developer protocol here: what has to be emulated or recorded
    /// is tested in it.
    Chromium,
    /// Firefox, through geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, through WebKitWebDriver.
    WebKit,
}

impl Engine {
    /// All of them, the one that always has to be there first.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// The engine of this name.
    ///
    /// # Errors
    /// When there is none.
    pub fn named(name: &str) -> Result<Self> {
        match Self::ALL.into_iter().find(|engine| engine.name() == name) {
            Some(engine) => Ok(engine),
            None => bail!("there is no engine “{name}”: chromium, firefox or webkit"),
        }
    }

    /// The engine that the environment names.
    ///
    /// # Errors
    /// When it names one that does not exist.
    pub fn of_environment() -> Result<Self> {
        match std::env::var(ENGINE) {
            Ok(name) => Self::named(&name),
            Err(_) => Ok(Engine::Chromium),
        }
    }

    /// The capabilities that a session is opened with.
    ///
    /// # Errors
    /// When the engine cannot be as the options say.
    pub(crate) fn capabilities(self, options: &Options) -> Result<Value> {
        match self {
            Engine::Chromium => Ok(chromium(options)),
            Engine::Firefox => Ok(firefox(options)),
            Engine::WebKit => webkit(options),
        }
    }
}

/// The switches keep it from the network, from the graphics card and from a sandbox that the superuser cannot have.
fn chromium(options: &Options) -> Value {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        "--no-sandbox".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
        "--disable-quic".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--hide-scrollbars".to_owned(),
        format!("--lang={}", options.language),
    ];
    if let Some(proxy) = &options.proxy {
        // Addresses of this machine go through it, too.
        arguments.push(format!("--proxy-server={proxy}"));
        arguments.push("--proxy-bypass-list=<-loopback>".to_owned());
    }
    let mut preferences = json!({ "intl.accept_languages": options.language });
    if !options.scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": arguments, "prefs": preferences },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

fn firefox(options: &Options) -> Value {
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "args": ["-headless"],
            "prefs": {
                "intl.accept_languages": options.language,
                "ui.systemUsesDarkTheme": i32::from(options.dark),
                "javascript.enabled": options.scripts,
                "javascript.options.wasm": options.wasm,
                "dom.serviceWorkers.enabled": options.workers,
            },
        },
    })
}

/// Its switches are those of `MiniBrowser --help-all`. The language is that of the environment.
fn webkit(options: &Options) -> Result<Value> {
    let mut arguments = vec!["--automation".to_owned()];
    if !options.workers {
        arguments.push("--features=-ServiceWorkers".to_owned());
    }
    if options.dark {
        arguments.push("--dark-mode".to_owned());
    }
    if !options.scripts || !options.wasm || options.proxy.is_some() {
        bail!("WebKit is not started without scripts or wasm, or with a proxy");
    }
    Ok(json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "args": arguments },
    }))
}
