//! Handing the reader a file that was made in the page.

use js_sys::{Array, Uint8Array};
use leptos::web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url, window};
use wasm_bindgen::JsCast;

/// Saves a text as a file with this name, as UTF-8. `kind` is its media type: `text/csv`.
pub fn save(name: &str, kind: &str, text: &str) -> Option<()> {
    save_bytes(name, kind, text.as_bytes())
}

/// Saves bytes as a file with this name. `kind` is its media type.
pub fn save_bytes(name: &str, kind: &str, bytes: &[u8]) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    save_blob(
        name,
        &Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?,
    )
}

/// Saves bytes that the browser holds as a file with this name.
pub fn save_blob(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let document = window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).ok()
}
