//! The page around the app: its title, its language and look, where the focus is.

use gloo::events::EventListener;
use js_sys::{Reflect, Uint8Array};
use leptos::prelude::StoredValue;
use leptos::web_sys::{
    Document, Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, window,
};
use wasm_bindgen::JsCast;

/// What the window is called.
pub fn set_title(title: &str) -> Option<()> {
    document()?.set_title(title);
    Some(())
}

/// Sets an attribute of the root element: `lang`, `data-theme`.
pub fn set_root(name: &str, value: &str) -> Option<()> {
    document()?
        .document_element()?
        .set_attribute(name, value)
        .ok()
}

/// Loads the page anew, at the address that it has.
pub fn reload() -> Option<()> {
    window()?.location().reload().ok()
}

/// Calls `prepare`, for as long as the owner of the caller lives, whenever the page is about to be printed.
pub fn before_print(prepare: impl Fn() + 'static) -> Option<()> {
    let listener = EventListener::new(window()?.as_ref(), "beforeprint", move |_| prepare());
    StoredValue::new_local(listener);
    Some(())
}

/// Prints the page, or lets the reader keep it as a file.
pub fn print() -> Option<()> {
    window()?.print().ok()
}

/// Whether the reader's system asks for a dark look.
pub fn prefers_dark() -> bool {
    let query = window().and_then(|w| w.match_media("(prefers-color-scheme: dark)").ok()?);
    query.is_some_and(|q| q.matches())
}

/// The first language that the browser asks for: `vi-VN`.
pub fn language() -> Option<String> {
    window()?.navigator().language()
}

/// The element of the page with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// What an element of the page holds as text, whatever it is.
pub fn text_of(id: &str) -> Option<String> {
    document()?.get_element_by_id(id)?.text_content()
}

/// Moves the focus to an element, and the page with it.
pub fn focus(id: &str) -> Option<()> {
    focusable(document()?.get_element_by_id(id)?).focus().ok()
}

/// An element as what can have the focus. Links in drawings are elements of SVG, which have the same
/// method.
fn focusable(element: impl JsCast) -> HtmlElement {
    element.unchecked_into()
}

/// Moves the focus to an element and shows the page from its top.
pub fn open_at_top(id: &str) -> Option<()> {
    let element = element(id)?;
    window()?.scroll_to_with_x_and_y(0.0, 0.0);
    element.focus().ok()
}

/// Brings an element into the middle of the window.
pub fn show(id: &str) -> Option<()> {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element(id)?.scroll_into_view_with_scroll_into_view_options(&options);
    Some(())
}

/// Brings an element into the window, by the shortest way.
pub fn show_if_hidden(id: &str) -> Option<()> {
    reveal(&*element(id)?)
}

/// The same for an element at hand.
pub(super) fn reveal(element: &Element) -> Option<()> {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    Some(())
}

/// Whether the element that has the focus has this id.
pub fn is_focused(id: &str) -> bool {
    active().is_some_and(|element| element.id() == id)
}

/// Whether the focus is in the element with this id.
pub fn has_focus_in(id: &str) -> bool {
    let inside = |element: HtmlElement| element.contains(Some(active()?.as_ref())).then_some(());
    element(id).and_then(inside).is_some()
}

/// Moves the focus to the first button in the element with this id.
pub fn focus_first_in(id: &str) -> Option<()> {
    let button = element(id)?.query_selector("button").ok()??;
    focusable(button).focus().ok()
}

/// Presses the button with this id.
pub fn press(id: &str) -> Option<()> {
    element(id)?.click();
    Some(())
}

/// Takes the focus away from whatever has it.
pub fn blur() -> Option<()> {
    active()?.dyn_into::<HtmlElement>().ok()?.blur().ok()
}

/// Moves the focus from one element of a list to the next one or the one before; from anywhere else
/// to the first. The list is what a selector finds.
pub fn focus_neighbour(selector: &str, step: i32) -> Option<()> {
    let list = document()?.query_selector_all(selector).ok()?;
    let at = |n: u32| Some(focusable(list.item(n)?));
    let length = list.length();
    let active = active();
    let here = (0..length).find(|&n| {
        at(n).is_some_and(|item| active.as_ref().is_some_and(|a| a == item.unchecked_ref()))
    });
    let next = match here {
        None => 0,
        Some(here) => here.checked_add_signed(step).filter(|&n| n < length)?,
    };
    at(next)?.focus().ok()
}

/// Shows what has to be said when the app cannot go on, above the texts of the page.
pub fn show_failure(what: &str) -> Option<()> {
    element("failure")?.remove_attribute("hidden").ok()?;
    element("failure-detail")?.set_text_content(Some(what));
    Some(())
}

/// The address of the corpus that the page names, if any.
pub fn named_pack() -> Option<String> {
    let link = document()?.query_selector("link[rel=danbiet-pack]");
    link.ok()??.get_attribute("href")
}

/// The corpus that the script of the page has fetched (crates/danbiet-site/src/start.js).
pub fn fetched_pack() -> Option<Vec<u8>> {
    let bytes = Reflect::get(&window()?.into(), &"danbietPack".into()).ok()?;
    Some(bytes.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// Says above the texts of the page how far its corpus has come.
pub fn show_loading(what: &str) -> Option<()> {
    let element = element("loading")?;
    element.remove_attribute("hidden").ok()?;
    element.set_text_content(Some(what));
    Some(())
}

/// Says no more about it.
pub fn hide_loading() -> Option<()> {
    element("loading")?.set_attribute("hidden", "").ok()
}

/// The place in the page that the app takes, emptied of what stood there before it.
pub fn take_stage() -> Option<HtmlElement> {
    let stage = element("app")?;
    stage.set_text_content(None);
    Some(stage)
}

/// The content of the `meta` element of this name.
pub(super) fn meta(name: &str) -> Option<String> {
    let mut selector = String::from("meta[name=");
    selector.push_str(name);
    selector.push(']');
    let element = document()?.query_selector(&selector).ok()??;
    element.get_attribute("content")
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

fn active() -> Option<Element> {
    document()?.active_element()
}
