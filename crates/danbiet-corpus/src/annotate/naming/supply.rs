//! What the text leaves out of the name of a body, supplied from the bodies around it and from where
//! the document is at home: a parent, a level, the rest of a name.

use super::{
    super::{
        Branch, Level, OrganisationClass,
        body::Tail,
        organisation::{Body, LevelTail},
        view::Gap,
    },
    Context, Name, join, shared_level,
};

impl Context<'_, '_> {
    /// The parent that "Ban Thường vụ" leaves out: that of the next body of the same list, or of
    /// an earlier mention, or the committee of the document's home.
    pub(super) fn supply_parent(
        &self,
        bodies: &[Body],
        names: &[Name],
        number: usize,
        name: &mut Name,
    ) {
        let body = &bodies[number];
        let in_list = |at: usize| {
            matches!(
                self.view.gap(at),
                Gap::Blank | Gap::Comma | Gap::Dash | Gap::Opening | Gap::Closing
            )
        };
        for next in bodies[number + 1..].iter() {
            if !(body.range.end..=next.range.start).all(in_list) || body.head.name == next.head.name
            {
                break;
            }
            let committee = if next.head.tail == Tail::Committee {
                Some(next)
            } else {
                next.inner.iter().find(|b| b.head.tail == Tail::Committee)
            };
            if let Some(committee) = committee {
                let parent = self.name(committee, None, None);
                join(&mut name.local, &parent.local);
                join(&mut name.normal, &parent.normal);
                name.level = parent.level;
                return;
            }
        }
        if let Some(earlier) = earlier_in_full(bodies, names, number) {
            name.normal.clone_from(&earlier.normal);
            name.level = earlier.level;
            return;
        }
        // These boards are the communes' own.
        if body.head.name == "Ban Xây dựng Đảng"
            && let Some(commune) = &self.home.commune
        {
            join(&mut name.normal, &format!("Đảng ủy {commune}"));
            name.level = self.level_of(commune);
            return;
        }
        if body.head.branch == Some(Branch::Party) {
            let committee = [
                (Level::City, "Thành ủy"),
                (Level::Town, "Thị ủy"),
                (Level::District, "Huyện ủy"),
                (Level::UrbanDistrict, "Quận ủy"),
                (Level::Province, "Tỉnh ủy"),
                (Level::Municipality, "Thành ủy"),
            ]
            .into_iter()
            .find_map(|(level, committee)| Some((level, committee, self.bare_home(Some(level))?)));
            if let Some((level, committee, place)) = committee {
                join(&mut name.normal, &format!("{committee} {place}"));
                name.level = Some(level);
            }
        }
    }

    /// As [`Self::supply_level`] for a steering committee that is the last part of the name of
    /// another body: `tổ giúp việc Ban Chỉ đạo`.
    pub(super) fn supply_level_inside(&self, bodies: &[Body], number: usize, name: &mut Name) {
        let body = &bodies[number];
        let closed = body.level.is_some() || body.at_place.is_some() || !body.has_parent;
        let (Some(parent), Some(inner)) = (body.inner.last(), name.inner.last_mut()) else {
            return;
        };
        if closed || parent.head.tail != Tail::Task || parent.level.is_some() {
            return;
        }
        let known = inner.normal.len();
        self.supply_level(bodies, number, parent, inner);
        name.normal.push_str(&inner.normal[known..]);
        name.level = name.level.or(inner.level);
    }

    /// The level of a steering committee that is named without one: that of the nearest earlier
    /// mention, or the document's home. All committees of a kind are meant again only within their
    /// sentence: `Ban Chỉ đạo các cấp …, từng thành viên ban chỉ đạo`.
    pub(super) fn supply_level(
        &self,
        bodies: &[Body],
        number: usize,
        body: &Body,
        name: &mut Name,
    ) {
        if shared_level(self.view, bodies, number).is_some() {
            return;
        }
        let in_sentence = |other: &Body| {
            (other.range.end..=body.range.start)
                .all(|at| !matches!(self.view.gap(at), Gap::Line | Gap::Stop))
        };
        let earlier = bodies[..number].iter().rev().find_map(|other| {
            let level = other.level.as_ref()?;
            let same = other.head.name == body.head.name;
            let one = matches!(level, LevelTail::Bare(..) | LevelTail::Named(..));
            let kind = matches!(level, LevelTail::Kind(_)) && in_sentence(other);
            (same && (one || kind)).then_some((other, level))
        });
        if let Some((other, level)) = earlier {
            join(&mut name.normal, &self.level_words(other, Some(level)).1);
            name.level = match level {
                LevelTail::Bare(_, level) => Some(*level),
                LevelTail::Named(_, number) => self.places[*number as usize].level,
                _ => None,
            };
            if matches!(level, LevelTail::Kind(_)) {
                name.class = OrganisationClass::Type;
            }
        } else if let Some(unit) = self.home.district.as_ref().or(self.home.province.as_ref()) {
            join(&mut name.normal, unit);
            name.level = self.level_of(unit);
        }
    }

    /// The level that the type word of a unit of the document's home says.
    pub(super) fn level_of(&self, unit: &str) -> Option<Level> {
        const LEVELS: [Level; 9] = [
            Level::Ward,
            Level::Township,
            Level::Commune,
            Level::SpecialZone,
            Level::Province,
            Level::District,
            Level::Town,
            Level::UrbanDistrict,
            Level::City,
        ];
        let level = LEVELS
            .into_iter()
            .find(|level| unit.starts_with(level.word()))?;
        Some(self.home.level(level))
    }
}

/// "Đoàn kiểm tra" after the full name.
pub(super) fn supply_full_name(bodies: &[Body], names: &[Name], number: usize, name: &mut Name) {
    if let Some(earlier) = earlier_in_full(bodies, names, number) {
        name.normal.clone_from(&earlier.normal);
        name.level = earlier.level;
        name.branch = earlier.branch;
    }
}

/// The nearest earlier body of the same kind that is named with its parent.
fn earlier_in_full<'n>(bodies: &[Body], names: &'n [Name], number: usize) -> Option<&'n Name> {
    let body = &bodies[number];
    let mut earlier = bodies[..number].iter().zip(names).rev();
    let found = earlier.find(|(other, _)| other.head.name == body.head.name && other.has_parent);
    found.map(|(_, name)| name)
}
