//! What the reader has corrected: each can be taken back, all of it can be saved as a file that the
//! build takes.

use danbiet_corpus::corrections::{Change, Corrections, Entry};
use leptos::prelude::*;

use crate::{
    browser::download,
    components::Text,
    corrections::Notebook,
    layers::Layer,
    messages::corrections::{Words, layer, say},
    route::{At, Reading, View},
    views::Room,
};

/// The name of the file beside the documents.
const FILE: &str = "corrections.toml";

/// What the list is.
pub fn lead(room: Room) -> Text {
    say(room.language, Words::Lead)
}

/// The list.
pub fn corrections(room: Room) -> AnyView {
    let Some(notebook) = room.session.notebook.get_value() else {
        return ().into_any();
    };
    let words = move |words| say(room.language, words);
    let rows = move || {
        let list = notebook.list();
        let entries = list.entries().into_iter();
        entries
            .map(|entry| row(room, notebook, &list, entry))
            .collect::<Vec<_>>()
    };
    let heads = [
        Words::Document,
        Words::LayerHead,
        Words::Mention,
        Words::Change,
    ]
    .map(|head| view! { <th scope="col">{words(head)}</th> });
    view! {
        <p role="status" data-testid="corrections-count">
            {move || words(Words::All { corrections: notebook.len() })}
        </p>
        <p class="evidence-none" hidden=move || !notebook.is_empty()>
            {words(Words::None)}
        </p>
        <p role="alert" hidden=move || notebook.kept.get()>
            {move || (!notebook.kept.get()).then(|| words(Words::NotKept))}
        </p>
        <div class="sheet-scroll" hidden=move || notebook.is_empty()>
            <table class="evidence-table corrections" data-testid="corrections">
                <thead>
                    <tr>{heads} <td></td></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="evidence-bar" hidden=move || notebook.is_empty()>
            <button
                type="button"
                class="button"
                data-testid="corrections-save"
                on:click=move |_| {
                    download::save(FILE, "application/toml", &notebook.list_untracked().to_toml());
                }
            >
                {words(Words::Export)}
            </button>
            <button
                type="button"
                class="button"
                data-testid="corrections-undo-all"
                on:click=move |_| notebook.change(|list| *list = Corrections::default())
            >
                {words(Words::UndoAll)}
            </button>
        </p>
    }
    .into_any()
}

fn row(room: Room, notebook: Notebook, list: &Corrections, entry: Entry) -> Option<AnyView> {
    let words = move |words| say(room.language, words);
    let (document, target, quote, change) = match entry {
        Entry::Mention(number) => {
            let mention = list.mentions.get(number)?;
            let misfit = notebook.problems.get();
            let misfit = misfit.iter().find(|problem| problem.mention == number);
            let change = match (misfit, &mention.change) {
                (Some(problem), _) => words(Words::Misfit(problem.reason)),
                (None, Change::Wrong) => words(Words::Wrong),
                (None, Change::Normal(name)) => words(Words::Becomes { name }),
            };
            let at = At {
                span: danbiet_text::Span {
                    start: mention.start,
                    end: mention.start + mention.quote.len() as u32,
                },
                layer: Layer::of_target(mention.layer),
            };
            let reading = Reading {
                at: Some(at),
                ..Reading::of(&mention.document)
            };
            let link = room.session.link(View::Document(reading));
            let quote = view! { <a href=link lang="vi">{mention.quote.clone()}</a> }.into_any();
            (mention.document.clone(), mention.layer, quote, change)
        }
        Entry::Merge(number) => {
            let merge = list.merges.get(number)?;
            let change = words(Words::Merged {
                from: &merge.from,
                into: &merge.into,
            });
            let everywhere = words(Words::EveryDocument).into_owned();
            let quote = view! { <span lang="vi">{merge.from.clone()}</span> }.into_any();
            (everywhere, merge.layer, quote, change)
        }
    };
    Some(
        view! {
            <tr>
                <td data-label=words(Words::Document)>{document}</td>
                <td data-label=words(Words::LayerHead)>{layer(room.language, target)}</td>
                <td data-label=words(Words::Mention)>{quote}</td>
                <td data-label=words(Words::Change) lang="vi">{change}</td>
                <td>
                    <button
                        type="button"
                        class="button"
                        data-testid="corrections-undo"
                        on:click=move |_| notebook.change(|list| list.undo(entry))
                    >
                        {words(Words::Undo)}
                    </button>
                </td>
            </tr>
        }
        .into_any(),
    )
}
