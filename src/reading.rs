//! A document cut into what the page prints: paragraphs, sentences, pieces; furniture in blocks.

use danbiet_corpus::{
    document::Document,
    search::{
        Hit,
        runs::{Mark, Run, flatten},
    },
    zone::{Line, Zone},
};
use danbiet_text::{Span, token};

use crate::layers::Note;

/// A block of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A line of the article.
    Article(Paragraph),
    /// Lines of furniture that follow one another.
    Furniture(Vec<Paragraph>),
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The part it plays.
    pub zone: Zone,
    /// The byte of the text at which it begins.
    pub start: u32,
    /// Its sentences and what stands between them; joined, the line.
    pub parts: Vec<Part>,
}

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The number of the sentence, from 1; none for what is no sentence.
    pub sentence: Option<u32>,
    /// Whether it is the publisher's marker at the beginning of a line.
    pub marker: bool,
    /// What it is made of; joined, the stretch.
    pub nodes: Vec<Node>,
}

/// Text, or text that something lies over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text.
    Text(String),
    /// What lies over text that may have more lying over it.
    Marked {
        /// What it is.
        over: Over,
        /// Whether it begins here: what is cut by something else goes on in another node.
        begins: bool,
        /// What it lies over.
        inside: Vec<Node>,
    },
}

/// What lies over a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// A hit, with its number in the document, from 1.
    Hit(u32, Span),
    /// The place that the address points at.
    Pointed(Span),
    /// A passage that the reader has marked, with its number among these, from 0.
    Marked(usize, Span),
    /// An annotation.
    Note(Note),
}

impl Over {
    /// Where it lies.
    #[must_use]
    pub const fn span(self) -> Span {
        match self {
            Over::Hit(_, span) | Over::Pointed(span) | Over::Marked(_, span) => span,
            Over::Note(note) => note.span,
        }
    }
}

/// A stretch of text that is all of one hit, or of none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// The number of the hit in the document, from 1.
    pub hit: Option<u32>,
    /// Whether the hit begins here.
    pub begins: bool,
}

/// Cuts a document: `hits` are its hits, `notes` the annotations to show, both in order, `pointed` is
/// the place that the address points at, and `marked` are the passages that the reader has marked.
///
/// Hits are never cut by the rest, so that each is one mark; what lies across something else is cut.
#[must_use]
pub fn blocks(
    document: &Document,
    hits: &[Hit],
    pointed: Option<Span>,
    marked: &[Span],
    notes: &[Note],
) -> Vec<Block> {
    let marks = Marks {
        hits: (1..)
            .zip(hits)
            .map(|(number, hit)| Over::Hit(number, hit.span))
            .collect(),
        pointed: pointed.map(Over::Pointed),
        marked: marked
            .iter()
            .enumerate()
            .map(|(number, &span)| Over::Marked(number, span))
            .collect(),
        notes: notes.iter().copied().map(Over::Note).collect(),
    };
    let mut blocks: Vec<Block> = Vec::new();
    for line in &document.lines {
        let paragraph = paragraph(document, line, &marks.over(line.span));
        match (line.zone.is_furniture(), blocks.last_mut()) {
            (true, Some(Block::Furniture(lines))) => lines.push(paragraph),
            (true, _) => blocks.push(Block::Furniture(vec![paragraph])),
            (false, _) => blocks.push(Block::Article(paragraph)),
        }
    }
    blocks
}

/// All that lies over a document.
struct Marks {
    hits: Vec<Over>,
    pointed: Option<Over>,
    marked: Vec<Over>,
    notes: Vec<Over>,
}

impl Marks {
    /// What lies over a line, what is never cut first. A hit may come from the line before, a marked
    /// passage from any; no annotation does.
    fn over(&self, line: Span) -> Vec<Mark<Over>> {
        let first = self
            .hits
            .partition_point(|hit| hit.span().end <= line.start);
        let last = self.hits.partition_point(|hit| hit.span().start < line.end);
        let hits = self.hits.get(first..last).unwrap_or_default();
        let first = self
            .notes
            .partition_point(|note| note.span().start < line.start);
        let last = self
            .notes
            .partition_point(|note| note.span().start < line.end);
        let notes = self.notes.get(first..last).unwrap_or_default();
        let marked = self.marked.iter().filter(|it| it.span().overlaps(line));
        let all = hits.iter().chain(&self.pointed).chain(marked).chain(notes);
        all.map(|&what| Mark {
            span: what.span(),
            what,
        })
        .collect()
    }
}

