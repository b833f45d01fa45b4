//! The number that a paragraph shows: what styles and lists say, and how far has been counted.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    numbering::{LEVELS, Level, Numbering},
    numerals::Numerals,
    styles::{Membership, Styles},
};

/// So many styles of lists may lead to one another.
const LINKS: usize = 8;

/// What a document says about the numbers of its paragraphs.
#[derive(Debug, Default)]
pub(super) struct Lists {
    styles: Styles,
    numbering: Numbering,
    /// The place in the lists of paragraphs of a style.
    by_style: BTreeMap<String, Membership>,
    /// The template that a list counts with, by the number of the list.
    templates: BTreeMap<u32, u32>,
}

impl Lists {
    /// Puts together what both parts say.
    pub(super) fn new(styles: Styles, numbering: Numbering) -> Lists {
        let mut lists = Lists {
            styles,
            numbering,
            ..Lists::default()
        };
        lists.templates = lists
            .numbering
            .lists
            .keys()
            .filter_map(|&list| Some((list, lists.linked(list)?)))
            .collect();
        let of = |id: &str| (id.to_owned(), lists.of_style(id));
        lists.by_style = lists.styles.ids().map(of).collect();
        lists
    }

    /// The template of a list. Where that only names a style, it is that of the style's list.
    fn linked(&self, list: u32) -> Option<u32> {
        let mut number = list;
        for _ in 0..LINKS {
            let list = self.numbering.lists.get(&number)?;
            match &self.numbering.templates.get(&list.template)?.linked {
                None => return Some(list.template),
                Some(style) => number = self.styles.membership(style).list?,
            }
        }
        None
    }

    /// The place of paragraphs of a style: the level is the one that names the style, whatever the
    /// style says itself (17.9.3), unless no level does.
    fn of_style(&self, id: &str) -> Membership {
        let said = self.styles.membership(id);
        let named = said.list.and_then(|list| {
            let mut lineage = self.styles.lineage(id);
            lineage.find_map(|style| {
                (0..LEVELS).find(|&number| {
                    let level = self.level(list, number);
                    level.is_some_and(|level| level.style.as_deref() == Some(style))
                })
            })
        });
        Membership {
            level: named.map(|number| number as u32).or(said.level),
            ..said
        }
    }

    /// The list and level of a paragraph that names this style and says this itself.
    fn place(&self, style: Option<&str>, own: Membership) -> Option<(u32, usize)> {
        let given = self.styles.known(style);
        let given = given.and_then(|style| self.by_style.get(style).copied());
        let given = given.unwrap_or_default();
        // 0 is the number of no list.
        let list = own.list.or(given.list).filter(|&list| list > 0)?;
        let level = own.level.or(given.level).unwrap_or(0) as usize;
        Some((list, level))
    }

    fn level(&self, list: u32, number: usize) -> Option<&Level> {
        let own = self.numbering.lists.get(&list)?.overrides.get(&number);
        let own = own.and_then(|own| own.level.as_ref());
        own.or_else(|| {
            let template = self.templates.get(&list)?;
            self.numbering.templates.get(template)?.levels.get(&number)
        })
    }

    /// Where a list says that a level begins, in place of its template.
    fn own_start(&self, list: u32, number: usize) -> Option<u32> {
        let list = self.numbering.lists.get(&list)?;
        list.overrides.get(&number)?.start
    }

    fn start(&self, list: u32, number: usize) -> Option<u32> {
        self.own_start(list, number)
            .or_else(|| Some(self.level(list, number)?.start))
    }
}

/// How far the lists of one part of the document have counted.
#[derive(Debug)]
pub(super) struct Counters<'a> {
    lists: &'a Lists,
    /// The last number of each level, by template; none of one that is to begin again.
    last: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// The lists and levels that have begun where they say themselves.
    begun: BTreeSet<(u32, usize)>,
}

/// A number as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// The number, with the blank before the text, if there is one.
    pub(super) text: String,
    /// Whether it is a sign that says nothing without a text.
    pub(super) is_bullet: bool,
}

impl<'a> Counters<'a> {
    /// Counters that have not counted anything.
    pub(super) const fn new(lists: &'a Lists) -> Counters<'a> {
        Counters {
            lists,
            last: BTreeMap::new(),
            begun: BTreeSet::new(),
        }
    }

    /// Counts a paragraph that names this style and says this itself, and gives its number.
    pub(super) fn next(&mut self, style: Option<&str>, own: Membership) -> Option<Label> {
        let lists = self.lists;
        let (list, number) = lists.place(style, own)?;
        let level = lists.level(list, number)?;
        let numbers = self.last.entry(*lists.templates.get(&list)?).or_default();
        let begins = lists.own_start(list, number).is_some() && self.begun.insert((list, number));
        numbers[number] = match numbers[number] {
            Some(last) if !begins => Some(last.saturating_add(1)),
            _ => lists.start(list, number),
        };
        for (deeper, last) in numbers.iter_mut().enumerate().skip(number + 1) {
            let deeper = lists
                .level(list, deeper)
                .map(|level| level.begins_again(deeper, number));
            if deeper.unwrap_or(true) {
                *last = None;
            }
        }
        // A level that was passed over counts as if it had begun.
        for (upper, last) in numbers.iter_mut().enumerate().take(number) {
            *last = last.or_else(|| lists.start(list, upper));
        }
        let text = printed(lists, list, level, &numbers[..=number]);
        (!text.is_empty()).then_some(Label {
            text,
            is_bullet: level.numerals == Numerals::Bullet,
        })
    }
}

/// The number of a level with what stands around it; `numbers` are those down to its own level.
fn printed(lists: &Lists, list: u32, level: &Level, numbers: &[Option<u32>]) -> String {
    let mut text = String::new();
    let mut rest = level.text.chars();
    while let Some(sign) = rest.next() {
        let digit = rest.as_str().chars().next().and_then(|c| c.to_digit(10));
        let number = digit.filter(|digit| sign == '%' && *digit > 0);
        let Some(number) = number else {
            text.push(sign);
            continue;
        };
        rest.next();
        let number = number as usize - 1;
        // A level cannot show one that is deeper.
        let Some(&Some(count)) = numbers.get(number) else {
            continue;
        };
        let numerals = lists.level(list, number).map(|level| level.numerals);
        let numerals = numerals.unwrap_or_default();
        let numerals = if level.is_legal {
            numerals.legal()
        } else {
            numerals
        };
        text.push_str(&numerals.written(count));
    }
    if !level.is_close {
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            text.push(' ');
        }
    }
    text
}

#[cfg(test)]
mod tests;
