//! Work that waits for the browser.

use std::future::Future;

use leptos::task::spawn_local;

/// Goes on with something whenever the browser has answered, beside everything else.
pub fn begin(work: impl Future<Output = ()> + 'static) {
    spawn_local(work);
}
