//! The paragraphs of one part, with their numbers.

use danbiet_corpus::material::Place;

use super::{
    lists::{Counters, Label, Lists},
    styles::Membership,
    xml::{Broken, Element, Item, Step, walk},
};
use crate::paragraphs::Paragraphs;

/// What is no text of the document: what was deleted, what fields are computed from, how something
/// was before it was changed, and what is there once more for older programs.
const LEFT_OUT: &[&str] = &[
    "del",
    "moveFrom",
    "instrText",
    "pPrChange",
    "rPrChange",
    "Fallback",
    "binData",
];

/// What the parts of a document share.
#[derive(Debug)]
pub(super) struct Shared<'a> {
    /// What styles and lists say.
    pub(super) lists: &'a Lists,
    /// How many paragraphs there were.
    pub(super) number: u32,
    /// How many bytes of numbers may still be printed; behind that they are left out.
    pub(super) labels: u64,
}

/// Reads one part.
pub(super) fn read(
    xml: &str,
    shared: &mut Shared<'_>,
    paragraphs: &mut Paragraphs,
) -> Result<(), Broken> {
    let mut story = Story {
        counters: Counters::new(shared.lists),
        shared,
        paragraphs,
        inside: Vec::new(),
        open: Vec::new(),
        joined: None,
    };
    walk(xml, &mut |item| {
        match item {
            Item::Open(element) => return story.open(element),
            Item::Text(text) => story.text(text),
            Item::Close => story.close(),
        }
        Step::On
    })
}

/// An element, as far as it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Paragraph,
    /// The properties of a paragraph.
    Properties,
    /// Its place in the lists.
    Membership,
    Run,
    /// How a run looks; among the properties of a paragraph, how the mark at its end does.
    Look,
    Text,
    Other,
}

impl Kind {
    fn named(name: &str) -> Kind {
        match name {
            "p" => Kind::Paragraph,
            "pPr" => Kind::Properties,
            "numPr" => Kind::Membership,
            "r" => Kind::Run,
            "rPr" => Kind::Look,
            "t" => Kind::Text,
            _ => Kind::Other,
        }
    }
}

/// A paragraph that is being read.
#[derive(Debug, Default)]
struct Paragraph {
    number: u32,
    text: String,
    style: Option<String>,
    membership: Membership,
    /// What became of the mark at its end.
    is_mark_hidden: bool,
    is_mark_deleted: bool,
}

/// A part on the way.
#[derive(Debug)]
struct Story<'a, 'b> {
    shared: &'b mut Shared<'a>,
    counters: Counters<'a>,
    paragraphs: &'b mut Paragraphs,
    /// The elements that are open, innermost last.
    inside: Vec<Kind>,
    /// Paragraphs may lie in one another: a text box stands in the paragraph that it hangs on.
    open: Vec<Paragraph>,
    /// A paragraph whose mark was deleted, and in how many elements: the next one goes on with it,
    /// if it stands in the same.
    joined: Option<(usize, Paragraph)>,
}

impl Story<'_, '_> {
    fn open(&mut self, element: &Element<'_>) -> Step {
        let name = element.name();
        let kind = Kind::named(name);
        match (self.inside.as_slice(), name) {
            (_, "p") => self.begin(),
            ([.., Kind::Properties, Kind::Look], _) => self.mark(element),
            // Hidden text: nothing of the run is printed.
            ([around @ .., Kind::Run, Kind::Look], "vanish") if element.is_on() => {
                self.inside.truncate(around.len());
                return Step::Behind(2);
            }
            _ if LEFT_OUT.contains(&name) => return Step::Behind(0),
            ([.., Kind::Properties], "pStyle") => {
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.style = element.value();
                }
            }
            ([.., Kind::Properties, Kind::Membership], _) => self.member(element),
            ([.., Kind::Run], _) => self.sign(name),
            _ => {}
        }
        self.inside.push(kind);
        Step::On
    }

    /// A paragraph begins.
    fn begin(&mut self) {
        self.shared.number += 1;
        let mut paragraph = Paragraph {
            number: self.shared.number,
            ..Paragraph::default()
        };
        match self.joined.take() {
            Some((depth, before)) if depth == self.inside.len() => {
                paragraph.number = before.number;
                paragraph.text = before.text;
            }
            Some((_, alone)) => self.push(&alone, None),
            None => {}
        }
        self.open.push(paragraph);
    }

    /// A property of the mark at the end of a paragraph.
    fn mark(&mut self, element: &Element<'_>) {
        if let Some(paragraph) = self.open.last_mut() {
            match element.name() {
                "vanish" => paragraph.is_mark_hidden = element.is_on(),
                "del" | "moveFrom" => paragraph.is_mark_deleted = true,
                _ => {}
            }
        }
    }

    /// A word about the place of a paragraph in the lists.
    fn member(&mut self, element: &Element<'_>) {
        if let Some(paragraph) = self.open.last_mut() {
            // What is no number is the number of no list, or of no level.
            match element.name() {
                "numId" => paragraph.membership.list = element.number().or(Some(0)),
                "ilvl" => paragraph.membership.level = element.number().or(Some(u32::MAX)),
                _ => {}
            }
        }
    }

    /// An element of a run that stands for a sign.
    fn sign(&mut self, name: &str) {
        let sign = match name {
            "tab" | "ptab" => '\t',
            "br" | "cr" => '\n',
            "noBreakHyphen" => '-',
            _ => return,
        };
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push(sign);
        }
    }

    fn text(&mut self, text: &str) {
        if self.inside.last() == Some(&Kind::Text)
            && let Some(paragraph) = self.open.last_mut()
        {
            paragraph.text.push_str(text);
        }
    }

    fn close(&mut self) {
        let closed = self.inside.pop();
        let depth = self.inside.len();
        // Nothing follows where it could go on.
        if let Some((_, alone)) = self.joined.take_if(|(of, _)| *of > depth) {
            self.push(&alone, None);
        }
        if closed == Some(Kind::Paragraph)
            && let Some(paragraph) = self.open.pop()
        {
            self.end(paragraph, depth);
        }
    }

    /// A paragraph ends.
    fn end(&mut self, paragraph: Paragraph, depth: usize) {
        let is_empty = paragraph.text.trim().is_empty();
        if paragraph.is_mark_deleted {
            if !is_empty {
                self.joined = Some((depth, paragraph));
            }
            return;
        }
        // Hidden from the first letter to the mark, it is not there and does not count.
        if is_empty && paragraph.is_mark_hidden {
            return;
        }
        let label = self
            .counters
            .next(paragraph.style.as_deref(), paragraph.membership);
        let label = label.filter(|label| !(is_empty && label.is_bullet));
        let label = label.filter(|label| {
            let left = self.shared.labels.checked_sub(label.text.len() as u64);
            self.shared.labels = left.unwrap_or(0);
            left.is_some()
        });
        self.push(&paragraph, label);
    }

    /// Hands a paragraph over, with its number before its first line.
    fn push(&mut self, paragraph: &Paragraph, label: Option<Label>) {
        let text = match label {
            // A blank that was typed behind the number is the same blank.
            Some(label) => {
                let blank = |c: char| c == ' ' || c == '\t';
                let text = paragraph.text.trim_start_matches(blank);
                &[&label.text, text].concat()
            }
            None => &paragraph.text,
        };
        for line in text.split('\n') {
            self.paragraphs
                .push(line, || Place::Paragraph(paragraph.number));
        }
    }
}
