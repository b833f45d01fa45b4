//! A small client of the WebDriver protocol (W3C Recommendation), as far as the tests need it.
//!
//! A [`Browser`] is one session: a browser of its own with an empty profile. Dropping it closes the browser. Whatever may
//! take a moment is waited for by asking again ([`Browser::wait`]); nothing here sleeps for a fixed time and hopes.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::engine::Engine;

/// The environment variable that names the address of the running driver.
pub const DRIVER: &str = "DANBIET_WEBDRIVER";

/// The environment variable that names the folder of the built site.
pub const DIST: &str = "DANBIET_DIST";

/// The protocol's name for a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How long [`Browser::wait`] goes on asking: on a busy machine everything takes its time.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long a driver may take for a command.
const COMMAND: Duration = Duration::from_secs(120);

/// How long a driver may take to open a browser, and how often it may try: now and then a browser ends before its driver
/// has found it, and the driver waits in vain.
const OPENING: Duration = Duration::from_secs(40);
const TRIALS: usize = 3;

/// What the page shows when a program has failed or does not come.
const FAILURE: &str = "#failure:not([hidden]), #no-wasm:not([hidden])";

/// Gives the text of an element as it is shown.
const TEXT: &str = "const it = arguments[0];
    return it.checkVisibility({ visibilityProperty: true }) ? it.innerText ?? it.textContent : ''";

/// Tells whether an element is shown.
const DISPLAYED: &str =
    "return arguments[0].checkVisibility({ visibilityProperty: true, opacityProperty: true })";

/// Keys that have no letter, by the protocol's code points.
pub mod key {
    /// Tab.
    pub const TAB: char = '\u{E004}';
    /// Enter.
    pub const ENTER: char = '\u{E007}';
    /// Shift, to be held.
    pub const SHIFT: char = '\u{E008}';
    /// Control, to be held.
    pub const CONTROL: char = '\u{E009}';
    /// Escape.
    pub const ESCAPE: char = '\u{E00C}';
    /// The space bar.
    pub const SPACE: char = '\u{E00D}';
    /// End.
    pub const END: char = '\u{E010}';
    /// Home.
    pub const HOME: char = '\u{E011}';
    /// Arrow to the left.
    pub const LEFT: char = '\u{E012}';
    /// The arrow up.
    pub const UP: char = '\u{E013}';
    /// Arrow to the right.
    pub const RIGHT: char = '\u{E014}';
    /// Arrow down.
    pub const DOWN: char = '\u{E015}';
}

/// How a browser is to be opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Width and height of the page in CSS pixels.
    pub size: (u32, u32),
    /// Whether scripts may run.
    pub scripts: bool,
    /// Whether scripts find WebAssembly.
    pub wasm: bool,
    /// Whether scripts find service workers.
    pub workers: bool,
    /// The language that the browser tells pages it prefers.
    pub language: &'static str,
    /// Whether the reader's system asks for dark colours.
    pub dark: bool,
    /// A proxy that everything goes through (`host:port`).
    pub proxy: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            size: (1280, 900),
            scripts: true,
            wasm: true,
            workers: true,
            language: "vi",
            dark: false,
            proxy: None,
        }
    }
}

/// One open browser.
#[derive(Debug)]
pub struct Browser {
    /// Its engine.
    pub engine: Engine,
    agent: ureq::Agent,
    session: String,
}

/// An element of the page, valid until the page replaces it.
#[derive(Clone, Debug)]
pub struct Element<'b> {
    browser: &'b Browser,
    id: String,
}

impl Browser {
    /// Opens a browser through the driver at `driver` (`http://127.0.0.1:…`), of the engine that the environment names.
    ///
    /// # Errors
    /// When the driver does not answer, cannot start the browser, or the browser cannot be as the options say.
    pub fn open(driver: &str, options: &Options) -> Result<Self> {
        let engine = Engine::of_environment()?;
        let body = json!({ "capabilities": { "alwaysMatch": engine.capabilities(options)? } });
        let address = format!("{driver}/session");
        let mut trial = 1;
        let session = loop {
            match call(&agent(OPENING), "POST", &address, &body) {
                Ok(session) => break session,
                Err(error) if trial == TRIALS => return Err(error),
                Err(_) => trial += 1,
            }
        };
        Self::opened(engine, &address, &session, options)
    }

    fn opened(engine: Engine, address: &str, session: &Value, options: &Options) -> Result<Self> {
        let id = session["sessionId"]
            .as_str()
            .context("the driver opened no session")?;
        let browser = Self {
            engine,
            agent: agent(COMMAND),
            session: format!("{address}/{id}"),
        };
        browser.resize(options.size)?;
        if engine == Engine::Chromium {
            browser.emulate(options)?;
        }
        Ok(browser)
    }

