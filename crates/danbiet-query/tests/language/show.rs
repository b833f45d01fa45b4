//! Trees as short text, for expectations.

use std::ops::Bound;

use danbiet_query::ast::{Expr, Joint, Node, Pattern, Query, Range, Term, What};

/// A tree: runs as `[a b]`, phrases as `"a b"`, glued terms with their sign in braces, the rest in
/// round brackets with its operator first.
pub fn show(query: &Query) -> String {
    let mut shown = query.root.as_ref().map_or("nothing".to_owned(), node);
    if let Some(level) = query.level {
        shown += &format!(" @{level:?}");
    }
    shown
}

fn node(it: &Node) -> String {
    let list = |parts: &[Node]| parts.iter().map(node).collect::<Vec<_>>().join(" ");
    match &it.expr {
        Expr::Run(run) => format!("[{}]", terms(run)),
        Expr::Phrase(phrase) if phrase.slop > 0 => {
            format!("\"{}\"~{}", terms(&phrase.terms), phrase.slop)
        }
        Expr::Phrase(phrase) => format!("\"{}\"", terms(&phrase.terms)),
        Expr::Regex(source) => format!("/{source}/"),
        Expr::Near {
            left,
            right,
            distance,
        } => format!("(near {distance} {} {})", node(left), node(right)),
        Expr::And(parts) => format!("(and {})", list(parts)),
        Expr::Or(parts) => format!("(or {})", list(parts)),
        Expr::Not(inner) => format!("(not {})", node(inner)),
        Expr::Within { zone, inner } => format!("(within {zone:?} {})", node(inner)),
        Expr::Field(field) => {
            let values: Vec<String> = field.values.iter().map(|v| value(&v.what)).collect();
            format!("({:?} {})", field.name, values.join(" "))
        }
    }
}

fn value(what: &What) -> String {
    match what {
        What::Zone(zone) => format!("{zone:?}"),
        What::Text(text) => format!("\"{}\"", terms(text)),
        What::Years(years) => range(years, u16::to_string),
        What::Numbers(numbers) => range(numbers, |n| n.value().to_string()),
        What::Dates(dates) => range(dates, |date| {
            let part = |n: Option<u16>| n.map_or("_".to_owned(), |n| n.to_string());
            let (month, day) = (date.month.map(u16::from), date.day.map(u16::from));
            format!("{}-{}-{}", part(date.year), part(month), part(day))
        }),
    }
}

fn range<T>(range: &Range<T>, one: impl Fn(&T) -> String) -> String {
    let from = match &range.from {
        Bound::Included(from) => format!("[{}", one(from)),
        Bound::Excluded(from) => format!("({}", one(from)),
        Bound::Unbounded => "(".to_owned(),
    };
    let to = match &range.to {
        Bound::Included(to) => format!("{}]", one(to)),
        Bound::Excluded(to) => format!("{})", one(to)),
        Bound::Unbounded => ")".to_owned(),
    };
    format!("{from}..{to}")
}

fn terms(terms: &[Term]) -> String {
    let mut shown = String::new();
    for (at, term) in terms.iter().enumerate() {
        match term.joint {
            Joint::Glued(sign) => shown += &format!("{{{sign}}}"),
            Joint::Apart if at > 0 => shown.push(' '),
            Joint::Apart => {}
        }
        shown += &match &term.pattern {
            Pattern::Token(text) => text.clone(),
            Pattern::Prefix(text) => format!("prefix:{text}"),
            Pattern::Wildcard(text) => format!("shape:{text}"),
            Pattern::Exact(text) => format!("exact:{text}"),
            Pattern::Typing(text) => format!("typing:{text}"),
        };
    }
    shown
}
