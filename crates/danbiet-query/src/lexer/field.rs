//! Fields: a name, a colon and values.

use crate::ast::{
    Field, FieldName, Joint, Pattern, QuerySpan, Range, Term, Value, ValueKind, What,
};
use crate::diagnostic::DiagnosticKind;
use crate::names::{self, Name};
use crate::value::{self, Read};

use super::{Lexer, Sign, ends_piece, is_blank, is_quote, named, operator, text};

impl Lexer<'_> {
    /// Reads the field whose name of `len` bytes stands at `start`. `false`, with nothing read, when
    /// the name is that of no field: then it is text.
    pub(super) fn field(&mut self, start: usize, len: usize) -> bool {
        let name = &self.query[start..start + len];
        let Some(known) = names::before_colon(name) else {
            self.unknown(start, len);
            return false;
        };
        self.at = start + len + 1;
        match known {
            Name::Within(zone) => self.push(start, Sign::Within(zone)),
            Name::Level => self.level(start),
            Name::Field(name) => {
                let name_span = QuerySpan::new(start, start + len);
                match self.values(name.takes(), name == FieldName::Unit) {
                    Ok(values) if !values.is_empty() => {
                        self.push(
                            start,
                            Sign::Field(Field {
                                name,
                                name_span,
                                values,
                            }),
                        );
                        self.one_word_only(name);
                    }
                    // What was wrong with each value is said already.
                    Ok(_) => self.push(start, Sign::Nothing),
                    Err(Empty) => {
                        self.at = start + len + 1;
                        self.pass_over(start, DiagnosticKind::EmptyField);
                    }
                }
            }
        }
        true
    }

    /// Says so when a name before a colon is no field. A colon before a blank is punctuation, and an
    /// address is no field.
    fn unknown(&mut self, start: usize, len: usize) {
        let name = &self.query[start..start + len];
        let behind = &self.query[start + len + 1..];
        if behind.starts_with("//")
            || !behind.starts_with(|c| !is_blank(c) && !matches!(c, ')' | '|'))
        {
            return;
        }
        // `cơ quan:UBND`: the name was written in two words.
        let before = self.query[..start].trim_end();
        let word = before.rfind(ends_piece).map_or(0, |at| {
            at + before[at..].chars().next().map_or(0, char::len_utf8)
        });
        let both = &self.query[word..start + len];
        let (from, suggestion) = match names::before_colon(both) {
            Some(_) if word < start => (word, names::nearest(both)),
            _ => (start, names::nearest(name)),
        };
        self.remark(
            from,
            start + len,
            DiagnosticKind::UnknownField { suggestion },
        );
    }

    fn level(&mut self, start: usize) {
        self.skip_blanks();
        let from = self.at;
        let span = self.slice(|c| ends_piece(c) && !is_quote(c));
        let text = span.of(self.query).trim_matches(is_quote);
        match names::level(text) {
            Some(level) => self.push(start, Sign::Level(level)),
            None if text.is_empty() => self.pass_over(start, DiagnosticKind::EmptyField),
            None => {
                self.remark(from, self.at, DiagnosticKind::UnknownLevel);
                self.push(start, Sign::Nothing);
            }
        }
    }

    fn values(&mut self, kind: ValueKind, unit: bool) -> Result<Vec<Value>, Empty> {
        self.skip_blanks();
        if self.peek() == Some('(') {
            return self.list(kind, unit);
        }
        let mut values = Vec::new();
        loop {
            let span = self.value_span(kind);
            if span.start == span.end {
                return if values.is_empty() {
                    Err(Empty)
                } else {
                    Ok(values)
                };
            }
            values.extend(self.value(span, kind, unit));
            let more = self
                .peek()
                .is_some_and(|c| c == '|' || c == ',' && kind == ValueKind::Zone);
            let next = self.rest().chars().nth(1);
            if !more || next.is_none_or(|c| is_blank(c) || matches!(c, '(' | ')' | '|')) {
                return Ok(values);
            }
            self.at += 1;
        }
    }

    /// `nơi:(Sóc Trăng | Hà Tĩnh)`: in brackets a value needs no quotes.
    fn list(&mut self, kind: ValueKind, unit: bool) -> Result<Vec<Value>, Empty> {
        let open = self.at;
        let end = match self.rest().find(')') {
            Some(at) => open + at,
            None => {
                self.remark(open, self.query.len(), DiagnosticKind::UnclosedBracket);
                self.query.len()
            }
        };
        let mut values = Vec::new();
        let mut empty = true;
        for span in alternatives(self.query, open + 1, end, kind) {
            if span.start < span.end {
                empty = false;
                values.extend(self.value(span, kind, unit));
            }
        }
        self.at = (end + 1).min(self.query.len());
        if empty { Err(Empty) } else { Ok(values) }
    }

    /// The stretch of the value that starts here: a quoted text or a piece.
    fn value_span(&mut self, kind: ValueKind) -> QuerySpan {
        let start = self.at;
        if self.peek().is_some_and(is_quote)
            || self.rest().starts_with('=') && self.rest()[1..].starts_with(is_quote)
        {
            let open = start + self.rest().find(is_quote).unwrap_or(0);
            self.at = open + self.query[open..].chars().next().map_or(0, char::len_utf8);
            self.slice(is_quote);
            match self.peek() {
                Some(quote) => self.at += quote.len_utf8(),
                None => self.remark(open, self.at, DiagnosticKind::UnclosedQuote),
            }
            return QuerySpan::new(start, self.at);
        }
        if !matches!(kind, ValueKind::Text | ValueKind::Zone) {
            // `> 300`: the blank behind a sign of comparison is free.
            let number = self.rest().trim_start_matches(['>', '<', '=', '≥', '≤']);
            if number.len() < self.rest().len() {
                self.at = self.query.len() - number.len();
                self.skip_blanks();
            }
        }
        self.slice(|c| ends_piece(c) || c == ',' && kind == ValueKind::Zone);
        QuerySpan::new(start, self.at)
    }

    fn value(&mut self, span: QuerySpan, kind: ValueKind, unit: bool) -> Option<Value> {
        let bare = span
            .of(self.query)
            .trim_matches(|c| is_quote(c) || is_blank(c));
        let (what, bad) = match kind {
            ValueKind::Zone => (
                names::zone(bare).map(What::Zone),
                DiagnosticKind::UnknownZone,
            ),
            ValueKind::Text => return self.text_value(span, unit),
            ValueKind::Year => (
                self.range(span, value::years(bare)).map(What::Years),
                DiagnosticKind::BadYear,
            ),
            ValueKind::Date => (
                self.range(span, value::dates(bare)).map(What::Dates),
                DiagnosticKind::BadDate,
            ),
            ValueKind::Number => {
                let number = bare.trim_end_matches('%');
                let read = value::numbers(number);
                if read.is_some() && number.len() < bare.len() {
                    self.remark(span.start, span.end, DiagnosticKind::UnitInNumber);
                }
                (
                    self.range(span, read).map(What::Numbers),
                    DiagnosticKind::BadNumber,
                )
            }
        };
        if what.is_none() {
            self.remark(span.start, span.end, bad);
        }
        what.map(|what| Value { span, what })
    }

    fn range<T>(&mut self, span: QuerySpan, read: Option<Read<T>>) -> Option<Range<T>> {
        let (range, turned) = read?;
        if turned {
            self.remark(span.start, span.end, DiagnosticKind::ReversedRange);
        }
        Some(range)
    }

    fn text_value(&mut self, span: QuerySpan, unit: bool) -> Option<Value> {
        let text = span.of(self.query);
        if unit && matches!(text.trim_matches(is_quote), "%" | "‰") {
            let term = Term {
                span,
                joint: Joint::Apart,
                pattern: Pattern::Token(text.trim_matches(is_quote).to_owned()),
            };
            let what = What::Text(vec![term]);
            return Some(Value { span, what });
        }
        let exact = text.starts_with('=') && text[1..].starts_with(is_quote);
        let (terms, mut remarks) = text::terms(self.query, span.start..span.end, exact);
        if terms.is_empty() && remarks.is_empty() {
            self.remark(span.start, span.end, DiagnosticKind::EmptyPhrase);
        }
        self.remarks.append(&mut remarks);
        let what = What::Text(terms);
        matches!(&what, What::Text(terms) if !terms.is_empty()).then_some(Value { span, what })
    }

    /// `nơi:Sóc Trăng` most likely means `nơi:"Sóc Trăng"`: says so.
    fn one_word_only(&mut self, name: FieldName) {
        let capital = |text: &str| text.starts_with(char::is_uppercase);
        let value = match self.lexemes.last() {
            Some(last) => match &last.sign {
                Sign::Field(field) => field.values[field.values.len() - 1].span,
                _ => return,
            },
            None => return,
        };
        let next = self.rest().trim_start_matches(is_blank);
        let start = self.query.len() - next.len();
        let piece = &next[..next.find(ends_piece).unwrap_or(next.len())];
        if name.takes() == ValueKind::Text
            && start > self.at
            && capital(value.of(self.query))
            && capital(piece)
            && operator(piece).is_none()
            && named(piece).is_none()
        {
            self.remark(
                value.start,
                start + piece.len(),
                DiagnosticKind::FieldTakesOneWord,
            );
        }
    }

    fn skip_blanks(&mut self) {
        self.at = self.query.len() - self.rest().trim_start_matches(is_blank).len();
    }

    /// The stretch up to where `end` holds; moves there.
    fn slice(&mut self, end: impl Fn(char) -> bool) -> QuerySpan {
        let start = self.at;
        self.at += self.rest().find(end).unwrap_or(self.rest().len());
        QuerySpan::new(start, self.at)
    }
}

