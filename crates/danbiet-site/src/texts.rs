//! The texts as plain HTML.
//!
//! `index.html` gets the title of the corpus and the title and first lines of each document, in the element
//! `<div id="first-text">` that the app removes when it runs. Each document gets a page of its own with its whole text,
//! `d/ID.html`. Neither needs scripts or wasm; where these are missing, the page says so in both languages.

use anyhow::{Context, Result};
use danbiet_corpus::metadata::{Basis, Fact, PartialDate};
use danbiet_corpus::{Corpus, document::Document, zone::Zone};

use super::links;
use danbiet_corpus::export::markup as escape;

/// The folder of the documents' pages.
pub const FOLDER: &str = "d";

/// How many letters of a document the first page shows: more than a card of the program does, so that the largest
/// stretch of text is there from the start.
const LETTERS: usize = 320;

/// How many documents the first page shows; the others are in the list of all.
const DOCUMENTS: usize = 20;

/// The page that lists all documents.
pub const LIST: &str = "documents.html";

/// The element of `index.html` that is filled.
const PLACE: [&str; 2] = ["<div id=\"first-text\"></div>", "<div id=first-text></div>"];

/// The name of a document's page.
pub fn file(document: &Document) -> String {
    format!("{}.html", document.id)
}

/// The address of a document's page below that of the site.
pub fn address(document: &Document) -> String {
    format!("{FOLDER}/{}", file(document))
}

/// What the site is called: the title of the corpus and the name of the program.
pub fn name(corpus: &Corpus) -> String {
    format!("{} — Dân Biết", corpus_title(corpus))
}

/// What the site is, for those who have not opened it.
pub const DESCRIPTION: &str =
    "Phòng đọc tài liệu tiếng Việt: đọc, tìm, đếm và kiểm chứng ngay trong trình duyệt.";

fn corpus_title(corpus: &Corpus) -> &str {
    corpus.info().title.vi.as_deref().unwrap_or("Tài liệu")
}

/// Puts the beginnings of all documents into the page.
///
/// # Errors
/// When the page has no place for them or the corpus cannot be read.
pub fn fill(page: &str, corpus: &Corpus) -> Result<String> {
    let place = PLACE
        .into_iter()
        .find(|place| page.contains(place))
        .context("index.html has no <div id=\"first-text\"></div>: the first lines of the documents go there")?;
    let title = corpus_title(corpus);
    let mut html = format!(
        "<div id=\"first-text\"><h1>Dân Biết</h1><p>{} · {} tài liệu</p>{MISSING}<ul>",
        escape(title),
        corpus.len()
    );
    for document in corpus.documents().take(DOCUMENTS) {
        html.push_str(&item(document?));
    }
    html.push_str("</ul>");
    if corpus.len() > DOCUMENTS {
        html.push_str(&format!(
            "<p><a href=\"{LIST}\">Mọi tài liệu · <span lang=\"en\">All documents</span></a></p>"
        ));
    }
    html.push_str("</div>");
    Ok(page.replacen(place, &html, 1))
}

/// The page that lists all documents.
///
/// # Errors
/// When the corpus cannot be read.
pub fn list(corpus: &Corpus, style: &str) -> Result<String> {
    let mut items = String::new();
    for document in corpus.documents() {
        let document = document?;
        items.push_str(&format!(
            "<li><a href=\"{FOLDER}/{}\">{}</a></li>\n",
            escape(&file(document)),
            title(document)
        ));
    }
    let main = format!(
        "<p><a href=\"./\">Về phòng đọc · <span lang=\"en\">To the reading room</span></a></p>\n\
         <h1>Mọi tài liệu</h1>\n<ul>\n{items}</ul>\n"
    );
    Ok(frame("Mọi tài liệu", "", &main, style, ""))
}

