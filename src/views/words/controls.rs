//! What is counted, and in what: the choices above a table.

use danbiet_corpus::{
    choice::Choice,
    facet::{self, Facet},
    frequency::{LONGEST, Same, Unit},
    subcorpus::Window,
};
use leptos::prelude::*;

use super::Desk;
use crate::{
    messages::{self, Message, words::Say},
    route::{Stop, Tab, WIDEST},
    words,
};

/// How many values of a facet a list of parts offers.
const OFFERED: usize = 60;

/// The facets whose values are offered as parts.
const FACETS: [Facet; 7] = [
    Facet::Place,
    Facet::Province,
    Facet::Year,
    Facet::Publisher,
    Facet::Event,
    Facet::Theme,
    Facet::Organisation,
];

/// The choices.
pub fn controls(desk: Desk, tab: Tab) -> AnyView {
    let language = desk.room.language;
    let units: Vec<_> = Unit::ALL
        .into_iter()
        .map(|unit| {
            (
                unit.name(),
                messages::words::unit(language, unit).to_owned(),
            )
        })
        .collect();
    let sames: Vec<_> = Same::ALL
        .into_iter()
        .map(|same| {
            (
                same.name(),
                messages::words::same(language, same).to_owned(),
            )
        })
        .collect();
    let unit = select(
        desk.say(Say::Unit),
        "words-unit",
        units,
        move || desk.shown.read().unit.name().to_owned(),
        move |name| {
            let unit = Unit::ALL.into_iter().find(|unit| unit.name() == name);
            desk.change(|words| words.unit = unit.unwrap_or(words.unit));
        },
    );
    let same = select(
        desk.say(Say::Same),
        "words-same",
        sames,
        move || desk.shown.read().same.name().to_owned(),
        move |name| {
            let same = Same::ALL.into_iter().find(|same| same.name() == name);
            desk.change(|words| words.same = same.unwrap_or(words.same));
        },
    );
    let of_tab = match tab {
        Tab::List | Tab::Trends => part(desk, Say::Part).into_any(),
        Tab::Ngrams => view! { {part(desk, Say::Part)} {length(desk, 2)} }.into_any(),
        Tab::Keyness => {
            view! { {part(desk, Say::Target)} {against(desk)} {length(desk, 1)} }.into_any()
        }
        Tab::Collocates => window(desk),
    };
    let least = number(
        desk.say(Say::Least),
        "words-least",
        (1, 1_000_000),
        move || desk.shown.read().least(),
        move |least| desk.change(|words| words.least = Some(least)),
    );
    view! { <div class="words-controls">{of_tab} {unit} {same} {least} {stops(desk)}</div> }
        .into_any()
}

fn length(desk: Desk, from: u32) -> AnyView {
    number(
        desk.say(Say::Length),
        "words-length",
        (from, u32::from(LONGEST)),
        move || u32::from(desk.shown.read().length()),
        move |length| desk.change(|words| words.length = u8::try_from(length).ok()),
    )
}

/// The part that is counted.
fn part(desk: Desk, name: Say) -> AnyView {
    let general = [
        (Choice::Searched, Say::Searched),
        (Choice::Found, Say::Found),
        (Choice::Sentences, Say::SentencesWithHits),
        (Choice::Whole, Say::Whole),
    ];
    parts(
        desk,
        (name, "words-part"),
        &general,
        move || desk.shown.read().part(),
        move |choice| desk.change(|words| words.part = Some(choice)),
    )
}

/// The part that it is compared with.
fn against(desk: Desk) -> AnyView {
    let general = [
        (Choice::Rest, Say::Rest),
        (Choice::Whole, Say::Whole),
        (Choice::Found, Say::Found),
        (Choice::Searched, Say::Searched),
    ];
    parts(
        desk,
        (Say::Against, "words-against"),
        &general,
        move || desk.shown.read().against.clone(),
        move |choice| desk.change(|words| words.against = choice),
    )
}

