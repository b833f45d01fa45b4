//! Trees without spans, for comparing.

use danbiet_query::ast::{Expr, Field, Node, Phrase, Query, QuerySpan, Term, Value, What};

/// The same query with every span empty.
pub fn erased(query: &Query) -> Query {
    Query {
        root: query.root.as_ref().map(node),
        level: query.level,
    }
}

fn node(it: &Node) -> Node {
    let all = |parts: &[Node]| parts.iter().map(node).collect();
    let one = |inner: &Node| Box::new(node(inner));
    Node {
        span: QuerySpan::default(),
        expr: match &it.expr {
            Expr::Run(run) => Expr::Run(terms(run)),
            Expr::Phrase(phrase) => Expr::Phrase(Phrase {
                terms: terms(&phrase.terms),
                slop: phrase.slop,
            }),
            Expr::Regex(source) => Expr::Regex(source.clone()),
            Expr::Near {
                left,
                right,
                distance,
            } => Expr::Near {
                left: one(left),
                right: one(right),
                distance: *distance,
            },
            Expr::And(parts) => Expr::And(all(parts)),
            Expr::Or(parts) => Expr::Or(all(parts)),
            Expr::Not(inner) => Expr::Not(one(inner)),
            Expr::Within { zone, inner } => Expr::Within {
                zone: *zone,
                inner: one(inner),
            },
            Expr::Field(field) => Expr::Field(Field {
                name: field.name,
                name_span: QuerySpan::default(),
                values: field.values.iter().map(value).collect(),
            }),
        },
    }
}

fn terms(terms: &[Term]) -> Vec<Term> {
    let erase = |term: &Term| Term {
        span: QuerySpan::default(),
        ..term.clone()
    };
    terms.iter().map(erase).collect()
}

fn value(it: &Value) -> Value {
    Value {
        span: QuerySpan::default(),
        what: match &it.what {
            What::Text(text) => What::Text(terms(text)),
            other => other.clone(),
        },
    }
}
