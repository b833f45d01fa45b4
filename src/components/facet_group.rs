//! The values of a facet, each with a box to tick.

use leptos::prelude::*;

use super::Text;

/// A value as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetValue {
    /// The value.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// How many documents have it, as written.
    pub count: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// How it is known, where the text does not state it: a word, and the whole of it.
    pub basis: Option<(Text, String)>,
}

/// The values of one facet.
#[component]
pub fn FacetGroup(
    /// The name of the facet in addresses and tests.
    name: &'static str,
    /// What it is called.
    title: Text,
    /// Its values.
    #[prop(into)]
    values: Signal<Vec<FacetValue>>,
    /// Chooses a value, or leaves it.
    on_toggle: Callback<String>,
) -> impl IntoView {
    // Rows are known by their value, so that the focus stays where it is when the counts change.
    let row = move |key: String| {
        let of = key.clone();
        let value = Memo::new(move |_| values.read().iter().find(|v| v.value == of).cloned());
        let part =
            move |part: fn(FacetValue) -> String| move || value.get().map(part).unwrap_or_default();
        let first = value.get_untracked();
        let label = first.as_ref().map(|v| v.label.clone()).unwrap_or_default();
        let basis = first.and_then(|v| v.basis);
        view! {
            <label class="facet-value" data-testid="facet-value" data-value=key.clone()>
                <input
                    type="checkbox"
                    prop:checked=move || value.get().is_some_and(|v| v.chosen)
                    on:change={
                        let key = key.clone();
                        move |_| on_toggle.run(key.clone())
                    }
                />
                <span class="facet-label">
                    {label}
                    {basis
                        .map(|(word, whole)| {
                            view! {
                                <small class="basis" title=whole.clone()>
                                    {word} <span class="unseen">": " {whole.clone()}</span>
                                </small>
                            }
                        })}
                </span>
                <span class="facet-count">{part(|v| v.count)}</span>
            </label>
        }
    };
    let none = move || values.read().is_empty();
    view! {
        <fieldset class="facet" data-testid=format!("facet-{name}") hidden=none>
            <legend>{title}</legend>
            <For
                each=move || values.get()
                key=|value| value.value.clone()
                children=move |value| row(value.value)
            />
        </fieldset>
    }
}
