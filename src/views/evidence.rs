//! Evidence: what the documents state, as tables in which every cell opens the sentences that
//! prove it.

mod bar;
mod corrections;
mod matrix;
mod sums;
mod table;

use std::sync::Arc;

use danbiet_corpus::evidence::{Matrix, Scope, Table, matrix as crossed};
use leptos::prelude::*;

use super::{Room, library::filters};
use crate::{
    evidence::{self, Choice},
    messages::{self, Message},
    route::{self, Opened, Sheet, View},
    session::Step,
};

const HEADING: &str = "evidence-heading";

/// What the parts of the screen work with.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Corpus, route, language.
    room: Room,
    /// What of the evidence is shown.
    shown: Memo<route::Evidence>,
    /// Which table, and how it is sorted.
    choice: Memo<Choice>,
    /// The table; none where a document is damaged, or where the matrix is shown.
    table: Memo<Option<Arc<Table>>>,
    /// The matrix, where it is shown.
    matrix: Memo<Option<Arc<Matrix>>>,
}

impl Desk {
    fn new(room: Room) -> Self {
        let session = room.session;
        let shown = Memo::new(move |_| match &session.route.read().view {
            View::Evidence(evidence) => evidence.clone(),
            _ => route::Evidence::default(),
        });
        let choice = Memo::new(move |_| {
            let shown = shown.read();
            Choice {
                sheet: shown.sheet,
                sorted: shown.sorted,
                near: shown.near,
            }
        });
        let table = Memo::new(move |_| {
            let choice = choice.get();
            let Sheet::Table(kind) = choice.sheet else {
                return None;
            };
            let (answer, zones) = (session.answer.get(), session.request.read().zones);
            let overlay = session.overlay();
            let scope = (zones, overlay.as_deref());
            let table = evidence::table(&session.corpus(), &answer, scope, kind, choice);
            table.ok().map(Arc::new)
        });
        let subject = Memo::new(move |_| shown.read().subject);
        let ranked = Memo::new(move |_| shown.read().ranked.clone());
        let matrix = Memo::new_with_compare(
            move |_| {
                if choice.get().sheet != Sheet::Matrix {
                    return None;
                }
                let (answer, zones) = (session.answer.get(), session.request.read().zones);
                let overlay = session.overlay();
                let scope = Scope {
                    answer: Some((&answer, choice.get().near)),
                    zones,
                    overlay: overlay.as_deref(),
                    ..Scope::default()
                };
                let corpus = session.corpus();
                let mut matrix = crossed(&corpus, subject.get(), &scope).ok()?;
                evidence::rank(&corpus, &mut matrix, ranked.get().as_ref());
                Some(Arc::new(matrix))
            },
            |_, _| true,
        );
        Self {
            room,
            shown,
            choice,
            table,
            matrix,
        }
    }

    /// Shows something else of the evidence, without a step of the history.
    fn change(self, change: impl FnOnce(&route::Evidence) -> route::Evidence) {
        let evidence = change(&self.shown.read_untracked());
        let session = self.room.session;
        let route = session.route.read_untracked().on(View::Evidence(evidence));
        session.go(route, Step::Same);
    }

    /// Opens a cell, or closes it.
    fn toggle(self, cell: &Opened) {
        self.change(|evidence| evidence.toggled(cell));
    }
}

/// The screen.
pub fn evidence(room: Room) -> AnyView {
    super::focus_heading(HEADING);
    let desk = Desk::new(room);
    let sheet = Memo::new(move |_| desk.choice.read().sheet);
    let body = move || match sheet.get() {
        Sheet::Table(kind) => table::table(desk, kind),
        Sheet::Matrix => matrix::matrix(desk),
        Sheet::Corrections => corrections::corrections(room),
    };
    let of_documents = move || sheet.get() != Sheet::Corrections;
    let lead = move || {
        room.say(match sheet.get() {
            Sheet::Corrections => return corrections::lead(room),
            Sheet::Matrix => Message::MatrixLead,
            Sheet::Table(danbiet_corpus::evidence::TableKind::Principles) => {
                Message::PrinciplesLead
            }
            Sheet::Table(_) => Message::EvidenceLead,
        })
    };
    view! {
        <div class="screen library evidence" data-testid="evidence">
            {filters::filters(room)}
            <div class="page">
                <h1 class="evidence-title" id=HEADING tabindex="-1">
                    {room.say(Message::Evidence)}
                </h1>
                {tabs(desk, sheet)}
                <p class="evidence-lead">{lead}</p>
                {move || of_documents().then(|| (bar::bar(desk), sums::sums(desk)))}
                {body}
            </div>
        </div>
    }
    .into_any()
}

/// The tables, each a link.
fn tabs(desk: Desk, shown: Memo<Sheet>) -> AnyView {
    let room = desk.room;
    let tabs: Vec<_> = Sheet::ALL
        .into_iter()
        .map(|sheet| {
            let link = move || {
                let next = route::Evidence {
                    near: desk.shown.read().near,
                    ..route::Evidence::of(sheet)
                };
                room.session.route.read().on(View::Evidence(next)).print()
            };
            let here = move || (shown.get() == sheet).then_some("page");
            view! {
                <a
                    class="tab"
                    href=link
                    aria-current=here
                    data-testid=["evidence-", sheet.name()].concat()
                >
                    {messages::evidence::sheet(room.language, sheet)}
                </a>
            }
        })
        .collect();
    view! {
        <nav class="tabs" aria-label=room.say(Message::Tables)>
            {tabs}
        </nav>
    }
    .into_any()
}
