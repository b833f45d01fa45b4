//! Keys pressed anywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::{
    prelude::StoredValue,
    web_sys::{Event, HtmlElement, InputEvent, KeyboardEvent, window},
};
use wasm_bindgen::JsCast;

use crate::keys::Press;

/// Calls `pressed` for every key for as long as the owner of the caller lives. Where it says that it took the key, the browser does nothing more
/// with it.
pub fn on_key(pressed: impl Fn(&Press) -> bool + 'static) -> Option<()> {
    let options = EventListenerOptions::enable_prevent_default();
    let listener =
        EventListener::new_with_options(window()?.as_ref(), "keydown", options, move |event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                return;
            };
            if pressed(&press(event)) {
                event.prevent_default();
            }
        });
    StoredValue::new_local(listener);
    Some(())
}

/// Whether an `input` event comes from an input method that has not finished the letter.
pub fn is_composing(event: &Event) -> bool {
    let input = event.dyn_ref::<InputEvent>();
    input.is_some_and(InputEvent::is_composing)
}

fn press(event: &KeyboardEvent) -> Press {
    let element = event
        .target()
        .and_then(|t| t.dyn_into::<HtmlElement>().ok());
    let tag = element.as_ref().map(|e| e.tag_name()).unwrap_or_default();
    Press {
        key: event.key(),
        command: event.ctrl_key() || event.meta_key(),
        alt: event.alt_key(),
        shift: event.shift_key(),
        composing: event.is_composing() || event.key_code() == 229,
        writing: matches!(tag.as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            && element
                .as_ref()
                .is_none_or(|e| e.get_attribute("type").as_deref() != Some("checkbox"))
            || element.is_some_and(|e| e.is_content_editable()),
        on_control: matches!(tag.as_str(), "A" | "BUTTON" | "SUMMARY"),
    }
}
