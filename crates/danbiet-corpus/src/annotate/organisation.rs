//! Bodies of Party, state, front and people.
//!
//! A name is a head (`Ban Dân vận`, see [`body`]) with what may follow it: a parent body
//! (`Tỉnh ủy`), a field of work, a task, and a level or place that closes it. Bodies inside the
//! name are mentions of their own. In a coordination ("HĐND, UBND thành phố") each head is a
//! mention; what they share counts for the normal form of all ([`naming`]).

use std::ops::Range;

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    Home, Level, Place, abbreviation,
    body::{self, Head, Tail},
    naming::{self, Name},
    place, role,
    view::{Gap, Shape, View},
};

/// A mention of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// The longest name, with a trailing level or place.
    pub span: Span,
    /// Written out, with the place that the text leaves out:
    /// `Ban Chấp hành Đảng bộ tỉnh Hà Tĩnh`.
    pub normal: String,
    /// How the body is named.
    pub class: OrganisationClass,
    /// The level it works at, if it is named or follows.
    pub level: Option<Level>,
    /// The branch it belongs to.
    pub branch: Option<Branch>,
    /// The number, in the layer's list, of the smallest body whose name holds this one.
    pub nested_in: Option<u32>,
}

/// How a body is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum OrganisationClass {
    /// One institution: `UBND thành phố`.
    Specific,
    /// One of the nation: `Quốc hội`.
    National,
    /// All of a kind: `HĐND các cấp`.
    Type,
    /// A site: `Baohatinh.vn`.
    Site,
    /// A sports team.
    Sport,
}

/// The branch of public life a body belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Branch {
    /// The Party.
    Party,
    /// Assemblies, government and administration.
    State,
    /// The Fatherland Front and its member organisations.
    Front,
    /// Boards elected by the people of a commune or the staff of an office.
    People,
    /// The army.
    Army,
    /// The police.
    Police,
}

impl Branch {
    /// The name in the exported forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Branch::Party => "party",
            Branch::State => "state",
            Branch::Front => "front",
            Branch::People => "people",
            Branch::Army => "army",
            Branch::Police => "police",
        }
    }
}

/// A body before its normal form is made. Ranges are of tokens.
#[derive(Clone, Debug)]
pub(super) struct Body {
    /// The whole name.
    pub range: Range<usize>,
    /// The words that say what it is.
    pub head: &'static Head,
    /// Number of tokens of the head.
    pub head_length: usize,
    /// The field of work of a department.
    pub sector: Option<Range<usize>>,
    /// The task of a steering committee.
    pub task: Option<Range<usize>>,
    /// The level or place that closes the name.
    pub level: Option<LevelTail>,
    /// The bodies named inside; the last one is the parent.
    pub inner: Vec<Body>,
    /// Whether the last of `inner` is the body this one is an organ of.
    pub has_parent: bool,
    /// The place behind "tại".
    pub at_place: Option<Range<usize>>,
    /// The site's name, for a site that is named by its address.
    pub site: bool,
}

/// What closes the name of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LevelTail {
    /// "tỉnh", "thị xã": which one, the document tells.
    Bare(Range<usize>, Level),
    /// A named place, by its number in the list of places.
    Named(Range<usize>, u32),
    /// "các cấp", "cấp xã", "các xã, phường, thị trấn".
    Kind(Range<usize>),
    /// "Trung ương".
    Central(Range<usize>),
}

impl LevelTail {
    fn range(&self) -> &Range<usize> {
        match self {
            LevelTail::Bare(range, _)
            | LevelTail::Named(range, _)
            | LevelTail::Kind(range)
            | LevelTail::Central(range) => range,
        }
    }
}

/// Finds the bodies of a text and marks the places inside their names.
#[must_use]
pub fn find(view: &View<'_>, places: &mut [Place], home: &Home) -> Found {
    let reader = Reader::new(view, places);
    let mut bodies = Vec::new();
    let mut at = 0;
    while at < view.len() {
        match reader.body(at) {
            Some(body) => {
                at = body.range.end;
                bodies.push(body);
            }
            None => at += 1,
        }
    }
    let names = naming::names(view, places, home, &bodies);
    let mut found = Found::default();
    for (body, name) in bodies.iter().zip(names) {
        push(view, body, &name, None, &mut found);
    }
    for place in places.iter_mut() {
        place.in_organisation = found
            .organisations
            .iter()
            .any(|organisation| organisation.span.contains(place.span));
    }
    found
}

