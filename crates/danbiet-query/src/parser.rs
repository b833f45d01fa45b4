//! Makes a tree of lexemes, by recursive descent.
//!
//! ```text
//! or    = and { ("|" | OR) and }
//! and   = unary { [AND] unary }
//! unary = (NOT | "-") unary | near
//! near  = basic { NEAR/n basic }
//! basic = "(" or ")" | zone ":" basic | phrase | regex | field | text
//! ```
//!
//! Depth is bounded ([`DEEPEST`]), so that no query overflows the stack here or in whoever walks the
//! tree.

use danbiet_text::sort;

use crate::ast::{Expr, Level, Node, Pattern, Query, QuerySpan, What};
use crate::diagnostic::{Diagnostic, DiagnosticKind};
use crate::lexer::{self, Lexeme, Sign};

/// How many brackets, NOTs, zones and NEARs may stand in one another.
pub(crate) const DEEPEST: usize = 32;

/// How many bytes of a query are read: pages of text.
const LONGEST: usize = 1 << 14;

/// Whether the query is still being typed.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Input {
    Committed,
    Typing,
}

pub(crate) fn parse(typed: &str, input: Input) -> (Query, Vec<Diagnostic>) {
    let query = &typed[..typed.floor_char_boundary(LONGEST)];
    let (mut lexemes, mut remarks) = lexer::lex(query);
    if input == Input::Typing {
        last_is_typing(query, &mut lexemes);
    }
    if query.len() < typed.len() {
        remarks.push(Diagnostic {
            span: QuerySpan::new(query.len(), typed.len()),
            kind: DiagnosticKind::TooLong,
        });
    }
    let mut parser = Parser {
        lexemes: balance(lexemes, &mut remarks).into_iter().peekable(),
        remarks,
        level: None,
        depth: 0,
        excused: false,
    };
    let root = parser.any_of();
    let query = Query {
        root,
        level: parser.level.map(|(level, _)| level),
    };
    let mut remarks = parser.remarks;
    if input == Input::Typing {
        // What touches the end is unfinished, not wrong.
        let end = typed.trim_end().len();
        remarks.retain(|remark| remark.span.end < end);
    }
    sort::by_key(&mut remarks, |remark| remark.span);
    (query, remarks)
}

/// Marks the token that the query ends with as one that is being typed. Question marks behind it may
/// still become letters of a wildcard.
fn last_is_typing(query: &str, lexemes: &mut [Lexeme]) {
    let terms = match lexemes.last_mut().map(|lexeme| &mut lexeme.sign) {
        Some(Sign::Piece(terms)) => terms,
        Some(Sign::Phrase(phrase)) => &mut phrase.terms,
        Some(Sign::Field(field)) => match field.values.last_mut().map(|value| &mut value.what) {
            Some(What::Text(terms)) => terms,
            _ => return,
        },
        _ => return,
    };
    if let Some(last) = terms.last_mut()
        && query[last.span.end..].trim_end_matches('?').is_empty()
        && let Pattern::Token(text) = &mut last.pattern
    {
        last.pattern = Pattern::Typing(std::mem::take(text));
    }
}

/// Drops closing brackets that close nothing and brackets that are too deep, and closes what is open at
/// the end.
fn balance(lexemes: Vec<Lexeme>, remarks: &mut Vec<Diagnostic>) -> Vec<Lexeme> {
    let mut balanced = Vec::with_capacity(lexemes.len());
    let mut open: Vec<QuerySpan> = Vec::new();
    let mut end = 0;
    for lexeme in lexemes {
        let span = lexeme.span;
        end = span.end;
        let kept = match lexeme.sign {
            Sign::Open => {
                open.push(span);
                open.len() <= DEEPEST
            }
            Sign::Close => {
                let kept = open.len() <= DEEPEST;
                if open.pop().is_none() {
                    let kind = DiagnosticKind::StrayBracket;
                    remarks.push(Diagnostic { span, kind });
                    continue;
                }
                kept
            }
            _ => true,
        };
        if kept {
            balanced.push(lexeme);
        } else if open.len() == DEEPEST + 1 && matches!(lexeme.sign, Sign::Open) {
            let kind = DiagnosticKind::TooDeep;
            remarks.push(Diagnostic { span, kind });
        }
    }
    // One remark, at the outermost, says it for all of them.
    if let Some(first) = open.first() {
        remarks.push(Diagnostic {
            span: QuerySpan::new(first.start, end),
            kind: DiagnosticKind::UnclosedBracket,
        });
    }
    for _ in 0..open.len().min(DEEPEST) {
        balanced.push(Lexeme {
            span: QuerySpan::new(end, end),
            sign: Sign::Close,
        });
    }
    balanced
}

struct Parser {
    lexemes: std::iter::Peekable<std::vec::IntoIter<Lexeme>>,
    remarks: Vec<Diagnostic>,
    /// The last `level:` and its place.
    level: Option<(Level, QuerySpan)>,
    depth: usize,
    /// Whether what is missing here was passed over and has its remark already.
    excused: bool,
}

