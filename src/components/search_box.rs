//! The box that a query is typed into.
//!
//! The field belongs to whoever types: it is never written to while they do. Vietnamese input tools
//! type for the reader (Telex turns `dd` into `đ` by a Backspace and a letter), so each state of the
//! text is passed on as it is, and only Enter, a blank, leaving the box or a pause commits it.

use leptos::{ev, html::Input, prelude::*};

use super::{Text, icon::Icon};
use crate::{
    browser::{keyboard, timer::Timeout},
    keys::Step,
};

/// The id of the field.
pub const FIELD: &str = "search";

/// A pause this long, in milliseconds, commits what was typed.
const PAUSE: u32 = 1000;
/// Leaving the box commits a little later, so that what was clicked on is still there.
const LEAVE: u32 = 300;

/// How a query was committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commit {
    /// By going on typing, by a pause or by leaving the box.
    Quietly,
    /// By Enter, which also asks for the next hit, or with Shift for the one before.
    Enter(Step),
}

/// The box.
#[component]
pub fn SearchBox(
    /// The query in force: what stands in the field unless someone is typing.
    #[prop(into)]
    query: Signal<String>,
    /// Whether the text in the field is not committed.
    #[prop(into)]
    typing: Signal<bool>,
    /// What stands in the field at first.
    text: String,
    /// What the field is for.
    label: Text,
    /// An example of what can be typed.
    example: Text,
    /// What is said while the text is not committed.
    typing_label: Text,
    /// Passes on what was typed.
    on_typed: Callback<String>,
    /// Commits it.
    on_commit: Callback<Commit>,
) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let timer = StoredValue::new_local(None::<Timeout>);
    let commit_in = move |milliseconds| {
        let timeout = Timeout::new(milliseconds, move || on_commit.run(Commit::Quietly));
        timer.set_value(Some(timeout));
    };
    // A query that comes from elsewhere (back, a chip, an example) is shown.
    Effect::new(move || {
        let query = query.get();
        if let Some(field) = field.get()
            && !typing.get_untracked()
            && field.value().trim() != query
        {
            field.set_value(&query);
        }
    });
    let typed = move |event: ev::Event| {
        let text = event_target_value(&event);
        let composing = keyboard::is_composing(&event);
        timer.set_value(None);
        let ended = text.ends_with(char::is_whitespace);
        on_typed.run(text);
        if composing {
            return;
        }
        if ended {
            on_commit.run(Commit::Quietly);
        } else {
            commit_in(PAUSE);
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() && event.key_code() != 229 {
            event.prevent_default();
            timer.set_value(None);
            let step = if event.shift_key() {
                Step::Previous
            } else {
                Step::Next
            };
            on_commit.run(Commit::Enter(step));
        }
    };
    view! {
        <form class="search-box" role="search" on:submit=|event| event.prevent_default()>
            <label for=FIELD class="search-box-icon">
                {Icon::Search.view()} <span class="unseen">{label}</span>
            </label>
            <input
                id=FIELD
                class="search-box-field"
                data-testid="search-box"
                type="search"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                placeholder=example
                value=text
                node_ref=field
                on:input=typed
                on:keydown=pressed
                on:compositionend=move |_| commit_in(PAUSE)
                on:blur=move |_| commit_in(LEAVE)
            />
            <span class="search-box-typing" class:shown=move || typing.get() aria-hidden="true">
                {typing_label}
            </span>
        </form>
    }
}
