//! A text to be taken along: seen, copied, saved. Where the clipboard is refused, it is selected for
//! the reader to copy.

use leptos::prelude::*;

use super::Text;
use crate::browser::clipboard;

/// What the parts of it say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// What the text is.
    pub text: Text,
    /// What copies it.
    pub copy: Text,
    /// What saves it, if it can be saved.
    pub save: Option<Text>,
    /// Said when it was copied.
    pub copied: Text,
    /// Said when it could not be, and stands selected.
    pub refused: Text,
    /// Said when the file could not be made.
    pub not_saved: Text,
}

/// The text with its buttons.
#[component]
pub fn Carry(
    /// The id of the field, from which those of the hooks are made.
    id: &'static str,
    /// What the parts say.
    labels: Labels,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// Saves it and says whether that worked.
    on_save: Callback<(), bool>,
) -> impl IntoView {
    let said = RwSignal::new(None::<Text>);
    let Labels {
        text: label,
        copy,
        save,
        copied,
        refused,
        not_saved,
    } = labels;
    let press = move |_| {
        let (copied, refused) = (copied.clone(), refused.clone());
        clipboard::copy(&text.read_untracked(), move |done| {
            // The reader may have gone elsewhere by then.
            if done {
                said.try_set(Some(copied));
            } else {
                clipboard::select_all(id);
                said.try_set(Some(refused));
            }
        });
    };
    let save = save.map(|label| {
        let not_saved = not_saved.clone();
        let press = move |_| said.set((!on_save.run(())).then(|| not_saved.clone()));
        view! {
            <button type="button" class="button" data-testid=[id, "-save"].concat() on:click=press>
                {label}
            </button>
        }
    });
    view! {
        <div class="carry">
            <textarea
                class="carry-text"
                id=id
                data-testid=id
                readonly
                spellcheck="false"
                aria-label=label
                rows="6"
                prop:value=move || text.get()
            ></textarea>
            <div class="carry-buttons">
                <button
                    type="button"
                    class="button"
                    data-testid=[id, "-copy"].concat()
                    on:click=press
                >
                    {copy}
                </button>
                {save}
            </div>
            <p class="carry-said" role="status" data-testid=[id, "-said"].concat()>
                {move || said.get()}
            </p>
        </div>
    }
}
