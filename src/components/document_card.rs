//! A document in a list.

use leptos::prelude::*;

use super::{Text, mark::marked};
use crate::reading::Piece;

/// What a card says.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// The id of the document.
    pub id: String,
    /// The link to it.
    pub link: String,
    /// Its title, or that it has none.
    pub title: Result<String, Text>,
    /// Facts about it, each with how it is known where the text does not state it.
    pub facts: Vec<Fact>,
    /// The number of hits, and what it is called in words.
    pub count: Option<String>,
    /// Its first lines, or its best snippets.
    pub excerpts: Vec<Excerpt>,
}

/// A fact in short.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The fact.
    pub text: String,
    /// A word on how it is known, and the whole of it.
    pub basis: Option<(Text, String)>,
}

/// A stretch of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Excerpt {
    /// The link to where it stands, if it is a place of its own.
    pub link: Option<String>,
    /// Its text.
    pub pieces: Vec<Piece>,
    /// Whether text stands before and after it.
    pub cut: (bool, bool),
}

/// The card.
pub fn document_card(card: Card) -> AnyView {
    let heading = match card.title {
        Ok(title) => view! { <span lang="vi">{title}</span> }.into_any(),
        Err(none) => view! { <span class="no-title">{none}</span> }.into_any(),
    };
    let facts: Vec<_> = card.facts.into_iter().map(fact).collect();
    let excerpts: Vec<_> = card.excerpts.into_iter().map(excerpt).collect();
    let count = card.count.map(|count| {
        view! { <p class="card-count" data-testid="card-count">{count}</p> }
    });
    view! {
        <article class="card" data-testid="document-card" data-document=card.id.clone()>
            <h2 class="card-title">
                <a class="card-link" id=format!("card-{}", card.id) href=card.link>
                    {heading}
                </a>
            </h2>
            <ul class="card-facts">{facts}</ul>
            {excerpts}
            {count}
        </article>
    }
    .into_any()
}

fn fact(fact: Fact) -> AnyView {
    let basis = fact.basis.map(|(word, whole)| {
        view! {
            <small class="basis" title=whole.clone()>
                "(" {word} <span class="unseen">": " {whole.clone()}</span> ")"
            </small>
        }
    });
    view! { <li>{fact.text} " " {basis}</li> }.into_any()
}

fn excerpt(excerpt: Excerpt) -> AnyView {
    let before = excerpt.cut.0.then_some("… ");
    let after = excerpt.cut.1.then_some(" …");
    let text = view! { {before} {marked(excerpt.pieces)} {after} };
    match excerpt.link {
        Some(link) => view! {
            <p class="card-excerpt" lang="vi">
                <a href=link>{text}</a>
            </p>
        }
        .into_any(),
        None => view! { <p class="card-excerpt" lang="vi">{text}</p> }.into_any(),
    }
}
