//! A quote as a reader carries it elsewhere.

use danbiet_query::Language;

use super::Quote;
use crate::{cite, export::markup, zone::Zone};

/// What a quote is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Lines of plain text.
    Plain,
    /// Markdown, a block quote.
    Markdown,
    /// HTML, a `blockquote`.
    Html,
}

impl Form {
    /// All forms, in the order in which they are offered.
    pub const ALL: [Form; 3] = [Form::Plain, Form::Markdown, Form::Html];

    /// The name on the command line and in the page.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Form::Plain => "plain",
            Form::Markdown => "markdown",
            Form::Html => "html",
        }
    }
}

impl Quote {
    /// The quote in a form, worded in a language. The words themselves are never changed; in Markdown
    /// and HTML they are escaped.
    #[must_use]
    pub fn write(&self, form: Form, language: Language) -> String {
        let stamp = self.stamp.to_string();
        match form {
            Form::Plain => {
                let mut out = ["“", &self.words, "”\n— ", &self.source(language)].concat();
                for line in [&self.link, &stamp] {
                    if !line.is_empty() {
                        out.push('\n');
                        out.push_str(line);
                    }
                }
                out.push('\n');
                out
            }
            Form::Markdown => {
                let mut source = markdown(&self.source(language));
                if !self.link.is_empty() {
                    source = ["[", &source, "](<", &address(&self.link), ">)"].concat();
                }
                let mut out = String::new();
                let words = markdown(&self.words);
                // A single line end is a blank in Markdown; two blanks before it keep it.
                for line in words.lines() {
                    out.push_str("> ");
                    out.push_str(line.trim_end());
                    out.push_str("  \n");
                }
                out.push_str(">\n> — ");
                out.push_str(&source);
                out.push_str("  \n> `");
                out.push_str(&stamp);
                out.push_str("`\n");
                out
            }
            Form::Html => {
                let source = markup(&self.source(language));
                let (mut cited, mut named) = (String::new(), source.clone());
                if !self.link.is_empty() {
                    let link = markup(&self.link);
                    cited = [" cite=\"", &link, "\""].concat();
                    named = ["<a href=\"", &link, "\">", &source, "</a>"].concat();
                }
                let words = markup(&self.words).replace('\n', "<br>\n");
                [
                    "<blockquote lang=\"vi\"",
                    &cited,
                    ">\n<p>",
                    &words,
                    "</p>\n<footer>— ",
                    &named,
                    "<br>\n<small>",
                    &markup(&stamp),
                    "</small></footer>\n</blockquote>\n",
                ]
                .concat()
            }
        }
    }

    /// Title, publisher, date, place in the text, on one line.
    fn source(&self, language: Language) -> String {
        let mut parts = vec![match &self.title {
            Some(title) => one_line(title),
            None => self.stamp.document.clone(),
        }];
        parts.extend(self.publisher.as_ref().map(cite::bracketed));
        parts.extend(self.date.as_ref().map(|date| date.written(language)));
        parts.extend(self.sentence.map(|number| {
            let name = match language {
                Language::Vi => "câu ",
                Language::En => "sentence ",
            };
            [name, &number.to_string()].concat()
        }));
        parts.extend(self.zone.map(|zone| zone_name(zone, language).to_owned()));
        parts.extend(self.origin.as_ref().map(|(file, place)| {
            let file = one_line(file);
            [&place.written(language), " (", &file, ")"].concat()
        }));
        parts.join(", ")
    }
}

/// What a part of a document is called in a language.
const fn zone_name(zone: Zone, language: Language) -> &'static str {
    let (vi, en) = match zone {
        Zone::Title => ("nhan đề", "title"),
        Zone::Lead => ("sapo", "lead"),
        Zone::Body => ("thân bài", "body"),
        Zone::Caption => ("chú thích ảnh", "caption"),
        Zone::Byline => ("tên tác giả", "byline"),
        Zone::Source => ("nguồn", "source"),
        Zone::Dateline => ("nơi, ngày", "dateline"),
        Zone::RepeatedTitle => ("nhan đề lặp lại", "repeated title"),
        Zone::Boilerplate => ("khung trang", "page furniture"),
    };
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

/// A text with its white space as single blanks.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in which nothing is markup for Markdown (CommonMark: any ASCII punctuation may be escaped).
fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut line_start = true;
    for c in text.chars() {
        let digit_list = line_start && matches!(c, '+' | '-' | '=');
        if digit_list
            || matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$'
            )
        {
            out.push('\\');
        }
        // `1.` and `1)` at the start of a line begin a list.
        let ends_number = matches!(c, '.' | ')')
            && out
                .rsplit('\n')
                .next()
                .is_some_and(|line| !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()));
        if ends_number {
            out.push('\\');
        }
        out.push(c);
        line_start = c == '\n' || (line_start && c.is_whitespace());
    }
    out
}

/// An address as CommonMark takes it between `<` and `>`.
fn address(link: &str) -> String {
    let mut out = String::with_capacity(link.len());
    for c in link.chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