fn paragraph(document: &Document, line: &Line, marks: &[Mark<Over>]) -> Paragraph {
    let mut parts = Vec::new();
    let mut add = |span: Span, sentence: Option<u32>| {
        if !span.is_empty() {
            parts.push(Part {
                sentence,
                marker: line.marker.is_some_and(|marker| marker.contains(span)),
                nodes: nest(&document.text, &flatten(span, marks), 0),
            });
        }
    };
    let mut at = line.span.start;
    if let Some(marker) = line.marker {
        add(marker, None);
        at = marker.end;
    }
    let first = document.sentences.partition_point(|s| s.end <= at);
    for (number, sentence) in document.sentences.iter().enumerate().skip(first) {
        if sentence.start >= line.span.end {
            break;
        }
        let end = sentence.end.min(line.span.end);
        let start = sentence.start.clamp(at, end);
        add(
            Span {
                start: at,
                end: start,
            },
            None,
        );
        add(Span { start, end }, Some(number as u32 + 1));
        at = end;
    }
    let rest = Span {
        start: at,
        end: line.span.end,
    };
    add(rest, None);
    Paragraph {
        zone: line.zone,
        start: line.span.start,
        parts,
    }
}

/// Puts into each other what lies over runs: neighbours under the same mark come under one node.
/// `depth` marks of each run are already open.
fn nest(text: &str, runs: &[Run<Over>], depth: usize) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut rest = runs;
    while let Some(run) = rest.first() {
        let over = run.marks.get(depth).copied();
        let same = |run: &&Run<Over>| run.marks.get(depth).copied() == over;
        let together = rest.iter().take_while(same).count().max(1);
        let (under, behind) = rest.split_at(together);
        match over {
            Some(over) => nodes.push(Node::Marked {
                over,
                begins: over.span().start == run.span.start,
                inside: nest(text, under, depth + 1),
            }),
            None => nodes.extend(
                under
                    .iter()
                    .map(|run| Node::Text(run.span.of(text).to_owned())),
            ),
        }
        rest = behind;
    }
    nodes
}

/// How long a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Its syllables (tokens), furniture included.
    pub syllables: usize,
    /// Those that stand in furniture.
    pub furniture: usize,
}

impl Length {
    /// Measures a document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut length = Self::default();
        for line in &document.lines {
            let count = token::tokens(line.span.of(&document.text)).count();
            length.syllables += count;
            if line.zone.is_furniture() {
                length.furniture += count;
            }
        }
        length
    }

    /// The share of furniture, from 0 to 1.
    #[must_use]
    pub fn share(self) -> f64 {
        if self.syllables == 0 {
            return 0.0;
        }
        self.furniture as f64 / self.syllables as f64
    }
}

/// The first prose of a document, cut behind a word at some `limit` bytes. Whether text follows.
#[must_use]
pub fn opening(document: &Document, limit: usize) -> Option<(Span, bool)> {
    let prose = |line: &&Line| matches!(line.zone, Zone::Lead | Zone::Body);
    let line = document.lines.iter().find(prose)?;
    let whole = line.content(&document.text);
    if whole.len() <= limit {
        return Some((whole, false));
    }
    let text = whole.of(&document.text);
    let end = token::tokens(text)
        .map(|token| token.end)
        .take_while(|&end| end as usize <= limit)
        .last()
        .unwrap_or(whole.end - whole.start);
    let span = Span {
        start: whole.start,
        end: whole.start + end,
    };
    Some((span, true))
}

#[cfg(test)]
mod tests {
    use danbiet_corpus::{
        document::DocId,
        search::{Group, Level},
    };

    use super::*;
    use crate::{layers::Layer, route::Named};

    /// A document whose lines are given with their zones.
    fn document(lines: &[(Zone, &str)]) -> Document {
        let mut document = Document::default();
        for (number, (zone, line)) in lines.iter().enumerate() {
            let start = document.text.len();
            document.text.push_str(line);
            document.lines.push(Line {
                number: number as u32 + 1,
                span: Span::new(start, document.text.len()),
                zone: *zone,
                marker: None,
            });
            if zone.is_prose() {
                let mut from = start;
                for (at, _) in line.match_indices('.') {
                    document.sentences.push(Span::new(from, start + at + 1));
                    from = (start + at + 2).min(document.text.len());
                }
            }
            document.text.push('\n');
        }
        document
    }

    fn hit(document: &Document, text: &str) -> Hit {
        let start = document.text.find(text).unwrap();
        Hit {
            document: DocId(0),
            span: Span::new(start, start + text.len()),
            level: Level::Typed,
            group: Group::Adjacent,
            zone: Zone::Body,
        }
    }

    fn shown(paragraph: &Paragraph) -> String {
        let mut out = String::new();
        for part in &paragraph.parts {
            out.push_str(&part.sentence.map(|n| format!("{n}:")).unwrap_or_default());
            write(&part.nodes, &mut out);
        }
        out
    }

