//! Parts of the page that scroll by themselves.

use super::page;

/// How a part of the page is seen, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// What is scrolled out of sight above.
    pub top: f64,
    /// The height of its window.
    pub height: f64,
    /// The height of the first thing in it that a selector finds.
    pub item: f64,
}

/// How the part with this id is seen; `None` where it is not there, or holds no such item.
pub fn view(id: &str, item: &str) -> Option<View> {
    let element = page::element(id)?;
    let item = element.query_selector(item).ok()??;
    Some(View {
        top: element.scroll_top().into(),
        height: element.client_height().into(),
        item: item.get_bounding_client_rect().height(),
    })
}

/// Scrolls a part of the page to a place in it.
pub fn to(id: &str, top: f64) -> Option<()> {
    page::element(id)?.set_scroll_top(top as i32);
    Some(())
}
