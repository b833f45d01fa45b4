//! The few pictures of the interface, drawn with lines in the colour of the text.

use leptos::prelude::*;

/// A picture. It says nothing to a screen reader: what carries it has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A magnifying glass.
    Search,
    /// A cross.
    Close,
    /// An arrow to the left.
    Previous,
    /// An arrow to the right.
    Next,
    /// A disc, half light and half dark.
    Theme,
    /// Three lines, the second shorter: what can be folded away.
    Filter,
    /// An arrow back.
    Back,
    /// Two sheets.
    Copy,
    /// A tick.
    Done,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Icon::Search => "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13zM15.3 15.3L20 20",
            Icon::Close => "M6 6l12 12M18 6L6 18",
            Icon::Previous => "M14.5 5.5L8 12l6.5 6.5",
            Icon::Next => "M9.5 5.5L16 12l-6.5 6.5",
            Icon::Theme => {
                "M12 4a8 8 0 1 0 0 16a8 8 0 1 0 0-16zM12 4v16M12 8h6.9M12 12h8M12 16h6.9"
            }
            Icon::Filter => "M4 7h16M7 12h10M10 17h4",
            Icon::Copy => "M9 9h11v11H9zM15 9V4H4v11h5",
            Icon::Done => "M5 12.5l4.5 4.5L19 7.5",
            Icon::Back => "M11 5.5L4.5 12l6.5 6.5M5 12h15",
        }
    }

    /// The picture as an element.
    pub fn view(self) -> impl IntoView {
        view! {
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d=self.path()></path>
            </svg>
        }
    }
}
