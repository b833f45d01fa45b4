//! Offices and ranks: a title from a table with the body (or place) behind it.
//!
//! The shortest title that has a body right behind it wins: in `Trưởng ban Dân vận Thị ủy` the
//! title is `Trưởng`, in `Phó Trưởng ban Thường trực Ban Dân vận` it is all but the body.

use std::{collections::HashMap, ops::Range, sync::OnceLock};

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    Level, Place,
    body::{self, Tail},
    cue::Cue,
    organisation::Found,
    place, spelling,
    view::{Gap, View},
};

/// An office or rank given beside a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// The words of the office with its body: `Chủ tịch HĐND tỉnh`.
    pub span: Span,
    /// Misprints mended, short forms written out, usual capitals: `Chủ tịch Hội đồng nhân dân tỉnh`.
    pub normal: String,
    /// What it is.
    pub kind: RoleKind,
    /// The normal form of the body it is an office of, with its place.
    pub organisation: Option<String>,
}

/// What a role is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RoleKind {
    /// An office in a body.
    Office,
    /// A rank of army or police: `Đại tá`.
    Rank,
}

/// A role in the text, whether somebody is named beside it or not. Ranges are of tokens.
#[derive(Clone, Debug)]
pub(super) struct Office {
    /// Title and body.
    pub range: Range<usize>,
    /// The normal form.
    pub normal: String,
    /// Office or rank.
    pub kind: RoleKind,
    /// The number of the body among the mentions of the text.
    pub body: Option<u32>,
    /// The normal form of the body, where no mention holds it.
    pub member_of: Option<String>,
}

impl Office {
    /// The role as a layer has it.
    pub fn role(&self, view: &View<'_>, found: &Found) -> Role {
        let body = self
            .body
            .map(|number| &found.organisations[number as usize]);
        Role {
            span: view.span(self.range.clone()),
            normal: self.normal.clone(),
            kind: self.kind,
            organisation: body
                .map(|body| body.normal.clone())
                .or_else(|| self.member_of.clone()),
        }
    }
}

/// Where bodies and places begin, by token.
pub(super) struct Names<'n> {
    pub view: &'n View<'n>,
    pub found: &'n Found,
    /// For each token the longest body that begins there, and the token after it.
    pub bodies: Vec<Option<(u32, usize)>>,
    /// For each token the place that begins there, and the token after it.
    pub places: Vec<Option<(u32, usize)>>,
    /// For each token whether a body or place covers it.
    pub covered: Vec<bool>,
}

impl<'n> Names<'n> {
    pub fn new(view: &'n View<'n>, places: &[Place], found: &'n Found) -> Self {
        let mut names = Names {
            view,
            found,
            bodies: vec![None; view.len()],
            places: vec![None; view.len()],
            covered: vec![false; view.len()],
        };
        let tokens = |span: Span| view.token_from(span.start)..view.token_from(span.end);
        for (number, body) in found.organisations.iter().enumerate() {
            let range = tokens(body.span);
            names.covered[range.clone()].fill(true);
            // The longer stand first in the list.
            names.bodies[range.start].get_or_insert((number as u32, range.end));
        }
        for (number, place) in places.iter().enumerate() {
            let range = tokens(place.span);
            names.covered[range.clone()].fill(true);
            names.places[range.start] = Some((number as u32, range.end));
        }
        names
    }

    fn body_at(&self, at: usize) -> Option<(u32, usize)> {
        let follows = self.view.gap(at) == Gap::Blank;
        follows
            .then(|| self.bodies.get(at).copied().flatten())
            .flatten()
    }
}

/// A title.
#[derive(Debug)]
struct Title {
    words: Vec<String>,
    name: &'static str,
    kind: RoleKind,
    need: Need,
}

/// What a title needs to be an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    Nothing,
    Complement,
    Member,
    Open,
}

/// The role that begins at a token.
pub(super) fn office_at(names: &Names<'_>, at: usize) -> Option<Office> {
    let view = names.view;
    let start = at;
    let mut at = at;
    let mut before = "";
    if view.gap(at + 1) == Gap::Blank {
        before = match view.word(at) {
            "nguyên" => "Nguyên ",
            "quyền" => "Quyền ",
            _ => "",
        };
        at += usize::from(!before.is_empty());
    }
    if let Some(member) = member_of_board(names, at) {
        return Some(member);
    }
    let titles = titles_at(view, at);
    // The shortest title with a body behind it leaves the most to the body: `Chánh` + `Văn phòng
    // Tỉnh ủy`.
    let with_body = titles.iter().rev().find_map(|title| {
        let end = at + title.words.len();
        Some((title, names.body_at(end)?))
    });
    if let Some((title, (body, end))) = with_body {
        return Some(Office {
            range: start..end,
            normal: format!("{before}{} {}", title.name, body_words(names, body)),
            kind: title.kind,
            body: Some(body),
            member_of: None,
        });
    }
    titles
        .iter()
        .find_map(|title| with_place(names, start, at, before, title))
        .or_else(|| {
            let alone = |title: &&Title| without_body(names, start, at, before, title);
            titles.iter().find_map(alone)
        })
}

