//! Saving the table or the chart of a screen under a header that says what was asked.

use danbiet_corpus::export::{self, Header, Table};
use leptos::prelude::*;

use super::Room;
use crate::{
    browser::{download, picture},
    components::export::{Export, Form},
    messages,
};

/// What a screen has to save.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// What it is called, in the header and in the name of the file: `words`.
    pub name: &'static str,
    /// The id of the `<svg>`, where it is a chart.
    pub chart: Option<&'static str>,
}

/// The header of what this room shows now. Settings of the screen are for the screen to add.
#[must_use]
pub fn header(room: Room, table: &'static str) -> Header {
    let session = room.session;
    let search = session.search.read_untracked();
    let asked = !search.query.is_empty();
    let filters = search.filters.iter();
    let filters = filters.map(|(facet, value)| (facet.name(), value.to_owned()));
    let answer = session.answer.read_untracked();
    // A query may name its zones itself.
    let zones = match asked {
        true => answer.zones,
        false => session.request.read_untracked().zones,
    };
    Header {
        query: asked.then(|| search.query.clone()),
        level: asked.then(|| answer.reading.name()),
        zones: zones.iter().map(|zone| zone.name()).collect(),
        filters: filters.collect(),
        built: Some(env!("BUILT")).filter(|day| !day.is_empty()),
        ..Header::of(&session.corpus(), table)
    }
}

/// Buttons that save a table, and the chart that was made from it. `table` fills a table with this
/// header; `None` where there is nothing to save.
pub fn buttons(
    room: Room,
    source: Source,
    table: impl Fn(Header) -> Option<Table> + Send + Sync + 'static,
) -> AnyView {
    let forms = match source.chart {
        Some(_) => Form::CHART,
        None => Form::TABLE,
    };
    let make = move |form| {
        let table = table(header(room, source.name))?;
        Some(match form {
            Form::Json => export::json(&table),
            _ => export::csv(&table),
        })
    };
    buttons_of(room, source, forms, make)
}

/// The same for a table that writes its files itself; `make` is asked for CSV and JSON only.
pub fn buttons_of(
    room: Room,
    source: Source,
    forms: &'static [Form],
    make: impl Fn(Form) -> Option<String> + Send + Sync + 'static,
) -> AnyView {
    let language = room.language;
    let texts = forms
        .iter()
        .map(|&form| (form, messages::export::button(language, form)));
    let save = Callback::new(move |form: Form| {
        let name = ["dan-biet-", source.name, form.ending()].concat();
        let chart = || picture::svg(source.chart?, &export::caption(&header(room, source.name)));
        let saved = match form {
            Form::Csv | Form::Json => {
                make(form).and_then(|text| download::save(&name, form.media(), &text))
            }
            Form::Svg => chart().and_then(|svg| download::save(&name, form.media(), &svg.text)),
            Form::Png => chart().and_then(|svg| picture::save_png(&name, &svg)),
        };
        saved.is_some()
    });
    view! {
        <Export
            label=messages::export::group(language)
            forms=texts.collect()
            failure=messages::export::failed(language)
            on_save=save
        />
    }
    .into_any()
}