    /// What Chromium has no preference for.
    fn emulate(&self, options: &Options) -> Result<()> {
        let scheme = if options.dark { "dark" } else { "light" };
        self.media(&[("prefers-color-scheme", scheme)])?;
        let lacks = [
            (options.wasm, "delete globalThis.WebAssembly"),
            (options.workers, "delete Navigator.prototype.serviceWorker"),
        ];
        for (_, script) in lacks.into_iter().filter(|(has, _)| !has) {
            self.developer(
                "Page.addScriptToEvaluateOnNewDocument",
                &json!({ "source": script }),
            )?;
        }
        Ok(())
    }

    /// Answers the media queries of the page for these features as given, and all others as usual.
    ///
    /// # Errors
    /// When the browser has no developer protocol.
    pub fn media(&self, features: &[(&str, &str)]) -> Result<()> {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.developer(
            "Emulation.setEmulatedMedia",
            &json!({ "features": features }),
        )
        .map(drop)
    }

    /// Goes to an address and waits until its page is loaded.
    ///
    /// # Errors
    /// When the page cannot be loaded.
    pub fn go(&self, url: &str) -> Result<()> {
        self.post("/url", &json!({ "url": url })).map(drop)
    }

    /// The address that is open.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn url(&self) -> Result<String> {
        text(self.get("/url")?)
    }

    /// The title of the open page.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn title(&self) -> Result<String> {
        text(self.get("/title")?)
    }

    /// The page as HTML, as it stands now.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn source(&self) -> Result<String> {
        text(self.get("/source")?)
    }

    /// Loads the open page again, as a reader's button does. (Firefox' driver would go round the cache and the service
    /// worker: there the page does it itself.)
    ///
    /// # Errors
    /// When the page cannot be loaded.
    pub fn reload(&self) -> Result<()> {
        if self.engine != Engine::Firefox {
            return self.post("/refresh", &json!({})).map(drop);
        }
        self.script(
            "window.__left = true; setTimeout(() => location.reload())",
            &json!([]),
        )?;
        self.wait("the page is loaded again", || {
            let loaded = self.script(
                "return !window.__left && document.readyState === 'complete'",
                &json!([]),
            )?;
            Ok((loaded == true).then_some(()))
        })
    }

    /// One step back in the history.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn back(&self) -> Result<()> {
        self.post("/back", &json!({})).map(drop)
    }

    /// One step forward in the history.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn forward(&self) -> Result<()> {
        self.post("/forward", &json!({})).map(drop)
    }

    /// Gives the page this width and height in CSS pixels. In Chromium through the developer protocol, for a window
    /// cannot be made as narrow as a telephone; elsewhere as near as the window can be.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn resize(&self, (width, height): (u32, u32)) -> Result<()> {
        if self.engine == Engine::Chromium {
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            return self
                .developer("Emulation.setDeviceMetricsOverride", &size)
                .map(drop);
        }
        let frame = self.script(
            "return [outerWidth - innerWidth, outerHeight - innerHeight]",
            &json!([]),
        )?;
        let outer = |inner: u32, n: usize| u64::from(inner) + frame[n].as_u64().unwrap_or(0);
        self.post(
            "/window/rect",
            &json!({ "width": outer(width, 0), "height": outer(height, 1) }),
        )
        .map(drop)
    }

    /// Calls a command of Chromium's developer protocol.
    ///
    /// # Errors
    /// When the browser refuses the command.
    pub fn developer(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.post(
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// The first element that a CSS selector finds, if any.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn find(&self, selector: &str) -> Result<Option<Element<'_>>> {
        Ok(self.find_all(selector)?.into_iter().next())
    }

    /// All elements that a CSS selector finds, in the order of the page.
    ///
    /// # Errors
    /// When the driver fails or does not understand the selector.
    pub fn find_all(&self, selector: &str) -> Result<Vec<Element<'_>>> {
        let found = self.post(
            "/elements",
            &json!({ "using": "css selector", "value": selector }),
        )?;
        found
            .as_array()
            .context("the driver gave no list of elements")?
            .iter()
            .map(|reference| self.element(reference))
            .collect()
    }

    /// The element that holds the focus.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn focused(&self) -> Result<Element<'_>> {
        self.element(&self.get("/element/active")?)
    }

    /// Waits for an element to be there.
    ///
    /// # Errors
    /// When it does not come.
    pub fn wait_for(&self, selector: &str) -> Result<Element<'_>> {
        self.wait(&format!("{selector} is there"), || self.find(selector))
    }

    /// Asks until `question` gives an answer.
    ///
    /// # Errors
    /// When no answer comes in time; the message says what was waited for and shows the last error, if any, and what the
    /// page says if its program has failed.
    pub fn wait<T>(
        &self,
        what: &str,
        mut question: impl FnMut() -> Result<Option<T>>,
    ) -> Result<T> {
        let start = Instant::now();
        loop {
            let answer = question();
            if let Ok(Some(answer)) = answer {
                return Ok(answer);
            }
            if start.elapsed() > PATIENCE {
                // An element may be replaced between being found and being read: only the last error counts.
                let why = self.failure();
                return match answer {
                    Err(error) => Err(error.context(format!("waited in vain until {what}{why}"))),
                    Ok(_) => bail!(
                        "waited in vain until {what}; the address is {}{why}",
                        self.url()?
                    ),
                };
            }
            std::thread::sleep(Duration::from_millis(25));
        }
    }

    /// What the page says of its program if that has failed, to be put behind a message.
    fn failure(&self) -> String {
        let said = self.script(
            "return document.querySelector(arguments[0])?.innerText ?? null",
            &json!([FAILURE]),
        );
        // A driver that does not answer any more has said so.
        match said.ok().as_ref().and_then(Value::as_str) {
            Some(said) => format!("; the page says “{}”", said.trim()),
            None => String::new(),
        }
    }

    /// What the page has written to the console since this was last asked: level, a space, message.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn console(&self) -> Result<Vec<String>> {
        let entries = self.post("/se/log", &json!({ "type": "browser" }))?;
        let line = |entry: &Value| {
            let part = |name: &str| entry[name].as_str().unwrap_or_default().to_owned();
            format!("{} {}", part("level"), part("message"))
        };
        Ok(entries.as_array().into_iter().flatten().map(line).collect())
    }

    /// Runs a function body in the page and gives what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub fn script(&self, body: &str, arguments: &Value) -> Result<Value> {
        self.post(
            "/execute/sync",
            &json!({ "script": body, "args": arguments }),
        )
    }

    /// Presses keys one after the other, wherever the focus is.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn press(&self, keys: &str) -> Result<()> {
        self.chord(None, keys)
    }

    /// Presses keys one after the other while `held` is down.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn press_with(&self, held: char, keys: &str) -> Result<()> {
        self.chord(Some(held), keys)
    }

    fn chord(&self, held: Option<char>, keys: &str) -> Result<()> {
        let mut actions = Vec::new();
        if let Some(held) = held {
            actions.push(json!({ "type": "keyDown", "value": held }));
        }
        for key in keys.chars() {
            actions.push(json!({ "type": "keyDown", "value": key }));
            actions.push(json!({ "type": "keyUp", "value": key }));
        }
        if let Some(held) = held {
            actions.push(json!({ "type": "keyUp", "value": held }));
        }
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("/actions", &json!({ "actions": [keyboard] }))
            .map(drop)
    }

    /// Writes a picture of the page as PNG: of what is in view, or of the whole page.
    ///
    /// # Errors
    /// When the picture cannot be taken or the file not written.
    pub fn picture(&self, file: &Path, whole: bool) -> Result<()> {
        let data = self.developer(
            "Page.captureScreenshot",
            &json!({ "format": "png", "captureBeyondViewport": whole }),
        )?;
        let data = data["data"]
            .as_str()
            .context("the browser gave no picture")?;
        std::fs::write(file, BASE64_STANDARD.decode(data)?)
            .with_context(|| format!("{} cannot be written", file.display()))
    }

    /// The page as it would be printed on A4, as PDF.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn print(&self) -> Result<Vec<u8>> {
        let size = json!({ "width": 21.0, "height": 29.7 });
        let data = text(self.post("/print", &json!({ "page": size }))?)?;
        Ok(BASE64_STANDARD.decode(data)?)
    }

    fn element(&self, reference: &Value) -> Result<Element<'_>> {
        Ok(Element {
            browser: self,
            id: text(reference[ELEMENT].clone())?,
        })
    }

    fn get(&self, path: &str) -> Result<Value> {
        call(
            &self.agent,
            "GET",
            &format!("{}{path}", self.session),
            &Value::Null,
        )
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        call(
            &self.agent,
            "POST",
            &format!("{}{path}", self.session),
            body,
        )
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // If the driver has gone, so has its browser.
        drop(call(&self.agent, "DELETE", &self.session, &Value::Null));
    }
}