fn parts(
    desk: Desk,
    (name, hook): (Say, &'static str),
    general: &[(Choice, Say)],
    chosen: impl Fn() -> Choice + Copy + Send + Sync + 'static,
    choose: impl Fn(Choice) + Copy + 'static,
) -> AnyView {
    let option = move |value: String, text: String| {
        let of = value.clone();
        let selected = move || chosen().print() == of;
        view! {
            <option value=value prop:selected=selected>
                {text}
            </option>
        }
        .into_any()
    };
    let first: Vec<_> = general
        .iter()
        .map(|(choice, text)| option(choice.print(), desk.say(*text).to_owned()))
        .collect();
    let corpus = desk.room.session.corpus();
    let title = |id| {
        let document = corpus.document(id).ok()?;
        let title = document
            .metadata
            .title
            .as_ref()
            .map(|title| title.value.clone());
        let text = title.unwrap_or_else(|| document.id.clone());
        let choice = Choice::Document(document.id.clone());
        Some(option(choice.print(), text))
    };
    let documents: Vec<_> = corpus.ids().take(OFFERED).filter_map(title).collect();
    let mut groups = vec![group(desk.say(Say::DocumentsGroup).to_owned(), documents)];
    for facet in FACETS {
        let members = facet::members(&corpus, facet, corpus.ids()).unwrap_or_default();
        let values = members.into_iter().take(OFFERED);
        let options: Vec<_> = values
            .filter_map(|(value, documents)| {
                let value = value?;
                let text = format!("{value} ({})", desk.room.number(documents.len()));
                Some(option(Choice::Facet(facet, value).print(), text))
            })
            .collect();
        if !options.is_empty() {
            let name = desk.room.say(Message::FacetName(facet)).into_owned();
            groups.push(group(name, options));
        }
    }
    view! {
        <label class="words-choice">
            <span>{desk.say(name)}</span>
            <select
                data-testid=hook
                on:change=move |event| {
                    if let Some(choice) = Choice::parse(&event_target_value(&event)) {
                        choose(choice);
                    }
                }
            >
                {first}
                {groups}
            </select>
        </label>
    }
    .into_any()
}

fn group(name: String, options: Vec<AnyView>) -> AnyView {
    view! { <optgroup label=name>{options}</optgroup> }.into_any()
}

/// What is near.
fn window(desk: Desk) -> AnyView {
    let is_sentence = move || desk.shown.read().window == Window::Sentence;
    let kinds = vec![
        ("words", desk.say(Say::WindowWords).to_owned()),
        ("sentence", desk.say(Say::WindowSentence).to_owned()),
    ];
    let kind = select(
        desk.say(Say::Window),
        "words-window",
        kinds,
        move || if is_sentence() { "sentence" } else { "words" }.to_owned(),
        move |kind| {
            desk.change(|words| {
                words.window = match kind.as_str() {
                    "sentence" => Window::Sentence,
                    _ => Window::Words { left: 5, right: 5 },
                }
            });
        },
    );
    let side = move |at: usize| match desk.shown.read().window {
        Window::Words { left, right } => [left, right][at],
        Window::Sentence => 0,
    };
    let set = move |at: usize, count: u32| {
        desk.change(|words| {
            if let Window::Words { left, right } = &mut words.window {
                *[left, right][at] = count;
            }
        });
    };
    let field = |name, hook, at| {
        number(
            desk.say(name),
            hook,
            (0, WIDEST),
            move || side(at),
            move |n| set(at, n),
        )
    };
    view! {
        {kind}
        <span class="words-sides" hidden=is_sentence>
            {field(Say::Left, "words-left", 0)}
            {field(Say::Right, "words-right", 1)}
        </span>
    }
    .into_any()
}

/// The stop list: none, the usual one, or one's own, which begins as the usual one.
fn stops(desk: Desk) -> AnyView {
    let kinds = vec![
        ("none", desk.say(Say::StopNone).to_owned()),
        ("usual", desk.say(Say::StopUsual).to_owned()),
        ("own", desk.say(Say::StopOwn).to_owned()),
    ];
    let editing = RwSignal::new(matches!(desk.shown.read_untracked().stop, Stop::Words(_)));
    let kind = move || match &desk.shown.read().stop {
        _ if editing.get() => "own",
        Stop::None => "none",
        Stop::Usual => "usual",
        Stop::Words(_) => "own",
    };
    let chosen = select(
        desk.say(Say::Stops),
        "words-stop",
        kinds,
        move || kind().to_owned(),
        move |name| {
            editing.set(name == "own");
            desk.change(|words| {
                words.stop = match name.as_str() {
                    "none" => Stop::None,
                    "own" if words.stop != Stop::None => words.stop.clone(),
                    _ => Stop::Usual,
                }
            });
        },
    );
    let editor = move || {
        editing.get().then(|| {
            let text = words::stops(&desk.shown.read_untracked().stop).join("\n");
            view! {
                <label class="words-stops">
                    <span>{desk.say(Say::StopHint)}</span>
                    <textarea
                        rows="8"
                        lang="vi"
                        data-testid="words-stop-list"
                        on:change=move |event| {
                            let stop = words::stop_list(&event_target_value(&event));
                            desk.change(|words| words.stop = stop);
                        }
                    >
                        {text}
                    </textarea>
                </label>
            }
        })
    };
    view! {
        {chosen}
        {editor}
    }
    .into_any()
}

/// A choice between a few things.
pub fn select(
    name: &'static str,
    hook: &'static str,
    values: Vec<(&'static str, String)>,
    chosen: impl Fn() -> String + Copy + Send + Sync + 'static,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options: Vec<_> = values
        .into_iter()
        .map(|(value, text)| {
            view! {
                <option value=value prop:selected=move || chosen() == value>
                    {text}
                </option>
            }
            .into_any()
        })
        .collect();
    view! {
        <label class="words-choice">
            <span>{name}</span>
            <select data-testid=hook on:change=move |event| choose(event_target_value(&event))>
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// A number within bounds.
fn number(
    name: &'static str,
    hook: &'static str,
    (from, to): (u32, u32),
    value: impl Fn() -> u32 + Send + Sync + 'static,
    set: impl Fn(u32) + 'static,
) -> AnyView {
    view! {
        <label class="words-choice">
            <span>{name}</span>
            <input
                type="number"
                data-testid=hook
                min=from.to_string()
                max=to.to_string()
                prop:value=move || value().to_string()
                on:change=move |event| {
                    if let Ok(number) = event_target_value(&event).parse::<u32>() {
                        set(number.clamp(from, to));
                    }
                }
            />
        </label>
    }
    .into_any()
}
