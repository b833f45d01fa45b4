//! Documents of Office Open XML: the paragraphs of the text, then its notes.

use danbiet_corpus::{
    batch::Problem,
    ingest::{self, Characters},
    material::{Format, Material, Place},
};
use quick_xml::{Reader, XmlVersion, events::Event};

use crate::{
    Limits,
    archive::{open, unpack},
    paragraphs::Paragraphs,
};

/// The part with the text as most programs call it; some add a number (`word/document2.xml`).
const MAIN: &str = "word/document.xml";

/// The parts with notes, in the order in which they are read; they need not be there.
const NOTES: [&str; 2] = ["word/footnotes.xml", "word/endnotes.xml"];

/// What is no text of the document: what was deleted, what fields are computed from, and what is
/// there once more for older programs.
const LEFT_OUT: &[&str] = &["del", "moveFrom", "instrText", "Fallback", "binData"];

/// Reads a document.
pub(crate) fn read(path: &str, bytes: &[u8], limits: &Limits) -> Result<Material, Problem> {
    let broken = || Problem::Broken {
        format: Format::Docx,
    };
    let mut archive = open(bytes, Format::Docx)?;
    let mut paragraphs = Paragraphs::default();
    let mut number = 0;
    let main = archive.file_names().flatten().find(|name| {
        let rest = name.strip_prefix("word/document").unwrap_or_default();
        rest.trim_start_matches(|c: char| c.is_ascii_digit()) == ".xml"
    });
    let main = main.map_or_else(|| MAIN.to_owned(), |name| name.into_owned());
    for (at, part) in [main.as_str()].into_iter().chain(NOTES).enumerate() {
        let xml = match archive.by_name(part) {
            Ok(mut entry) => match unpack(&mut entry, limits.document, limits) {
                Err(Problem::Broken { .. }) => return Err(broken()),
                unpacked => unpacked?,
            },
            Err(_) if at > 0 => continue,
            Err(_) => return Err(broken()),
        };
        // UTF-8 or UTF-16, as XML allows.
        let xml = ingest::characters(&xml).map_err(|_| broken())?;
        if xml.is_strange() {
            return Err(broken());
        }
        part_of(&xml.text, &mut number, &mut paragraphs).map_err(|()| broken())?;
    }
    let characters = Characters::of_unicode(String::new());
    Ok(paragraphs.finish(path, Format::Docx, bytes, &characters)?)
}

/// Reads one part. `number` counts the paragraphs.
fn part_of(xml: &str, number: &mut u32, paragraphs: &mut Paragraphs) -> Result<(), ()> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    // Paragraphs may lie in one another: a text box stands in the paragraph that it hangs on.
    let mut open: Vec<(u32, String)> = Vec::new();
    let mut left_out = 0usize;
    let mut in_text = false;
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|_| ())? {
            Event::Start(element) => {
                depth += 1;
                let name = element.local_name();
                if left_out > 0 || LEFT_OUT.contains(&name.as_ref()) {
                    left_out += 1;
                    continue;
                }
                match name.as_ref() {
                    "p" => {
                        *number += 1;
                        open.push((*number, String::new()));
                    }
                    "t" => in_text = true,
                    name => sign(name, &mut open),
                }
            }
            Event::Empty(element) if left_out == 0 => {
                let name = element.local_name();
                if name.as_ref() == "p" {
                    *number += 1;
                } else {
                    sign(name.as_ref(), &mut open);
                }
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                if left_out > 0 {
                    left_out -= 1;
                    continue;
                }
                match element.local_name().as_ref() {
                    "p" => {
                        let (number, lines) = open.pop().unwrap_or_default();
                        for line in lines.split('\n') {
                            paragraphs.push(line, || Place::Paragraph(number));
                        }
                    }
                    "t" => in_text = false,
                    _ => {}
                }
            }
            Event::Text(text) if in_text && left_out == 0 => {
                if let Some((_, line)) = open.last_mut() {
                    line.push_str(&text.xml_content(XmlVersion::Implicit1_0));
                }
            }
            Event::CData(text) if in_text && left_out == 0 => {
                if let Some((_, line)) = open.last_mut() {
                    line.push_str(&text.xml_content(XmlVersion::Implicit1_0));
                }
            }
            Event::GeneralRef(reference) if in_text && left_out == 0 => {
                if let Some((_, line)) = open.last_mut() {
                    match reference.resolve_char_ref() {
                        Ok(Some(c)) => line.push(c),
                        // Entities of one's own are declared in no such document.
                        _ => line.push_str(
                            quick_xml::escape::resolve_predefined_entity(&reference)
                                .unwrap_or_default(),
                        ),
                    }
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    // What ends in the middle was cut off.
    if depth == 0 { Ok(()) } else { Err(()) }
}

/// An element that stands for a sign.
fn sign(name: &str, open: &mut [(u32, String)]) {
    let sign = match name {
        "tab" => '\t',
        "br" | "cr" => '\n',
        "noBreakHyphen" => '-',
        _ => return,
    };
    // `tab` is also a stop in the properties of a paragraph, before its first letter.
    if let Some((_, line)) = open.last_mut().filter(|(_, line)| !line.is_empty()) {
        line.push(sign);
    }
}
