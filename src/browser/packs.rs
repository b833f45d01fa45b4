//! Stored corpora at addresses of this host.

use js_sys::ArrayBuffer;
use leptos::web_sys::{Response, Url, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::shelf::Word;

/// Why nothing came from an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is an address of another host: nothing is ever fetched from there.
    Foreign,
    /// There is nothing, or too much, or no connection.
    Unreachable,
}

impl From<Refused> for Word {
    fn from(refused: Refused) -> Word {
        match refused {
            Refused::Foreign => Word::Foreign,
            Refused::Unreachable => Word::Unreachable,
        }
    }
}

/// The file at an address of this host, which may be relative to the page; at most `limit` bytes.
pub async fn fetch(address: &str, limit: u64) -> Result<ArrayBuffer, Refused> {
    let window = window().ok_or(Refused::Unreachable)?;
    let page = window.location().href().map_err(|_| Refused::Unreachable)?;
    let here = Url::new(&page).map_err(|_| Refused::Unreachable)?;
    let there = Url::new_with_base(address.trim(), &page).map_err(|_| Refused::Unreachable)?;
    if there.origin() != here.origin() || there.protocol() != here.protocol() {
        return Err(Refused::Foreign);
    }
    let came = JsFuture::from(window.fetch_with_str(&there.href())).await;
    let response: Option<Response> = came.ok().and_then(|came| came.dyn_into().ok());
    let response = response.filter(Response::ok).ok_or(Refused::Unreachable)?;
    let length = response.headers().get("content-length").ok().flatten();
    let length = length.and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > limit) {
        return Err(Refused::Unreachable);
    }
    let buffer = response.array_buffer().map_err(|_| Refused::Unreachable)?;
    let buffer = JsFuture::from(buffer).await.ok();
    let buffer = buffer.and_then(|buffer| buffer.dyn_into().ok());
    buffer.ok_or(Refused::Unreachable)
}
