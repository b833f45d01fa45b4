//! What the lines have in common, counted; each group shows its lines.

use std::sync::Arc;

use danbiet_corpus::concordance::{Group, GroupBy};
use leptos::prelude::*;

use super::{Desk, exports, exports::Source};
use crate::{
    facets,
    messages::{self, concordance::Words},
    route::Concordance,
    session::Step,
};

/// How many groups are shown at first, and how many more each time.
const STEP: usize = 40;

/// What the groups are saved as.
const SOURCE: Source = Source {
    name: "concordance-groups",
    chart: None,
};

/// The groups, where lines are counted by something.
pub fn groups(desk: Desk) -> AnyView {
    let by = Memo::new(move |_| desk.shown.read().by);
    let panel = move || by.get().map(|by| panel(desk, by));
    panel.into_any()
}

fn panel(desk: Desk, by: GroupBy) -> AnyView {
    let corpus = desk.room.session.corpus();
    let groups = Memo::new_with_compare(
        move |_| {
            let groups = desk.all.get().lines.groups(&corpus, by);
            Arc::new(groups.unwrap_or_default())
        },
        |_, _| true,
    );
    let shown = RwSignal::new(STEP);
    let count = move || groups.read().len();
    let more = move || count().saturating_sub(shown.get()).min(STEP);
    let rows = move || -> Vec<AnyView> {
        let total = desk.all.read().lines.lines.len();
        let groups = groups.get();
        let groups = groups.iter().take(shown.get());
        groups.map(|group| row(desk, by, group, total)).collect()
    };
    let file = move |mut header: danbiet_corpus::export::Header| {
        header.settings.push(("by", by.name().to_owned()));
        let columns = ["group", "label", "lines"];
        let mut table = danbiet_corpus::export::Table::new(header, &columns);
        for group in groups.get_untracked().iter() {
            let label = label(desk, by, group);
            let row = vec![group.key.as_str().into(), label.into(), group.count.into()];
            table.rows.push(row);
        }
        Some(table)
    };
    view! {
        <section class="concordance-groups" aria-labelledby="concordance-groups">
            <h2 class="margin-title" id="concordance-groups">
                {desk.say(Words::By(by))}
                ": "
                <span role="status" data-testid="group-count">
                    {move || desk.say(Words::Groups { groups: count() })}
                </span>
            </h2>
            <table class="group-table" data-testid="groups-table" aria-label=desk.say(Words::By(by))>
                <tbody>{rows}</tbody>
            </table>
            <button
                type="button"
                class="button"
                hidden=move || more() == 0
                on:click=move |_| shown.update(|shown| *shown += STEP)
            >
                {move || desk.say(Words::MoreGroups { groups: more() })}
            </button>
            {exports::buttons(desk.room, SOURCE, file)}
        </section>
    }
    .into_any()
}

fn row(desk: Desk, by: GroupBy, group: &Group, total: usize) -> AnyView {
    let room = desk.room;
    let name = match label(desk, by, group) {
        name if name.is_empty() => desk.say(Words::NoValue).into_owned(),
        name => name,
    };
    let lines = group.count;
    let share = group.count as f64 / total.max(1) as f64;
    let key = group.key.clone();
    let chosen = {
        let key = key.clone();
        move || desk.shown.read().only.as_ref() == Some(&key)
    };
    let press = {
        let chosen = chosen.clone();
        move |_| {
            let only = (!untrack(&chosen)).then(|| key.clone());
            desk.change(Step::New, |shown| Concordance {
                only,
                ..shown.clone()
            });
        }
    };
    let title = desk.say(Words::OnlyGroup {
        label: &name,
        lines,
    });
    view! {
        <tr>
            <th scope="row">
                <button
                    type="button"
                    class="group-button"
                    data-testid="group"
                    title=title
                    lang="vi"
                    aria-pressed=move || chosen().to_string()
                    on:click=press
                >
                    {name}
                </button>
            </th>
            <td class="number">{room.number(lines)}</td>
            <td class="number share">{messages::percent(room.language, share)}</td>
        </tr>
    }
    .into_any()
}

/// What a group is called; nothing where lines have no such word or value.
fn label(desk: Desk, by: GroupBy, group: &Group) -> String {
    let corpus = desk.room.session.corpus();
    match by {
        GroupBy::Facet(facet) => facets::label(&corpus, facet, &group.key, desk.room.language),
        GroupBy::Document => {
            let document = corpus.find(&group.key).ok().flatten();
            let document = document.and_then(|id| corpus.document(id).ok());
            let title = document.and_then(|document| document.metadata.title.as_ref());
            title.map_or_else(|| group.key.clone(), |title| title.value.clone())
        }
        _ => group.label(&corpus).unwrap_or_default(),
    }
}
