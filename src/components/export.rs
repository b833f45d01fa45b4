//! Buttons that save what is shown as files.

use leptos::prelude::*;

use super::Text;

/// What something is saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A table for spreadsheets.
    Csv,
    /// A table for programs.
    Json,
    /// A chart that can be enlarged.
    Svg,
    /// A chart as dots.
    Png,
}

impl Form {
    /// The forms of a table.
    pub const TABLE: &[Form] = &[Form::Csv, Form::Json];
    /// The forms of a chart with its table.
    pub const CHART: &[Form] = &[Form::Csv, Form::Json, Form::Svg, Form::Png];

    /// How names of such files end.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Form::Csv => ".csv",
            Form::Json => ".json",
            Form::Svg => ".svg",
            Form::Png => ".png",
        }
    }

    /// The media type.
    #[must_use]
    pub const fn media(self) -> &'static str {
        match self {
            Form::Csv => "text/csv;charset=utf-8",
            Form::Json => "application/json",
            Form::Svg => "image/svg+xml",
            Form::Png => "image/png",
        }
    }
}

/// A button for each form.
#[component]
pub fn Export(
    /// What the buttons together are called.
    label: &'static str,
    /// The forms, each with what its button says.
    forms: Vec<(Form, Text)>,
    /// What is said where a file could not be made.
    failure: &'static str,
    /// Makes the file and says whether that worked.
    on_save: Callback<Form, bool>,
) -> impl IntoView {
    let failed = RwSignal::new(false);
    let buttons: Vec<_> = forms
        .into_iter()
        .map(|(form, text)| {
            let hook = ["save-", form.ending().trim_start_matches('.')].concat();
            view! {
                <button
                    type="button"
                    class="button"
                    data-testid=hook
                    on:click=move |_| failed.set(!on_save.run(form))
                >
                    {text}
                </button>
            }
        })
        .collect();
    view! {
        <div class="export" role="group" aria-label=label>
            {buttons}
            <span role="status" class="export-failure">
                {move || failed.get().then_some(failure)}
            </span>
        </div>
    }
}
