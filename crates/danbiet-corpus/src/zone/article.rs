//! Where the article begins and ends, and the part that each line plays in it.

use danbiet_text::Span;

use super::{
    Line, Zone,
    caption::{self, Around},
    credit::{self, Credit},
    furniture::{self, Furniture},
    shape::{self, End, Shape},
};

/// Openings of a paragraph that lists who was there. Such a paragraph presupposes the news, so it
/// is no lead even where it is the first that was kept.
const ATTENDANCE: &[&str] = &[
    "Các đồng chí",
    "Dự hội nghị",
    "Dự hội nghị có",
    "Tham dự",
    "Cùng dự",
    "Tham gia đoàn",
    "Về dự",
    "Dự buổi làm việc",
    "Dự và chỉ đạo",
    "Tiếp và làm việc",
    "Chủ trì hội nghị",
    "Tới dự",
    "Đến dự",
];

/// The lines of a text that hold something, each with its zone.
#[must_use]
pub fn lines(text: &str) -> Vec<Line> {
    let shapes = shape::shapes(text);
    let zones = zones(&shapes);
    let lead = zones.iter().position(|zone| *zone == Zone::Lead);
    let first = lead.or_else(|| zones.iter().position(|zone| *zone == Zone::Body));
    let line = |(at, (shape, zone)): (usize, (&Shape<'_>, Zone))| Line {
        number: shape.number,
        span: shape.span,
        zone,
        marker: (first == Some(at))
            .then(|| credit::marker(shape.text))
            .flatten()
            .map(|marker| Span {
                start: shape.span.start + marker.start,
                end: shape.span.start + marker.end,
            }),
    };
    shapes.iter().zip(zones).enumerate().map(line).collect()
}

/// The stretches of a page, as indices of lines.
struct Extent {
    /// The headline.
    title: Option<usize>,
    /// The first paragraph of running text.
    first: usize,
    /// The line after the last paragraph of running text.
    end: usize,
    /// From here on there is nothing but furniture.
    foot: usize,
}

fn zones(shapes: &[Shape<'_>]) -> Vec<Zone> {
    let known: Vec<Option<Furniture>> = shapes.iter().map(furniture::furniture).collect();
    let extent = extent(shapes, &known);
    let title_key = extent.title.map(|at| shapes[at].key.as_str());
    let mut zones: Vec<Zone> = Vec::with_capacity(shapes.len());
    let mut lead_is_open = true;
    for (at, shape) in shapes.iter().enumerate() {
        let zone = if extent.title == Some(at) {
            Zone::Title
        } else if title_key == Some(shape.key.as_str()) {
            Zone::RepeatedTitle
        } else if extent.title.is_some_and(|title| at < title) {
            Zone::Boilerplate
        } else if at < extent.first {
            over(shape, known[at])
        } else if at < extent.end {
            inside(shapes, &known, &zones, at)
        } else {
            under(shape, known[at], at >= extent.foot)
        };
        // The first prose of the article is its lead.
        let zone = match zone {
            Zone::Body if lead_is_open => {
                lead_is_open = false;
                if is_attendance(shape) || shape.is_bullet() {
                    Zone::Body
                } else {
                    Zone::Lead
                }
            }
            zone => zone,
        };
        zones.push(zone);
    }
    zones
}

/// Between headline and running text.
fn over(shape: &Shape<'_>, known: Option<Furniture>) -> Zone {
    if known.is_some() {
        return Zone::Boilerplate;
    }
    match credit::credit(shape) {
        Some(credit) => credit.into(),
        None if caption::is_caption(shape, Around::default()) => Zone::Caption,
        // Sections, sizes of letters and the like.
        None if shape.is_fragment() => Zone::Boilerplate,
        None => Zone::Body,
    }
}

/// From the first paragraph of running text to the last.
fn inside(shapes: &[Shape<'_>], known: &[Option<Furniture>], zones: &[Zone], at: usize) -> Zone {
    let shape = &shapes[at];
    if known[at].is_some() || in_related_block(shapes, known, at) {
        return Zone::Boilerplate;
    }
    if credit::is_photo_credit(shape) {
        return Zone::Byline;
    }
    if credit::dateline(shape).is_some() {
        return Zone::Dateline;
    }
    let is_long = |at: Option<usize>| {
        let neighbour = at.and_then(|at| shapes.get(at));
        neighbour.is_some_and(|shape| shape.tokens.len() >= 60 && shape.sentences >= 2)
    };
    let around = Around {
        after_picture: zones.last() == Some(&Zone::RepeatedTitle),
        between_long: is_long(at.checked_sub(1)) && is_long(Some(at + 1)),
    };
    if caption::is_caption(shape, around) {
        Zone::Caption
    } else {
        Zone::Body
    }
}

/// After the last paragraph of running text.
fn under(shape: &Shape<'_>, known: Option<Furniture>, in_foot: bool) -> Zone {
    let credit = credit::credit(shape);
    if in_foot {
        // A label makes a credit certain even among furniture.
        let labels = [credit::AUTHOR_LABELS, credit::PHOTO_LABELS].concat();
        let certain = credit == Some(Credit::Byline)
            && known.is_none()
            && credit::labelled(shape, &labels).is_some();
        return if certain {
            Zone::Byline
        } else {
            Zone::Boilerplate
        };
    }
    if known.is_some() {
        return Zone::Boilerplate;
    }
    match credit {
        Some(credit) => credit.into(),
        None if caption::is_caption(shape, Around::default()) => Zone::Caption,
        None => Zone::Body,
    }
}

impl From<Credit> for Zone {
    fn from(credit: Credit) -> Zone {
        match credit {
            Credit::Byline => Zone::Byline,
            Credit::Source => Zone::Source,
            Credit::Dateline => Zone::Dateline,
        }
    }
}

fn extent(shapes: &[Shape<'_>], known: &[Option<Furniture>]) -> Extent {
    let all = shapes.len();
    let is_flow = |at: usize| known[at].is_none() && shapes[at].is_flow();
    let flow = (0..all).find(|at| is_flow(*at));
    let title = title(shapes, known, flow.unwrap_or(all));
    let Some(first) = flow else {
        // Nothing but short lines: what no table knows is text.
        let foot = foot(shapes, known, title.map_or(0, |at| at + 1));
        return Extent {
            title,
            first: title.map_or(0, |at| at + 1),
            end: title.map_or(0, |at| at + 1),
            foot,
        };
    };
    // A heading that closes the article ends the search for running text: teasers may follow.
    let closing = (first..all).find(|at| known[*at] == Some(Furniture::Closing));
    let limit = closing.unwrap_or(all);
    let end = (first..limit)
        .rfind(|at| is_flow(*at))
        .map_or(first + 1, |at| at + 1);
    Extent {
        title,
        first,
        end,
        foot: foot(shapes, known, end),
    }
}

/// The headline: of the lines over the running text that could be one, the one that the page
/// repeats, or else the first of five words or more, or else the longest.
fn title(shapes: &[Shape<'_>], known: &[Option<Furniture>], before: usize) -> Option<usize> {
    let could_be = |at: &usize| {
        let shape = &shapes[*at];
        let count = shape.tokens.len();
        known[*at].is_none()
            && (2..=40).contains(&count)
            && shape.end != End::Opens
            && !shape.text.ends_with('.')
            && !shape.is_bullet()
            && !matches!(
                credit::credit(shape),
                Some(Credit::Dateline | Credit::Source)
            )
    };
    let candidates: Vec<usize> = (0..before).filter(could_be).collect();
    let repeats = |at: usize| {
        let same = |other: &Shape<'_>| other.key == shapes[at].key;
        shapes.iter().filter(|shape| same(shape)).count() > 1
    };
    candidates
        .iter()
        .copied()
        .filter(|at| shapes[*at].tokens.len() >= 5)
        .find(|at| repeats(*at))
        .or_else(|| {
            candidates
                .iter()
                .copied()
                .find(|at| shapes[*at].tokens.len() >= 5)
        })
        .or_else(|| {
            // A single short line over the text; the first of the longest.
            let longest = candidates.iter().map(|at| shapes[*at].tokens.len()).max()?;
            candidates
                .iter()
                .copied()
                .find(|at| shapes[*at].tokens.len() == longest)
        })
}

/// The line from which on everything is furniture: the first that a table knows after the article,
/// with the fragments that stand right before it in the same block.
fn foot(shapes: &[Shape<'_>], known: &[Option<Furniture>], end: usize) -> usize {
    let Some(mut foot) = (end..shapes.len()).find(|at| known[*at].is_some()) else {
        return shapes.len();
    };
    while foot > end
        && !shapes[foot].after_blank
        && shapes[foot - 1].is_fragment()
        && credit::credit(&shapes[foot - 1]).is_none()
        && !caption::is_caption(&shapes[foot - 1], Around::default())
    {
        foot -= 1;
    }
    foot
}

/// Whether a line inside the article belongs to a block of related news: it follows such a heading,
/// or another entry of the block, and is no running text.
fn in_related_block(shapes: &[Shape<'_>], known: &[Option<Furniture>], at: usize) -> bool {
    let is_entry = |at: usize| {
        let shape = &shapes[at];
        !shape.is_flow() && shape.end == End::Open && shape.tokens.len() <= 40
    };
    if !is_entry(at) {
        return false;
    }
    let start = (0..at)
        .rev()
        .find(|before| !is_entry(*before) || known[*before].is_some());
    start.is_some_and(|start| known[start] == Some(Furniture::Related))
}

fn is_attendance(shape: &Shape<'_>) -> bool {
    ATTENDANCE
        .iter()
        .any(|opening| shape.begins(&shape::key(opening)))
}
