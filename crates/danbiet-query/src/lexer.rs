//! Cuts a query into lexemes: brackets, operators, pieces of text, phrases, fields.
//!
//! What a character means depends on where it stands only as far as the start of a piece: `-`,
//! `=`, `/` and `\` are signs there and punctuation inside (`02-NQ/TU`). Punctuation that is no
//! sign is passed over in silence, so that pasted text can be looked for as it is.

mod field;
mod text;

use crate::ast::{Field, Level, Phrase, QuerySpan, Term, ZoneName};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::names::{self, Word};

/// A part of a query as the parser sees it.
#[derive(Debug)]
pub(crate) struct Lexeme {
    pub(crate) span: QuerySpan,
    pub(crate) sign: Sign,
}

#[derive(Debug)]
pub(crate) enum Sign {
    Open,
    Close,
    Or,
    And,
    /// The word NOT.
    Not,
    /// `-` directly before what it negates.
    Minus,
    Near(u32),
    /// Unquoted text without blanks; never empty.
    Piece(Vec<Term>),
    Phrase(Phrase),
    Regex(String),
    /// `title:` and the like.
    Within(ZoneName),
    Field(Field),
    Level(Level),
    /// Something that was passed over and has its remark.
    Nothing,
}

/// Cuts a query. Nothing of it is lost but blanks, punctuation and what a remark tells of.
pub(crate) fn lex(query: &str) -> (Vec<Lexeme>, Vec<Diagnostic>) {
    let mut lexer = Lexer {
        query,
        at: 0,
        capitals: !query.chars().any(char::is_lowercase),
        lexemes: Vec::new(),
        remarks: Vec::new(),
    };
    lexer.run();
    (lexer.lexemes, lexer.remarks)
}

struct Lexer<'q> {
    query: &'q str,
    at: usize,
    /// Whether no letter of the query is lower case.
    capitals: bool,
    lexemes: Vec<Lexeme>,
    remarks: Vec<Diagnostic>,
}

impl<'q> Lexer<'q> {
    fn run(&mut self) {
        while let Some(c) = self.peek() {
            let start = self.at;
            match c {
                '(' => self.sign(1, Sign::Open),
                ')' => self.sign(1, Sign::Close),
                '|' => self.sign(if self.rest().starts_with("||") { 2 } else { 1 }, Sign::Or),
                '-' => self.dash(),
                '/' => self.slash(),
                '=' => self.exact(),
                '\\' => {
                    self.at += 1;
                    if self.peek().is_some_and(|c| !ends_piece(c)) {
                        self.text(start, false);
                    }
                }
                c if is_quote(c) => self.phrase(start, false),
                c if text::starts(c, false) => self.piece(),
                c => self.at += c.len_utf8(),
            }
        }
    }

