//! Pages of the web: what a reader would see, one line for each block, each with its element.
//!
//! The page is parsed as browsers parse it, but not rendered: scripts, styles, frames and everything
//! else that is no text are left out, and nothing is loaded.

mod nesting;

use std::collections::BTreeMap;

use danbiet_corpus::{
    batch::Problem,
    ingest,
    material::{Format, Material, Place},
};
use ego_tree::iter::Edge;
use scraper::{Html, Node, node::Element};

use crate::paragraphs::Paragraphs;

/// Elements whose content is no text of the page.
const LEFT_OUT: &[&str] = &[
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "math", "noscript",
    "object", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Elements that stand within a line; every other one begins and ends a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "output", "q", "rp", "rt", "ruby",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
];

/// Reads a page.
pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Material, Problem> {
    let mut characters = ingest::characters(bytes)?;
    if !nesting::is_honest(&characters.text) {
        return Err(Problem::Broken {
            format: Format::Html,
        });
    }
    let page = Html::parse_document(&characters.text);
    if characters.is_strange() && says_western(&page) {
        characters = characters.said_to_be_western();
    }
    let mut paragraphs = Walk::through(&page, Hidden::LeftOut);
    if paragraphs.is_empty() {
        // A page that its own script would have shown.
        paragraphs = Walk::through(&page, Hidden::Taken);
    }
    Ok(paragraphs.finish(path, Format::Html, bytes, &characters)?)
}

/// What becomes of elements that the page hides.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Hidden {
    #[default]
    LeftOut,
    Taken,
}

/// Whether an element says of itself that it is not shown: menus for other screens, forms that open
/// on a click, what a word processor keeps for itself. Stylesheets are not read.
fn is_hidden(element: &Element) -> bool {
    let says = |declaration: &str| {
        let Some((name, value)) = declaration.split_once(':') else {
            return false;
        };
        let value = value.trim().split([' ', '!']).next().unwrap_or_default();
        [
            ("display", "none"),
            ("visibility", "hidden"),
            ("mso-hide", "all"),
        ]
        .iter()
        .any(|(of, hides)| {
            name.trim().eq_ignore_ascii_case(of) && value.eq_ignore_ascii_case(hides)
        })
    };
    element.attr("hidden").is_some()
        || element
            .attr("style")
            .is_some_and(|style| style.split(';').any(says))
}

/// Whether a page says that it is Windows-1252, or one of the sets that browsers read as that.
fn says_western(page: &Html) -> bool {
    let elements = page
        .tree
        .nodes()
        .filter_map(|node| node.value().as_element());
    let said = elements
        .filter(|element| element.name() == "meta")
        .find_map(|meta| match meta.attr("charset") {
            Some(charset) => Some(charset),
            None => meta
                .attr("content")?
                .split_once("charset=")
                .map(|(_, it)| it),
        });
    let said = said.unwrap_or_default();
    let name = said.split([';', ',', ' ']).next().unwrap_or_default();
    let name = name.trim_matches(['"', '\'']).to_ascii_lowercase();
    matches!(
        name.as_str(),
        "windows-1252" | "cp1252" | "iso-8859-1" | "iso8859-1" | "latin1" | "us-ascii" | "ascii"
    )
}

/// A walk through the elements of a page.
#[derive(Default)]
struct Walk {
    /// The elements that are open, the innermost last.
    open: Vec<Open>,
    /// How many of them are left out, or lie in one that is.
    left_out: usize,
    line: String,
    /// A selector for the element that the line began in.
    began: Option<String>,
    hidden: Hidden,
    paragraphs: Paragraphs,
}

/// The most elements that a selector names: what lies deeper is found by its last ones.
const STEPS: usize = 32;

/// An open element.
struct Open {
    name: String,
    /// Which child of its name it is, from 1.
    number: u32,
    /// Its id, if a selector can name it as it is.
    id: Option<String>,
    is_block: bool,
    keeps_lines: bool,
    is_cell: bool,
    /// How many children of each name it has had.
    children: BTreeMap<String, u32>,
}

