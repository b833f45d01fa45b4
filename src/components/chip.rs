//! Chips: small buttons that say what is in force, and take it back or change it.

use leptos::prelude::*;

use super::{Text, icon::Icon};

/// What is in force, with a cross that takes it back.
#[component]
pub fn Chip(
    /// What it says.
    #[prop(into)]
    text: String,
    /// What taking it back is called.
    label: Text,
    /// Takes it back.
    on_remove: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="chip chip-removable"
            data-testid="query-chip"
            title=label.clone()
            aria-label=label
            on:click=move |_| on_remove.run(())
        >
            <span>{text}</span>
            {Icon::Close.view()}
        </button>
    }
}

/// A choice that is one click away.
#[component]
pub fn ChoiceChip(
    /// What it says.
    text: Text,
    /// More about it.
    title: Text,
    /// Whether it is the one in force.
    chosen: bool,
    /// Takes it.
    on_choose: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=chosen.to_string()
            title=title
            on:click=move |_| on_choose.run(())
        >
            {text}
        </button>
    }
}
