//! What may follow the head of a body's name: a parent body, a task, a level or a place.

use super::{
    super::{
        Branch, Level,
        body::{self, Tail},
        place,
        view::{Gap, Shape},
    },
    Body, LevelTail,
    read::Reader,
};

impl Reader<'_, '_> {
    /// "thực hiện quy chế dân chủ ở cơ sở" behind "Ban Chỉ đạo".
    pub(super) fn task(&self, at: usize) -> Option<usize> {
        matches!(self.view.gap(at), Gap::Blank | Gap::Closing)
            .then(|| body::task_at(self.view, at).or_else(|| self.other_task(at)))
            .flatten()
    }

    /// A task that no table knows, up to the level that closes the name: `Ban Chỉ đạo cuộc bầu cử
    /// đại biểu Quốc hội khóa XVI … tỉnh`. The opening words are no verbs, so that what a
    /// committee does is not taken for its name.
    pub(super) fn other_task(&self, at: usize) -> Option<usize> {
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
    pub(super) fn skip_short_form(&self, body: &mut Body) {
        let at = body.range.end;
        if body::is_short_form_in_brackets(self.view, at) && self.task(at + 1).is_some() {
            body.range.end = at + 1;
        }
    }

    /// As [`Self::read_level`], also behind a short form in brackets: `Hội đồng nhân dân (HĐND) các
    /// cấp`.
    pub(super) fn read_level_behind_short_form(&self, body: &mut Body) -> bool {
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
    pub(super) fn read_named_place(&self, body: &mut Body) -> bool {
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
    pub(super) fn read_parent(&self, body: &mut Body) -> bool {
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
        // Behind a comma a new body begins, `Văn phòng UBND tỉnh, Thanh tra tỉnh`, unless the first has
        // yet to say its level.
        let listed = self.view.gap(at) == Gap::Comma
            && body.inner.last().is_some_and(|first| first.level.is_some());
        if body.head.name == "Văn phòng"
            && !listed
            && let Some(second) = joined.and_then(|at| self.body(at))
            && matches!(
                second.head.name,
                "Hội đồng nhân dân" | "Ủy ban nhân dân" | "Đoàn đại biểu Quốc hội"
            )
        {
            body.range.end = second.range.end;
            body.inner.push(second);
        }
        true
    }

    /// "Trung ương Hội Nông dân Việt Nam": the seat of an organisation of the Front.
    pub(super) fn read_front_of_nation(&self, body: &mut Body) {
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

    pub(super) fn read_central(&self, body: &mut Body) -> bool {
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

    pub(super) fn read_at_place(&self, body: &mut Body) {
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
    pub(super) fn read_level(&self, body: &mut Body) -> bool {
        let at = body.range.end;
        let Some(level) = self.level(at) else {
            return false;
        };
        body.range.end = level.range().end;
        body.level = Some(level);
        true
    }

    pub(super) fn level(&self, at: usize) -> Option<LevelTail> {
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
    pub(super) fn level_behind(&self, at: usize, gap: Gap) -> Option<LevelTail> {
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
    pub(super) fn bare_level(&self, at: usize) -> Option<(Level, usize)> {
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
    pub(super) fn list_of_levels(&self, at: usize) -> Option<usize> {
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
