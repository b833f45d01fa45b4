//! What became of each file: a table, those that were left out first.

use danbiet_corpus::batch::{Outcome, Report, Taken};
use leptos::prelude::*;

use super::Desk;
use crate::{messages::documents::Words, shelf::Entry};

/// The most rows that are drawn at once.
const ROWS: usize = 200;

/// The report, folded away if nothing is to be done about it. With the entry of a corpus whose
/// files are kept, each file can be saved as it was.
pub fn report(desk: Desk, reports: &[Report], entry: Option<&Entry>, open: bool) -> AnyView {
    if reports.is_empty() {
        return ().into_any();
    }
    let is_skipped = |report: &&Report| matches!(report.outcome, Outcome::Skipped(_));
    let skipped = reports.iter().filter(is_skipped);
    let taken = reports.iter().filter(|report| !is_skipped(report));
    let count = skipped.clone().count();
    let rows: Vec<AnyView> = skipped
        .chain(taken)
        .take(ROWS)
        .map(|report| row(desk, report, entry))
        .collect();
    let summary = Words::ReportOf {
        files: reports.len(),
        skipped: count,
    };
    view! {
        <details class="documents-report" open=open data-testid="report">
            <summary>{desk.say(summary)}</summary>
            <table aria-label=desk.say(Words::File)>
                <thead>
                    <tr>
                        <th scope="col">{desk.say(Words::File)}</th>
                        <th scope="col">{desk.say(Words::Outcome)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

fn row(desk: Desk, report: &Report, entry: Option<&Entry>) -> AnyView {
    let (class, outcome) = match &report.outcome {
        Outcome::Skipped(problem) => (
            "skipped",
            view! {
                <strong>{desk.say(Words::Skipped)}</strong> ": " {desk.say(Words::Problem(problem))}
            }
            .into_any(),
        ),
        Outcome::Taken(taken) => ("taken", of_taken(desk, taken)),
    };
    // The files of an archive are kept with it.
    let original = entry.and_then(|entry| {
        let is_of = |file: &String| {
            let rest = report.path.strip_prefix(file.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let number = entry.files.iter().position(is_of)?;
        let (id, path) = (entry.id.clone(), entry.files[number].clone());
        let save = move |_| desk.shelf.save_file(id.clone(), number, path.clone());
        Some(view! {
            " "
            <button type="button" class="documents-link" data-testid="original" on:click=save>
                {desk.say(Words::Original)}
            </button>
        })
    });
    view! {
        <tr class=class data-testid=class>
            <td class="documents-path">
                <bdi>{report.path.clone()}</bdi>
            </td>
            <td>{outcome} {original}</td>
        </tr>
    }
    .into_any()
}

fn of_taken(desk: Desk, taken: &Taken) -> AnyView {
    let mut lines = vec![desk.say(Words::TakenAs {
        documents: taken.documents as usize,
        format: taken.format.name(),
        encoding: taken.encoding.name(),
    })];
    lines.extend(taken.repairs.iter().map(|(name, count)| {
        desk.say(Words::Repaired {
            name,
            count: *count as usize,
        })
    }));
    let remarks = taken.remarks.iter();
    lines.extend(remarks.map(|remark| desk.say(Words::Remark(*remark))));
    lines.join("; ").into_any()
}
