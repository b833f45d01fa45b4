//! The lists that a document defines: ISO/IEC 29500-1, 17.9.
//!
//! A *template* (`abstractNum`) has up to nine levels; a *list* (`num`) uses a template, and may
//! begin elsewhere or have levels of its own. Lists of one template go on counting where another stopped.

use std::collections::BTreeMap;

use super::{
    numerals::Numerals,
    xml::{Broken, Element, Item, Step, walk},
};

/// So many levels a template has.
pub(super) const LEVELS: usize = 9;

/// The longest text of a level, in bytes. Nobody prints a longer number.
const LONGEST: usize = 255;

/// What stands for a sign that only its own font can draw.
const BULLET: char = '•';

/// The templates and lists of a document, by their numbers there.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    pub(super) templates: BTreeMap<u32, Template>,
    pub(super) lists: BTreeMap<u32, List>,
}

/// What lists have in common.
#[derive(Debug, Default)]
pub(super) struct Template {
    pub(super) levels: BTreeMap<usize, Level>,
    /// The style whose list has the levels, if they do not stand here (17.9.21).
    pub(super) linked: Option<String>,
}

/// A list.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) template: u32,
    pub(super) overrides: BTreeMap<usize, Override>,
}

/// What is different about a level of a list (17.9.8).
#[derive(Debug, Default)]
pub(super) struct Override {
    /// Where it begins.
    pub(super) start: Option<u32>,
    /// The level that takes the place of the template's.
    pub(super) level: Option<Level>,
}

/// How the numbers of a level count and look.
#[derive(Debug, Default)]
pub(super) struct Level {
    /// The first number; without a word about it, 0 (17.9.25).
    pub(super) start: u32,
    pub(super) numerals: Numerals,
    /// What is printed, with `%1` to `%9` where the numbers of levels stand (17.9.11).
    pub(super) text: String,
    /// Whether nothing stands between the number and the text; else a tab or a blank (17.9.28).
    pub(super) is_close: bool,
    /// The level, from 1, that must be used for this one to begin again; 0 is none (17.9.10).
    restart: Option<u32>,
    /// Whether numbers of all levels are in digits (17.9.4).
    pub(super) is_legal: bool,
    /// The style whose paragraphs are of this level (17.9.23).
    pub(super) style: Option<String>,
}

impl Numbering {
    /// Reads the part with the lists.
    pub(super) fn read(xml: &str) -> Result<Numbering, Broken> {
        let mut numbering = Numbering::default();
        // What is open: its name, number and content. Levels lie in templates and in overrides.
        let mut open: Vec<Open> = Vec::new();
        let mut depths: Vec<bool> = Vec::new();
        walk(xml, &mut |item| {
            match item {
                Item::Open(element) => {
                    if element.name() == "Fallback" {
                        return Step::Behind(0);
                    }
                    let opened = Open::begun(element);
                    depths.push(opened.is_some());
                    match opened {
                        Some(opened) => open.push(opened),
                        None => {
                            if let Some(last) = open.last_mut() {
                                last.read(element);
                            }
                        }
                    }
                }
                Item::Close if depths.pop() == Some(true) => {
                    if let Some(closed) = open.pop() {
                        closed.put(open.last_mut(), &mut numbering);
                    }
                }
                Item::Close | Item::Text(_) => {}
            }
            Step::On
        })?;
        Ok(numbering)
    }
}

/// A part of the definitions that is being read, with its number.
#[derive(Debug)]
enum Open {
    Template(Option<u32>, Template),
    List(Option<u32>, List),
    Override(Option<usize>, Override),
    Level(Option<usize>, Level),
}

impl Open {
    /// What an element begins, if it is one that has a number.
    fn begun(element: &Element<'_>) -> Option<Open> {
        let number = |name| element.attribute(name)?.parse().ok();
        let level =
            || Some(element.attribute("ilvl")?.parse().ok()?).filter(|level| *level < LEVELS);
        Some(match element.name() {
            "abstractNum" => Open::Template(number("abstractNumId"), Template::default()),
            "num" => Open::List(number("numId"), List::default()),
            "lvlOverride" => Open::Override(level(), Override::default()),
            "lvl" => Open::Level(level(), Level::default()),
            _ => return None,
        })
    }

