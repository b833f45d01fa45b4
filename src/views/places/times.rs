//! The documents on a scale of time, with the times that they name, and the table of both.

use danbiet_corpus::{
    Corpus,
    annotate::DateKind,
    evidence::BasisKind,
    timeline::{self, Entry, Mark, Timeline},
};
use leptos::prelude::*;

use super::{Shown, sentence_link, tables, title, with_scope};
use crate::{
    components::time_chart::{Look, Moment, Row, Tick, time_chart},
    messages::{Message, partial_date, places::Words},
    route::View,
    views::exports::{self, Source},
};

/// How many documents and how many rows of the table are shown at first, and how many more each
/// time.
const STEP: usize = 40;

/// Up to how many years are written on the scale.
const YEARS: usize = 7;

/// The id of the chart.
const CHART: &str = "times-chart";

/// What chart and table are saved as.
const TIMES: Source = Source {
    name: "times",
    chart: Some(CHART),
};

/// The chart, the table.
pub fn times(shown: Shown) -> AnyView {
    let session = shown.room.session;
    let corpus = session.corpus();
    let answer = session.answer.read();
    let found = with_scope(&session.request.read(), &answer, |scope| {
        timeline::timeline(&corpus, &answer, scope)
    });
    let timeline = match found {
        Ok(timeline) if !timeline.entries.is_empty() => timeline,
        Ok(_) => return view! { <p>{shown.say(Words::TimesEmpty)}</p> }.into_any(),
        Err(damage) => return view! { <p role="alert">{damage.to_string()}</p> }.into_any(),
    };
    let ticks: Vec<Tick> = timeline
        .ticks(YEARS)
        .into_iter()
        .map(|(year, at)| Tick {
            at,
            name: year.to_string(),
        })
        .collect();
    let lead = timeline.years.map(|(first, last)| {
        let year = |year: i32| usize::try_from(year).unwrap_or_default();
        shown.say(Words::TimesLead {
            first: year(first),
            last: year(last),
        })
    });
    let label = lead.clone().unwrap_or_else(|| shown.say(Words::Times));
    let lead = lead.map(|lead| view! { <p>{lead}</p> });
    let outside = (timeline.outside > 0).then(|| {
        let marks = timeline.outside;
        view! { <p class="places-note">{shown.say(Words::Outside { marks })}</p> }
    });
    let timeline = StoredValue::new(timeline);
    let chart = growing(shown, timeline.read_value().entries.len(), move |count| {
        let timeline = timeline.read_value();
        let corpus = shown.room.session.corpus();
        let entries = timeline.entries.get(..count).unwrap_or_default();
        let row = |entry| row(shown, &corpus, &timeline, entry);
        let rows = entries.iter().filter_map(row).collect();
        time_chart(CHART, label.clone(), rows, &ticks)
    });
    view! {
        {lead}
        <p class="places-note">{shown.say(Words::LegendTimes)}</p>
        {outside}
        <div class="times" data-testid="times">
            {chart}
        </div>
        {table(shown, timeline)}
        {exports::buttons(shown.room, TIMES, move |header| {
            tables::times(shown, &timeline.read_value(), header)
        })}
    }
    .into_any()
}

/// What grows on demand: `make` draws so many of its items.
fn growing(
    shown: Shown,
    total: usize,
    make: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let count = RwSignal::new(STEP);
    let rest = move || total.saturating_sub(count.get()).min(STEP);
    view! {
        {move || make(count.get().min(total))}
        <button
            type="button"
            class="button"
            hidden=move || rest() == 0
            on:click=move |_| count.update(|count| *count += STEP)
        >
            {move || shown.say(Words::MoreRows { rows: rest() })}
        </button>
    }
    .into_any()
}

