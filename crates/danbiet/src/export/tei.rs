//! The corpus as TEI P5: one `teiCorpus`, a `TEI` for each document.
//!
//! The text is printed as it stands. A run of lines of the article, or of the page around it, is a
//! `div`; a title begins one and is its `head`; prose is `p`, every other line an `ab` of its zone's
//! type. Sentences are `s`; what is named stands in elements inside them. Elements cannot overlap:
//! where two mentions do, the later one stands in a `spanGrp` behind its line, with the sentences it
//! stands in. Facts that the text does not state carry `cert`.

mod element;

use std::io::Write;

use anyhow::ensure;
use danbiet_corpus::{
    Corpus, Document,
    export::markup,
    metadata::{Basis, Certainty, Fact},
    zone::{Line, Zone},
};

use element::{Element, elements};

/// Writes the corpus.
///
/// # Errors
/// If it has no documents (TEI knows no empty corpus), is damaged, or cannot be written.
pub fn write(out: &mut impl Write, corpus: &Corpus) -> anyhow::Result<()> {
    ensure!(
        !corpus.is_empty(),
        "the corpus holds no document: TEI has no form for that"
    );
    let info = corpus.info();
    let title = info.title.vi.as_ref().or(info.title.en.as_ref());
    let title = title.map_or("Tài liệu", String::as_str);
    writeln!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n\
         <teiHeader>\n<fileDesc>\n<titleStmt><title>{}</title></titleStmt>\n{PUBLICATION}\n\
         <sourceDesc><p>{} documents, SHA-256 {}</p></sourceDesc>\n</fileDesc>\n\
         <profileDesc><langUsage><language ident=\"{}\"/></langUsage></profileDesc>\n</teiHeader>",
        escape(title),
        corpus.len(),
        escape(&info.hash),
        escape(if info.language.is_empty() {
            "und"
        } else {
            &info.language
        }),
    )?;
    for (number, document) in (1..).zip(corpus.documents()) {
        text(out, number, document?)?;
    }
    writeln!(out, "</teiCorpus>")?;
    Ok(())
}

const PUBLICATION: &str = "<publicationStmt><p>Written by danbiet export.</p></publicationStmt>";

fn text(out: &mut impl Write, number: usize, document: &Document) -> std::io::Result<()> {
    let title = document.metadata.title.as_ref();
    let title = title.map_or(document.id.as_str(), |title| title.value.as_str());
    writeln!(
        out,
        "<TEI xml:id=\"d{number}\">\n<teiHeader>\n<fileDesc>\n<titleStmt><title>{}</title></titleStmt>\n\
         {PUBLICATION}\n<sourceDesc>{}</sourceDesc>\n</fileDesc>\n</teiHeader>\n<text>\n<body>",
        escape(title),
        source(document)
    )?;
    let mut open = None;
    for line in &document.lines {
        let furniture = line.zone.is_furniture();
        if open != Some(furniture) || line.zone == Zone::Title {
            if open.is_some() {
                writeln!(out, "</div>")?;
            }
            let kind = if furniture { "furniture" } else { "article" };
            writeln!(out, "<div type=\"{kind}\">")?;
            open = Some(furniture);
        }
        writeln!(out, "{}", block(number, document, line))?;
    }
    // A body is never empty.
    let end = if open.is_some() { "</div>" } else { "<p/>" };
    writeln!(out, "{end}\n</body>\n</text>\n</TEI>")
}