/// The bodies of a text.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The mentions, ordered by span.
    pub organisations: Vec<Organisation>,
    /// For each mention its name without the place that the text leaves out, as roles use it.
    pub local: Vec<String>,
    /// For each mention the words that say what it is: `Đoàn kiểm tra`.
    pub heads: Vec<&'static Head>,
}

fn push(view: &View<'_>, body: &Body, name: &Name, outer: Option<u32>, found: &mut Found) {
    let number = found.organisations.len() as u32;
    found.organisations.push(Organisation {
        span: view.span(body.range.clone()),
        normal: name.normal.clone(),
        class: name.class,
        level: name.level,
        branch: name.branch,
        nested_in: outer,
    });
    found.local.push(name.local.clone());
    found.heads.push(body.head);
    for (inner, name) in body.inner.iter().zip(&name.inner) {
        push(view, inner, name, Some(number), found);
    }
}

/// Reads bodies off a text whose places are known.
struct Reader<'v, 'a> {
    view: &'v View<'a>,
    /// For each token the number of the place that begins there, and the token after it.
    places: Vec<Option<(u32, usize)>>,
    /// For each token whether it is inside a place but not its first token.
    inside: Vec<bool>,
}

impl<'v, 'a> Reader<'v, 'a> {
    fn new(view: &'v View<'a>, places: &[Place]) -> Self {
        let mut starts = vec![None; view.len()];
        let mut inside = vec![false; view.len()];
        for (number, place) in places.iter().enumerate() {
            let start = view.token_from(place.span.start);
            let end = view.token_from(place.span.end);
            starts[start] = Some((number as u32, end));
            inside[start + 1..end].fill(true);
        }
        Reader {
            view,
            places: starts,
            inside,
        }
    }

    fn place_at(&self, at: usize) -> Option<(u32, usize)> {
        self.places.get(at).copied().flatten()
    }

    /// The body whose name begins at a token.
    fn body(&self, at: usize) -> Option<Body> {
        if let Some(site) = self.site(at) {
            return Some(site);
        }
        if self.inside[at] || self.place_at(at).is_some() {
            return None;
        }
        let (head, head_length) = body::head_at(self.view, at)?;
        // A part of an instrument's number, 120-KL/TW, is no mention.
        if abbreviation::in_instrument_number(self.view, at) {
            return None;
        }
        if self.is_part_of_other_word(at, head, head_length) {
            return None;
        }
        let mut body = Body {
            range: at..at + head_length,
            head,
            head_length,
            sector: None,
            task: None,
            level: None,
            inner: Vec::new(),
            has_parent: false,
            at_place: None,
            site: false,
        };
        if !self.read_tail(&mut body) {
            return None;
        }
        let has_tail = body.range.end > at + head_length;
        head.need
            .is_met(self.view, at, head_length, has_tail)
            .then_some(body)
    }

    /// Words around a head that take it away from the body.
    fn is_part_of_other_word(&self, at: usize, head: &Head, length: usize) -> bool {
        let view = self.view;
        let next = if view.gap(at + length) == Gap::Blank {
            view.word(at + length)
        } else {
            ""
        };
        let before = if at > 0 && view.gap(at) == Gap::Blank {
            view.word(at - 1)
        } else {
            ""
        };
        match head.tail {
            // "Tỉnh ủy viên" is the word for a member.
            Tail::Committee => matches!(next, "viên"),
            Tail::Party => {
                matches!(
                    next,
                    "viên" | "ủy" | "bộ" | "đoàn" | "phí" | "phái" | "kỳ" | "tịch" | "vụ"
                ) || matches!(before, "ủy" | "chức" | "bộ" | "sở" | "chi" | "viên")
            }
            Tail::Central => matches!(before, "thuộc" | "cấp"),
            // "Chi hội Phụ nữ" is found whole or not at all.
            Tail::Level if head.name.starts_with("Hội ") => before == "chi",
            Tail::Organ if matches!(head.name, "Thường trực") => matches!(
                before,
                "thư" | "ban" | "tịch" | "viên" | "đốc" | "trưởng" | "đội" | "tướng"
            ),
            Tail::Organ
                if head.name == "Ban Thường vụ" && length == 2 && view.word(at) == "thường" =>
            {
                matches!(before, "ban" | "ủy" | "vụ")
            }
            Tail::Level if head.name == "Mặt trận" => next == "trận",
            Tail::Level if head.name == "Đảng ủy" => next == "viên",
            Tail::Level if head.name == "Công an" => before == "bộ" && next != "tỉnh",
            Tail::Level if head.name == "Thanh tra" => matches!(next, "nhân" | "viên"),
            _ => false,
        }
    }