/// `Lê Thị Hà, Thường vụ Huyện ủy, …`: the board stands for a seat on it behind a name.
fn member_of_board(names: &Names<'_>, at: usize) -> Option<Office> {
    let view = names.view;
    let (body, end) = names.bodies.get(at).copied().flatten()?;
    let board = names.found.heads[body as usize].name == "Ban Thường vụ"
        && view.word(at) == "thường"
        && matches!(view.gap(at), Gap::Comma | Gap::Dash | Gap::Opening)
        && !matches!(view.gap(end), Gap::Blank);
    board.then(|| Office {
        range: at..end,
        normal: format!("Ủy viên {}", body_words(names, body)),
        kind: RoleKind::Office,
        body: Some(body),
        member_of: None,
    })
}

/// A title with a place behind it: `Trưởng thôn Yên Lâm`, `Chủ tịch xã Thạch Hạ`.
fn with_place(
    names: &Names<'_>,
    start: usize,
    at: usize,
    before: &str,
    title: &Title,
) -> Option<Office> {
    let view = names.view;
    let end = at + title.words.len();
    if title.kind == RoleKind::Rank || view.gap(end) != Gap::Blank {
        return None;
    }
    let (_, place_end) = names.places.get(end).copied().flatten()?;
    let printed = view.span(end..place_end).of(view.text);
    printed.starts_with(char::is_lowercase).then(|| Office {
        range: start..place_end,
        normal: format!("{before}{} {}", title.name, spelling::phrase(printed)),
        kind: title.kind,
        body: None,
        member_of: None,
    })
}

/// The body in the normal form of a role; a delegation keeps its small letter.
fn body_words(names: &Names<'_>, body: u32) -> String {
    let local = &names.found.local[body as usize];
    let printed = names.found.organisations[body as usize]
        .span
        .of(names.view.text);
    let small = names.found.heads[body as usize].tail == Tail::AdHoc
        && printed.starts_with(char::is_lowercase);
    let mut letters = local.chars();
    match letters.next() {
        Some(first) if small => first.to_lowercase().chain(letters).collect(),
        _ => local.clone(),
    }
}

/// A title with a bare level behind it, or with nothing, or with the name of a firm or school.
fn without_body(
    names: &Names<'_>,
    start: usize,
    at: usize,
    before: &str,
    title: &Title,
) -> Option<Office> {
    let view = names.view;
    let end = at + title.words.len();
    let office = |end: usize, words: &str| Office {
        range: start..end,
        normal: format!(
            "{before}{}{}{words}",
            title.name,
            if words.is_empty() { "" } else { " " }
        ),
        kind: title.kind,
        body: None,
        member_of: None,
    };
    if title.kind == RoleKind::Rank || title.need == Need::Member {
        return Some(office(end, ""));
    }
    if title.need != Need::Complement
        && view.gap(end) == Gap::Blank
        && let Some((level, length)) = place::type_word(view, end)
        && (level.tier().is_some() || level == Level::Neighbourhood)
        && view.word(end + length) != "hội"
    {
        return Some(office(end + length, level.word()));
    }
    match title.need {
        Need::Complement => None,
        Need::Open => {
            let open_end = open_name(view, end);
            let words =
                spelling::phrase(view.text.get(range_of(view, end, open_end)).unwrap_or(""));
            Some(office(open_end, &words))
        }
        Need::Nothing | Need::Member => Some(office(end, "")),
    }
}

fn range_of(view: &View<'_>, from: usize, to: usize) -> Range<usize> {
    if from >= to {
        return 0..0;
    }
    view.span(from..to).range()
}

