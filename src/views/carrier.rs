//! Taking quotes along: into the clipboard or, where that is refused or another form is wanted, into a
//! box over the page from which they can be copied.

use danbiet_corpus::{
    document::DocId,
    quote::{Form, Quote, trimmed},
};
use danbiet_text::Span;
use leptos::prelude::*;

use super::Room;
use crate::{
    browser::{address, clipboard, download, page, timer},
    components::{
        Text,
        carry::{Carry, Labels},
        icon::Icon,
    },
    messages::verify::{Words, say},
    route::{At, Furniture, Reading, Route, Search, View},
};

/// The id of the text in the box.
const TEXT: &str = "carried";

/// The id of the box's heading.
const TITLE: &str = "carried-title";

/// What is carried in the box over the page, if anything.
#[derive(Clone, Copy)]
pub struct Carrier {
    quote: RwSignal<Option<Quote>>,
}

impl Carrier {
    /// The carrier of the screens below, with nothing carried.
    pub fn provide() -> Carrier {
        let carrier = Carrier {
            quote: RwSignal::new(None),
        };
        provide_context(carrier);
        carrier
    }

    /// The carrier of this page. To be asked for when a screen is drawn, not when a button is pressed.
    pub fn here() -> Option<Carrier> {
        use_context()
    }

    /// Copies a quote and says that it did; where it cannot, shows it in the box.
    pub fn copy(self, room: Room, quote: Quote, copied: impl FnOnce(Text) + 'static) {
        let text = quote.write(Form::Plain, room.language);
        clipboard::copy(&text, move |done| {
            if done {
                copied(say(room.language, Words::Copied));
            } else {
                self.show(quote);
            }
        });
    }

    /// Shows a quote in the box, with the choice of its form.
    pub fn show(self, quote: Quote) {
        // The screen may be gone by then.
        if self.quote.try_set(Some(quote)).is_none() {
            timer::after_update(|| _ = clipboard::select_all(TEXT));
        }
    }

    /// The box; nothing where nothing is carried.
    pub fn view(self, room: Room) -> AnyView {
        (move || self.quote.get().map(|quote| self.shown(room, quote))).into_any()
    }

    fn shown(self, room: Room, quote: Quote) -> AnyView {
        let language = room.language;
        let words = move |words| say(language, words);
        let form = RwSignal::new(Form::Plain);
        let text = Signal::derive(move || quote.write(form.get(), language));
        let close = move || {
            self.quote.set(None);
            page::focus("main");
        };
        view! {
            <section
                class="carried"
                role="dialog"
                aria-labelledby=TITLE
                data-testid="carried-box"
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        event.stop_propagation();
                        close();
                    }
                }
            >
                <div class="carried-head">
                    <h2 id=TITLE>{words(Words::Quote)}</h2>
                    {choice(words(Words::QuoteForm), "carried-form", &Form::ALL, form, move |form| {
                        (form.name(), say(language, Words::Form(form)))
                    })}
                    <button
                        type="button"
                        class="button tool"
                        data-testid="carried-close"
                        title=words(Words::Close)
                        aria-label=words(Words::Close)
                        on:click=move |_| close()
                    >
                        {Icon::Close.view()}
                    </button>
                </div>
                <Carry
                    id=TEXT
                    labels=labels(room, Words::Quote, false)
                    text=text
                    on_save=Callback::new(|()| false)
                />
            </section>
        }
        .into_any()
    }
}

/// The words at a place of a document as a quote, with the address that opens them.
#[must_use]
pub fn quote(room: Room, document: DocId, span: Span) -> Option<Quote> {
    let corpus = room.session.corpus();
    let there = corpus.document(document).ok()?;
    let span = trimmed(there, span)?;
    let mut reading = Reading::of(&there.id);
    reading.at = Some(At { span, layer: None });
    if there.zone_at(span).is_some_and(|zone| zone.is_furniture()) {
        reading.furniture = Furniture::Shown;
    }
    Quote::of(there, span, &link(room, View::Document(reading)))
}

/// The whole address of something in this corpus, whatever is searched for now.
#[must_use]
pub fn link(room: Room, view: View) -> String {
    let search = Search {
        corpus: room.session.search.read_untracked().corpus.clone(),
        ..Search::default()
    };
    let here = address::whole().unwrap_or_default();
    let page = here.split_once('#').map_or(here.as_str(), |(page, _)| page);
    [page, &Route { view, search }.print()].concat()
}

/// What the parts of a carried text say.
#[must_use]
pub fn labels(room: Room, text: Words<'_>, can_be_saved: bool) -> Labels {
    let words = |words| say(room.language, words);
    Labels {
        text: words(text),
        copy: words(Words::Copy),
        save: can_be_saved.then(|| words(Words::Save)),
        copied: words(Words::Copied),
        refused: words(Words::Refused),
        not_saved: words(Words::NotSaved),
    }
}

/// A choice between a few things; `name` gives the value of each and what it is called.
pub fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    label: Text,
    hook: &'static str,
    all: &'static [T],
    chosen: RwSignal<T>,
    name: impl Fn(T) -> (&'static str, Text),
) -> AnyView {
    let names: Vec<(T, &'static str)> = all.iter().map(|&one| (one, name(one).0)).collect();
    let options: Vec<_> = all
        .iter()
        .map(|&one| {
            let (value, text) = name(one);
            view! {
                <option value=value selected=move || chosen.get() == one>
                    {text}
                </option>
            }
        })
        .collect();
    let choose = move |event| {
        let value = event_target_value(&event);
        if let Some((one, _)) = names.iter().find(|(_, name)| *name == value) {
            chosen.set(*one);
        }
    };
    view! {
        <label class="carry-choice">
            {label} " "
            <select data-testid=hook on:change=choose>
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// Saves a text as a file of this reading room.
pub fn save(name: &str, ending: &str, media: &str, text: &str) -> bool {
    let name = ["dan-biet-", name, ending].concat();
    download::save(&name, media, text).is_some()
}