    /// Reads what follows the head. Whether it can be a name at all.
    fn read_tail(&self, body: &mut Body) -> bool {
        match body.head.tail {
            Tail::None | Tail::Party => true,
            Tail::Central => {
                self.read_front_of_nation(body);
                true
            }
            Tail::Proper => {
                body.range.end = role::open_name(self.view, body.range.end);
                true
            }
            Tail::Committee => {
                self.read_named_place(body);
                true
            }
            Tail::Press => self.read_named_place(body),
            Tail::Level => {
                self.read_level_behind_short_form(body);
                true
            }
            Tail::Front => {
                let start = body.range.start;
                let front = start + (if self.view.word(start) == "ub" { 1 } else { 2 });
                if let Some((head, length)) = body::head_at(self.view, front)
                    && front + length <= body.range.end
                {
                    body.inner.push(self.plain(head, front, length));
                }
                self.read_level(body);
                true
            }
            Tail::Organ => {
                if !self.read_parent(body) && !self.read_central(body) {
                    self.read_level(body);
                }
                true
            }
            Tail::Task => {
                let _ = self.read_central(body) || self.read_level(body);
                self.skip_short_form(body);
                if let Some(length) = self.task(body.range.end) {
                    body.task = Some(body.range.end..body.range.end + length);
                    body.range.end += length;
                    if body.level.is_none() {
                        self.read_level(body);
                    }
                }
                true
            }
            Tail::AdHoc => {
                if self.read_parent(body) {
                    self.read_at_place(body);
                } else if self.view.word(body.range.end) == "số"
                    && self.view.shape(body.range.end + 1) == Shape::Number
                    && self.view.gap(body.range.end) == Gap::Blank
                {
                    body.range.end += 2;
                } else {
                    let _ = self.read_central(body) || self.read_level(body);
                }
                true
            }
            Tail::Sector => {
                let from = body.range.end;
                let Some(length) = (self.view.gap(from) == Gap::Blank)
                    .then(|| body::sector_at(self.view, from))
                    .flatten()
                else {
                    return false;
                };
                body.sector = Some(from..from + length);
                body.range.end += length;
                self.read_level(body);
                true
            }
        }
    }

    fn plain(&self, head: &'static Head, at: usize, length: usize) -> Body {
        Body {
            range: at..at + length,
            head,
            head_length: length,
            sector: None,
            task: None,
            level: None,
            inner: Vec::new(),
            has_parent: false,
            at_place: None,
            site: false,
        }
    }

    /// "thực hiện quy chế dân chủ ở cơ sở" behind "Ban Chỉ đạo".
    fn task(&self, at: usize) -> Option<usize> {
        matches!(self.view.gap(at), Gap::Blank | Gap::Closing)
            .then(|| body::task_at(self.view, at).or_else(|| self.other_task(at)))
            .flatten()
    }

    /// A task that no table knows, up to the level that closes the name: `Ban Chỉ đạo cuộc bầu cử
    /// đại biểu Quốc hội khóa XVI … tỉnh`. The opening words are no verbs, so that what a
    /// committee does is not taken for its name.
    fn other_task(&self, at: usize) -> Option<usize> {
        const OPENERS: [&str; 12] = [
            "phong trào",
            "cuộc vận động",
            "cuộc bầu cử",
            "công tác",
            "chương trình",
            "đề án",
            "phòng, chống",
            "phòng chống",
            "chuyển đổi số",
            "cải cách",
            "giảm nghèo",
            "bầu cử",
        ];
        const STOPS: [&str; 14] = [
            "đã", "do", "được", "sẽ", "để", "có", "tại", "họp", "yêu", "đề", "là", "vừa", "cần",
            "phải",
        ];
        /// The most words that such a task has.
        const LONGEST: usize = 30;
        self.view.any_phrase(at, &OPENERS)?;
        let goes_on = |token: &usize| {
            let quoted = body::is_quote(self.view, *token);
            *token == at
                || ((matches!(self.view.gap(*token), Gap::Blank | Gap::Joined | Gap::Dash)
                    || quoted)
                    && !STOPS.contains(&self.view.word(*token)))
        };
        let end = (at..(at + LONGEST).min(self.view.len()))
            .take_while(goes_on)
            .find(|&token| token > at + 1 && self.bare_level(token).is_some())?;
        Some(end - at)
    }

