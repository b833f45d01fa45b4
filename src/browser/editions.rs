//! One program of the page taking over from another.
//!
//! The script of the page that starts programs fetches the full edition when it is asked to by an
//! event (crates/danbiet-site/src/start.js). Whoever takes over says so by another, upon which the
//! first leaves at once: the reader sees one picture follow the other.

use gloo::events::EventListener;
use leptos::web_sys::{Event, window};
use wasm_bindgen::JsCast;

/// The event that asks for the full edition.
const WANTED: &str = "danbiet:full";

/// The event that says that it does not come.
const UNREACHABLE: &str = "danbiet:unreachable";

/// The event by which a program says that it takes over.
const TAKEOVER: &str = "danbiet:takeover";

/// Loads the full edition, which takes over when it is there; calls `failed` when it does not come.
pub fn load_full(failed: impl FnOnce() + 'static) -> Option<()> {
    once(UNREACHABLE, failed)?;
    dispatch(WANTED)
}

/// Tells the program that has the page, if any, to leave it.
pub fn dismiss_other() -> Option<()> {
    dispatch(TAKEOVER)
}

/// Calls `leave` when another program takes over.
pub fn leave_when_dismissed(leave: impl FnOnce() + 'static) -> Option<()> {
    once(TAKEOVER, leave)
}

fn once(event: &'static str, then: impl FnOnce() + 'static) -> Option<()> {
    let window = window()?;
    EventListener::once(window.unchecked_ref(), event, move |_| then()).forget();
    Some(())
}

fn dispatch(event: &str) -> Option<()> {
    window()?.dispatch_event(&Event::new(event).ok()?).ok()?;
    Some(())
}