impl Walk {
    /// The lines of a page.
    fn through(page: &Html, hidden: Hidden) -> Paragraphs {
        let mut walk = Walk {
            hidden,
            ..Walk::default()
        };
        for edge in page.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) => walk.open(element),
                    Node::Text(text) => walk.text(text),
                    _ => {}
                },
                Edge::Close(node) => {
                    if node.value().is_element() {
                        walk.close();
                    }
                }
            }
        }
        walk.end_line();
        walk.paragraphs
    }

    fn open(&mut self, element: &Element) {
        let name = element.name();
        let number = self.open.last_mut().map_or(1, |parent| {
            let number = parent.children.entry(name.to_owned()).or_default();
            *number += 1;
            *number
        });
        let is_block = !INLINE.contains(&name);
        let is_cell = matches!(name, "td" | "th");
        let left_out =
            LEFT_OUT.contains(&name) || self.hidden == Hidden::LeftOut && is_hidden(element);
        if self.left_out > 0 || left_out {
            self.left_out += 1;
        } else if is_block && !is_cell {
            self.end_line();
        }
        let keeps_lines = name == "pre" || self.open.last().is_some_and(|open| open.keeps_lines);
        let plain = |id: &&str| {
            id.starts_with(|c: char| c.is_ascii_alphabetic())
                && id
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        };
        self.open.push(Open {
            name: name.to_owned(),
            number,
            id: element.id().filter(plain).map(str::to_owned),
            is_block,
            keeps_lines,
            is_cell,
            children: BTreeMap::new(),
        });
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if self.left_out > 0 {
            self.left_out -= 1;
        } else if open.is_cell {
            // Cells of a row stand beside one another.
            self.line.push('\t');
        } else if open.is_block {
            self.end_line();
        }
    }

    fn text(&mut self, text: &str) {
        if self.left_out > 0 {
            return;
        }
        if self.began.is_none() && !text.trim().is_empty() {
            self.began = Some(self.selector());
        }
        if !self.open.last().is_some_and(|open| open.keeps_lines) {
            self.line.push_str(text);
            return;
        }
        for piece in text.split_inclusive('\n') {
            self.line.push_str(piece);
            if piece.ends_with('\n') {
                let began = self.began.clone();
                self.end_line();
                self.began = began;
            }
        }
    }

    fn end_line(&mut self) {
        let began = self.began.take().unwrap_or_default();
        self.paragraphs.push(&self.line, || Place::Element(began));
        self.line.clear();
    }

    /// A selector for the innermost block that is open: from the nearest element with an id on, or
    /// from the root.
    fn selector(&self) -> String {
        let inner = self.open.iter().rposition(|open| open.is_block);
        let open = &self.open[..inner.map_or(0, |at| at + 1)];
        let mut steps: Vec<String> = Vec::new();
        for open in open.iter().rev().take(STEPS) {
            if let Some(id) = &open.id {
                // Ids are seldom given twice.
                steps.push(["#", id].concat());
                break;
            }
            if matches!(open.name.as_str(), "html" | "body") {
                steps.push(open.name.clone());
                break;
            }
            steps.push(format!("{}:nth-of-type({})", open.name, open.number));
        }
        steps.reverse();
        steps.join(" > ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> Material {
        read("a.html", html.as_bytes()).unwrap()
    }

    #[test]
    fn a_line_for_each_block_and_its_element() {
        let material = page(
            "<html><body><nav><a>Trang chủ</a> <a>Tin</a></nav><div id=main><h1>Dân <b>biết</b></h1>\
             <p>Một,<br>hai</p><p>ba &amp; bốn</p><table><tr><th>Xã</th><th>Số</th></tr>\
             <tr><td>A</td><td>5</td></tr></table></div></body></html>",
        );
        assert_eq!(
            material.text,
            "Trang chủ Tin\nDân biết\nMột,\nhai\nba & bốn\nXã\tSố\nA\t5"
        );
        let element = |line| match material.places.iter().rfind(|(at, _)| *at <= line) {
            Some((_, Place::Element(selector))) => selector.as_str(),
            other => panic!("{other:?}"),
        };
        assert_eq!(element(1), "body > nav:nth-of-type(1)");
        assert_eq!(element(2), "#main > h1:nth-of-type(1)");
        assert_eq!(element(5), "#main > p:nth-of-type(2)");
    }

    #[test]
    fn the_selectors_find_the_elements() {
        let html = "<body><div><p>a</p><p>b</p></div><section><div><p>c</p></div></section>";
        let material = page(html);
        let parsed = Html::parse_document(html);
        for (line, (_, place)) in material.text.lines().zip(&material.places) {
            let Place::Element(selector) = place else {
                panic!("{place:?}")
            };
            let selector = scraper::Selector::parse(selector).unwrap();
            let found: String = parsed.select(&selector).next().unwrap().text().collect();
            assert_eq!(found, line);
        }
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        let material = page(
            "<title>x</title><script>alert('không')</script><style>p{}</style><p onclick='x()'>có</p>\
             <iframe src='http://x/'>không</iframe><noscript>không</noscript><p hidden>không</p>\
             <img src='http://x/y.png' alt='không' onerror='x()'><template><p>không</p></template>\
             <svg><text>không</text></svg><a href='javascript:x()'>liên kết</a><!-- không -->",
        );
        assert_eq!(material.text, "có\nliên kết");
    }

    #[test]
    fn what_the_page_hides_is_left_out() {
        let material = page(
            "<p>có</p><p style='color:red; DISPLAY : none !important'>không</p>\
             <div style=\"visibility:hidden\"><p>không</p></div>\
             <p>một <span style='mso-hide:all'>không</span>hai</p>\
             <p style='display:block;background:url(none)'>cũng có</p>",
        );
        assert_eq!(material.text, "có\nmột hai\ncũng có");
        // Shown by a script as soon as it runs: hidden, but all that there is.
        let waiting = page("<body style='visibility:hidden'><p>Dân biết</p></body>");
        assert_eq!(waiting.text, "Dân biết");
    }

    #[test]
    fn older_encodings_are_repaired_behind_the_markup() {
        let html = b"<html><head><meta charset=windows-1252></head><body class=noi-dung-bai-viet>\
                     <p style='font-family: .VnTime'>C\xe9ng ho\xb5 x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam</p>\
                     <p>\xa7\xe9c l\xcbp - T\xf9 do - H\xb9nh ph\xf3c</p>";
        let material = read("a.htm", html).unwrap();
        assert_eq!(
            material.text,
            "Cộng hoà xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc"
        );
        assert_eq!(material.encoding.name(), "TCVN3");
        assert_eq!(material.places.len(), 2);
    }

    #[test]
    fn pages_of_windows_1252_are_read() {
        // As word processors save them: what the set lacks is written as references.
        let body = "<p>\u{93}Ngh&#7883; quy&#7871;t v&#7873; quy ch&#7871; d\u{e2}n ch&#7911; \u{1a1}\u{94}\u{a0}</p>";
        let bytes = |head: &str| -> Vec<u8> {
            let page = [head, body].concat().replace('\u{1a1}', "&#417;");
            page.chars().map(|c| u8::try_from(c).unwrap()).collect()
        };
        let text = "“Nghị quyết về quy chế dân chủ ơ”\u{a0}";
        let meta = "<meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\">";
        for head in [meta, ""] {
            let material = read("a.html", &bytes(head)).unwrap();
            assert_eq!(material.text, text);
            assert_eq!(material.encoding.name(), "Windows-1252");
        }
        let english = b"<meta charset=ISO-8859-1><p>The caf\xe9 was \x93closed\x94.";
        assert_eq!(
            read("a.html", english).unwrap().text,
            "The café was “closed”."
        );
        // What another set is said to be is not guessed.
        let chinese = b"<meta charset=gb2312><p>\xc8\xcb\xc3\xf1\xd6\xaa\xb5\xc0";
        assert!(read("a.html", chinese).is_err());
    }

    #[test]
    fn viscii_has_letters_among_control_characters() {
        let page = b"<p>H\xdf\xbeNG D\x06N th\xf1c hi\xaen quy ch\xaa d\xe2n ch\xfc \xb7 c\xbd s\xb7 x\xe3</p>";
        let material = read("a.html", page).unwrap();
        assert_eq!(material.encoding.name(), "VISCII");
        assert!(material.text.contains("DẪN"), "{}", material.text);
        assert!(read("a.html", b"<p>one \x06 two").is_err());
        assert!(read("a.html", b"<p>caf\xe9 \x06 two").is_err());
    }

    #[test]
    fn deep_and_broken_markup_is_survived() {
        let deep = "<div><i><b>".repeat(1_000) + "sâu";
        assert_eq!(page(&deep).text, "sâu");
        assert_eq!(page("<p>một<p>hai</div></p><li>ba").text, "một\nhai\nba");
        assert!(read("a.html", b"<p> </p>").is_err());
        let bottomless = "<p><font color=red>x".repeat(10_000);
        assert_eq!(
            read("a.html", bottomless.as_bytes()),
            Err(Problem::Broken {
                format: Format::Html
            })
        );
    }
}
