//! Taking files in: where they are dropped or chosen, how far reading is, and what came of it.

use leptos::{ev::DragEvent, html, prelude::*};

use super::{Desk, report};
use crate::{
    browser::files::{self, File},
    messages::documents::Words,
    route::{Route, Search, View},
    shelf::{Intake, Word, intake::Over},
};

/// The part of the screen that takes files.
pub fn intake(desk: Desk) -> AnyView {
    let shelf = desk.shelf;
    let name = RwSignal::new(String::new());
    let take = move |files: Vec<File>| {
        let typed = name.get_untracked();
        let title = match (typed.trim(), files.first()) {
            ("", Some(first)) => {
                // A folder gives its name, a file its own.
                let first = first.path.split('/').next().unwrap_or_default();
                let files = match files[0].path.contains('/') {
                    true => 1,
                    false => files.len(),
                };
                desk.say(Words::NameOf { first, files }).into_owned()
            }
            (typed, _) => typed.to_owned(),
        };
        name.set(String::new());
        shelf.take_in(files, title);
    };
    let over = RwSignal::new(false);
    let busy = move || shelf.intake.read().is_under_way();
    let drag = move |event: DragEvent| {
        if files::drags_files(&event) {
            event.prevent_default();
            if !over.get_untracked() {
                over.set(true);
                shelf.expect_files();
            }
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if !busy() {
            files::dropped(&event, take);
        }
    };
    view! {
        <section
            class="documents-drop"
            class:over=move || over.get()
            data-testid="drop"
            on:dragenter=drag
            on:dragover=drag
            on:dragleave=move |_| over.set(false)
            on:drop=drop
            on:focusin=move |_| shelf.expect_files()
            // A click gives a button no focus in WebKit.
            on:pointerdown=move |_| shelf.expect_files()
        >
            <p>{desk.say(Words::Drop)}</p>
            <div class="documents-pick">
                {picker(desk, "pick-files", Words::PickFiles, false, take)}
                {picker(desk, "pick-folder", Words::PickFolder, true, take)}
            </div>
            <p class="documents-kinds">{desk.say(Words::Kinds)}</p>
            <label class="documents-name">
                {desk.say(Words::Name)}
                <input
                    type="text"
                    data-testid="corpus-name"
                    prop:value=move || name.get()
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </label>
        </section>
        <div class="documents-state" role="status" data-testid="intake-state">
            {move || state(desk)}
        </div>
        {move || match shelf.intake.get() {
            Intake::Over(over) => Some(ended(desk, &over)),
            _ => None,
        }}
    }
    .into_any()
}

/// A button that lets the reader choose files, or a folder.
fn picker(
    desk: Desk,
    id: &'static str,
    words: Words<'static>,
    folder: bool,
    take: impl Fn(Vec<File>) + 'static,
) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            take(files::chosen(&input));
        }
    };
    let busy = move || desk.shelf.intake.read().is_under_way();
    view! {
        <label class="button documents-picker">
            {desk.say(words)}
            <input
                type="file"
                class="unseen"
                multiple=true
                prop:webkitdirectory=folder
                data-testid=id
                node_ref=input
                disabled=busy
                on:change=chosen
            />
        </label>
    }
    .into_any()
}

