//! The reading room as its reader sees it.
//!
//! Everything that the tests touch is named here once: the hooks of the page (`data-testid`) and the few gestures made of
//! more than one step. A change of the page is followed here and not in the tests.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;

use crate::engine::Engine;
use crate::server::Server;
use crate::webdriver::{Browser, DIST, DRIVER, Element, Options, key};

/// The path under which the tests serve the site: deep enough that an absolute address in it would fail.
pub const PREFIX: &str = "/some/path/";

/// The environment variable that names the script of axe-core.
pub const AXE: &str = "DANBIET_AXE";

/// The environment variable that names the edition in one file.
pub const ONE_FILE: &str = "DANBIET_ONE_FILE";

/// An open reading room: a server of its own and a browser of its own.
#[derive(Debug)]
pub struct ReadingRoom {
    /// The browser.
    pub browser: Browser,
    /// The server.
    pub server: Server,
}

impl ReadingRoom {
    /// Opens the reading room at a fragment (`""` or `"#/…"`) and waits for it to run.
    ///
    /// # Errors
    /// When the site is not built, the driver does not run or the page does not start.
    pub fn open(fragment: &str) -> Result<Self> {
        let room = Self::open_with(fragment, &Options::default())?;
        room.browser.wait_for(&hook("search-box"))?;
        Ok(room)
    }

    /// Opens the reading room in a browser of the caller's choice, and waits for nothing.
    ///
    /// # Errors
    /// When the site is not built or the driver does not run.
    pub fn open_with(fragment: &str, options: &Options) -> Result<Self> {
        Self::open_site(&site()?, fragment, options)
    }

    /// Opens the edition in one file as a double click does. The server is there as always: it shows that nobody asks it.
    ///
    /// # Errors
    /// When the file is not there or the driver does not run.
    pub fn open_file(fragment: &str, options: &Options) -> Result<Self> {
        let file = PathBuf::from(variable(ONE_FILE)?).canonicalize()?;
        let server = Server::start(&site()?, PREFIX, 0)?;
        let browser = Browser::open(&variable(DRIVER)?, options)?;
        browser.go(&format!("file://{}{fragment}", file.display()))?;
        Ok(Self { browser, server })
    }

    /// Opens the site of another folder, and waits for nothing.
    ///
    /// # Errors
    /// When the folder holds no site or the driver does not run.
    pub fn open_site(folder: &Path, fragment: &str, options: &Options) -> Result<Self> {
        let server = Server::start(folder, PREFIX, 0)?;
        let browser = Browser::open(&variable(DRIVER)?, options)?;
        browser.go(&format!("{}{fragment}", server.url()))?;
        Ok(Self { browser, server })
    }

