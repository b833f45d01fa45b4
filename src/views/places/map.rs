//! The map, with a sign on every province that has something.

use danbiet_corpus::map::{Map, Outline, Point, project, tally::Tally};
use leptos::prelude::*;

use super::Shown;
use crate::{
    components::province_map::{Inscription, Shape, Sign, province_map},
    messages::places::Words,
    route::Count,
};

/// The id of the drawing, so that it can be saved.
pub const CHART: &str = "province-map";

/// Up to how many provinces have their names beside their signs.
const NAMED: usize = 8;

/// The map with its legend.
pub fn map(shown: Shown, map: &Map) -> AnyView {
    let era = shown.era.get();
    let count = shown.count.get();
    let Some(tallies) = shown.tallies.get() else {
        return ().into_any();
    };
    let numbers: Vec<usize> = tallies.provinces.iter().map(|t| value(t, count)).collect();
    let most = numbers.iter().copied().max().unwrap_or_default();
    let signed = tallies.provinces.iter().filter(|t| !t.is_empty()).count();
    let first = numbers
        .iter()
        .position(|&number| number == most && most > 0);
    let shapes: Vec<Shape> = tallies
        .provinces
        .iter()
        .enumerate()
        .map(|(at, tally)| {
            let outline = map.outline(era, at);
            let name = map.name(era, at).to_owned();
            let sign = (!tally.is_empty()).then(|| Sign {
                at: outline.middle,
                radius: radius(numbers[at], most),
                shade: shade(numbers[at], most),
                number: shown.room.number(numbers[at]),
                caption: (signed <= NAMED)
                    .then(|| danbiet_corpus::map::assign::bare(&name).to_owned()),
                label: sign_label(shown, &name, tally),
                link: shown.link(|places| places.at = Some(name.clone())),
            });
            Shape {
                path: path(&outline),
                name,
                sign,
            }
        })
        .collect();
    let label = match first {
        Some(first) => shown.say(Words::MapLabel {
            provinces: signed,
            first: map.name(era, first),
        }),
        None => shown.say(Words::MapEmpty),
    };
    let at = shown.at;
    let drawing = province_map(
        CHART,
        map.size(),
        label.into_owned(),
        shapes,
        inscriptions(),
        Signal::derive(move || at.get()),
    );
    view! {
        <figure class="places-map" data-testid="map">
            {drawing}
            <figcaption>
                {shown.say(Words::Legend(count))} " " {shown.say(Words::LegendShades)} " "
                {shown.say(Words::LegendIslands)}
            </figcaption>
        </figure>
    }
    .into_any()
}

/// A province with its numbers, in words.
pub fn sign_label(shown: Shown, name: &str, tally: &Tally) -> String {
    let label = shown.say(Words::Sign {
        name,
        documents: tally.documents.len(),
        hits: tally.hits as usize,
        mentions: tally.mentions(),
    });
    label.into_owned()
}

/// What is counted.
pub fn value(tally: &Tally, count: Count) -> usize {
    match count {
        Count::Documents => tally.documents.len(),
        Count::Hits => tally.hits as usize,
        Count::Mentions => tally.mentions(),
    }
}

/// Names of what is too small to be recognised.
fn inscriptions() -> Vec<Inscription> {
    let at = |longitude, latitude, text| Inscription {
        at: project(longitude, latitude),
        text,
    };
    vec![at(111.2, 17.4, "Hoàng Sa"), at(113.4, 11.9, "Trường Sa")]
}

/// The radius of a disc whose area grows with the number.
fn radius(number: usize, most: usize) -> i32 {
    const LEAST: usize = 80;
    const GROWTH: usize = 60;
    let share = (number * GROWTH * GROWTH).checked_div(most);
    i32::try_from(LEAST + share.unwrap_or_default().isqrt()).unwrap_or_default()
}

/// One of four shades, by quarters of the largest number; 0 for nothing.
fn shade(number: usize, most: usize) -> u8 {
    let quarter = (number * 4).div_ceil(most.max(1)).min(4);
    u8::try_from(quarter).unwrap_or_default()
}

/// An outline as the path of an SVG, from point to point by differences.
fn path(outline: &Outline) -> String {
    let mut path = String::new();
    for ring in &outline.rings {
        let mut before: Option<Point> = None;
        for &(x, y) in ring {
            let (dx, dy) = match before {
                None => {
                    path.push('M');
                    (x, y)
                }
                Some(before) => (x - before.0, y - before.1),
            };
            path.push_str(&dx.to_string());
            path.push(' ');
            path.push_str(&dy.to_string());
            // Pairs behind the first are differences.
            path.push(if before.is_none() { 'l' } else { ' ' });
            before = Some((x, y));
        }
        path.push('z');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_by_differences_and_closes() {
        let outline = Outline {
            rings: vec![
                vec![(10, 20), (15, 20), (15, 12)],
                vec![(1, 1), (2, 1), (1, 3)],
            ],
            middle: (0, 0),
        };
        assert_eq!(path(&outline), "M10 20l5 0 0 -8 zM1 1l1 0 -1 2 z");
    }

    #[test]
    fn discs_grow_and_shades_deepen_with_the_number() {
        let shades: Vec<u8> = (0..=8).map(|number| shade(number, 8)).collect();
        assert_eq!(shades, [0, 1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!(shade(0, 0), 0);
        assert_eq!(radius(0, 0), 80);
        assert_eq!(radius(2, 8), 110);
        assert_eq!(radius(8, 8), 140);
    }
}