impl Parser {
    fn peek(&mut self) -> Option<&Sign> {
        self.lexemes.peek().map(|lexeme| &lexeme.sign)
    }

    /// The place of the next lexeme, if it is the one that is asked for; moves behind it.
    fn accept(&mut self, is: impl Fn(&Sign) -> bool) -> Option<QuerySpan> {
        self.lexemes
            .next_if(|lexeme| is(&lexeme.sign))
            .map(|lexeme| lexeme.span)
    }

    fn remark(&mut self, span: QuerySpan, kind: DiagnosticKind) {
        self.remarks.push(Diagnostic { span, kind });
    }

    /// A remark on an operator with nothing to work on, unless that was passed over.
    fn stray(&mut self, operator: QuerySpan) {
        if !self.excused {
            self.remark(operator, DiagnosticKind::StrayOperator);
        }
    }

    fn any_of(&mut self) -> Option<Node> {
        let mut parts = Vec::new();
        // The operator before the part that is being read.
        let mut before: Option<QuerySpan> = None;
        let mut excused = false;
        loop {
            self.excused = false;
            let part = self.all_of();
            let missing = part.is_none();
            excused |= self.excused;
            if let Some(operator) = before.filter(|_| missing) {
                self.stray(operator);
            }
            parts.extend(part);
            let Some(operator) = self.accept(|sign| matches!(sign, Sign::Or)) else {
                break;
            };
            if missing && before.is_none() {
                self.stray(operator);
            }
            before = Some(operator).filter(|_| !missing || before.is_some());
        }
        self.excused = excused;
        join(parts, Join::Or)
    }

    fn all_of(&mut self) -> Option<Node> {
        let mut parts = Vec::new();
        let mut before: Option<QuerySpan> = None;
        loop {
            let span = self
                .lexemes
                .peek()
                .map(|lexeme| lexeme.span)
                .unwrap_or_default();
            match self.peek() {
                None | Some(Sign::Or | Sign::Close) => break,
                Some(&Sign::Level(level)) => {
                    self.set_level(level, span);
                    self.lexemes.next();
                }
                Some(Sign::Nothing) => {
                    self.excused = true;
                    self.lexemes.next();
                }
                Some(Sign::And) => {
                    if let Some(unmet) = before.replace(span) {
                        self.stray(unmet);
                    } else if parts.is_empty() {
                        self.stray(span);
                        before = None;
                    }
                    self.lexemes.next();
                }
                Some(Sign::Near(_)) => {
                    self.stray(span);
                    self.lexemes.next();
                }
                Some(_) => {
                    let part = self.unary();
                    if part.is_some() {
                        before = None;
                    }
                    parts.extend(part);
                }
            }
        }
        if let Some(unmet) = before {
            self.stray(unmet);
        }
        join(parts, Join::And)
    }

    fn set_level(&mut self, level: Level, span: QuerySpan) {
        if let Some((_, earlier)) = self.level.replace((level, span)) {
            self.remark(earlier, DiagnosticKind::RepeatedLevel);
        }
        self.excused = true;
    }

    fn unary(&mut self) -> Option<Node> {
        let minus = matches!(self.peek(), Some(Sign::Minus));
        let Some(sign) = self.accept(|sign| matches!(sign, Sign::Not | Sign::Minus)) else {
            return self.near(Extent::Run);
        };
        if self.depth == DEEPEST {
            self.remark(sign, DiagnosticKind::TooDeep);
            while self
                .accept(|sign| matches!(sign, Sign::Not | Sign::Minus))
                .is_some()
            {}
            return self.near(Extent::Run);
        }
        self.depth += 1;
        let operand = if matches!(self.peek(), Some(Sign::Not | Sign::Minus)) {
            self.unary()
        } else {
            self.near(if minus { Extent::Piece } else { Extent::Run })
        };
        self.depth -= 1;
        let Some(operand) = operand else {
            self.stray(sign);
            return None;
        };
        if minus {
            self.minus_takes_one_word(&operand);
        }
        Some(Node {
            span: sign.cover(operand.span),
            expr: Expr::Not(Box::new(operand)),
        })
    }

    /// `-đối thoại` most likely means `-"đối thoại"`: says so.
    fn minus_takes_one_word(&mut self, operand: &Node) {
        let syllable = |terms: &[crate::ast::Term]| {
            terms.len() == 1 && terms[0].pattern.text().contains(char::is_lowercase)
        };
        if let Expr::Run(terms) = &operand.expr
            && syllable(terms)
            && let Some(Lexeme {
                span,
                sign: Sign::Piece(next),
            }) = self.lexemes.peek()
            && syllable(next)
        {
            let span = operand.span.cover(*span);
            self.remark(span, DiagnosticKind::MinusTakesOneWord);
        }
    }

