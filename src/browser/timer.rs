//! Doing something a little later.

pub use gloo::timers::callback::Timeout;
use leptos::{prelude::request_animation_frame, web_sys::window};

/// Calls `later` when the page has been brought up to date with what was just changed.
pub fn after_update(later: impl FnOnce() + 'static) {
    request_animation_frame(later);
}

/// The date and time, as XML Schema's dateTime in UTC.
pub fn date() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Milliseconds since the page was opened, where the browser has a clock.
pub fn now() -> Option<f64> {
    Some(window()?.performance()?.now())
}
