//! What was pasted, taken apart: the words, and the stamp behind them.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Stamp;

/// How many bytes of words are verified; the rest of a longer text is left out.
pub const LIMIT: usize = 32 * 1024;

/// A pasted text, read as a quote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pasted {
    /// The words that are said to be quoted, without the quotation marks around all of them.
    pub words: String,
    /// Where they are said to stand, if the quote says so.
    pub stamp: Option<Stamp>,
    /// Whether there were more words than are verified.
    pub cut: bool,
}

/// Whether three dots that stand without brackets say that words were left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dots {
    /// They are printed.
    Printed,
    /// They stand for words.
    Omission,
}

impl Pasted {
    /// Reads any text.
    #[must_use]
    pub fn read(text: &str) -> Pasted {
        let text = unescaped(text);
        let found = Stamp::find(&text);
        let (before, stamp) = match found {
            Some((stamp, range)) => {
                let before = text[..range.start].trim_end_matches(['`', '>', ' ']);
                (unquoted_lines(before), Some(stamp))
            }
            None => (unquoted_lines(&text), None),
        };
        let words = match &stamp {
            Some(stamp) => stamped(&before, stamp.span.len()),
            None => own_form(before.trim()).unwrap_or(without_marks(before.trim())),
        };
        let end = words.floor_char_boundary(LIMIT);
        Pasted {
            words: words[..end].trim().to_owned(),
            stamp,
            cut: end < words.len(),
        }
    }

    /// The parts between omissions that hold a letter or a digit, as bytes of the words.
    pub(super) fn parts(&self, dots: Dots) -> Vec<Range<usize>> {
        let words = self.words.as_str();
        let mut parts = Vec::new();
        let (mut from, mut at) = (0, 0);
        while at < words.len() {
            match omission(&words[at..], dots) {
                Some(length) => {
                    parts.push(from..at);
                    at += length;
                    from = at;
                }
                None => at += words[at..].chars().next().map_or(1, char::len_utf8),
            }
        }
        parts.push(from..words.len());
        let trimmed = |part: Range<usize>| {
            let inner = &words[part.clone()];
            let start = part.start + (inner.len() - inner.trim_start().len());
            start..start + inner.trim().len()
        };
        let has_words = |part: &Range<usize>| {
            let mut chars = words[part.clone()].chars();
            chars.any(danbiet_text::letters::is_token)
        };
        parts.into_iter().map(trimmed).filter(has_words).collect()
    }
}

/// The length of an omission that a text begins with: `[…]`, `(...)`, and bare dots where they count.
fn omission(text: &str, dots: Dots) -> Option<usize> {
    let open = text.chars().next()?;
    let close = match open {
        '[' => ']',
        '(' => ')',
        '…' | '.' if dots == Dots::Omission => return ellipsis(text),
        _ => return None,
    };
    let inside = text[1..].trim_start();
    let behind = inside[ellipsis(inside)?..].trim_start();
    behind
        .starts_with(close)
        .then(|| text.len() - behind.len() + close.len_utf8())
}

/// The length of the dots that a text begins with: `…`, or three full stops with or without blanks.
fn ellipsis(text: &str) -> Option<usize> {
    if text.starts_with('…') {
        return Some('…'.len_utf8());
    }
    let mut rest = text;
    let mut count = 0;
    while let Some(behind) = rest.strip_prefix('.') {
        count += 1;
        rest = behind;
        match rest.trim_start_matches(' ') {
            next if next.starts_with('.') => rest = next,
            _ => break,
        }
    }
    (count >= 3).then(|| text.len() - rest.len())
}

/// The words before a stamp that says how many bytes they have.
fn stamped(before: &str, length: usize) -> &str {
    let before = before.trim();
    let counted = before.strip_prefix('“').and_then(|rest| {
        let words = rest.get(..length)?;
        rest[length..].starts_with('”').then_some(words)
    });
    counted
        .or_else(|| own_form(before))
        .unwrap_or_else(|| without_marks(without_source(before)))
}

/// The words of a quote in our plain form without its stamp.
fn own_form(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('“')?;
    let mut end = inside.len();
    while let Some(at) = inside[..end].rfind('”') {
        if inside[at..]["”".len()..].trim_start().starts_with("— ") {
            return Some(&inside[..at]);
        }
        end = at;
    }
    None
}