    /// Goes on behind a short form in brackets, if the name does: `Ban Chỉ đạo (BCĐ) thực hiện …`.
    fn skip_short_form(&self, body: &mut Body) {
        let at = body.range.end;
        if body::is_short_form_in_brackets(self.view, at) && self.task(at + 1).is_some() {
            body.range.end = at + 1;
        }
    }

    /// As [`Self::read_level`], also behind a short form in brackets: `Hội đồng nhân dân (HĐND) các
    /// cấp`.
    fn read_level_behind_short_form(&self, body: &mut Body) -> bool {
        let at = body.range.end;
        if body::is_short_form_in_brackets(self.view, at)
            && let Some(level) = self.level_behind(at + 1, Gap::Closing)
        {
            body.range.end = level.range().end;
            body.level = Some(level);
            return true;
        }
        self.read_level(body)
    }

    /// A place behind a committee or paper: its name alone or with type word.
    fn read_named_place(&self, body: &mut Body) -> bool {
        let at = body.range.end;
        if self.view.gap(at) != Gap::Blank {
            return false;
        }
        let Some((number, end)) = self.place_at(at) else {
            return false;
        };
        body.level = Some(LevelTail::Named(at..end, number));
        body.range.end = end;
        true
    }

    /// The parent of an organ: `Ban Dân vận Tỉnh ủy`, `đoàn chỉ đạo của BTV Tỉnh ủy`.
    fn read_parent(&self, body: &mut Body) -> bool {
        let mut at = body.range.end;
        if self.view.gap(at) == Gap::Blank && self.view.word(at) == "của" {
            at += 1;
        }
        if self.view.gap(at) != Gap::Blank {
            return false;
        }
        let Some(parent) = self.body(at) else {
            return false;
        };
        // "Ban Dân vận Trung ương": a level, not a parent; "Ban Thường vụ Đảng …" is none either.
        let is_parent = match parent.head.tail {
            Tail::Central
            | Tail::Party
            | Tail::AdHoc
            | Tail::Press
            | Tail::Proper
            | Tail::Sector => false,
            Tail::None => !matches!(parent.head.name, "Nhà nước"),
            _ => parent.head.name != "Thường trực",
        };
        if !is_parent || parent.site {
            return false;
        }
        body.range.end = parent.range.end;
        body.has_parent = true;
        body.inner.push(parent);
        // "Văn phòng HĐND và UBND tỉnh".
        let at = body.range.end;
        let joined = match self.view.gap(at) {
            Gap::Blank if self.view.word(at) == "và" => Some(at + 1),
            // `Văn phòng HĐND-UBND huyện`.
            Gap::Dash | Gap::Joined | Gap::Comma | Gap::Other => Some(at),
            _ => None,
        };
        if body.head.name == "Văn phòng"
            && let Some(second) = joined.and_then(|at| self.body(at))
            && matches!(second.head.tail, Tail::Level)
        {
            body.range.end = second.range.end;
            body.inner.push(second);
        }
        true
    }

    /// "Trung ương Hội Nông dân Việt Nam": the seat of an organisation of the Front.
    fn read_front_of_nation(&self, body: &mut Body) {
        let at = body.range.end;
        if self.view.gap(at) == Gap::Blank
            && let Some(front) = self.body(at)
            && front.head.branch == Some(Branch::Front)
        {
            body.range.end = front.range.end;
            body.has_parent = true;
            body.inner.push(front);
        }
    }

    fn read_central(&self, body: &mut Body) -> bool {
        let at = body.range.end;
        let central = self.view.gap(at) == Gap::Blank
            && matches!(
                (self.view.word(at), self.view.word(at + 1)),
                ("trung", "ương") | ("tw" | "tư", _)
            );
        if !central || self.view.word(at) == "tư" && self.view.shape(at) != Shape::Upper {
            return false;
        }
        let end = at + if self.view.word(at) == "trung" { 2 } else { 1 };
        body.level = Some(LevelTail::Central(at..end));
        body.range.end = end;
        true
    }

    fn read_at_place(&self, body: &mut Body) {
        let at = body.range.end;
        if self.view.gap(at) == Gap::Blank
            && self.view.word(at) == "tại"
            && let Some((_, end)) = self.place_at(at + 1)
        {
            body.at_place = Some(at + 1..end);
            body.range.end = end;
        }
    }

