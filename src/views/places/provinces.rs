//! The table behind the map.

use danbiet_corpus::map::tally::Tally;
use leptos::prelude::*;

use super::{Shown, map::value, tables};
use crate::{
    messages::places::Words,
    route::{Count, Named},
    views::exports::{self, Source},
};

/// What the table is saved as.
const PROVINCES: Source = Source {
    name: "provinces",
    chart: Some(super::map::CHART),
};

/// The provinces that have something, the largest number first, and what lies in none.
pub fn table(shown: Shown) -> AnyView {
    let (Some(map), Some(tallies)) = (shown.map(), shown.tallies.get()) else {
        return ().into_any();
    };
    let era = shown.era.get();
    let count = shown.count.get();
    let mut order: Vec<(usize, usize)> = tallies
        .provinces
        .iter()
        .enumerate()
        .filter(|(_, tally)| !tally.is_empty())
        .map(|(at, tally)| (usize::MAX - value(tally, count), at))
        .collect();
    order.sort_unstable();
    if order.is_empty() && tallies.elsewhere.is_empty() {
        return view! { <p>{shown.say(Words::MapEmpty)}</p> }.into_any();
    }
    let mut rows: Vec<AnyView> = order
        .iter()
        .map(|&(_, at)| row(shown, map.name(era, at).to_owned(), &tallies.provinces[at]))
        .collect();
    if !tallies.elsewhere.is_empty() {
        rows.push(row(shown, String::new(), &tallies.elsewhere));
    }
    let heads: Vec<_> = Count::NAMES
        .iter()
        .map(|&(count, _)| {
            view! { <th scope="col">{shown.say(Words::Counts(count))}</th> }.into_any()
        })
        .collect();
    view! {
        <table class="figures" data-testid="provinces">
            <caption>{shown.say(Words::Table)}</caption>
            <thead>
                <tr>
                    <th scope="col">{shown.say(Words::Province)}</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {exports::buttons(shown.room, PROVINCES, move |header| tables::provinces(shown, header))}
    }
    .into_any()
}

/// A province, or what is in none if `name` is empty.
fn row(shown: Shown, name: String, tally: &Tally) -> AnyView {
    let numbers: Vec<_> = Count::NAMES
        .iter()
        .map(|&(count, _)| view! { <td>{shown.room.number(value(tally, count))}</td> }.into_any())
        .collect();
    let link = shown.link(|places| places.at = Some(address(&name)));
    let text = if name.is_empty() {
        shown.say(Words::Elsewhere)
    } else {
        name.clone().into()
    };
    let at = shown.at;
    let is_chosen =
        move || (at.read().as_deref() == Some(address(&name).as_str())).then_some("true");
    view! {
        <tr>
            <th scope="row">
                <a href=link aria-current=is_chosen lang="vi">
                    {text}
                </a>
            </th>
            {numbers}
        </tr>
    }
    .into_any()
}

/// What stands in the address for what is in no province.
pub const NOWHERE: &str = "-";

/// The name of a province in the address.
fn address(name: &str) -> String {
    String::from(if name.is_empty() { NOWHERE } else { name })
}