/// The page of a document. `home` is the address of the site, if it is known, `style` the file of its stylesheet.
pub fn page(document: &Document, home: Option<&str>, style: &str) -> String {
    let title = title(document);
    let main = format!(
        "<p><a href=\"../#document/{id}\">Mở trong phòng đọc · <span lang=\"en\">Open in the reading room</span></a></p>\n\
         <h1>{title}</h1>\n<p>{facts}</p>\n{body}<p><small>SHA-256: {hash}</small></p>\n",
        id = escape(&document.id),
        facts = escape(&facts(document)),
        body = body(document),
        hash = escape(&document.source.sha256),
    );
    let beginning = beginning(document);
    let plain = plain_title(document);
    let head = format!(
        "<meta name=\"description\" content=\"{}\">\n{}\n{}\n",
        escape(&beginning),
        links::head(home, &address(document), &plain, &beginning),
        links::json_ld(home, document),
    );
    frame(&title, &head, &main, style, "../")
}

/// A page with the stylesheet of the site, to which `up` leads.
fn frame(title: &str, head: &str, main: &str, style: &str, up: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"vi\" data-theme=\"auto\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title} — Dân Biết</title>\n{head}<link rel=\"stylesheet\" href=\"{up}{style}\">\n</head>\n\
         <body>\n<main id=\"first-text\">\n{main}</main>\n</body>\n</html>\n"
    )
}

/// The title of a document as markup; none is made up where it has none.
fn title(document: &Document) -> String {
    escape(&plain_title(document))
}

fn plain_title(document: &Document) -> String {
    match &document.metadata.title {
        Some(fact) => fact.value.clone(),
        None => format!("(không có nhan đề) {}", document.id),
    }
}

/// The whole text, line by line; what the page around the article brought along is folded.
fn body(document: &Document) -> String {
    let mut html = String::new();
    let mut folded = false;
    for line in &document.lines {
        let furniture = line.zone.is_furniture();
        if furniture != folded {
            html.push_str(if furniture { FOLD } else { "</details>\n" });
            folded = furniture;
        }
        let text = escape(line.span.of(&document.text));
        html.push_str(&format!("<p>{text}</p>\n"));
    }
    if folded {
        html.push_str("</details>\n");
    }
    html
}

const FOLD: &str =
    "<details><summary>Ngoài bài · <span lang=\"en\">Around the article</span></summary>\n";

/// A document in the list of the first page.
fn item(document: &Document) -> String {
    format!(
        "<li><h2><a href=\"{FOLDER}/{}\">{}</a></h2><p><small>{}</small></p><p>{}</p></li>",
        escape(&file(document)),
        title(document),
        escape(&facts(document)),
        escape(&beginning(document)),
    )
}

