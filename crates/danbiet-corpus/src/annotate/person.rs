//! People: names in capitals that begin with a family name, or that a form of address or an
//! office announces, with the offices and ranks given beside them.
//!
//! An office belongs to the name right behind it (`Bí thư Thành ủy Dương Tất Thắng`) or, behind a
//! comma or dash, to the name before it; a list of offices goes on over commas. One "các đồng
//! chí" serves all names of its sentence that have no form of address of their own.

use std::{collections::HashMap, ops::Range};

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    Home, Place, Role, abbreviation,
    body::Tail,
    names::{self, Family},
    organisation::Found,
    role::{self, Names, Office, RoleKind},
    spelling,
    view::{Gap, Shape, View},
};
use crate::zone::Zone;

/// A mention of a person by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The bare name.
    pub span: Span,
    /// The name with single blanks and the usual placement of tones.
    pub name: String,
    /// Number of the person in the document, from 0 in order of first mention.
    pub entity: u32,
    /// What the mention is.
    pub kind: PersonKind,
    /// The form of address before the name; one `các đồng chí` serves a whole list.
    pub honorific: Option<Honorific>,
    /// The offices and ranks given beside this mention, in order.
    pub roles: Vec<Role>,
}

/// A form of address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Honorific {
    /// Where it stands.
    pub span: Span,
    /// In lower case: `đồng chí`, `ông`, `bà`.
    pub normal: String,
}

/// What a mention of a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PersonKind {
    /// Somebody the text speaks of.
    Named,
    /// The author or photographer.
    Byline,
}