    fn near(&mut self, extent: Extent) -> Option<Node> {
        let mut left = self.basic(extent)?;
        let mut chain = 0;
        while let Some(&Sign::Near(distance)) = self.peek() {
            let operator = self.accept(|_| true).unwrap_or_default();
            self.excused = false;
            let Some(right) = self.basic(Extent::Run) else {
                self.stray(operator);
                continue;
            };
            let span = left.span.cover(right.span);
            chain += 1;
            let text = is_text(&left) && is_text(&right);
            let expr = if text && chain + self.depth <= DEEPEST {
                Expr::Near {
                    left: Box::new(left),
                    right: Box::new(right),
                    distance,
                }
            } else {
                let kind = if text {
                    DiagnosticKind::TooDeep
                } else {
                    DiagnosticKind::NearNeedsText
                };
                self.remark(operator, kind);
                left = join(vec![left, right], Join::And)?;
                continue;
            };
            left = Node { span, expr };
        }
        Some(left)
    }

    fn basic(&mut self, extent: Extent) -> Option<Node> {
        match self.peek()? {
            Sign::Open => self.group(),
            Sign::Within(_) => self.within(),
            Sign::Piece(_) => self.run(extent),
            Sign::Phrase(_) | Sign::Regex(_) | Sign::Field(_) => {
                let Lexeme { span, sign } = self.lexemes.next()?;
                let expr = match sign {
                    Sign::Phrase(phrase) => Expr::Phrase(phrase),
                    Sign::Regex(source) => Expr::Regex(source),
                    Sign::Field(field) => Expr::Field(field),
                    _ => return None,
                };
                Some(Node { span, expr })
            }
            Sign::Nothing => {
                self.excused = true;
                self.lexemes.next();
                None
            }
            _ => None,
        }
    }

    fn group(&mut self) -> Option<Node> {
        let open = self.accept(|_| true)?;
        // Brackets alone are never deeper than balance() leaves them.
        let inner = self.any_of();
        let close = self
            .accept(|sign| matches!(sign, Sign::Close))
            .unwrap_or(open);
        let span = open.cover(close);
        if inner.is_none() && !self.excused {
            self.remark(span, DiagnosticKind::EmptyGroup);
            self.excused = true;
        }
        inner.map(|inner| Node { span, ..inner })
    }

    fn within(&mut self) -> Option<Node> {
        let Lexeme {
            span,
            sign: Sign::Within(zone),
        } = self.lexemes.next()?
        else {
            return None;
        };
        if self.depth == DEEPEST {
            self.remark(span, DiagnosticKind::TooDeep);
            while self
                .accept(|sign| matches!(sign, Sign::Within(_)))
                .is_some()
            {}
            return self.basic(Extent::Piece);
        }
        self.depth += 1;
        self.excused = false;
        let inner = self.basic(Extent::Piece);
        self.depth -= 1;
        let Some(inner) = inner else {
            if !self.excused {
                self.remark(span, DiagnosticKind::EmptyField);
                self.excused = true;
            }
            return None;
        };
        Some(Node {
            span: span.cover(inner.span),
            expr: Expr::Within {
                zone,
                inner: Box::new(inner),
            },
        })
    }

    fn run(&mut self, extent: Extent) -> Option<Node> {
        let mut span: Option<QuerySpan> = None;
        let mut terms = Vec::new();
        while let Some(Sign::Piece(_)) = self.peek() {
            let Some(Lexeme {
                span: place,
                sign: Sign::Piece(mut piece),
            }) = self.lexemes.next()
            else {
                break;
            };
            span = Some(span.map_or(place, |span| span.cover(place)));
            terms.append(&mut piece);
            if extent == Extent::Piece {
                break;
            }
        }
        let expr = Expr::Run(terms);
        span.map(|span| Node { span, expr })
    }
}

/// How much text an operator takes.
#[derive(Clone, Copy, PartialEq)]
enum Extent {
    /// What stands without a blank.
    Piece,
    /// Everything up to the next sign.
    Run,
}

#[derive(Clone, Copy, PartialEq)]
enum Join {
    And,
    Or,
}

/// One node of the parts; parts that are joined in the same way become parts of it.
fn join(parts: Vec<Node>, by: Join) -> Option<Node> {
    let mut flat: Vec<Node> = Vec::with_capacity(parts.len());
    let mut span: Option<QuerySpan> = None;
    for part in parts {
        span = Some(span.map_or(part.span, |span| span.cover(part.span)));
        match part.expr {
            Expr::And(inner) if by == Join::And => flat.extend(inner),
            Expr::Or(inner) if by == Join::Or => flat.extend(inner),
            _ => flat.push(part),
        }
    }
    if flat.len() < 2 {
        return flat.pop();
    }
    let expr = match by {
        Join::And => Expr::And(flat),
        Join::Or => Expr::Or(flat),
    };
    span.map(|span| Node { span, expr })
}

/// Whether the node has places in the text, so that something can be near it.
pub(crate) fn is_text(node: &Node) -> bool {
    match &node.expr {
        Expr::Run(_) | Expr::Phrase(_) | Expr::Regex(_) | Expr::Near { .. } => true,
        Expr::Or(parts) => parts.iter().all(is_text),
        Expr::Within { inner, .. } => is_text(inner),
        Expr::And(_) | Expr::Not(_) | Expr::Field(_) => false,
    }
}