    fn rest(&self) -> &'q str {
        &self.query[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Where the piece that starts here ends.
    fn piece_end(&self) -> usize {
        let rest = self.rest();
        self.at + rest.find(ends_piece).unwrap_or(rest.len())
    }

    fn sign(&mut self, len: usize, sign: Sign) {
        let start = self.at;
        self.at += len;
        self.push(start, sign);
    }

    fn push(&mut self, start: usize, sign: Sign) {
        let span = QuerySpan::new(start, self.at);
        self.lexemes.push(Lexeme { span, sign });
    }

    fn remark(&mut self, start: usize, end: usize, kind: DiagnosticKind) {
        let span = QuerySpan::new(start, end);
        self.remarks.push(Diagnostic { span, kind });
    }

    /// A remark on everything since `start`, which is passed over.
    fn pass_over(&mut self, start: usize, kind: DiagnosticKind) {
        self.remark(start, self.at, kind);
        self.push(start, Sign::Nothing);
    }

    /// `-a` negates, ` - ` and a line of dashes are punctuation.
    fn dash(&mut self) {
        let start = self.at;
        let before = self.query[..start].chars().next_back();
        let starts = before.is_none_or(|c| is_blank(c) || matches!(c, '(' | '|'));
        self.at += self.rest().len() - self.rest().trim_start_matches('-').len();
        let follows = self
            .peek()
            .is_some_and(|c| !is_blank(c) && !matches!(c, ')' | '|'));
        if !starts || self.at > start + 1 {
            return;
        }
        if follows {
            self.push(start, Sign::Minus);
        } else {
            self.remark(start, self.at, DiagnosticKind::StrayOperator);
        }
    }

    /// `/…/` is a regular expression, `/ ` is punctuation.
    fn slash(&mut self) {
        let start = self.at;
        self.at += 1;
        match self.peek() {
            None => return self.remark(start, self.at, DiagnosticKind::UnclosedRegex),
            Some('/') => {
                self.at += 1;
                return self.pass_over(start, DiagnosticKind::EmptyRegex);
            }
            Some(c) if is_blank(c) => return,
            Some(_) => {}
        }
        let mut source = String::new();
        let mut chars = self.rest().char_indices();
        while let Some((at, c)) = chars.next() {
            match c {
                '/' => {
                    self.at += at + 1;
                    return self.push(start, Sign::Regex(source));
                }
                '\\' => match chars.next() {
                    Some((_, '/')) => source.push('/'),
                    escaped => {
                        source.push('\\');
                        source.extend(escaped.map(|(_, c)| c));
                    }
                },
                c => source.push(c),
            }
        }
        self.remark(start, self.query.len(), DiagnosticKind::UnclosedRegex);
    }

    /// `=Ủy`, `="Ủy ban"`.
    fn exact(&mut self) {
        let start = self.at;
        self.at += 1;
        match self.peek() {
            Some(c) if is_quote(c) => self.phrase(start, true),
            Some(c) if !ends_piece(c) => self.text(start, true),
            _ => self.pass_over(start, DiagnosticKind::BareExact),
        }
    }

    /// A piece that is text, an operator or a field.
    fn piece(&mut self) {
        let start = self.at;
        let end = self.piece_end();
        let piece = &self.query[start..end];
        if let Some((word, vietnamese)) = operator(piece) {
            if !(vietnamese && self.capitals) {
                self.at = end;
                return self.operator(start, word);
            }
            self.remark(start, end, DiagnosticKind::OperatorReadAsWord);
        } else if let Some((name, _)) = named(piece)
            && self.field(start, name.len())
        {
            return;
        }
        self.text(start, false);
    }

    fn operator(&mut self, start: usize, word: Word) {
        let sign = match word {
            Word::Or => Sign::Or,
            Word::And => Sign::And,
            Word::Not => Sign::Not,
            Word::Near(Some(distance)) => Sign::Near(distance),
            Word::Near(None) => {
                self.remark(start, self.at, DiagnosticKind::BadDistance);
                Sign::Near(names::NEAR)
            }
        };
        self.push(start, sign);
    }

    /// The piece of text that starts here; its signs began at `start`.
    fn text(&mut self, start: usize, exact: bool) {
        let end = self.piece_end();
        let (mut terms, mut remarks) = text::terms(self.query, self.at..end, exact);
        self.at = end;
        if let Some(first) = terms.first_mut().filter(|_| exact) {
            first.span.start = start;
        }
        if !terms.is_empty() {
            self.push(start, Sign::Piece(terms));
        } else if exact {
            self.pass_over(start, DiagnosticKind::BareExact);
        } else if !remarks.is_empty() {
            self.push(start, Sign::Nothing);
        }
        self.remarks.append(&mut remarks);
    }

    /// The phrase whose opening quote stands here; `=` before it stands at `start`.
    fn phrase(&mut self, start: usize, exact: bool) {
        let open = self.at;
        self.at += self.peek().map_or(0, char::len_utf8);
        let inside = self.at;
        let end = match self.rest().char_indices().find(|&(_, c)| is_quote(c)) {
            Some((at, quote)) => {
                self.at += at + quote.len_utf8();
                inside + at
            }
            None => {
                self.at = self.query.len();
                self.remark(open, self.at, DiagnosticKind::UnclosedQuote);
                self.at
            }
        };
        let (terms, mut remarks) = text::terms(self.query, inside..end, exact);
        self.remarks.append(&mut remarks);
        let slop = self.slop();
        if terms.is_empty() {
            return self.pass_over(start, DiagnosticKind::EmptyPhrase);
        }
        self.push(start, Sign::Phrase(Phrase { terms, slop }));
    }

    /// `~5` behind a closing quote.
    fn slop(&mut self) -> u32 {
        let start = self.at;
        let Some(rest) = self.rest().strip_prefix('~') else {
            return 0;
        };
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let slop = rest[..digits].parse().ok();
        self.at += 1 + digits;
        if slop.is_none() {
            self.remark(start, self.at, DiagnosticKind::BadDistance);
        }
        slop.unwrap_or(0)
    }
}

/// Whether a piece would be read as an operator or a field and not as text, so that it needs a
/// backslash to be text.
pub(crate) fn needs_escape(piece: &str) -> bool {
    operator(piece).is_some() || named(piece).is_some()
}

/// The operator that a piece is, punctuation behind it left aside.
fn operator(piece: &str) -> Option<(Word, bool)> {
    names::operator(piece.trim_end_matches(|c| !text::starts(c, false)))
}

/// A piece that starts with a name and a colon, taken apart.
fn named(piece: &str) -> Option<(&str, &str)> {
    piece.split_once(':').filter(|(name, _)| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| text::is_letter(c) || matches!(c, '-' | '_'))
    })
}

/// Whether the character separates pieces like a blank.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}'
}

/// Straight, curly, low and angular double quotes are one sign.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

fn ends_piece(c: char) -> bool {
    is_blank(c) || is_quote(c) || matches!(c, '(' | ')' | '|')
}
