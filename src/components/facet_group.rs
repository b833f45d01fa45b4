//! The values of a facet, each with a box to tick.

use leptos::prelude::*;

use super::Text;

/// How many values of a long list are shown.
const FOLD: usize = 8;
/// Folding away fewer than this is not worth a button.
const SLACK: usize = 2;

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
    /// Says that all of some number of values can be shown.
    all: Callback<usize, Text>,
    /// Says that fewer can.
    fewer: Text,
) -> impl IntoView {
    let unfolded = RwSignal::new(false);
    let total = move || values.read().len();
    let shown = move || shown(values.get(), unfolded.get());
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
                                " "
                                <small class="basis" title=whole.clone()>
                                    "(" {word} <span class="unseen">": " {whole.clone()}</span> ")"
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
                each=shown
                key=|value| value.value.clone()
                children=move |value| row(value.value)
            />
            <button
                type="button"
                class="facet-fold"
                hidden=move || { total() <= FOLD + SLACK }
                aria-expanded=move || unfolded.get().to_string()
                on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                {move || if unfolded.get() { fewer.clone() } else { all.run(total()) }}
            </button>
        </fieldset>
    }
}

/// The values to show: all, or the first of them and those that are chosen.
fn shown(values: Vec<FacetValue>, unfolded: bool) -> Vec<FacetValue> {
    if unfolded || values.len() <= FOLD + SLACK {
        return values;
    }
    let numbered = values.into_iter().enumerate();
    let kept = numbered.filter(|(at, value)| *at < FOLD || value.chosen);
    kept.map(|(_, value)| value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_are_folded_and_keep_what_is_chosen() {
        let values = |count: usize, chosen: usize| -> Vec<FacetValue> {
            let value = |at: usize| FacetValue {
                value: at.to_string(),
                label: at.to_string(),
                count: "1".to_owned(),
                chosen: at == chosen,
                basis: None,
            };
            (0..count).map(value).collect()
        };
        assert_eq!(shown(values(10, 0), false).len(), 10);
        assert_eq!(shown(values(11, 0), false).len(), FOLD);
        assert_eq!(shown(values(11, 0), true).len(), 11);
        let kept = shown(values(20, 15), false);
        assert_eq!(kept.last().map(|v| v.value.as_str()), Some("15"));
    }
}