/// A document with its times.
fn row(shown: Shown, corpus: &Corpus, timeline: &Timeline, entry: &Entry) -> Option<Row> {
    let room = shown.room;
    let document = corpus.document(entry.document).ok()?;
    let name = title(room, corpus, entry.document);
    let link = room
        .session
        .link(View::Document(room.session.reading(&document.id, None)));
    let date = document.metadata.date.as_ref();
    let mut when = date.map_or_else(String::new, |date| partial_date(room.language, date.value));
    let doubt = date
        .filter(|date| date.value.year.is_some())
        .and_then(|date| room.doubt(date, Message::YearInferred));
    let own = entry.stretch.and_then(|stretch| {
        let stated = date.is_some_and(danbiet_corpus::metadata::Fact::is_stated);
        let mut label = shown.say(Words::DocumentDate).into_owned();
        label.push_str(": ");
        label.push_str(&when);
        if let Some((_, basis)) = &doubt {
            label.push_str(" — ");
            label.push_str(basis);
        }
        Some(Moment {
            place: timeline.place(stretch)?,
            look: if stated { Look::Stated } else { Look::Inferred },
            label,
            link: link.clone(),
        })
    });
    let marks = entry.marks.iter().filter_map(|mark| {
        Some(Moment {
            place: timeline.place(mark.stretch?)?,
            look: look(mark),
            label: mark_label(shown, mark),
            link: sentence_link(room, corpus, &mark.proof),
        })
    });
    let moments: Vec<Moment> = own.into_iter().chain(marks).collect();
    let label = shown.say(Words::StripLabel {
        document: &name,
        marks: moments.len(),
    });
    let label = label.into_owned();
    if let Some((word, _)) = doubt {
        when.push_str(" · ");
        when.push_str(&word);
    }
    if entry.stretch.is_none() {
        when.push_str(" · ");
        when.push_str(&shown.say(Words::NoYear));
    }
    Some(Row {
        id: document.id.clone(),
        name: name.into_owned(),
        when: when.trim_start_matches(" · ").to_owned(),
        label,
        link,
        moments,
    })
}

/// Days are strokes; stretches, and days that are not known, are bars.
fn look(mark: &Mark) -> Look {
    match (mark.kind, mark.stretch) {
        (DateKind::Interval | DateKind::Duration, _) => Look::Stretch,
        (_, Some(stretch)) if stretch.from == stretch.to => Look::Named,
        _ => Look::Stretch,
    }
}

/// `«5 năm»: 2017-05-12/2022-05-16 — inferred`.
fn mark_label(shown: Shown, mark: &Mark) -> String {
    let mut label = String::from("«");
    label.push_str(&mark.printed);
    label.push('»');
    if mark.printed != mark.normal {
        label.push_str(": ");
        label.push_str(&mark.normal.replace('/', " – "));
    }
    if mark.basis != BasisKind::Stated {
        label.push_str(" — ");
        label.push_str(&shown.say(Words::BasisOf(mark.basis)));
    }
    label
}

/// Every time, also those that have no place on the scale.
fn table(shown: Shown, timeline: StoredValue<Timeline>) -> AnyView {
    let heads: Vec<_> = [
        Words::Document,
        Words::Printed,
        Words::Normal,
        Words::Kind,
        Words::Basis,
    ]
    .into_iter()
    .map(|words| view! { <th scope="col">{shown.say(words)}</th> }.into_any())
    .collect();
    let places: Vec<(usize, usize)> = {
        let timeline = timeline.read_value();
        let entries = timeline.entries.iter().enumerate();
        entries
            .flat_map(|(at, entry)| (0..entry.marks.len()).map(move |mark| (at, mark)))
            .collect()
    };
    let total = places.len();
    let rows = move |count: usize| -> Vec<AnyView> {
        let timeline = timeline.read_value();
        let corpus = shown.room.session.corpus();
        let shown_places = places.iter().take(count);
        let marks = shown_places.map(|&(entry, mark)| &timeline.entries[entry].marks[mark]);
        marks.map(|mark| line(shown, &corpus, mark)).collect()
    };
    let count = RwSignal::new(STEP);
    let rest = move || total.saturating_sub(count.get()).min(STEP);
    view! {
        <details class="times-table">
            <summary>{shown.say(Words::TimesTable)} " (" {shown.room.number(total)} ")"</summary>
            <div class="scroll" tabindex="0" role="region" aria-label=shown.say(Words::TimesTable)>
                <table
                    class="figures"
                    data-testid="times-table"
                    aria-label=shown.say(Words::TimesTable)
                >
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{move || rows(count.get())}</tbody>
                </table>
            </div>
            <button
                type="button"
                class="button"
                hidden=move || rest() == 0
                on:click=move |_| count.update(|count| *count += STEP)
            >
                {move || shown.say(Words::MoreRows { rows: rest() })}
            </button>
        </details>
    }
    .into_any()
}

fn line(shown: Shown, corpus: &Corpus, mark: &Mark) -> AnyView {
    view! {
        <tr>
            <td lang="vi">{title(shown.room, corpus, mark.proof.document)}</td>
            <td>
                <a href=sentence_link(shown.room, corpus, &mark.proof) lang="vi">
                    {mark.printed.clone()}
                </a>
            </td>
            <td>{mark.normal.replace('/', " – ")}</td>
            <td>{shown.say(Words::KindOf(mark.kind))}</td>
            <td>{shown.say(Words::BasisOf(mark.basis))}</td>
        </tr>
    }
    .into_any()
}
