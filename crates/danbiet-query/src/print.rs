//! Writes a tree as a query again, in one form: English names, straight quotes, single blanks.

use std::ops::Bound;

use crate::ast::{
    Decimal, Expr, Field, Joint, Node, PartialDay, Pattern, Phrase, Query, Range, Term, Value, What,
};
use crate::{lexer, names};

/// The query as text; [`crate::parse`] makes the same tree of it, up to spans.
///
/// ```
/// let (query, _) = danbiet_query::parse("nơi:“Sóc Trăng”   đối thoại HOẶC -MTTQ");
/// assert_eq!(danbiet_query::print(&query), r#"place:"Sóc Trăng" đối thoại | -MTTQ"#);
/// ```
#[must_use]
pub fn print(query: &Query) -> String {
    let mut out = String::new();
    if let Some(root) = &query.root {
        node(root, &mut out);
    }
    if let Some(level) = query.level {
        // `level:` belongs to no part; behind an `|` it would stand as if it did.
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str("level:");
        out.push_str(names::of_level(level));
    }
    out
}

fn node(it: &Node, out: &mut String) {
    match &it.expr {
        Expr::Run(terms) => pieces(terms, Place::Run, out),
        Expr::Phrase(phrase) => quoted(phrase, out),
        Expr::Regex(source) => regex(source, out),
        Expr::Near {
            left,
            right,
            distance,
        } => {
            let brackets = matches!(left.expr, Expr::Or(_));
            bracketed(left, brackets, out);
            out.push_str(" NEAR/");
            out.push_str(&distance.to_string());
            out.push(' ');
            let brackets = matches!(right.expr, Expr::Or(_) | Expr::Near { .. });
            bracketed(right, brackets, out);
        }
        Expr::And(parts) => {
            for (at, part) in parts.iter().enumerate() {
                if at > 0 {
                    let run_on = ends_with_run(&parts[at - 1]) && starts_with_run(part);
                    out.push_str(if run_on { " AND " } else { " " });
                }
                bracketed(part, matches!(part.expr, Expr::Or(_)), out);
            }
        }
        Expr::Or(parts) => {
            for (at, part) in parts.iter().enumerate() {
                if at > 0 {
                    out.push_str(" | ");
                }
                node(part, out);
            }
        }
        Expr::Not(inner) => {
            out.push('-');
            bracketed(inner, !is_tight(inner), out);
        }
        Expr::Within { zone, inner } => {
            out.push_str(names::of_zone(*zone));
            out.push(':');
            bracketed(inner, !is_tight(inner), out);
        }
        Expr::Field(inner) => field(inner, out),
    }
}

fn bracketed(it: &Node, brackets: bool, out: &mut String) {
    if brackets {
        out.push('(');
    }
    node(it, out);
    if brackets {
        out.push(')');
    }
}

/// Whether a sign directly before the node works on all of it.
fn is_tight(it: &Node) -> bool {
    match &it.expr {
        Expr::Run(terms) => is_one_piece(terms),
        Expr::Phrase(_) | Expr::Regex(_) | Expr::Field(_) | Expr::Within { .. } => true,
        Expr::Near { .. } | Expr::And(_) | Expr::Or(_) | Expr::Not(_) => false,
    }
}

/// Whether text directly behind the printed node would become part of it.
fn ends_with_run(it: &Node) -> bool {
    match &it.expr {
        Expr::Run(_) => true,
        Expr::Near { right, .. } => ends_with_run(right),
        _ => false,
    }
}

fn starts_with_run(it: &Node) -> bool {
    match &it.expr {
        Expr::Run(_) => true,
        Expr::Near { left, .. } => starts_with_run(left),
        _ => false,
    }
}

fn is_one_piece(terms: &[Term]) -> bool {
    terms.iter().skip(1).all(|term| term.joint != Joint::Apart)
}

/// Where terms are printed: what must be escaped depends on it.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Run,
    Quotes,
}