    /// The element with this hook, waited for.
    ///
    /// # Errors
    /// When it does not come.
    pub fn element(&self, name: &str) -> Result<Element<'_>> {
        self.browser.wait_for(&hook(name))
    }

    /// Whether an element with this hook is there now.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn has(&self, name: &str) -> Result<bool> {
        Ok(self.browser.find(&hook(name))?.is_some())
    }

    /// Clears the search box and types a query.
    ///
    /// # Errors
    /// When there is no box to type in.
    pub fn search(&self, query: &str) -> Result<()> {
        let search_box = self.element("search-box")?;
        search_box.clear()?;
        search_box.type_in(query)
    }

    /// Waits until the summary reads as expected.
    ///
    /// # Errors
    /// When it never does; the message shows what it reads.
    pub fn expect_summary(&self, expected: &str) -> Result<()> {
        self.expect_text("result-summary", expected)
    }

    /// Waits until the text of a hook contains `expected`.
    ///
    /// # Errors
    /// When it never does; the message shows what it reads.
    pub fn expect_text(&self, name: &str, expected: &str) -> Result<()> {
        let mut seen = String::from("nothing");
        self.browser
            .wait(&format!("{name} reads “{expected}”"), || {
                if let Some(element) = self.browser.find(&hook(name))? {
                    seen = element.text()?;
                }
                Ok(plain(&seen).contains(expected).then_some(()))
            })
            .with_context(|| format!("{name} reads “{seen}”"))
    }

    /// The ids of the documents whose cards are shown, in their order.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn documents(&self) -> Result<Vec<String>> {
        let mut ids = Vec::new();
        for card in self.browser.find_all(&hook("document-card"))? {
            ids.extend(card.attribute("data-document")?);
        }
        Ok(ids)
    }

    /// Waits until exactly these documents are shown, whatever their order (an id may be given by its first letters).
    ///
    /// # Errors
    /// When that never comes; the message shows what is shown.
    pub fn expect_documents(&self, expected: &[&str]) -> Result<()> {
        let mut seen = Vec::new();
        self.browser
            .wait(&format!("the documents are {expected:?}"), || {
                seen = self.documents()?;
                seen.sort();
                let agree = seen.len() == expected.len()
                    && seen
                        .iter()
                        .zip(expected)
                        .all(|(id, start)| id.starts_with(start));
                Ok(agree.then_some(()))
            })
            .with_context(|| format!("the documents shown are {seen:?}"))
    }

    /// The texts of all hits in the open document, in its order.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn marks(&self) -> Result<Vec<String>> {
        self.browser
            .find_all(&format!("{} mark", hook("reader")))?
            .iter()
            .map(|mark| Ok(plain(&mark.text()?)))
            .collect()
    }

    /// Waits until the open document has this many hits.
    ///
    /// # Errors
    /// When that never comes; the message shows the hits.
    pub fn expect_marks(&self, expected: usize) -> Result<()> {
        self.element("reader")?;
        let mut seen = Vec::new();
        self.browser
            .wait(&format!("{expected} hits are marked"), || {
                seen = self.marks()?;
                Ok((seen.len() == expected).then_some(()))
            })
            .with_context(|| format!("the hits marked are {seen:?}"))
    }

    /// The place of the current hit among the hits of the open document, from 0, waited for.
    ///
    /// # Errors
    /// When no hit is current.
    pub fn current_hit(&self) -> Result<usize> {
        self.browser.wait("a hit is current", || self.current())
    }

    /// Waits until another hit than `before` is current.
    ///
    /// # Errors
    /// When that never comes.
    pub fn expect_other_hit(&self, before: usize) -> Result<usize> {
        self.browser.wait("another hit is current", || {
            Ok(self.current()?.filter(|&now| now != before))
        })
    }

    fn current(&self) -> Result<Option<usize>> {
        let place = self.browser.script(
            "return [...document.querySelectorAll(arguments[0])].findIndex(mark => mark.matches(arguments[1]))",
            &json!([format!("{} mark", hook("reader")), hook("hit-current")]),
        )?;
        Ok(place.as_u64().and_then(|place| usize::try_from(place).ok()))
    }

    /// Waits until the page shows these words somewhere.
    ///
    /// # Errors
    /// When it never does.
    pub fn expect_body(&self, words: &str) -> Result<()> {
        self.browser.wait(&format!("the page says “{words}”"), || {
            let text = plain(&self.browser.wait_for("body")?.text()?);
            Ok(text.contains(words).then_some(()))
        })
    }

    /// Goes to another fragment without loading the page again.
    ///
    /// # Errors
    /// When the script fails.
    pub fn go(&self, fragment: &str) -> Result<()> {
        self.browser
            .script("location.hash = arguments[0]", &json!([fragment]))
            .map(drop)
    }

    /// Opens the document whose id starts with `id` from its card.
    ///
    /// # Errors
    /// When there is no such card or the document does not open.
    pub fn open_document(&self, id: &str) -> Result<()> {
        self.browser
            .wait_for(&format!(
                "[data-testid=document-card][data-document^='{id}'] a"
            ))?
            .click()?;
        self.element("reader").map(drop)
    }

    /// Goes on with Tab until the focus is on or in an element with the hook, as a reader without a mouse would.
    ///
    /// # Errors
    /// When it is not reached within 200 steps.
    pub fn tab_into(&self, name: &str) -> Result<()> {
        self.tab_to(&hook(name))
    }

    /// Goes on with Tab until the focus is on or in an element that a selector finds, and is seen there.
    ///
    /// # Errors
    /// When it is not reached within 200 steps, or nothing shows where the focus is.
    pub fn tab_to(&self, selector: &str) -> Result<()> {
        for _ in 0..200 {
            let step = self.browser.script(STEP, &json!([selector]))?;
            let step = match step.as_str() {
                Some("down") => key::DOWN,
                Some("up") => key::UP,
                Some("right") => key::RIGHT,
                Some("left") => key::LEFT,
                _ => key::TAB,
            };
            self.browser.press(&step.to_string())?;
            let inside = self.browser.script(
                "const here = document.activeElement;
                 if (here.closest(arguments[0]) === null) return null;
                 // A shape may show it by its stroke.
                 if (here instanceof SVGElement) return true;
                 const style = getComputedStyle(here);
                 return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0",
                &json!([selector]),
            )?;
            match inside.as_bool() {
                Some(true) => return Ok(()),
                Some(false) => bail!("nothing shows that the focus is on {selector}"),
                None => {}
            }
        }
        bail!("Tab never reaches {selector}")
    }

    /// The fragments of all screens: those of the menu, and one document.
    ///
    /// # Errors
    /// When the page shows no menu or no document.
    pub fn screens(&self) -> Result<Vec<String>> {
        self.go("#library")?;
        self.element("document-card")?;
        let links = self.browser.script(
            "return [...document.querySelectorAll('.bar-menu a, [data-testid=document-card] a')]
                .map(link => link.getAttribute('href'))",
            &json!([]),
        )?;
        let mut screens: Vec<String> = Vec::new();
        for link in links.as_array().into_iter().flatten() {
            let link = link.as_str().context("a link has no address")?;
            let is_document = |link: &str| link.starts_with("#document/");
            if !is_document(link) || !screens.iter().any(|screen| is_document(screen)) {
                screens.push(link.to_owned());
            }
        }
        ensure!(screens.len() > 3, "the menu has {screens:?} only");
        Ok(screens)
    }

    /// Goes to a screen and waits until it is drawn and has loaded what it needs.
    ///
    /// # Errors
    /// When it is not drawn, or says that a part of it could not be loaded.
    pub fn show(&self, screen: &str) -> Result<()> {
        self.go(screen)?;
        let settled = "
            const main = document.querySelector('main');
            if (!main || !main.innerText.trim() || document.querySelector('main [data-loading]')) return false;
            const now = location.hash + main.innerHTML.length;
            if (window.__drawn !== now) { window.__drawn = now; window.__since = performance.now(); return false; }
            return performance.now() - window.__since > 250;";
        self.browser.wait(&format!("{screen} is drawn"), || {
            let drawn = self.browser.script(settled, &json!([]))?;
            Ok((drawn == true).then_some(()))
        })
    }

    /// Notes every file that the page hands out from now on.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn catch_files(&self) -> Result<()> {
        let script = "window.caught = [];
            const make = URL.createObjectURL.bind(URL);
            URL.createObjectURL = blob => {
                blob.arrayBuffer().then(bytes => window.caught.push({
                    media: blob.type,
                    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
                    size: bytes.byteLength,
                }));
                return make(blob);
            };
            if (arguments[0]) {
                HTMLAnchorElement.prototype.click = function () {
                    if (!this.download) this.dispatchEvent(new MouseEvent('click', { bubbles: true }));
                };
            }";
        // The window of WebKit leaves less room to the page with each file that it saves.
        let shrinks = self.browser.engine == Engine::WebKit;
        self.browser.script(script, &json!([shrinks])).map(drop)
    }

    /// The text of the last file of this media type that was handed out, waited for.
    ///
    /// # Errors
    /// When none is.
    pub fn caught(&self, media: &str) -> Result<String> {
        self.browser
            .wait(&format!("a file of {media} is saved"), || {
                let text = self.browser.script(
                    "const of = window.caught.filter(file => file.media.startsWith(arguments[0]));
                 return of.at(-1)?.text ?? null",
                    &json!([media]),
                )?;
                Ok(text.as_str().map(str::to_owned))
            })
    }

    /// The fragment of the address.
    ///
    /// # Errors
    /// When the driver fails.
    pub fn fragment(&self) -> Result<String> {
        let url = self.browser.url()?;
        Ok(url.split_once('#').map_or("", |(_, tail)| tail).to_owned())
    }
}