/// A text without lines at its end that say where it is from.
fn without_source(text: &str) -> &str {
    let mut text = text;
    loop {
        let last = text.lines().next_back().unwrap_or_default();
        let line = last.trim();
        let is_source = line.is_empty()
            || line.starts_with("— ")
            || (line.contains("#document/") && !line.contains(' '));
        if !is_source || text.is_empty() {
            return text;
        }
        text = text[..text.len() - last.len()].trim_end();
    }
}

/// A text without one pair of quotation marks around all of it.
fn without_marks(text: &str) -> &str {
    let pairs = [('“', '”'), ('"', '"'), ('«', '»'), ('‘', '’'), ('„', '“')];
    for (open, close) in pairs {
        let inside = text
            .strip_prefix(open)
            .and_then(|text| text.strip_suffix(close));
        // “a” and “b” is no pair around all.
        if let Some(inside) = inside.filter(|text| !text.contains([open, close])) {
            return inside.trim();
        }
    }
    text
}

/// A text without the signs that mails and Markdown put before quoted lines, where all lines have them.
fn unquoted_lines(text: &str) -> String {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    if text.trim().is_empty() || !lines.all(|line| line.trim_start().starts_with('>')) {
        return text.to_owned();
    }
    let bare: Vec<&str> = text
        .lines()
        .map(|line| line.trim_start().trim_start_matches('>'))
        .map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end())
        .collect();
    let bare = bare.join("\n");
    if bare.trim_start().starts_with('“') {
        return bare;
    }
    // Markdown: a backslash before punctuation stands for itself.
    let mut out = String::with_capacity(bare.len());
    let mut chars = bare.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                out.extend(chars.next());
            }
            _ => out.push(c),
        }
    }
    out
}

/// The text that our form of HTML shows; any other text as it is.
fn unescaped(text: &str) -> String {
    let (open, close) = ("<p>", "</p>");
    let inside = text
        .trim_start()
        .starts_with("<blockquote")
        .then(|| text.split_once(open)?.1.split_once(close))
        .flatten();
    let Some((words, rest)) = inside else {
        return text.to_owned();
    };
    let plain = |html: &str| {
        let html = html.replace("<br>\n", "\n").replace("<br>", "\n");
        let html = html.replace("&quot;", "\"").replace("&lt;", "<");
        html.replace("&gt;", ">").replace("&amp;", "&")
    };
    ["“", &plain(words), "”\n— \n", &plain(rest)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, expected: &str) {
        assert_eq!(Pasted::read(text).words, expected, "{text}");
    }

    #[test]
    fn marks_around_all_of_it_are_taken_off() {
        words("  “dân biết”\n", "dân biết");
        words("\"dân biết\"", "dân biết");
        words("«dân biết»", "dân biết");
        words("“dân biết” và “dân bàn”", "“dân biết” và “dân bàn”");
        words("“", "“");
        words("\"", "\"");
        words("", "");
    }

    #[test]
    fn lines_that_say_where_it_is_from_are_no_words() {
        words(
            "“dân biết”\n— Nhan đề, câu 3\nhttps://a.b/#document/c",
            "dân biết",
        );
        words("> “dân biết\n> dân bàn”\n> — Nhan đề", "dân biết\ndân bàn");
        words("> dân biết\n> dân bàn", "dân biết\ndân bàn");
        words("dân biết\n— dân bàn", "dân biết\n— dân bàn");
    }

    fn parts(text: &str, dots: Dots, expected: &[&str]) {
        let pasted = Pasted::read(text);
        let parts = pasted.parts(dots);
        let parts: Vec<&str> = parts.into_iter().map(|part| &pasted.words[part]).collect();
        assert_eq!(parts, expected, "{text}");
    }

    #[test]
    fn omissions_cut() {
        parts(
            "a […] b [...] c (…) d",
            Dots::Printed,
            &["a", "b", "c", "d"],
        );
        parts("a [ . . . ] b", Dots::Printed, &["a", "b"]);
        parts("[…] a […]", Dots::Printed, &["a"]);
        parts("a … b ... c", Dots::Printed, &["a … b ... c"]);
        parts("a … b ... c.", Dots::Omission, &["a", "b", "c."]);
        parts("a. b.. [x] (y)", Dots::Omission, &["a. b.. [x] (y)"]);
        parts("… – “", Dots::Printed, &[]);
        parts("(", Dots::Omission, &["("; 0]);
    }

    #[test]
    fn too_much_is_cut() {
        let pasted = Pasted::read(&"dân ".repeat(LIMIT));
        assert!(pasted.cut);
        assert!(pasted.words.len() <= LIMIT);
    }
}