/// What stands where the middle of an element is.
const OVER: &str = "
    const frame = arguments[0].getBoundingClientRect();
    const [x, y] = [frame.x + frame.width / 2, frame.y + frame.height / 2];
    const over = document.elementFromPoint(x, y);
    return `${over?.outerHTML.slice(0, 200)} at ${x}, ${y} of ${innerWidth}, ${innerHeight}`;";

impl<'b> Element<'b> {
    /// The first element inside that a CSS selector finds.
    ///
    /// # Errors
    /// When there is none.
    pub fn find(&self, selector: &str) -> Result<Element<'b>> {
        let found = self.browser.post(
            &self.path("element"),
            &json!({ "using": "css selector", "value": selector }),
        )?;
        self.browser.element(&found)
    }

    /// The text as it is shown: what is hidden is not in it.
    ///
    /// # Errors
    /// When the element has gone.
    pub fn text(&self) -> Result<String> {
        // WebKit's driver joins the cells of a table, and fails at what the page draws anew.
        text(match self.browser.engine {
            Engine::WebKit => self.ask(TEXT)?,
            Engine::Chromium | Engine::Firefox => self.browser.get(&self.path("text"))?,
        })
    }

    /// The value of an attribute, if the element has it.
    ///
    /// # Errors
    /// When the element has gone.
    pub fn attribute(&self, name: &str) -> Result<Option<String>> {
        let mut value = self.browser.get(&self.path(&format!("attribute/{name}")))?;
        if !value.is_string() && self.browser.engine == Engine::WebKit {
            // Its driver gives the links of a drawing as objects.
            value = self.ask(&format!("return arguments[0].getAttribute({name:?})"))?;
        }
        Ok(value.as_str().map(str::to_owned))
    }

    /// The value of a property, such as `value` or `checked`.
    ///
    /// # Errors
    /// When the element has gone.
    pub fn property(&self, name: &str) -> Result<Value> {
        self.browser.get(&self.path(&format!("property/{name}")))
    }

    /// Whether a reader can see it.
    ///
    /// # Errors
    /// When the element has gone.
    pub fn displayed(&self) -> Result<bool> {
        let value = match self.browser.engine {
            Engine::WebKit => self.ask(DISPLAYED)?,
            Engine::Chromium | Engine::Firefox => self.browser.get(&self.path("displayed"))?,
        };
        value.as_bool().context("the driver gave no truth value")
    }

    /// Scrolls to the element and clicks on its middle.
    ///
    /// # Errors
    /// When it has gone or something covers it.
    pub fn click(&self) -> Result<()> {
        if self.browser.engine == Engine::WebKit {
            // Its driver does not see where an element has come by scrolling.
            self.ask("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })")?;
        }
        let clicked = self.browser.post(&self.path("click"), &json!({}));
        clicked.map(drop).with_context(|| match self.ask(OVER) {
            Ok(over) => format!("a click meets {over}"),
            Err(_) => "a click meets nothing".to_owned(),
        })
    }

    /// Empties an input.
    ///
    /// # Errors
    /// When it is none.
    pub fn clear(&self) -> Result<()> {
        self.browser.post(&self.path("clear"), &json!({})).map(drop)
    }

    /// Focuses the element and types.
    ///
    /// # Errors
    /// When it takes no text.
    pub fn type_in(&self, keys: &str) -> Result<()> {
        self.browser
            .post(&self.path("value"), &json!({ "text": keys }))
            .map(drop)
    }

    /// What a script says about the element.
    fn ask(&self, script: &str) -> Result<Value> {
        let reference = json!({ ELEMENT: self.id });
        self.browser.script(script, &json!([reference]))
    }

    fn path(&self, tail: &str) -> String {
        format!("/element/{}/{tail}", self.id)
    }
}

fn agent(patience: Duration) -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(patience))
        .build()
        .into()
}

fn text(value: Value) -> Result<String> {
    match value {
        Value::String(text) => Ok(text),
        other => bail!("the driver gave {other} where a text was due"),
    }
}

/// One call of the protocol; gives the `value` of the answer.
fn call(agent: &ureq::Agent, method: &str, url: &str, body: &Value) -> Result<Value> {
    let response = match method {
        "GET" => agent.get(url).call(),
        "DELETE" => agent.delete(url).call(),
        _ => agent.post(url).send_json(body),
    };
    let mut response = response.with_context(|| format!("the driver at {url} does not answer"))?;
    let status = response.status();
    let mut answer: Value = response
        .body_mut()
        .with_config()
        .limit(1 << 30)
        .read_json()
        .with_context(|| format!("the driver's answer to {url} is not JSON"))?;
    if !status.is_success() {
        bail!(
            "{}: {}",
            answer["value"]["error"].as_str().unwrap_or("error"),
            answer["value"]["message"].as_str().unwrap_or_default()
        );
    }
    Ok(answer["value"].take())
}