/// How far reading is, with a way to stop it.
fn state(desk: Desk) -> Option<AnyView> {
    let shelf = desk.shelf;
    let (text, done, of) = match shelf.intake.get() {
        Intake::Idle => return shelf.word.get().map(|word| told(desk, &word)),
        Intake::Over(_) => return None,
        Intake::Reading {
            path,
            files: (file, of),
            inside,
            documents,
        } => {
            let mut text = desk
                .say(Words::Reading {
                    path: &path,
                    file: file + 1,
                    of,
                    documents,
                })
                .into_owned();
            if inside > 0 {
                text.push(' ');
                let files = inside as usize;
                text.push_str(&desk.say(Words::Inside { files }));
            }
            (text.into(), file, of)
        }
        Intake::Analysing { of: 0, .. } => (desk.say(Words::Preparing), 0, 0),
        Intake::Analysing { done, of } => {
            let (done, of) = (done as usize, of as usize);
            (desk.say(Words::Analysing { done, of }), done, of)
        }
        Intake::Keeping => (desk.say(Words::Keeping), 1, 1),
    };
    let bar = (of > 0).then(|| {
        view! { <progress max=of.to_string() value=done.to_string() aria-hidden="true"></progress> }
    });
    // What is being written is written whole.
    let can_stop = shelf.intake.get() != Intake::Keeping;
    let stop = can_stop.then(|| {
        view! {
            <button
                type="button"
                class="button"
                data-testid="intake-cancel"
                on:click=move |_| shelf.cancel()
            >
                {desk.say(Words::Cancel)}
            </button>
        }
    });
    Some(view! { <p>{text}</p> {bar} {stop} }.into_any())
}

/// What became of a smaller thing.
fn told(desk: Desk, word: &Word) -> AnyView {
    let text = match word {
        Word::Trouble(trouble) => desk.say(Words::Trouble(*trouble)),
        Word::Foreign => desk.say(Words::Foreign),
        Word::Unreachable => desk.say(Words::Unreachable),
        Word::Damaged(what) => desk.say(Words::DamagedPack { what }),
    };
    view! { <p class="documents-trouble" data-testid="word">{text}</p> }.into_any()
}

/// What came of reading files.
fn ended(desk: Desk, over: &Over) -> AnyView {
    let outcome = match (&over.made, &over.failure) {
        (Some(entry), _) => {
            let open = Route {
                view: View::Library,
                search: Search {
                    corpus: entry.id.clone(),
                    ..Search::default()
                },
            };
            let made = Words::Made {
                name: &entry.name,
                documents: entry.documents as usize,
            };
            let kept = over.kept;
            let kept = move || match (kept, desk.shelf.promised.get()) {
                (Ok(()), true) => desk.say(Words::KeptForGood).into_owned(),
                (Ok(()), false) => desk.say(Words::KeptForNow).into_owned(),
                (Err(trouble), _) => {
                    [desk.say(Words::Trouble(trouble)), desk.say(Words::NotKept)].join(" ")
                }
            };
            view! {
                <p>
                    <strong data-testid="made">{desk.say(made)}</strong> " "
                    <a class="button primary" href=open.print() data-testid="open-made">
                        {desk.say(Words::OpenIt)}
                    </a>
                </p>
                <p class="documents-kept" data-testid="kept">{kept}</p>
            }
            .into_any()
        }
        (None, Some(what)) => {
            view! { <p class="documents-trouble">{desk.say(Words::Stopped { what })}</p> }
                .into_any()
        }
        (None, None) => {
            view! { <p class="documents-trouble">{desk.say(Words::NothingMade)}</p> }.into_any()
        }
    };
    view! {
        <section class="documents-over" data-testid="intake-over">
            <div role="status">{outcome}</div>
            {report::report(desk, &over.reports, None, true)}
        </section>
    }
    .into_any()
}

/// Taking in a stored corpus from an address of this site.
pub fn from_address(desk: Desk) -> AnyView {
    let address = RwSignal::new(String::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let address = address.get_untracked();
        if !address.trim().is_empty() {
            desk.shelf.take_from(address);
        }
    };
    view! {
        <section>
            <h2>{desk.say(Words::FromAddress)}</h2>
            <form class="documents-address" on:submit=submit>
                <label>
                    {desk.say(Words::Address)}
                    <input
                        type="text"
                        inputmode="url"
                        autocapitalize="off"
                        spellcheck="false"
                        data-testid="pack-address"
                        prop:value=move || address.get()
                        on:input=move |event| address.set(event_target_value(&event))
                    />
                </label>
                <button type="submit" class="button" data-testid="pack-fetch">
                    {desk.say(Words::Fetch)}
                </button>
            </form>
        </section>
    }
    .into_any()
}