    /// Takes in what an element within says.
    fn read(&mut self, element: &Element<'_>) {
        match (self, element.name()) {
            (Open::Template(_, template), "numStyleLink") => template.linked = element.value(),
            (Open::List(_, list), "abstractNumId") => {
                list.template = element.number().unwrap_or(u32::MAX);
            }
            (Open::Override(_, other), "startOverride") => other.start = element.number(),
            (Open::Level(_, level), name) => level.read(name, element),
            _ => {}
        }
    }

    /// Puts what has ended where it belongs. What has no number, or lies elsewhere, is left out.
    fn put(self, within: Option<&mut Open>, numbering: &mut Numbering) {
        match (self, within) {
            (Open::Template(Some(number), template), None) => {
                numbering.templates.insert(number, template);
            }
            (Open::List(Some(number), list), None) => {
                numbering.lists.insert(number, list);
            }
            (Open::Override(Some(number), other), Some(Open::List(_, list))) => {
                list.overrides.insert(number, other);
            }
            (Open::Level(Some(number), level), Some(Open::Template(_, template))) => {
                template.levels.insert(number, level.finished());
            }
            (Open::Level(Some(_), level), Some(Open::Override(_, other))) => {
                other.level = Some(level.finished());
            }
            _ => {}
        }
    }
}

impl Level {
    fn read(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "start" => self.start = element.number().unwrap_or_default(),
            "numFmt" => {
                let name = element.value().unwrap_or_default();
                let custom = element.attribute("format");
                self.numerals = Numerals::named(&name, custom.as_deref());
            }
            "lvlText" => self.text = element.value().unwrap_or_default(),
            "suff" => self.is_close = element.value().as_deref() == Some("nothing"),
            "lvlRestart" => self.restart = element.number(),
            "isLgl" => self.is_legal = element.is_on(),
            "pStyle" => self.style = element.value(),
            _ => {}
        }
    }

    /// The level with a text that can be read without its font.
    fn finished(mut self) -> Level {
        if self.text.len() > LONGEST {
            self.text.clear();
        }
        let mut signs = self.text.trim().chars();
        self.text = match (self.numerals, signs.next(), signs.next()) {
            (Numerals::Bullet, Some(sign), None) => bullet(sign).to_string(),
            _ => self.text.chars().map(plain).collect(),
        };
        self
    }

    /// Whether this level, which has that number, begins again when one before it is used.
    pub(super) fn begins_again(&self, number: usize, used: usize) -> bool {
        match self.restart.map(|level| level as usize) {
            Some(level) if level <= number => used < level,
            // It says nothing, or names a level that is not before it.
            _ => used < number,
        }
    }
}

/// A sign at the head of a paragraph. Letters stand there only for what fonts of signs draw in
/// their places (`§` and `Ø` in Wingdings), or because they look like one (`o`).
fn bullet(sign: char) -> char {
    match plain(sign) {
        sign @ ('!'..='~' | '»' | '\u{2010}'..) if !sign.is_alphanumeric() => sign,
        _ => BULLET,
    }
}