impl Person {
    /// A key that is equal for mentions of the same name in any document: the typed keys of the
    /// name's syllables, joined by blanks.
    #[must_use]
    pub fn key(&self) -> String {
        danbiet_text::token::tokens(&self.name)
            .map(|token| danbiet_text::fold::typed(token.of(&self.name)))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// A name in the text. Ranges are of tokens.
#[derive(Clone, Debug)]
struct Named {
    range: Range<usize>,
    kind: PersonKind,
}

/// Finds the people of a text.
#[must_use]
pub fn find(view: &View<'_>, places: &[Place], found: &Found, home: &Home) -> Vec<Person> {
    let names = Names::new(view, places, found);
    let offices = offices(&names, home);
    let named = named(&names, &offices);
    let scopes = scopes(view, &named, &offices);
    let mut entities: HashMap<String, u32> = HashMap::new();
    let mut persons = Vec::with_capacity(named.len());
    for (number, name) in named.iter().enumerate() {
        let span = view.span(name.range.clone());
        let mut person = Person {
            span,
            name: usual_capitals(spelling::phrase(span.of(view.text))),
            entity: 0,
            kind: name.kind,
            honorific: None,
            roles: Vec::new(),
        };
        let next = entities.len() as u32;
        person.entity = *entities.entry(person.key()).or_insert(next);
        if name.kind == PersonKind::Named {
            let sides = sides(view, &offices, &named, number);
            let start = sides
                .before
                .first()
                .map_or(name.range.start, |o| o.range.start);
            person.honorific = honorific_before(view, start)
                .or_else(|| honorific_before(view, name.range.start))
                .or_else(|| scopes[number].clone().map(|range| honorific(view, range)));
            let all = sides.before.iter().chain(&sides.after);
            person.roles = all.map(|office| office.role(view, found)).collect();
            person
                .roles
                .extend(role_behind_lam(&names, start, sides.end));
        }
        persons.push(person);
    }
    persons
}

/// The offices of a text.
fn offices(names: &Names<'_>, home: &Home) -> Vec<Office> {
    let mut offices = Vec::new();
    let mut at = 0;
    while at < names.view.len() {
        match role::office_at(names, at) {
            Some(mut office) => {
                office.member_of = member_of(names.view, &office, home);
                at = office.range.end;
                offices.push(office);
            }
            None => at += 1,
        }
    }
    offices
}

/// The committee that "Tỉnh ủy viên" is a member of.
fn member_of(view: &View<'_>, office: &Office, home: &Home) -> Option<String> {
    use super::Level;
    let at = office.range.start;
    let (levels, committee): (&[Level], &str) = match (view.word(at), view.word(at + 1)) {
        ("tỉnh", "ủy") => (&[Level::Province], "Tỉnh ủy"),
        ("thành", "ủy") => (&[Level::City, Level::Municipality], "Thành ủy"),
        ("thị", "ủy") => (&[Level::Town], "Thị ủy"),
        ("huyện", "ủy") => (&[Level::District], "Huyện ủy"),
        ("quận", "ủy") => (&[Level::UrbanDistrict], "Quận ủy"),
        _ => return None,
    };
    let unit = levels
        .iter()
        .find_map(|&level| home.unit(level)?.strip_prefix(level.word()));
    Some(format!("{committee}{}", unit.unwrap_or_default()))
}

/// The names of a text.
fn named(names: &Names<'_>, offices: &[Office]) -> Vec<Named> {
    let view = names.view;
    let starts: Vec<usize> = offices.iter().map(|office| office.range.start).collect();
    let ends: Vec<usize> = offices.iter().map(|office| office.range.end).collect();
    let mut found: Vec<Named> = Vec::new();
    let mut doubtful: Vec<Named> = Vec::new();
    let mut listing = false;
    let mut at = 0;
    while at < view.len() {
        if matches!(view.gap(at), Gap::Line | Gap::Stop) {
            listing = false;
        }
        listing |= plural_honorific(view, at).is_some();
        if let Some(range) = byline(view, at) {
            at = range.end;
            found.push(Named {
                range,
                kind: PersonKind::Byline,
            });
            continue;
        }
        let Some(range) = run(names, at, offices) else {
            at += 1;
            continue;
        };
        at = range.end;
        let announced = honorific_before(view, range.start).is_some()
            || ends.contains(&range.start) && view.gap(range.start) == Gap::Blank
            || (listing && after_list_mark(view, range.start));
        let explained = matches!(view.gap(range.end), Gap::Comma | Gap::Dash | Gap::Opening)
            && starts.binary_search(&range.end).is_ok();
        match verdict(view, &range, announced, explained) {
            Verdict::Person => found.push(Named {
                range,
                kind: PersonKind::Named,
            }),
            Verdict::IfNamedElsewhere => doubtful.push(Named {
                range,
                kind: PersonKind::Named,
            }),
            Verdict::No => {}
        }
    }
    let key = |name: &Named| {
        let words: Vec<&str> = name.range.clone().map(|at| view.word(at)).collect();
        words.join(" ")
    };
    let known: std::collections::HashSet<String> = found
        .iter()
        .filter(|name| name.kind == PersonKind::Named)
        .map(key)
        .collect();
    found.extend(
        doubtful
            .into_iter()
            .filter(|name| known.contains(&key(name))),
    );
    found.sort_by_key(|name| name.range.start);
    found
}

enum Verdict {
    Person,
    IfNamedElsewhere,
    No,
}

/// Whether a run of capitals is a person.
fn verdict(view: &View<'_>, range: &Range<usize>, announced: bool, explained: bool) -> Verdict {
    let family = names::family(view.word(range.start));
    let length = range.len();
    if follows_thing_named_after(view, range.start) {
        return Verdict::No;
    }
    let middle = view.word(range.start + 1);
    let telling_middle = matches!(
        middle,
        "văn" | "thị" | "đức" | "hữu" | "đình" | "xuân" | "ngọc" | "quang"
    );
    match (family, length) {
        (_, 0 | 1) => Verdict::No,
        (Some(Family::Sure), 3..) => Verdict::Person,
        (Some(Family::Doubtful), 3..) if announced || explained || telling_middle => {
            Verdict::Person
        }
        (Some(Family::Doubtful), 3) if is_uncle_ho(view, range) => Verdict::Person,
        (Some(_), 2) if announced || explained || speaks(view, range.end) => Verdict::Person,
        (Some(_), _) => Verdict::IfNamedElsewhere,
        (None, 2..=4) if announced && !is_no_name(view, range) => Verdict::Person,
        (None, _) => Verdict::No,
    }
}

/// Whether capitals behind an office are a country or begin the name of an institution: `Chủ tịch
/// Viện Hàn lâm …`.
fn is_no_name(view: &View<'_>, range: &Range<usize>) -> bool {
    let institution = matches!(
        view.word(range.start),
        "viện"
            | "trường"
            | "ban"
            | "hội"
            | "sở"
            | "bộ"
            | "đại"
            | "ngân"
            | "tòa"
            | "tập"
            | "tổng"
            | "liên"
            | "quỹ"
            | "cục"
            | "phòng"
            | "trung"
            | "ủy"
    );
    let words: Vec<&str> = range.clone().map(|at| view.word(at)).collect();
    institution || super::place::other_place(&words.join(" ")).is_some()
}

fn is_uncle_ho(view: &View<'_>, range: &Range<usize>) -> bool {
    view.phrase(range.start, "hồ chí minh").is_some()
}

/// Words that only a person is the subject of.
fn speaks(view: &View<'_>, at: usize) -> bool {
    const VERBS: [&str; 12] = [
        "cho biết",
        "nhấn mạnh",
        "phát biểu",
        "khẳng định",
        "chia sẻ",
        "trình bày",
        "chủ trì",
        "kết luận",
        "cho rằng",
        "bày tỏ",
        "phấn khởi",
        "tâm sự",
    ];
    view.gap(at) == Gap::Blank && view.any_phrase(at, &VERBS).is_some()
}

/// Whether the words before say that a thing bears the name: a street, a school, a prize.
fn follows_thing_named_after(view: &View<'_>, at: usize) -> bool {
    if at == 0 || view.gap(at) != Gap::Blank {
        return false;
    }
    let two = |phrases: &[&str]| at >= 2 && view.any_phrase(at - 2, phrases).is_some();
    let one = matches!(
        view.word(at - 1),
        "đường" | "trường" | "thpt" | "thcs" | "quỹ" | "ngõ" | "hẻm" | "chợ" | "đền" | "chùa"
    );
    let street = view.word(at - 1) == "phố" && !two(&["thành phố"]);
    one || street
        || two(&[
            "tiểu học",
            "đại học",
            "mầm non",
            "phổ thông",
            "quảng trường",
            "bảo tàng",
            "giải thưởng",
            "công viên",
            "bệnh viện",
            "tượng đài",
        ])
}

/// The run of capitalised syllables at a token that no body, place or office covers.
fn run(names: &Names<'_>, at: usize, offices: &[Office]) -> Option<Range<usize>> {
    /// The longest Vietnamese names have five syllables, those of other peoples six.
    const LONGEST: usize = 6;
    let view = names.view;
    let free = |at: usize| {
        at < view.len()
            && view.shape(at) == Shape::Capital
            && !names.covered[at]
            && view.tokens[at].zone != Zone::Source
            && !is_title_word(offices, at)
    };
    if !free(at) {
        return None;
    }
    // A form of address or the first word of a sentence may stand before the name.
    let mut start = at;
    if free(at + 1) && view.gap(at + 1) == Gap::Blank {
        let address = ADDRESSES.contains(&view.word(at));
        let starter = names::family(view.word(at)).is_none()
            && names::family(view.word(at + 1)) == Some(Family::Sure);
        if address || starter {
            start = at + 1;
        }
    }
    let mut end = start + 1;
    while free(end) && joins_name(view, end) && end - start < LONGEST {
        end += 1;
    }
    // Something else in capitals may end where a name begins: `Dệt may Hải Phương Bùi Đức Thắng`.
    let sure = |at: usize| names::family(view.word(at)) == Some(Family::Sure);
    if names::family(view.word(start)).is_none()
        && let Some(inner) = (start + 1..end).find(|&at| sure(at) && end - at >= 3)
    {
        start = inner;
    }
    Some(start..end)
}

/// Whether a syllable goes on with the name before it; a hyphen or apostrophe may join.
fn joins_name(view: &View<'_>, at: usize) -> bool {
    view.gap(at) == Gap::Blank || matches!(view.between(at), "-" | "’" | "'")
}

fn is_title_word(offices: &[Office], at: usize) -> bool {
    let next = offices.partition_point(|office| office.range.end <= at);
    offices
        .get(next)
        .is_some_and(|office| office.range.contains(&at))
}

/// Forms of address of one syllable.
const ADDRESSES: [&str; 12] = [
    "ông", "bà", "anh", "chị", "cụ", "cô", "chú", "em", "thầy", "cháu", "bác", "già",
];

/// A list goes on at a token: behind a mark, or at its beginning.
fn after_list_mark(view: &View<'_>, at: usize) -> bool {
    matches!(
        view.gap(at),
        Gap::Comma | Gap::Semicolon | Gap::Colon | Gap::Dash
    ) || (view.gap(at) == Gap::Blank && matches!(view.word(at.wrapping_sub(1)), "và" | "chí"))
}

/// "các đồng chí" at a token: its range.
fn plural_honorific(view: &View<'_>, at: usize) -> Option<Range<usize>> {
    const PLURALS: [&str; 5] = ["các đồng chí", "các ông bà", "các ông", "các bà", "các anh"];
    if view.word(at) != "các" {
        return None;
    }
    let slashed = view.word(at + 1) == "đ" && view.word(at + 2) == "c";
    let length = view
        .any_phrase(at, &PLURALS)
        .map(|(_, length)| length)
        .or(slashed.then_some(3))?;
    let mut end = at + length;
    // "các ông, bà:".
    if view.gap(end) == Gap::Comma && view.word(end) == "bà" {
        end += 1;
    }
    Some(at..end)
}

/// The form of address that ends right before a token.
fn honorific_before(view: &View<'_>, at: usize) -> Option<Honorific> {
    if at == 0 || !matches!(view.gap(at), Gap::Blank | Gap::Colon) {
        return None;
    }
    let plural = (2..=4)
        .filter(|back| at >= *back)
        .find_map(|back| plural_honorific(view, at - back).filter(|range| range.end == at));
    if let Some(range) = plural {
        return Some(honorific(view, range));
    }
    if view.gap(at) != Gap::Blank {
        return None;
    }
    if at >= 2 && view.phrase(at - 2, "đồng chí").is_some() {
        return Some(honorific(view, at - 2..at));
    }
    if at >= 2
        && view.word(at - 2) == "đ"
        && view.word(at - 1) == "c"
        && view.between(at - 1) == "/"
    {
        return Some(honorific(view, at - 2..at));
    }
    ADDRESSES
        .contains(&view.word(at - 1))
        .then(|| honorific(view, at - 1..at))
}

fn honorific(view: &View<'_>, range: Range<usize>) -> Honorific {
    let span = view.span(range);
    let normal = spelling::phrase(span.of(view.text)).to_lowercase();
    Honorific {
        span,
        normal: normal.replace("đ/c", "đồng chí"),
    }
}

/// For each name the "các đồng chí" whose list it stands in.
fn scopes(view: &View<'_>, named: &[Named], offices: &[Office]) -> Vec<Option<Range<usize>>> {
    let mut scopes = vec![None; named.len()];
    let mut open: Option<Range<usize>> = None;
    let mut next = 0;
    for at in 0..view.len() {
        if matches!(view.gap(at), Gap::Line | Gap::Stop) {
            open = None;
        }
        if let Some(range) = plural_honorific(view, at)
            && opens_list(view, range.end, named, offices)
        {
            open = Some(range);
        }
        if named.get(next).is_some_and(|name| name.range.start == at) {
            scopes[next].clone_from(&open);
            next += 1;
        }
    }
    scopes
}

/// Whether names follow a plural form of address: at once, or behind a colon that is near.
fn opens_list(view: &View<'_>, at: usize, named: &[Named], offices: &[Office]) -> bool {
    let name = named
        .binary_search_by_key(&at, |name| name.range.start)
        .is_ok();
    let office = offices
        .binary_search_by_key(&at, |office| office.range.start)
        .is_ok();
    let colon = (at..at + 10)
        .take_while(|&at| !matches!(view.gap(at), Gap::Line | Gap::Stop | Gap::Semicolon))
        .any(|at| view.gap(at) == Gap::Colon);
    name || office || colon
}

/// The offices beside a name.
struct Sides {
    before: Vec<Office>,
    after: Vec<Office>,
    /// The token after the last office, or after the name.
    end: usize,
}

fn sides(view: &View<'_>, offices: &[Office], named: &[Named], number: usize) -> Sides {
    let name = &named[number].range;
    let ending_at = |at: usize| {
        offices
            .binary_search_by_key(&at, |office| office.range.end)
            .ok()
            .map(|number| &offices[number])
    };
    let starting_at = |at: usize| {
        offices
            .binary_search_by_key(&at, |office| office.range.start)
            .ok()
            .map(|number| &offices[number])
    };
    let name_starts = |at: usize| {
        view.gap(at) == Gap::Blank
            && named
                .binary_search_by_key(&at, |name| name.range.start)
                .is_ok()
    };
    let name_ends = |at: usize| {
        named
            .binary_search_by_key(&at, |name| name.range.end)
            .is_ok()
    };

    let mut before: Vec<Office> = Vec::new();
    let mut at = name.start;
    // A form of address may stand between office and name: "Chủ tịch UBND xã, ông A" does not count.
    if let Some(honorific) = honorific_before(view, at)
        && view.gap(at) == Gap::Blank
    {
        let from = view.token_from(honorific.span.start);
        if view.gap(from) == Gap::Blank && ending_at(from).is_some() {
            at = from;
        }
    }
    let mut direct = true;
    loop {
        let (office, linked) = match view.gap(at) {
            Gap::Blank
                if direct
                    || before
                        .last()
                        .is_some_and(|o: &Office| o.kind == RoleKind::Rank) =>
            {
                (ending_at(at), true)
            }
            Gap::Dash if direct => (ending_at(at), true),
            Gap::Comma if !direct => (ending_at(at), true),
            Gap::Blank if matches!(view.word(at.wrapping_sub(1)), "kiêm" | "và") => {
                (ending_at(at - 1), true)
            }
            _ => (None, false),
        };
        let Some(office) = office.filter(|_| linked) else {
            break;
        };
        // Offices behind a name and a comma are that one's; the last, right before this name, is not.
        let of_other = matches!(view.gap(office.range.start), Gap::Comma | Gap::Dash)
            && name_ends(office.range.start);
        if of_other && !direct {
            before.truncate(1);
            break;
        }
        before.push(office.clone());
        at = office.range.start;
        direct = false;
    }
    before.reverse();

    let mut after = Vec::new();
    let mut at = name.end;
    loop {
        let start = match view.gap(at) {
            Gap::Comma | Gap::Dash | Gap::Opening => at,
            Gap::Blank if !after.is_empty() && matches!(view.word(at), "kiêm" | "và") => at + 1,
            _ => break,
        };
        let Some(office) = starting_at(start) else {
            break;
        };
        // "A, Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh B": the last is B's.
        // A rank stands before its name only.
        if name_starts(office.range.end) || office.kind == RoleKind::Rank {
            break;
        }
        after.push(office.clone());
        at = office.range.end;
    }
    Sides {
        before,
        after,
        end: at,
    }
}

/// "Đoàn kiểm tra … do đồng chí A, …, làm Trưởng đoàn": the office behind "làm".
fn role_behind_lam(names: &Names<'_>, start: usize, end: usize) -> Option<Role> {
    let view = names.view;
    let at = if view.gap(end) == Gap::Comma || view.gap(end) == Gap::Blank {
        end
    } else {
        return None;
    };
    if view.word(at) != "làm" || view.gap(at + 1) != Gap::Blank {
        return None;
    }
    // "do", right before the name or its form of address.
    let before = honorific_before(view, start).map_or(start, |h| view.token_from(h.span.start));
    let by = before.checked_sub(1).filter(|&at| view.word(at) == "do")?;
    let (title, length) = role::title_alone(view, at + 1)?;
    let found = names.found;
    let led = found
        .organisations
        .iter()
        .enumerate()
        .filter(|(_, body)| body.nested_in.is_none() && view.token_from(body.span.end) == by);
    let led = led.map(|(number, _)| number).next();
    if let Some(office) = role::office_at(names, at + 1)
        && office.body.is_some()
    {
        return Some(office.role(view, found));
    }
    let head = led
        .map(|number| found.heads[number])
        .filter(|head| head.tail == Tail::AdHoc && matches!(title, "Trưởng" | "Phó Trưởng"));
    Some(Role {
        span: view.span(at + 1..at + 1 + length),
        normal: head.map_or(title.to_owned(), |head| format!("{title} {}", head.name)),
        kind: RoleKind::Office,
        organisation: led.map(|number| found.organisations[number].normal.clone()),
    })
}

/// A name that is printed in capitals throughout in its usual form: `Thanh Hải`.
fn usual_capitals(name: String) -> String {
    if name.chars().any(char::is_lowercase) {
        return name;
    }
    let syllable = |syllable: &str| {
        let mut letters = syllable.chars();
        let first = letters.next();
        let rest = letters.flat_map(char::to_lowercase);
        first.into_iter().chain(rest).collect::<String>()
    };
    let syllables: Vec<String> = name.split(' ').map(syllable).collect();
    syllables.join(" ")
}

/// The name of an author or photographer at a token: on a line of its own, or behind "Ảnh:".
fn byline(view: &View<'_>, at: usize) -> Option<Range<usize>> {
    let token = view.tokens.get(at)?;
    let credits = matches!(
        view.word(at.wrapping_sub(1)),
        "ảnh" | "bài" | "tin" | "clip"
    ) || matches!(
        view.any_phrase(at.saturating_sub(2), &["tác giả", "thực hiện"]),
        Some((_, 2))
    );
    let credited = view.gap(at) == Gap::Colon && credits;
    let on_own_line = token.zone == Zone::Byline
        && matches!(
            view.gap(at),
            Gap::Line
                | Gap::Comma
                | Gap::Dash
                | Gap::Colon
                | Gap::Semicolon
                | Gap::Opening
                | Gap::Joined
                | Gap::Other
        );
    let shape = token.shape;
    // `THANH HẢI`: names of authors are often printed in capitals; `TTXVN` is no name.
    let shouted = shape == Shape::Upper && on_own_line && abbreviation::is_syllable(view.word(at));
    if !(credited || on_own_line) || !(shape == Shape::Capital || shouted) {
        return None;
    }
    let mut end = at + 1;
    let fits = |at: usize| {
        view.shape(at) == shape && (!shouted || abbreviation::is_syllable(view.word(at)))
    };
    while fits(end) && joins_name(view, end) && end < at + 4 {
        end += 1;
    }
    // One syllable is a word ("Ảnh:") or a pen name that cannot be told from one.
    (end - at >= 2).then_some(at..end)
}
