//! Markdown: one paragraph for each block, without the signs; each knows its line in the file.

use danbiet_corpus::{
    batch::Problem,
    ingest,
    material::{Format, Material, Place},
};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::paragraphs::Paragraphs;

/// Reads a file of Markdown.
pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Material, Problem> {
    let characters = ingest::characters_behind_signs(bytes)?;
    let source = characters.text.as_str();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut paragraphs = Paragraphs::default();
    let mut lines = Lines::new(source);
    let mut block = String::new();
    let mut start = 0;
    // Front matter says things about the file, not in it.
    let mut in_metadata = false;
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        if block.is_empty() {
            start = range.start;
        }
        let ends = match &event {
            Event::Start(Tag::MetadataBlock(_)) => {
                in_metadata = true;
                false
            }
            Event::End(TagEnd::MetadataBlock(_)) => {
                in_metadata = false;
                block.clear();
                false
            }
            Event::Text(text) | Event::Code(text) if !in_metadata => {
                block.push_str(text);
                // A block of code keeps its lines.
                text.ends_with('\n')
            }
            Event::SoftBreak => {
                block.push(' ');
                false
            }
            Event::End(TagEnd::TableCell) => {
                block.push('\t');
                false
            }
            Event::HardBreak
            | Event::Rule
            | Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::BlockQuote(_)
                | Tag::CodeBlock(_)
                | Tag::List(_)
                | Tag::Item
                | Tag::Table(_),
            )
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::TableHead
                | TagEnd::TableRow,
            ) => true,
            _ => false,
        };
        if ends && !block.is_empty() {
            paragraphs.push(&block, || Place::Line(lines.of(start)));
            block.clear();
        }
    }
    paragraphs.push(&block, || Place::Line(lines.of(start)));
    Ok(paragraphs.finish(path, Format::Markdown, bytes, &characters)?)
}

/// Counts lines up to places that are asked for in order.
struct Lines<'a> {
    source: &'a str,
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    fn new(source: &'a str) -> Self {
        Lines {
            source,
            at: 0,
            line: 1,
        }
    }

    /// The number of the line that holds a byte, from 1.
    fn of(&mut self, byte: usize) -> u32 {
        if let Some(between) = self.source.as_bytes().get(self.at..byte) {
            self.line += between.iter().filter(|b| **b == b'\n').count() as u32;
            self.at = byte;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_lines() {
        let source = "---\ntác giả: x\n---\n# Dân *biết*\n\nĐoạn một,\nvẫn đoạn một.\n\n- mục một\n- mục hai\n\n\
                      | A | B |\n|---|---|\n| 1 | 2 |\n\n<script>alert(1)</script>\n\n[liên kết](http://x)\n";
        let material = read("a.md", source.as_bytes()).unwrap();
        assert_eq!(
            material.text,
            "Dân biết\nĐoạn một, vẫn đoạn một.\nmục một\nmục hai\nA\tB\n1\t2\nliên kết"
        );
        assert_eq!(material.places[0], (1, Place::Line(4)));
        assert_eq!(material.places[1], (2, Place::Line(6)));
        assert_eq!(material.places[2], (3, Place::Line(9)));
    }

    #[test]
    fn marks_of_viqr_are_no_signs_of_markdown() {
        let source =
            "# Ha` Ti~nh ddu+a quy che^' dda`o ve^` xa~\n\nNha^n da^n **ba`n** ba.c va` bie^'t.\n";
        let material = read("a.md", source.as_bytes()).unwrap();
        assert_eq!(
            material.text,
            "Hà Tĩnh đưa quy chế đào về xã\nNhân dân bàn bạc và biết."
        );
        assert_eq!(material.encoding.name(), "VIQR");
        assert_eq!(material.repairs[0].0, "legacy letters");
    }
}
