//! What stays on the reader's device, and how to take it away.

use leptos::prelude::*;

use super::Room;
use crate::{
    browser::{forget, page, timer},
    messages::about::{Words, say},
};

/// Where the reader stands with forgetting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Offered,
    Asked,
    Forgotten,
}

const NO: &str = "forget-no";
const OFFER: &str = "forget";

/// The section. Which of the sentences about working without a connection is shown is up to the stylesheet: the script
/// of the page writes into the root what became of it (`data-offline`).
pub fn device(room: Room) -> AnyView {
    let say = move |words| say(room.language, words);
    let sentence = |class, words| {
        view! {
            <p class=class data-testid=class>
                {say(words)}
            </p>
        }
    };
    view! {
        <section class="device">
            <h2>{say(Words::Device)}</h2>
            {sentence("offline-ready", Words::Ready)}
            {sentence("offline-coming", Words::Coming)}
            {sentence("offline-refused", Words::Refused)}
            {sentence("offline-inside", Words::OneFile)}
            <p>{say(Words::Kept)}</p>
            {forgetting(room)}
        </section>
    }
    .into_any()
}

fn forgetting(room: Room) -> AnyView {
    let say = move |words| say(room.language, words);
    let stage = RwSignal::new(Stage::Offered);
    // The button that had the focus goes; the focus follows to the one in its place.
    let turn = move |to: Stage, focus: &'static str| {
        stage.set(to);
        timer::after_update(move || {
            page::focus(focus);
        });
    };
    let forget = move |_| {
        forget::everything(move || _ = stage.try_set(Stage::Forgotten));
    };
    let button = move |id: &'static str, words, pressed: Callback<()>| {
        view! {
            <button type="button" class="button" id=id data-testid=id on:click=move |_| pressed.run(())>
                {say(words)}
            </button>
        }
    };
    view! {
        <div class="forgetting" role="status">
            {move || match stage.get() {
                Stage::Offered => {
                    button(OFFER, Words::Forget, Callback::new(move |()| turn(Stage::Asked, NO)))
                        .into_any()
                }
                Stage::Asked => {
                    view! {
                        <p>{say(Words::ForgetSure)}</p>
                        {button("forget-yes", Words::ForgetYes, Callback::new(forget))}
                        {button(NO, Words::ForgetNo, Callback::new(move |()| turn(Stage::Offered, OFFER)))}
                    }
                        .into_any()
                }
                Stage::Forgotten => {
                    view! { <p data-testid="forgotten">{say(Words::Forgotten)}</p> }.into_any()
                }
            }}
        </div>
    }
    .into_any()
}
