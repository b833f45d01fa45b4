//! A part of a screen that stands beside the page where there is room, and opens over it by a
//! button where there is none.

use leptos::prelude::*;

use super::{Text, icon::Icon};

/// The part and its button.
#[component]
pub fn Sheet(
    /// Its id.
    id: &'static str,
    /// What it is called.
    title: Text,
    /// How many things in it are in force; shown on the button.
    #[prop(into)]
    count: Signal<usize>,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <section class="sheet" class:open=move || open.get() aria-label=title.clone()>
            <button
                type="button"
                class="sheet-button button"
                aria-expanded=move || open.get().to_string()
                aria-controls=id
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {Icon::Filter.view()}
                {title.clone()}
                <span class="sheet-count" class:shown=move || { count.get() > 0 }>
                    {move || count.get()}
                </span>
            </button>
            <div class="sheet-body" id=id>
                {children()}
            </div>
        </section>
    }
}
