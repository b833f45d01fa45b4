//! Verify: a box to paste a quote into, what came of looking for it, and the reading list.

mod list;
mod outcome;

use std::sync::Arc;

use danbiet_corpus::{
    PackError,
    quote::{self, Verification},
};
use danbiet_worker::protocol;
use leptos::{ev::SubmitEvent, prelude::*};

use super::{Room, focus_heading};
use crate::{
    browser::{
        asking::{Waiter, ask_about},
        page, task, timer,
        worker::{self, Place},
    },
    messages::{
        Message,
        verify::{Words, say},
    },
    route::{Verify, View},
    session::{Step, answers::By, beside::is_large},
};

const HEADING: &str = "verify-heading";

/// The id of the box that is pasted into.
const BOX: &str = "verify-text";

/// The id of what came of it.
const RESULT: &str = "verify-result";

/// Up to so many bytes stand in the address, so that a reload shows the same.
const IN_ADDRESS: usize = 8000;

/// What came of verifying a text.
#[derive(Clone)]
enum State {
    Nothing,
    Checking,
    Done(Result<Arc<Verification>, PackError>, By),
}

impl State {
    /// Who has verified, as it is called in the page.
    fn by(&self) -> Option<&'static str> {
        match self {
            State::Done(_, by) => Some(by.name()),
            State::Nothing | State::Checking => None,
        }
    }
}

/// The screen.
pub fn verify(room: Room) -> AnyView {
    focus_heading(HEADING);
    let session = room.session;
    let words = move |words| say(room.language, words);
    let asked = Memo::new(move |_| match &session.route.read().view {
        View::Verify(verify) => verify.text.clone(),
        _ => String::new(),
    });
    let typed = RwSignal::new(asked.get_untracked());
    let state = RwSignal::new(State::Nothing);
    let long = RwSignal::new(false);
    // The job of the worker; dropping it cancels it.
    let asked_beside = StoredValue::new_local(None::<Waiter>);
    let run = move |text: String| {
        asked_beside.set_value(None);
        if text.trim().is_empty() {
            state.set(State::Nothing);
            return;
        }
        state.set(State::Checking);
        let corpus = session.corpus();
        if is_large(corpus.info().text_bytes) {
            task::begin(async move {
                let request = protocol::Request::Quote {
                    corpus: corpus.info().hash.clone(),
                    pasted: text.clone(),
                };
                let keep = move |waiter| _ = asked_beside.try_set_value(Some(waiter));
                // Nothing comes if something else was asked meanwhile.
                let Some(came) = ask_about(corpus.clone(), request, keep).await else {
                    return;
                };
                let files = came.map(|(_, files)| files).unwrap_or_default();
                let done = files.first().and_then(|bytes| protocol::decode(bytes).ok());
                let (done, by) = match (done, worker::place()) {
                    (Some(done), Some(Place::OnPage)) => (Ok(done), By::PageInstead),
                    (Some(done), _) => (Ok(done), By::Worker),
                    // The worker did not come back, or the corpus is damaged: the page says which.
                    (None, _) => (quote::verify(&corpus, &text), By::PageInstead),
                };
                state.try_set(State::Done(done.map(Arc::new), by));
            });
            return;
        }
        // The page says so before it is busy.
        timer::after_update(move || {
            timer::Timeout::new(0, move || {
                let done = quote::verify(&corpus, &text).map(Arc::new);
                state.try_set(State::Done(done, By::Page));
            })
            .forget();
        });
    };
    Effect::new(move || {
        let text = asked.get();
        if !long.get_untracked() {
            typed.set(text.clone());
            run(text);
        }
    });
    let check = move || {
        let text = typed.get_untracked();
        let is_long = text.len() > IN_ADDRESS;
        long.set(is_long);
        let shown = Verify {
            text: if is_long { String::new() } else { text.clone() },
        };
        let same = *asked.read_untracked() == shown.text;
        let route = session.route.read_untracked().on(View::Verify(shown));
        session.go(route, Step::New);
        if is_long || same {
            run(text);
        }
    };
    let clear = move |_| {
        typed.set(String::new());
        check();
        page::focus(BOX);
    };
    view! {
        <div class="screen verify" data-testid="verify">
            <div class="page">
                <h1 id=HEADING tabindex="-1">
                    {room.say(Message::Verify)}
                </h1>
                <p class="verify-lead">{words(Words::Lead)}</p>
                <form
                    class="verify-form"
                    on:submit=move |event: SubmitEvent| {
                        event.prevent_default();
                        check();
                    }
                >
                    <label>
                        {words(Words::Paste)}
                        <textarea
                            id=BOX
                            data-testid=BOX
                            rows="6"
                            lang="vi"
                            spellcheck="false"
                            placeholder=words(Words::PasteExample)
                            prop:value=move || typed.get()
                            on:input=move |event| typed.set(event_target_value(&event))
                        ></textarea>
                    </label>
                    <div class="verify-buttons">
                        <button type="submit" class="button primary" data-testid="verify-check">
                            {words(Words::Check)}
                        </button>
                        <button
                            type="button"
                            class="button"
                            data-testid="verify-clear"
                            on:click=clear
                        >
                            {words(Words::Clear)}
                        </button>
                    </div>
                    <p hidden=move || !long.get()>{words(Words::NotKept)}</p>
                </form>
                <section
                    id=RESULT
                    data-testid=RESULT
                    data-by=move || state.with(State::by)
                    aria-label=words(Words::Result)
                    aria-live="polite"
                >
                    {move || match state.get() {
                        State::Nothing => ().into_any(),
                        State::Checking => {
                            view! { <p data-loading>{words(Words::Checking)}</p> }.into_any()
                        }
                        State::Done(Ok(done), _) => outcome::outcome(room, &done),
                        State::Done(Err(_), _) => {
                            view! { <p class="notice">{words(Words::Damaged)}</p> }.into_any()
                        }
                    }}
                </section>
                {list::list(room)}
            </div>
        </div>
    }
    .into_any()
}