/// Place, date and publisher, as far as they are known, each with how it is known where the text does not state it.
fn facts(document: &Document) -> String {
    let metadata = &document.metadata;
    let text = |fact: &Option<Fact<String>>| {
        let fact = fact.as_ref()?;
        Some(format!("{}{}", fact.value, how(&fact.basis)))
    };
    let place = text(&metadata.place).or_else(|| text(&metadata.province));
    let date = metadata.date.as_ref();
    let date = date.map(|fact| format!("{}{}", day(fact.value), how(&fact.basis)));
    let parts = [place, date, text(&metadata.publisher)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn how(basis: &Basis) -> &'static str {
    match basis {
        Basis::Stated { .. } => "",
        Basis::Inferred { .. } => " (suy ra)",
        Basis::Given { .. } => " (ghi thêm)",
    }
}

/// A date as it is written in Vietnamese: `16/5/2022`.
fn day(date: PartialDate) -> String {
    let parts = [
        date.day.map(u16::from),
        date.month.map(u16::from),
        date.year,
    ];
    let parts = parts.into_iter().flatten().map(|part| part.to_string());
    parts.collect::<Vec<_>>().join("/")
}

/// The first letters of the prose, cut between words.
fn beginning(document: &Document) -> String {
    let prose: Vec<&str> = document
        .lines
        .iter()
        .filter(|line| matches!(line.zone, Zone::Lead | Zone::Body))
        .map(|line| line.content(&document.text).of(&document.text))
        .take(3)
        .collect();
    let prose = prose.join(" ");
    match prose.char_indices().nth(LETTERS) {
        None => prose,
        Some((at, _)) => {
            let cut = prose[..at].rfind(' ').unwrap_or(at);
            format!("{}…", &prose[..cut])
        }
    }
}

/// What is said where the program cannot run.
const MISSING: &str = "<noscript><p role=\"status\">Trình duyệt này đã tắt JavaScript nên không tìm kiếm được; các tài liệu \
     vẫn đọc được dưới đây.</p><p role=\"status\" lang=\"en\">JavaScript is switched off in this browser, so nothing can be \
     searched; the documents can still be read below.</p></noscript>\
     <div id=\"no-wasm\" role=\"status\" hidden><p>Chương trình không khởi động được (chưa tải được, trình duyệt quá cũ, hoặc \
     WebAssembly bị chặn) nên không tìm kiếm được. Hãy tải lại trang; các tài liệu vẫn đọc được dưới đây.</p><p lang=\"en\">\
     The program could not start (it did not load, the browser is too old, or WebAssembly is blocked), so nothing can be \
     searched. Reload the page; the documents can still be read below.</p></div>";

#[cfg(test)]
mod tests {
    use danbiet_corpus::zone::Line;
    use danbiet_text::Span;

    use super::*;

    fn document() -> Document {
        let text = "Dân & <dân>\nMột hai ba\nTin liên quan";
        let line = |number, start: usize, end: usize, zone| Line {
            number,
            span: Span::new(start, end),
            zone,
            marker: None,
        };
        let mut document = Document {
            id: "000_a".to_owned(),
            text: text.to_owned(),
            ..Document::default()
        };
        let (first, second) = ("Dân & <dân>".len(), "Dân & <dân>\nMột hai ba".len());
        document.lines = vec![
            line(1, 0, first, Zone::Title),
            line(2, first + 1, second, Zone::Lead),
            line(3, second + 1, text.len(), Zone::Boilerplate),
        ];
        document.metadata.title = Some(Fact {
            value: "Dân & <dân>".to_owned(),
            basis: Basis::Stated {
                evidence: Span::new(0, first),
            },
        });
        document
    }

    #[test]
    fn a_page_holds_the_whole_text_and_no_foreign_markup() {
        let page = page(&document(), None, "style-1.css");
        assert!(page.contains("<h1>Dân &amp; &lt;dân&gt;</h1>"));
        assert!(page.contains("<p>Một hai ba</p>"));
        assert!(page.contains(&format!("{FOLD}<p>Tin liên quan</p>\n</details>")));
        assert!(page.contains("href=\"../style-1.css\""));
        assert!(!page.contains("<dân>"));
    }

    #[test]
    fn the_beginning_is_cut_between_words() {
        let mut document = document();
        document.text = "chữ ".repeat(100).trim_end().to_owned();
        document.lines[1].span = Span::new(0, document.text.len());
        let beginning = beginning(&document);
        assert!(beginning.ends_with("chữ…"), "{beginning}");
        assert!(beginning.chars().count() <= LETTERS + 1);
    }

    #[test]
    fn a_page_without_the_place_is_refused() {
        let corpus = Corpus::build(
            danbiet_corpus::corpus::CorpusInfo::default(),
            vec![document()],
        )
        .unwrap();
        let error = fill("<body></body>", &corpus).unwrap_err();
        assert!(error.to_string().contains("first-text"));
        let filled = fill("<body><div id=first-text></div></body>", &corpus).unwrap();
        assert!(filled.contains("<h2><a href=\"d/000_a.html\">Dân &amp; &lt;dân&gt;</a></h2>"));
        assert!(filled.contains("<p>Một hai ba</p>"));
    }
}