    /// The level or place that closes a name.
    fn read_level(&self, body: &mut Body) -> bool {
        let at = body.range.end;
        let Some(level) = self.level(at) else {
            return false;
        };
        body.range.end = level.range().end;
        body.level = Some(level);
        true
    }

    fn level(&self, at: usize) -> Option<LevelTail> {
        // Behind a task that ends with a quote: `phong trào thi đua “Dân vận khéo” tỉnh`.
        let gap = self.view.gap(at);
        self.level_behind(
            at,
            if body::is_quote(self.view, at) {
                gap
            } else {
                Gap::Blank
            },
        )
    }

    /// The level or place at a token, if the given gap stands before it.
    fn level_behind(&self, at: usize, gap: Gap) -> Option<LevelTail> {
        let view = self.view;
        if view.gap(at) != gap {
            return None;
        }
        if let Some(length) = view.any_phrase(at, &KINDS).map(|(_, length)| length) {
            return Some(LevelTail::Kind(at..at + length));
        }
        if let Some((number, mut end)) = self.place_at(at) {
            // "UBND xã A huyện B".
            while view.gap(end) == Gap::Blank
                && place::type_word(view, end).is_some()
                && let Some((_, next)) = self.place_at(end)
            {
                end = next;
            }
            return Some(LevelTail::Named(at..end, number));
        }
        if let Some(end) = self.list_of_levels(at) {
            return Some(LevelTail::Kind(at..end));
        }
        let (level, length) = self.bare_level(at)?;
        Some(LevelTail::Bare(at..at + length, level))
    }

    /// A level word that is neither the beginning of another word ("xã hội", "tỉnh ủy") nor of a
    /// village or street.
    fn bare_level(&self, at: usize) -> Option<(Level, usize)> {
        let view = self.view;
        let (level, length) = place::type_word(view, at)?;
        level.tier()?;
        let next = if view.gap(at + length) == Gap::Blank {
            view.word(at + length)
        } else {
            ""
        };
        let other_word = matches!(
            (view.word(at), next),
            ("xã", "hội" | "viên" | "luận")
                | (
                    "tỉnh" | "huyện" | "quận" | "xã" | "phường",
                    "ủy" | "đoàn" | "đội" | "lỵ"
                )
                | ("thị", "ủy")
        );
        (!other_word).then_some((level, length))
    }

    /// "các xã, phường, thị trấn", "xã, thị trấn".
    fn list_of_levels(&self, at: usize) -> Option<usize> {
        let view = self.view;
        let plural = view.word(at) == "các";
        let mut end = at + usize::from(plural);
        if plural && view.gap(end) != Gap::Blank {
            return None;
        }
        let mut count = 0;
        loop {
            let start = match (count, view.gap(end)) {
                (0, _) => end,
                (_, Gap::Comma) => end,
                (_, Gap::Blank) if view.word(end) == "và" => end + 1,
                _ => break,
            };
            let Some((_, length)) = self.bare_level(start) else {
                break;
            };
            if self.place_at(start).is_some() {
                break;
            }
            count += 1;
            end = start + length;
        }
        (count >= 2 || (plural && count == 1)).then_some(end)
    }

    /// A site named by its address, `Baohatinh.vn`; not a part of an e-mail address.
    fn site(&self, at: usize) -> Option<Body> {
        let view = self.view;
        let joined = |at: usize| view.gap(at) == Gap::Joined;
        if view.gap(at + 1) != Gap::Joined || joined(at) || view.shape(at) == Shape::Number {
            return None;
        }
        let mut end = at + 1;
        while joined(end) && matches!(view.between(end), "." | "-") {
            end += 1;
        }
        let ends_well = matches!(view.word(end - 1), "vn" | "com" | "net" | "org")
            && view.between(end - 1) == ".";
        let after = &view.text[view.tokens[end - 1].span.end as usize..];
        let before = &view.text[..view.tokens[at].span.start as usize];
        let bare = !before.ends_with(['@', '/', '_']) && !after.starts_with(['@', '/', '_']);
        if !ends_well || !bare || joined(end) {
            return None;
        }
        let (head, _) = body::site_head();
        let mut site = self.plain(head, at, end - at);
        site.site = true;
        Some(site)
    }
}

/// Levels that name all bodies of a kind.
const KINDS: [&str; 12] = [
    "các cấp",
    "ở các cấp",
    "hai cấp",
    "ba cấp",
    "cấp tỉnh",
    "cấp huyện",
    "cấp xã",
    "cấp cơ sở",
    "2 cấp",
    "3 cấp",
    "cấp phường",
    "cấp trên",
];
