//! How the lines are chosen, put in order and counted.

use danbiet_corpus::concordance::{GroupBy, KEYS, Sample, SortKey};
use leptos::prelude::*;

use super::Desk;
use crate::{
    components::Text,
    messages::concordance::Words,
    route::{Concordance, WIDTH},
    session::Step,
};

/// How many words of context are offered.
const WIDTHS: [u32; 5] = [4, WIDTH, 12, 20, 30];

/// How many lines samples are offered of.
const SAMPLES: [u32; 4] = [50, 100, 250, 1000];

/// The controls.
pub fn controls(desk: Desk) -> AnyView {
    let keys: Vec<_> = (0..KEYS).map(|place| key(desk, place)).collect();
    view! {
        <div class="concordance-controls">
            <fieldset class="control">
                <legend>{desk.say(Words::Order)}</legend>
                {keys}
            </fieldset>
            {width(desk)}
            {sample(desk)}
            {count(desk)}
        </div>
    }
    .into_any()
}

/// A list to choose from: values with what they are called.
fn list(
    hook: &'static str,
    label: Text,
    options: Vec<(String, Text)>,
    chosen: impl Fn() -> String + Send + Sync + Copy + 'static,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, text)| {
            let this = value.clone();
            view! {
                <option value=value prop:selected=move || chosen() == this>
                    {text}
                </option>
            }
        })
        .collect();
    view! {
        <select
            aria-label=label
            data-testid=hook
            on:change=move |event| choose(event_target_value(&event))
        >
            {options}
        </select>
    }
    .into_any()
}

fn key(desk: Desk, place: usize) -> AnyView {
    let chosen = move || {
        let key = desk.shown.read().sort.get(place).copied();
        key.map_or(String::new(), |key| key.name().to_owned())
    };
    let mut options = vec![(String::new(), desk.say(Words::AsFound))];
    if place > 0 {
        options[0].1 = Text::Borrowed("–");
    }
    options.extend(
        SortKey::ALL
            .into_iter()
            .map(|key| (key.name().to_owned(), desk.say(Words::Key(key)))),
    );
    let choose = move |name: String| {
        desk.change(Step::New, |shown| {
            shown.with_key(place, SortKey::named(&name))
        });
    };
    let label = desk.say(Words::OrderPlace { place: place + 1 });
    let hook = ["order-1", "order-2", "order-3"][place.min(2)];
    list(hook, label, options, chosen, choose)
}

fn width(desk: Desk) -> AnyView {
    let chosen = move || desk.shown.read().width.to_string();
    let mut widths = WIDTHS.to_vec();
    let now = desk.shown.read_untracked().width;
    if !widths.contains(&now) {
        widths.push(now);
        widths.sort_unstable();
    }
    let options = widths
        .into_iter()
        .map(|words| (words.to_string(), desk.say(Words::WidthWords { words })));
    let choose = move |words: String| {
        desk.change(Step::New, |shown| Concordance {
            width: words.parse().unwrap_or(WIDTH),
            ..shown.clone()
        });
    };
    let label = desk.say(Words::Width);
    view! {
        <label class="control">
            <span>{label.clone()}</span>
            {list("width", label, options.collect(), chosen, choose)}
        </label>
    }
    .into_any()
}

/// How many lines the sample has, and the number that it is drawn from.
fn sample(desk: Desk) -> AnyView {
    let sample = move || desk.shown.read().sample;
    let chosen = move || sample().map_or(String::new(), |sample| sample.lines.to_string());
    let mut sizes = SAMPLES.to_vec();
    if let Some(now) = desk
        .shown
        .read_untracked()
        .sample
        .map(|sample| sample.lines)
        && !sizes.contains(&now)
    {
        sizes.push(now);
        sizes.sort_unstable();
    }
    let mut options = vec![(String::new(), desk.say(Words::AllLines))];
    options.extend(
        sizes
            .into_iter()
            .map(|lines| (lines.to_string(), desk.say(Words::SampleLines { lines }))),
    );
    let draw = move |lines: Option<u32>, seed: u64| {
        desk.change(Step::New, |shown| Concordance {
            sample: lines.map(|lines| Sample { lines, seed }),
            ..shown.clone()
        });
    };
    let seed = move || sample().map_or(1, |sample| sample.seed);
    let choose = move |lines: String| draw(lines.parse().ok(), seed());
    let sow = move |event| {
        let seed = event_target_value(&event).trim().parse().unwrap_or(1);
        draw(sample().map(|sample| sample.lines), seed);
    };
    let label = desk.say(Words::Sample);
    view! {
        <fieldset class="control">
            <legend>{label.clone()}</legend>
            {list("sample", label, options, chosen, choose)}
            <label class="seed" hidden=move || sample().is_none()>
                <span>{desk.say(Words::Seed)}</span>
                <input
                    type="number"
                    min="0"
                    step="1"
                    data-testid="seed"
                    prop:value=move || seed().to_string()
                    on:change=sow
                />
            </label>
        </fieldset>
    }
    .into_any()
}

fn count(desk: Desk) -> AnyView {
    let chosen = move || {
        let by = desk.shown.read().by;
        by.map_or(String::new(), |by| by.name().to_owned())
    };
    let mut options = vec![(String::new(), desk.say(Words::NotGrouped))];
    options.extend(
        GroupBy::ALL
            .into_iter()
            .map(|by| (by.name().to_owned(), desk.say(Words::By(by)))),
    );
    let choose = move |name: String| {
        desk.change(Step::New, |shown| Concordance {
            by: GroupBy::named(&name),
            only: None,
            ..shown.clone()
        });
    };
    let label = desk.say(Words::GroupBy);
    view! {
        <label class="control">
            <span>{label.clone()}</span>
            {list("group-by", label, options, chosen, choose)}
        </label>
    }
    .into_any()
}