/// The end of the name of a firm, school or the like behind a title: capitals, and the small
/// words that such names hold.
pub(super) fn open_name(view: &View<'_>, from: usize) -> usize {
    const INSIDE: [&str; 28] = [
        "ty", "tư", "nông", "dịch", "nhân", "cổ", "phần", "hữu", "hạn", "một", "thành", "viên",
        "và", "trách", "nhiệm", "nghiệp", "học", "phổ", "thông", "cơ", "sở", "non", "dân", "tác",
        "xã", "tâm", "vụ", "tế",
    ];
    let mut end = from;
    let mut last = from;
    while view.gap(end) == Gap::Blank && end < from + 12 {
        let capital = view.is_capital(end);
        // The name of a person ends the name of the firm.
        let family = super::names::family(view.word(end)) == Some(super::names::Family::Sure);
        if family && end > from && view.gap(end + 1) == Gap::Blank && view.is_capital(end + 1) {
            return school_end(view, end).unwrap_or(last);
        }
        // `Trường THPT Nguyễn Huệ và Trường tiểu học …`: the next name begins.
        if view.word(end) == "và" && body::head_at(view, end + 1).is_some() {
            break;
        }
        // "Dệt may Hải Phương": a small syllable between capitals.
        let between = view.gap(end + 1) == Gap::Blank && view.is_capital(end + 1);
        let inside = if end > from {
            between || INSIDE.contains(&view.word(end))
        } else {
            small_words_before_capital(view, end, &INSIDE)
        };
        if !(capital || inside) {
            break;
        }
        end += 1;
        if capital || INSIDE.contains(&view.word(end - 1)) && view.word(end - 1) != "và" {
            last = end;
        }
    }
    last
}

/// `Công ty cổ phần Gỗ Bình Phước`: small words that such names hold, then a capital.
fn small_words_before_capital(view: &View<'_>, from: usize, words: &[&str]) -> bool {
    let small = |at: &usize| view.gap(*at) == Gap::Blank && words.contains(&view.word(*at));
    let end = from + (from..from + 6).take_while(small).count();
    end >= from + 2 && view.gap(end) == Gap::Blank && view.is_capital(end)
}

/// The end of the name of a person that a school bears: "Trường THPT Phan Đình Phùng".
fn school_end(view: &View<'_>, from: usize) -> Option<usize> {
    let school = matches!(
        view.word(from - 1),
        "thpt" | "thcs" | "trường" | "học" | "non" | "thông"
    );
    let capital = |at: &usize| view.gap(*at) == Gap::Blank && view.is_capital(*at);
    let run = from + (from..from + 8).take_while(capital).count();
    let family =
        |at: usize| super::names::family(view.word(at)) == Some(super::names::Family::Sure);
    let next = (from + 2..run).find(|&at| family(at) && run - at >= 2);
    school.then(|| next.unwrap_or(run))
}

/// The first words of titles.
pub(super) fn cues() -> impl Iterator<Item = &'static str> {
    titles()
        .values()
        .flatten()
        .map(|title| title.words[0].as_str())
}

/// The titles that begin at a token, the longest first.
fn titles_at(view: &View<'_>, at: usize) -> Vec<&'static Title> {
    if !view.has(at, Cue::Title) {
        return Vec::new();
    }
    let Some(titles) = titles().get(view.word(at)) else {
        return Vec::new();
    };
    let spelt: Vec<&Title> = titles
        .iter()
        .filter(|title| body::is_spelt(view, at, &title.words))
        .collect();
    if !spelt.is_empty() {
        return spelt;
    }
    titles
        .iter()
        .filter(|title| body::is_misspelt(view, at, &title.words))
        .collect()
}

/// The shipped titles by their first word, the longest first.
fn titles() -> &'static HashMap<String, Vec<Title>> {
    static TITLES: OnceLock<HashMap<String, Vec<Title>>> = OnceLock::new();
    TITLES.get_or_init(|| {
        let lines = include_str!("../../data/titles.tsv").lines();
        let rows = lines.filter(|line| !line.starts_with('#'));
        let mut all: Vec<Title> = rows.filter_map(title).collect();
        all.sort_by_key(|title| std::cmp::Reverse(title.words.len()));
        let mut titles: HashMap<String, Vec<Title>> = HashMap::new();
        for title in all {
            titles
                .entry(title.words[0].clone())
                .or_default()
                .push(title);
        }
        titles
    })
}

/// Reads a line of the table.
fn title(line: &'static str) -> Option<Title> {
    let mut fields = line.split('\t');
    let (words, name, kind, need) = (
        fields.next()?,
        fields.next()?,
        fields.next()?,
        fields.next()?,
    );
    let words = body::words_of(words);
    (!words.is_empty()).then_some(Title {
        words,
        name,
        kind: match kind {
            "office" => RoleKind::Office,
            "rank" => RoleKind::Rank,
            _ => return None,
        },
        need: match need {
            "alone" => Need::Nothing,
            "complement" => Need::Complement,
            "member" => Need::Member,
            "open" => Need::Open,
            _ => return None,
        },
    })
}

/// A title that stands alone behind "làm": its normal form and its length in tokens.
pub(super) fn title_alone(view: &View<'_>, at: usize) -> Option<(&'static str, usize)> {
    let title = *titles_at(view, at).first()?;
    Some((title.name, title.words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_reads() {
        let lines = include_str!("../../data/titles.tsv").lines();
        for line in lines.filter(|line| !line.starts_with('#')) {
            assert!(title(line).is_some(), "{line}");
        }
    }
}
