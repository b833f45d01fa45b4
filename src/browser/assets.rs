//! Files that are loaded when a view needs them.
//!
//! A page may carry a file itself, as base64 in an element with the id `asset-NAME`: an edition in
//! one file does, since a page from a folder can load nothing. Otherwise the file lies beside the
//! page.

use leptos::{task::spawn_local, web_sys::Response, web_sys::window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::page;

/// The file is not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreachable;

/// Calls `then` with the bytes of a file: `name` is what it is called in the page, `file` its
/// address beside the page.
pub fn load(
    name: &str,
    file: &'static str,
    then: impl FnOnce(Result<Vec<u8>, Unreachable>) + 'static,
) {
    let inline = inline(name);
    spawn_local(async move {
        let bytes = match inline {
            Some(bytes) => Some(bytes),
            None => fetch(file).await,
        };
        then(bytes.ok_or(Unreachable));
    });
}

/// A file that the page carries.
fn inline(name: &str) -> Option<Vec<u8>> {
    let mut id = String::from("asset-");
    id.push_str(name);
    let text = page::text_of(&id)?;
    let binary = window()?.atob(text.trim()).ok()?;
    // One character for each byte.
    binary.chars().map(|c| u8::try_from(c).ok()).collect()
}

async fn fetch(file: &str) -> Option<Vec<u8>> {
    let answer = JsFuture::from(window()?.fetch_with_str(file)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let buffer = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
