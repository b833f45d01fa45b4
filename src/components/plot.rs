//! What drawings of many marks have in common: rows of marks, each a link.
//!
//! A plot takes one stop of the Tab key; left and right go through its marks, up and down to the next
//! row that has any.

use leptos::{ev, prelude::*, svg};

use crate::browser::page;

/// The marks of a plot, while it is drawn row by row.
pub struct Rows {
    id: &'static str,
    count: usize,
    /// Whether the mark that the Tab key comes to has been drawn.
    entered: bool,
}

/// A mark that leads somewhere.
pub struct Mark {
    /// Its classes; `plot-mark` is one of them.
    pub class: &'static str,
    /// What it is, in words.
    pub label: String,
    /// The link.
    pub link: String,
    /// What is drawn.
    pub shape: AnyView,
}

impl Rows {
    /// So many rows in the drawing with this id.
    #[must_use]
    pub fn new(id: &'static str, count: usize) -> Self {
        Self {
            id,
            count,
            entered: false,
        }
    }

    /// The marks of a row, from left to right.
    pub fn marks(&mut self, row: usize, marks: Vec<Mark>) -> Vec<AnyView> {
        let mut name = Some(first_of(self.id, row));
        let draw = |mark: Mark| {
            let tab = match std::mem::replace(&mut self.entered, true) {
                false => "0",
                true => "-1",
            };
            // An `<a>` at the top of a `view!` would be one of HTML, which no drawing shows.
            svg::a()
                .attr("class", mark.class)
                .attr("href", mark.link)
                .attr("id", name.take())
                .attr("aria-label", mark.label.clone())
                .attr("tabindex", tab)
                .child((svg::title().child(mark.label), mark.shape))
                .into_any()
        };
        marks.into_iter().map(draw).collect()
    }

    /// What up and down do in a row.
    pub fn up_and_down(&self, row: usize) -> impl Fn(ev::KeyboardEvent) + 'static {
        let (id, count) = (self.id, self.count);
        move |event| {
            let focus = |row| page::focus(&first_of(id, row));
            match event.key().as_str() {
                "ArrowDown" => {
                    event.prevent_default();
                    let _ = (row + 1..count).find_map(focus);
                }
                "ArrowUp" => {
                    event.prevent_default();
                    let _ = (0..row).rev().find_map(focus);
                }
                _ => {}
            }
        }
    }

    /// What left and right do in the drawing.
    pub fn along(&self) -> impl Fn(ev::KeyboardEvent) + 'static {
        let selector = ["#", self.id, " a.plot-mark"].concat();
        move |event| {
            let step = match event.key().as_str() {
                "ArrowRight" => 1,
                "ArrowLeft" => -1,
                _ => return,
            };
            event.prevent_default();
            page::focus_neighbour(&selector, step);
        }
    }
}

/// The name of a row, which leads to it. The Tab key leaves it out: each row is in the table, too.
pub fn name(link: String, text: impl IntoView + 'static) -> AnyView {
    svg::a()
        .attr("class", "plot-name")
        .attr("href", link)
        .attr("tabindex", "-1")
        .child(text.into_any())
        .into_any()
}

/// The id of the first mark of a row.
fn first_of(id: &str, row: usize) -> String {
    [id, "-", &row.to_string()].concat()
}
