//! One program of the page taking over from another.
//!
//! The page names the script that starts the full edition in a `meta` element that the build writes
//! (`cargo xtask finish`). Whoever takes over says so by an event, upon which the other leaves at
//! once: the reader sees one picture follow the other.

use gloo::events::EventListener;
use leptos::web_sys::{Event, window};
use wasm_bindgen::JsCast;

use super::page;

/// The `meta` element whose content is the address of the script.
const NAME: &str = "later-full";

/// The event by which a program says that it takes over.
const TAKEOVER: &str = "danbiet:takeover";

/// The event of the script element when the program behind it does not come. The browser's own name,
/// since it fires it where the script itself is missing; the script fires it for the rest.
const UNREACHABLE: &str = "error";

/// Loads the full edition, which takes over when it is there; calls `failed` when it does not come.
pub fn load_full(failed: impl Fn() + Clone + 'static) {
    if add_script(failed.clone()).is_none() {
        failed();
    }
}

/// Adds the script to the page.
fn add_script(failed: impl Fn() + 'static) -> Option<()> {
    let document = page::document()?;
    let script = document.create_element("script").ok()?;
    script.set_attribute("type", "module").ok()?;
    script.set_attribute("src", &page::meta(NAME)?).ok()?;
    script.set_id(NAME);
    let tag = script.clone();
    EventListener::once(&script, UNREACHABLE, move |_| {
        tag.remove();
        failed();
    })
    .forget();
    document.head()?.append_child(&script).ok()?;
    Some(())
}

/// Tells the program that has the page, if any, to leave it.
pub fn dismiss_other() -> Option<()> {
    let event = Event::new(TAKEOVER).ok()?;
    window()?.dispatch_event(&event).ok()?;
    Some(())
}

/// Calls `leave` when another program takes over.
pub fn leave_when_dismissed(leave: impl FnOnce() + 'static) -> Option<()> {
    let window = window()?;
    EventListener::once(window.unchecked_ref(), TAKEOVER, move |_| leave()).forget();
    Some(())
}
