//! Text with its hits marked.

use leptos::prelude::*;

use crate::reading::Piece;

/// Pieces one after the other, the hits as marks.
pub fn marked(pieces: Vec<Piece>) -> Vec<AnyView> {
    pieces
        .into_iter()
        .map(|piece| match piece.hit {
            Some(_) => view! { <mark class="hit">{piece.text}</mark> }.into_any(),
            None => piece.text.into_any(),
        })
        .collect()
}