    fn write(nodes: &[Node], out: &mut String) {
        for node in nodes {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Marked {
                    over,
                    begins,
                    inside,
                } => {
                    out.push('[');
                    match over {
                        _ if !begins => {}
                        Over::Hit(number, _) => *out += &format!("{number} "),
                        Over::Pointed(_) => *out += "> ",
                        Over::Marked(number, _) => *out += &format!("#{number} "),
                        Over::Note(note) => *out += &format!("{} ", note.layer.name()),
                    }
                    write(inside, out);
                    out.push(']');
                }
            }
        }
    }

    #[test]
    fn sentences_are_numbered_and_hits_marked() {
        let document = document(&[
            (Zone::Title, "Dân biết"),
            (Zone::Body, "Dân bàn. Dân làm."),
            (Zone::Caption, "Dân kiểm tra."),
        ]);
        let hits = [hit(&document, "bàn"), hit(&document, "làm.\nDân")];
        let blocks = blocks(&document, &hits, None, &[], &[]);
        let lines: Vec<String> = blocks
            .iter()
            .map(|block| match block {
                Block::Article(paragraph) => shown(paragraph),
                Block::Furniture(_) => unreachable!(),
            })
            .collect();
        assert_eq!(
            lines,
            [
                "Dân biết",
                "1:Dân [1 bàn]. 2:Dân [2 làm.]",
                "3:[Dân] kiểm tra."
            ]
        );
    }

    #[test]
    fn annotations_lie_inside_each_other_and_are_cut_by_hits() {
        let document = document(&[(Zone::Body, "Bí thư Thị ủy Hồng Lĩnh nói.")]);
        let note = |layer, words: &str| Note {
            span: hit(&document, words).span,
            layer,
        };
        let notes = [
            note(Layer::Organisation, "Thị ủy Hồng Lĩnh"),
            note(Layer::Place, "Hồng Lĩnh"),
        ];
        let line = |hits: &[Hit], pointed| {
            let blocks = blocks(&document, hits, pointed, &[], &notes);
            match &blocks[..] {
                [Block::Article(paragraph)] => shown(paragraph),
                _ => String::new(),
            }
        };
        assert_eq!(
            line(&[], None),
            "1:Bí thư [organisation Thị ủy [place Hồng Lĩnh]] nói."
        );
        assert_eq!(
            line(&[hit(&document, "thư Thị")], None),
            "1:Bí [1 thư [organisation Thị]][ ủy [place Hồng Lĩnh]] nói."
        );
        assert_eq!(
            line(&[], Some(hit(&document, "Lĩnh nói").span)),
            "1:Bí thư [organisation Thị ủy [place Hồng ]][> [[Lĩnh]] nói]."
        );
    }

    #[test]
    fn marked_passages_overlap_and_cross_lines() {
        let document = document(&[(Zone::Body, "Dân biết. Dân bàn."), (Zone::Body, "Dân làm.")]);
        let place = |words: &str| hit(&document, words).span;
        let marked = [place("biết. Dân"), place("Dân bàn.\nDân")];
        let hits = [hit(&document, "bàn")];
        let lines: Vec<String> = blocks(&document, &hits, None, &marked, &[])
            .iter()
            .map(|block| match block {
                Block::Article(paragraph) => shown(paragraph),
                Block::Furniture(_) => String::new(),
            })
            .collect();
        assert_eq!(
            lines,
            [
                "1:Dân [#0 biết.][ ]2:[[#1 Dân]][ ][1 [bàn]][.]",
                "3:[Dân] làm."
            ]
        );
    }

    #[test]
    fn furniture_is_gathered() {
        let document = document(&[
            (Zone::Boilerplate, "Trang chủ"),
            (Zone::RepeatedTitle, "Dân biết"),
            (Zone::Body, "Dân bàn."),
            (Zone::Boilerplate, "Liên hệ"),
        ]);
        let sizes: Vec<usize> = blocks(&document, &[], None, &[], &[])
            .iter()
            .map(|block| match block {
                Block::Article(_) => 0,
                Block::Furniture(lines) => lines.len(),
            })
            .collect();
        assert_eq!(sizes, [2, 0, 1]);
        let length = Length::of(&document);
        assert_eq!((length.syllables, length.furniture), (8, 6));
    }

    #[test]
    fn an_opening_is_cut_behind_a_word() {
        let document = document(&[(Zone::Body, "Dân biết, dân bàn, dân làm.")]);
        let (span, more) = opening(&document, 12).unwrap();
        assert_eq!((span.of(&document.text), more), ("Dân biết", true));
        let (span, more) = opening(&document, 100).unwrap();
        assert_eq!(
            (span.of(&document.text), more),
            ("Dân biết, dân bàn, dân làm.", false)
        );
    }
}