/// There was no value.
struct Empty;

/// The values in a bracketed list: what stands between `|`, OR and (for zones) commas outside quotes.
fn alternatives(query: &str, start: usize, end: usize, kind: ValueKind) -> Vec<QuerySpan> {
    let mut found = Vec::new();
    let mut from = start;
    let mut add = |from: usize, to: usize| {
        let text = &query[from..to];
        let start = to - text.trim_start_matches(is_blank).len();
        found.push(QuerySpan::new(
            start,
            start + text.trim_matches(is_blank).len(),
        ));
    };
    let mut quoted = false;
    let mut after_blank = false;
    for (at, c) in query[start..end].char_indices() {
        let at = start + at;
        quoted ^= is_quote(c);
        let mut cut = (c == '|' || c == ',' && kind == ValueKind::Zone).then_some(1);
        if after_blank && c.is_uppercase() {
            let word = &query[at..end];
            let word = &word[..word.find(is_blank).unwrap_or(word.len())];
            let or = matches!(operator(word), Some((names::Word::Or, _)));
            cut = or.then_some(word.len());
        }
        after_blank = is_blank(c);
        if let Some(len) = cut.filter(|_| !quoted && at >= from) {
            add(from, at);
            from = at + len;
        }
    }
    add(from, end);
    found
}
