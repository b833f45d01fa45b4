//! Boxes of the page that scroll by themselves.

use leptos::web_sys::HtmlElement;

use super::page;

/// How far a box is scrolled down, in pixels.
pub fn scrolled(pane: &str) -> Option<f64> {
    Some(f64::from(page::element(pane)?.scroll_top()))
}

/// How far a box can be scrolled down.
pub fn end(pane: &str) -> Option<f64> {
    let pane = page::element(pane)?;
    Some(f64::from(
        (pane.scroll_height() - pane.client_height()).max(0),
    ))
}

/// How high a box is.
pub fn height(pane: &str) -> Option<f64> {
    Some(f64::from(page::element(pane)?.client_height()))
}

/// How far below the beginning of what a box holds an element stands.
pub fn place(pane: &str, id: &str) -> Option<f64> {
    let (pane, element) = (page::element(pane)?, page::element(id)?);
    Some(top(&element) - top(&pane) + f64::from(pane.scroll_top()))
}

/// Scrolls a box.
pub fn scroll(pane: &str, to: f64) -> Option<()> {
    // The box itself keeps this between its top and its end.
    page::element(pane)?.set_scroll_top(to.round() as i32);
    Some(())
}

fn top(element: &HtmlElement) -> f64 {
    element.get_bounding_client_rect().top()
}