fn pieces(terms: &[Term], place: Place, out: &mut String) {
    let mut from = 0;
    while from < terms.len() {
        let more = terms[from + 1..]
            .iter()
            .take_while(|term| term.joint != Joint::Apart);
        let to = from + 1 + more.count();
        if from > 0 {
            out.push(' ');
        }
        let mut text = String::new();
        piece(&terms[from..to], &mut text);
        if place == Place::Run && lexer::needs_escape(&text) {
            out.push('\\');
        }
        out.push_str(&text);
        from = to;
    }
}

/// Terms without a blank between them.
fn piece(terms: &[Term], out: &mut String) {
    for (at, term) in terms.iter().enumerate() {
        if let Joint::Glued(sign) = term.joint {
            out.push(sign);
        }
        // One sign makes the whole piece exact.
        if at == 0 && matches!(term.pattern, Pattern::Exact(_)) {
            out.push('=');
        }
        out.push_str(term.pattern.text());
        if let Pattern::Prefix(_) = term.pattern {
            out.push('*');
        }
    }
}

fn quoted(phrase: &Phrase, out: &mut String) {
    out.push('"');
    pieces(&phrase.terms, Place::Quotes, out);
    out.push('"');
    if phrase.slop > 0 {
        out.push('~');
        out.push_str(&phrase.slop.to_string());
    }
}

fn regex(source: &str, out: &mut String) {
    out.push('/');
    let mut chars = source.chars();
    while let Some(c) = chars.next() {
        match c {
            '/' => out.push_str("\\/"),
            '\\' => {
                out.push('\\');
                out.extend(chars.next());
            }
            c => out.push(c),
        }
    }
    out.push('/');
}

fn field(field: &Field, out: &mut String) {
    out.push_str(names::of_field(field.name));
    out.push(':');
    for (at, Value { what, .. }) in field.values.iter().enumerate() {
        if at > 0 {
            out.push('|');
        }
        match what {
            What::Zone(zone) => out.push_str(names::of_zone(*zone)),
            What::Text(terms) if is_one_piece(terms) => pieces(terms, Place::Quotes, out),
            What::Text(terms) => {
                out.push('"');
                pieces(terms, Place::Quotes, out);
                out.push('"');
            }
            What::Years(years) => range(years, |year, out| out.push_str(&year.to_string()), out),
            What::Dates(dates) => range(dates, day, out),
            What::Numbers(numbers) => range(numbers, decimal, out),
        }
    }
}

fn range<T: Copy + PartialEq>(range: &Range<T>, one: impl Fn(T, &mut String), out: &mut String) {
    match (range.from, range.to) {
        (Bound::Excluded(from), _) => {
            out.push('>');
            one(from, out);
        }
        (_, Bound::Excluded(to)) => {
            out.push('<');
            one(to, out);
        }
        (Bound::Included(from), Bound::Included(to)) if from == to => one(from, out),
        (from, to) => {
            if let Bound::Included(from) = from {
                one(from, out);
            }
            out.push_str("..");
            if let Bound::Included(to) = to {
                one(to, out);
            }
        }
    }
}

/// A date in the order of Vietnamese: `16/5/2022`.
pub(crate) fn day(date: PartialDay, out: &mut String) {
    let parts = [
        date.day.map(u16::from),
        date.month.map(u16::from),
        date.year,
    ];
    for (at, part) in parts.into_iter().flatten().enumerate() {
        if at > 0 {
            out.push('/');
        }
        out.push_str(&part.to_string());
    }
}

/// A number with a comma before its decimals.
pub(crate) fn decimal(number: Decimal, out: &mut String) {
    let digits = number.digits.to_string();
    let scale = usize::from(number.scale);
    if scale == 0 {
        out.push_str(&digits);
        return;
    }
    let whole = digits.len().saturating_sub(scale);
    out.push_str(if whole == 0 { "0" } else { &digits[..whole] });
    out.push(',');
    for _ in digits.len()..scale {
        out.push('0');
    }
    out.push_str(&digits[whole..]);
}