/// What is known of the source: facts, file and hash.
fn source(document: &Document) -> String {
    let meta = &document.metadata;
    let mut bibl = String::from("<bibl>");
    let mut add = |start: &str, fact: &Option<Fact<String>>, end: &str| {
        if let Some(fact) = fact {
            let cert = certainty(&fact.basis);
            bibl.push_str(&start.replace(">", &format!("{cert}>")));
            bibl.push_str(&format!("{}{end}", escape(&fact.value)));
        }
    };
    add("<title>", &meta.title, "</title>");
    add("<author>", &meta.author, "</author>");
    add("<publisher>", &meta.publisher, "</publisher>");
    add("<placeName type=\"about\">", &meta.place, "</placeName>");
    add(
        "<placeName type=\"province\">",
        &meta.province,
        "</placeName>",
    );
    add("<name type=\"event\">", &meta.event, "</name>");
    add(
        "<name type=\"photographer\">",
        &meta.photographer,
        "</name>",
    );
    add("<idno type=\"site\">", &meta.site, "</idno>");
    if let Some(date) = &meta.date {
        let cert = certainty(&date.basis);
        let date = date.value;
        bibl.push_str(&format!("<date when=\"{date}\"{cert}>{date}</date>"));
    }
    let origin = &document.source;
    let ids = [
        ("id", &document.id),
        ("file", &origin.file),
        ("SHA-256", &origin.sha256),
    ];
    for (kind, id) in ids.into_iter().filter(|(_, id)| !id.is_empty()) {
        bibl.push_str(&format!("<idno type=\"{kind}\">{}</idno>", escape(id)));
    }
    bibl.push_str("</bibl>");
    bibl
}

/// How sure a fact is that the text does not state.
fn certainty(basis: &Basis) -> &'static str {
    match basis {
        Basis::Stated { .. } => "",
        Basis::Inferred { certainty, .. } | Basis::Given { certainty, .. } => match certainty {
            Certainty::Low => " cert=\"low\"",
            Certainty::Medium => " cert=\"medium\"",
            Certainty::High => " cert=\"high\"",
        },
    }
}

/// A line with everything that is marked in it.
fn block(number: usize, document: &Document, line: &Line) -> String {
    let (start, end) = match line.zone {
        Zone::Title => ("<head>".to_owned(), "</head>"),
        Zone::Lead => ("<p n=\"lead\">".to_owned(), "</p>"),
        Zone::Body => ("<p>".to_owned(), "</p>"),
        zone => (format!("<ab type=\"{}\">", zone.name()), "</ab>"),
    };
    let (around, beside) = elements(number, document, line.span);
    let (inside, crossing) = nested(around);
    let mut out = start;
    let mut open: Vec<&Element> = Vec::new();
    let mut at = line.span.start;
    let mut print = |out: &mut String, to: u32| {
        let text = document.text.get(at as usize..to as usize);
        out.push_str(&escape(text.unwrap_or_default()));
        at = to;
    };
    for element in &inside {
        while let Some(last) = open.pop_if(|last| last.span.end <= element.span.start) {
            print(&mut out, last.span.end);
            out.push_str(&last.end());
        }
        print(&mut out, element.span.start);
        out.push_str(&element.start());
        open.push(element);
    }
    while let Some(last) = open.pop() {
        print(&mut out, last.span.end);
        out.push_str(&last.end());
    }
    print(&mut out, line.span.end);
    for element in beside.into_iter().chain(crossing) {
        out.push_str(&element.beside(number, document));
    }
    out.push_str(end);
    out
}

/// The elements that can stand in one another, and those that would overlap.
fn nested(elements: Vec<Element>) -> (Vec<Element>, Vec<Element>) {
    let mut ends: Vec<u32> = Vec::new();
    elements.into_iter().partition(|element| {
        while ends.pop_if(|end| *end <= element.span.start).is_some() {}
        let fits = ends.last().is_none_or(|end| element.span.end <= *end);
        if fits {
            ends.push(element.span.end);
        }
        fits
    })
}

/// A text as XML: signs of markup by name, what XML cannot hold by the sign for what is missing.
fn escape(text: &str) -> String {
    let barred = |c: char| {
        let kept = matches!(c, '\t' | '\n');
        (c < ' ' && !kept) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    markup(&text.replace(barred, "\u{fffd}"))
}