/// A sign of a number: fonts of signs have theirs in the private letters from U+F000 on, with the
/// hyphen, the plus and the asterisk where ASCII has them.
fn plain(sign: char) -> char {
    match sign {
        '\u{f02d}' => '-',
        '\u{f02b}' => '+',
        '\u{f02a}' => '*',
        '\u{e000}'..='\u{f8ff}' => BULLET,
        // A blank that must not break is printed as it is.
        sign if sign.is_whitespace() && sign != '\u{a0}' => ' ',
        sign => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(inner: &str) -> Level {
        let xml = format!(
            "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>{inner}</w:lvl></w:abstractNum></w:numbering>"
        );
        let mut numbering = Numbering::read(&xml).unwrap();
        let mut template = numbering.templates.remove(&0).unwrap();
        template.levels.remove(&0).unwrap()
    }

    #[test]
    fn templates_lists_and_overrides_are_read() {
        let numbering = Numbering::read(
            "<x:numbering><x:abstractNum x:abstractNumId='3'><x:numStyleLink x:val='L'/>\
             <x:lvl x:ilvl='1'><x:start x:val='5'/><x:lvlText x:val='%2.'/><x:pPr><x:ind/></x:pPr></x:lvl>\
             <x:lvl x:ilvl='9'/><x:lvl x:ilvl='-1'/></x:abstractNum>\
             <x:num x:numId='7'><x:abstractNumId x:val='3'/><x:lvlOverride x:ilvl='0'><x:startOverride x:val='2'/></x:lvlOverride>\
             <x:lvlOverride x:ilvl='1'><x:lvl x:ilvl='1'><x:lvlText x:val='b'/></x:lvl></x:lvlOverride></x:num></x:numbering>",
        )
        .unwrap();
        let template = &numbering.templates[&3];
        assert_eq!(template.linked.as_deref(), Some("L"));
        assert_eq!(template.levels.keys().copied().collect::<Vec<_>>(), [1]);
        let level = &template.levels[&1];
        assert_eq!((level.start, level.text.as_str()), (5, "%2."));
        let list = &numbering.lists[&7];
        assert_eq!(list.template, 3);
        assert_eq!(list.overrides[&0].start, Some(2));
        let own = list.overrides[&1].level.as_ref().unwrap();
        assert_eq!(own.text, "b");
    }

    #[test]
    fn what_a_level_does_not_say_is_as_the_standard_has_it() {
        let bare = level("");
        assert_eq!((bare.start, bare.numerals), (0, Numerals::Decimal));
        assert!(bare.text.is_empty() && !bare.is_close && !bare.is_legal);
        assert_eq!(level("<w:start w:val='-4'/>").start, 0);
    }

    #[test]
    fn a_level_begins_again_behind_those_that_it_names() {
        let restart = |word: &str| level(word).begins_again(2, 1);
        assert!(restart(""));
        assert!(restart("<w:lvlRestart w:val='2'/>"));
        assert!(!restart("<w:lvlRestart w:val='1'/>"));
        assert!(!restart("<w:lvlRestart w:val='0'/>"));
        // No level before it.
        assert!(restart("<w:lvlRestart w:val='3'/>"));
        assert!(level("<w:lvlRestart w:val='1'/>").begins_again(2, 0));
    }

    #[test]
    fn signs_can_be_read_without_their_font() {
        let sign = |text: &str| {
            level(&format!(
                "<w:numFmt w:val='bullet'/><w:lvlText w:val='{text}'/>"
            ))
            .text
        };
        for plain in ["-", "–", "+", "*", "•", "»", "➢", "--", "Ghi chú:"] {
            assert_eq!(sign(plain), plain);
        }
        for drawn in ["\u{f0b7}", "\u{f0a7}", "o", "§", "·", "Ø", "ü", "v"] {
            assert_eq!(sign(drawn), "•", "{drawn:?}");
        }
        assert_eq!(sign("\u{f02d}"), "-");
        assert_eq!(sign(" - "), "-");
        // A letter that is a number is one.
        assert_eq!(level("<w:lvlText w:val='o'/>").text, "o");
    }

    #[test]
    fn a_text_without_end_is_none() {
        let long = "x".repeat(LONGEST + 1);
        assert_eq!(level(&format!("<w:lvlText w:val='{long}'/>")).text, "");
    }

    #[test]
    fn of_a_format_that_older_programs_lack_the_newer_form_is_read() {
        let level = level(
            "<m:AlternateContent><m:Choice><w:numFmt w:val='custom' w:format='001, 002, ...'/></m:Choice>\
             <m:Fallback><w:numFmt w:val='decimal'/></m:Fallback></m:AlternateContent>",
        );
        assert_eq!(level.numerals, Numerals::Padded(3));
    }
}
