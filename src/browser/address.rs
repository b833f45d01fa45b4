//! The part of the address behind `#`.

use gloo::events::EventListener;
use leptos::{
    prelude::StoredValue,
    web_sys::{History, window},
};
use wasm_bindgen::JsValue;

/// The fragment with its `#`, as the browser spells it.
pub fn fragment() -> Option<String> {
    window()?.location().hash().ok()
}

/// The whole address.
pub fn whole() -> Option<String> {
    window()?.location().href().ok()
}

/// Shows another fragment as a new step of the history.
pub fn push(fragment: &str) -> Option<()> {
    let history = history()?;
    history
        .push_state_with_url(&JsValue::NULL, "", Some(fragment))
        .ok()
}

/// Shows another fragment in place of this one.
pub fn replace(fragment: &str) -> Option<()> {
    let history = history()?;
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(fragment))
        .ok()
}

/// Calls `changed`, for as long as the owner of the caller lives, whenever the reader goes back or forward, follows a link or edits the address.
pub fn on_change(changed: impl Fn(String) + 'static) -> Option<()> {
    let listener = EventListener::new(window()?.as_ref(), "popstate", move |_| {
        changed(fragment().unwrap_or_default());
    });
    // For as long as whoever asked lives.
    StoredValue::new_local(listener);
    Some(())
}

fn history() -> Option<History> {
    window()?.history().ok()
}
