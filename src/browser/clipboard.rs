//! The clipboard.

use js_sys::{Promise, Reflect};
use leptos::web_sys::{Clipboard, HtmlInputElement, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::{page, task};

/// Puts a text into the clipboard, and says later whether that worked: a browser may have none for
/// this page, or the reader may not allow it.
pub fn copy(text: &str, told: impl FnOnce(bool) + 'static) {
    let Some(promise) = write(text) else {
        return told(false);
    };
    task::begin(async move { told(JsFuture::from(promise).await.is_ok()) });
}

fn write(text: &str) -> Option<Promise> {
    let navigator = window()?.navigator();
    // On pages that do not come over a safe line there is none.
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let clipboard = (!clipboard.is_undefined()).then_some(clipboard)?;
    Some(clipboard.unchecked_into::<Clipboard>().write_text(text))
}

/// Moves the focus to a field and selects all that stands in it, for the reader to copy.
pub fn select_all(id: &str) -> Option<()> {
    let field = page::element(id)?;
    field.focus().ok()?;
    // A text area has the same method as an input.
    field.unchecked_into::<HtmlInputElement>().select();
    Some(())
}
