//! Reads the names of bodies off a text whose places are known: a head and what may follow it.

use super::{
    super::{
        Place, abbreviation,
        body::{self, Head, Tail},
        role,
        view::{Gap, Shape, View},
    },
    Body,
};

/// Reads bodies off a text whose places are known.
pub(super) struct Reader<'v, 'a> {
    pub(super) view: &'v View<'a>,
    /// For each token the number of the place that begins there, and the token after it.
    pub(super) places: Vec<Option<(u32, usize)>>,
    /// For each token whether it is inside a place but not its first token.
    pub(super) inside: Vec<bool>,
}

impl<'v, 'a> Reader<'v, 'a> {
    pub(super) fn new(view: &'v View<'a>, places: &[Place]) -> Self {
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

    pub(super) fn place_at(&self, at: usize) -> Option<(u32, usize)> {
        self.places.get(at).copied().flatten()
    }

    /// The body whose name begins at a token.
    pub(super) fn body(&self, at: usize) -> Option<Body> {
        if let Some(site) = self.site(at) {
            return Some(site);
        }
        if self.inside[at] || self.place_at(at).is_some() {
            return None;
        }
        let (head, head_length) = body::head_at(self.view, at)?;
        // A part of an instrument's number, 120-KL/TW, of an address or of a code is no mention.
        let code = self.view.gap(at) == Gap::Joined && self.view.shape(at - 1) == Shape::Number;
        if code
            || abbreviation::in_instrument_number(self.view, at)
            || abbreviation::in_address(self.view, at)
        {
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
    pub(super) fn is_part_of_other_word(&self, at: usize, head: &Head, length: usize) -> bool {
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
            // `Phó Trưởng ban Thường trực Ban Chỉ đạo`: the word is a part of the title.
            Tail::Organ if head.name == "Ban Thường trực" => {
                before == "trưởng" || before == "phó"
            }
            Tail::Organ
                if head.name == "Ban Thường vụ" && length == 2 && view.word(at) == "thường" =>
            {
                matches!(before, "ban" | "ủy" | "vụ")
            }
            // The Youth Union of a commune; elsewhere the word is any delegation.
            Tail::Level if head.name == "Đoàn" => !matches!(next, "xã" | "phường" | "thị"),
            Tail::Level if head.name == "Mặt trận" => next == "trận",
            Tail::Level if head.name == "Đảng ủy" => next == "viên",
            Tail::Level if head.name == "Công an" => before == "bộ" && next != "tỉnh",
            Tail::Level if head.name == "Thanh tra" => matches!(next, "nhân" | "viên"),
            _ => false,
        }
    }

    /// Reads what follows the head. Whether it can be a name at all.
    pub(super) fn read_tail(&self, body: &mut Body) -> bool {
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
                    // `Đoàn kiểm tra số 2 của Ban Chỉ đạo tỉnh`.
                    body.sector = Some(body.range.end..body.range.end + 2);
                    body.range.end += 2;
                    self.read_parent(body);
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

    pub(super) fn plain(&self, head: &'static Head, at: usize, length: usize) -> Body {
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

    /// A site named by its address, `Baohatinh.vn`; not a part of an e-mail address.
    pub(super) fn site(&self, at: usize) -> Option<Body> {
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