/// The folder of the built site.
///
/// # Errors
/// When nobody has said where it is.
pub fn site() -> Result<PathBuf> {
    variable(DIST).map(PathBuf::from)
}

fn variable(name: &str) -> Result<String> {
    std::env::var(name)
        .with_context(|| format!("{name} is not set: run the tests by `cargo xtask e2e`"))
}

/// The selector of a hook.
pub fn hook(name: &str) -> String {
    format!("[data-testid='{name}']")
}

/// That a text says all of these words.
///
/// # Errors
/// When it lacks some; the message shows the text.
pub fn says(text: &str, words: &[&str]) -> Result<()> {
    let text = plain(text);
    for words in words {
        ensure!(text.contains(words), "“{words}” is not in: {text}");
    }
    Ok(())
}

/// A text with every run of white space, the no-break space among it, as one space.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the element that a selector finds lies from a cell that has the focus, if both are cells of one table that is
/// walked through with arrow keys: one stop of Tab in all.
const STEP: &str = "
    const here = document.activeElement, there = document.querySelector(arguments[0]);
    const table = here.closest('table');
    if (!there || there === here || there.closest('table') !== table || table === null) return null;
    if (there.tabIndex !== -1 || here.closest('tbody') === null) return null;
    const row = (cell) => cell.closest('tr').rowIndex, column = (cell) => cell.closest('td, th').cellIndex;
    if (row(here) !== row(there)) return row(here) < row(there) ? 'down' : 'up';
    return column(here) < column(there) ? 'right' : 'left';";
