//! What the reader has selected of the text of a document, as a place in it.
//!
//! Each line of the text stands in an element whose attribute `data-at` is the byte at which it
//! begins; the text nodes in it, joined, are the line, whatever marks lie over it. What stands in a
//! line without being text (the number of a sentence, the sign of a note) carries `data-beside`. So a
//! place of the page and a place of the text say the same, and only here are UTF-16 units counted.

use danbiet_text::Span;
use gloo::events::EventListener;
use leptos::{
    prelude::StoredValue,
    web_sys::{Element, HtmlElement, Node, Range, Selection, window},
};
use wasm_bindgen::JsCast;

use super::page;

/// What is selected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Selected {
    /// Where in the text, as it was selected: blanks at its ends are in it.
    pub span: Span,
    /// How far right it begins in what holds the element, in pixels.
    pub left: f64,
    /// How far down it ends in what holds the element, in pixels.
    pub below: f64,
}

/// What is selected of the text in the element with this id, if anything is.
pub fn selected(root: &str) -> Option<Selected> {
    let selection = selection()?;
    if selection.is_collapsed() {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let root = page::element(root)?;
    let mut span: Option<Span> = None;
    for line in lines(&root) {
        if range.intersects_node(&line.element).ok()? {
            for piece in line.pieces() {
                if let Some(part) = piece.selected(&range) {
                    span = Some(span.map_or(part, |span| span.cover(part)));
                }
            }
        }
    }
    let (area, frame) = (
        range.get_bounding_client_rect(),
        root.parent_element()?.get_bounding_client_rect(),
    );
    Some(Selected {
        span: span?,
        left: (area.left() - frame.left()).max(0.0),
        // Of what goes on below the window, the part that is seen counts.
        below: area.bottom().min(window_height()?) - frame.top(),
    })
}

/// Selects a place of the text in the element with this id, or what of it is on the page.
pub fn select(root: &str, span: Span) -> Option<()> {
    let root = page::element(root)?;
    let (mut first, mut last) = (None, None);
    for line in lines(&root) {
        for piece in line.pieces() {
            if first.is_none() && span.start < piece.end() {
                let at = span.start.saturating_sub(piece.start);
                first = Some((piece.node.clone(), units(&piece.text, at as usize)));
            }
            if piece.start < span.end {
                let at = span.end.min(piece.end()) - piece.start;
                last = Some((piece.node.clone(), units(&piece.text, at as usize)));
            }
        }
    }
    let ((first, from), (last, to)) = (first?, last?);
    let range = Range::new().ok()?;
    range.set_start(&first, from).ok()?;
    range.set_end(&last, to).ok()?;
    let selection = selection()?;
    selection.remove_all_ranges().ok()?;
    selection.add_range(&range).ok()?;
    page::reveal(&last.parent_element()?)
}

/// Whether anything of the page is selected.
pub fn is_any() -> bool {
    selection().is_some_and(|selection| !selection.is_collapsed())
}

/// Selects nothing any more.
pub fn clear() -> Option<()> {
    selection()?.remove_all_ranges().ok()
}

/// The first byte of the first line of the element that stands in the window.
pub fn first_seen(root: &str) -> Option<u32> {
    let root = page::element(root)?;
    let below_bars = window_height()? / 5.0;
    let seen = |line: &Line| line.element.get_bounding_client_rect().bottom() > below_bars;
    lines(&root).find(seen).map(|line| line.start)
}

/// Calls `changed`, for as long as the owner of the caller lives, whenever something else is selected.
pub fn on_change(changed: impl Fn() + 'static) -> Option<()> {
    let document = page::document()?;
    let listener = EventListener::new(&document, "selectionchange", move |_| changed());
    StoredValue::new_local(listener);
    Some(())
}

fn selection() -> Option<Selection> {
    window()?.get_selection().ok()?
}

fn window_height() -> Option<f64> {
    window()?.inner_height().ok()?.as_f64()
}

/// A line of the text on the page.
struct Line {
    element: Element,
    start: u32,
}

fn lines(root: &HtmlElement) -> impl Iterator<Item = Line> {
    let list = root.query_selector_all("[data-at]").ok();
    let length = list.as_ref().map_or(0, |list| list.length());
    (0..length).filter_map(move |number| {
        let element: Element = list.as_ref()?.item(number)?.dyn_into().ok()?;
        let start = element.get_attribute("data-at")?.parse().ok()?;
        Some(Line { element, start })
    })
}

impl Line {
    fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        gather(&self.element, self.start, &mut pieces);
        pieces
    }
}

/// A text node of a line.
struct Piece {
    node: Node,
    text: String,
    start: u32,
}

/// Adds the text nodes of a node, which begins at byte `at`. The byte at which it ends.
fn gather(node: &Node, mut at: u32, pieces: &mut Vec<Piece>) -> u32 {
    let mut child = node.first_child();
    while let Some(node) = child {
        child = node.next_sibling();
        if node.node_type() == Node::TEXT_NODE {
            let text = node.node_value().unwrap_or_default();
            let start = at;
            at += text.len() as u32;
            pieces.push(Piece { node, text, start });
        } else if let Some(element) = node.dyn_ref::<Element>()
            && !element.has_attribute("data-beside")
        {
            at = gather(&node, at, pieces);
        }
    }
    at
}

impl Piece {
    fn end(&self) -> u32 {
        self.start + self.text.len() as u32
    }

    /// The part of it that lies in a range, if any.
    fn selected(&self, range: &Range) -> Option<Span> {
        if !range.intersects_node(&self.node).ok()? {
            return None;
        }
        let is_here = |node: Result<Node, _>| node.is_ok_and(|node| node == self.node);
        let at = |units: Result<u32, _>| Some(bytes(&self.text, units.ok()?) as u32);
        let from = match is_here(range.start_container()) {
            true => at(range.start_offset())?,
            false => 0,
        };
        let to = match is_here(range.end_container()) {
            true => at(range.end_offset())?,
            false => self.text.len() as u32,
        };
        (from < to).then_some(Span {
            start: self.start + from,
            end: self.start + to,
        })
    }
}

/// How many bytes of a text come before this many of its UTF-16 units. A place within a character
/// is its beginning.
fn bytes(text: &str, units: u32) -> usize {
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        seen += c.len_utf16() as u32;
        if seen > units {
            return at;
        }
    }
    text.len()
}

/// How many UTF-16 units of a text come before this many of its bytes.
fn units(text: &str, bytes: usize) -> u32 {
    let before = text.char_indices().take_while(|(at, _)| *at < bytes);
    before.map(|(_, c)| c.len_utf16() as u32).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_the_page_are_places_of_the_text() {
        // A letter of one byte, one of three, one of two units, a mark by itself, a no-break space.
        let text = "aạ😀e\u{323}\u{a0}b";
        let places = [
            (0, 0),
            (1, 1),
            (2, 4),
            (4, 8),
            (5, 9),
            (6, 11),
            (7, 13),
            (8, 14),
        ];
        for (unit, byte) in places {
            assert_eq!(bytes(text, unit), byte, "{unit} units");
            assert_eq!(units(text, byte), unit, "{byte} bytes");
        }
        assert_eq!(bytes(text, 3), 4, "within a character");
        assert_eq!(bytes(text, 99), text.len());
    }
}
