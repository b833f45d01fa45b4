//! Reading never panics, spans are places of the query, and printing is the inverse of reading.

use std::ops::Bound;

use danbiet_query::ast::{
    Decimal, Expr, Field, FieldName, Joint, Level, Node, PartialDay, Pattern, Phrase, Query,
    QuerySpan, Range, Term, Value, What, ZoneName,
};
use danbiet_query::{Language, parse, parse_typing, print, restate};
use proptest::prelude::*;

use crate::erase::erased;

/// Texts near the language: its signs, its words and pieces of Vietnamese, in any order.
fn signs() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "\"",
        "“",
        "”",
        "(",
        ")",
        "|",
        "-",
        "=",
        "/",
        "\\",
        "*",
        "?",
        "~",
        "~5",
        ":",
        "..",
        ",",
        ".",
        " ",
        " ",
        " ",
        "\u{a0}",
        "\0",
        "%",
        ">",
        "OR",
        "AND",
        "NOT",
        "NEAR/5",
        "NEAR",
        "HOẶC",
        "VÀ",
        "KHÔNG",
        "GẦN/2",
        "in:",
        "title:",
        "nơi:",
        "năm:",
        "date:",
        "figure:",
        "unit:",
        "level:",
        "any",
        "cites:",
        "all",
        "body",
        "2019",
        "02-NQ/TU",
        "8,7",
        "16/5",
        "A-B",
        "a",
        "đối",
        "Ủy",
        "IN",
        "tho\u{323}",
        "\u{ad}",
        "\u{300}",
        "&",
        "'",
        "[",
        "x:",
        "%",
    ]);
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

fn check_reading(typed: &str) {
    for (query, remarks) in [parse(typed), parse_typing(typed)] {
        let inside = |span: QuerySpan| typed.get(span.start..span.end).is_some();
        for remark in &remarks {
            assert!(inside(remark.span), "{remark:?}");
            for language in [Language::Vi, Language::En] {
                assert!(!remark.message(typed, language).is_empty());
            }
        }
        for language in [Language::Vi, Language::En] {
            assert!(!restate(&query, language).is_empty());
        }
        query
            .root
            .iter()
            .for_each(|root| check_spans(root, &inside));
    }
    let (query, _) = parse(typed);
    let printed = print(&query);
    let (again, _) = parse(&printed);
    assert_eq!(erased(&again), erased(&query), "printed {printed:?}");
    assert_eq!(print(&again), printed);
}

fn check_spans(node: &Node, inside: &impl Fn(QuerySpan) -> bool) {
    assert!(inside(node.span), "{node:?}");
    let terms = |terms: &[Term]| {
        for term in terms {
            assert!(inside(term.span), "{term:?}");
            assert!(!term.pattern.text().is_empty());
        }
    };
    match &node.expr {
        Expr::Run(run) => terms(run),
        Expr::Phrase(phrase) => terms(&phrase.terms),
        Expr::Regex(source) => assert!(!source.is_empty()),
        Expr::Near { left, right, .. } => {
            check_spans(left, inside);
            check_spans(right, inside);
        }
        Expr::And(parts) | Expr::Or(parts) => {
            assert!(parts.len() > 1);
            parts.iter().for_each(|part| check_spans(part, inside));
        }
        Expr::Not(inner) | Expr::Within { inner, .. } => check_spans(inner, inside),
        Expr::Field(field) => {
            assert!(inside(field.name_span));
            assert!(!field.values.is_empty());
            for value in &field.values {
                assert!(inside(value.span));
                if let What::Text(text) = &value.what {
                    terms(text);
                }
            }
        }
    }
}

fn node(expr: Expr) -> Node {
    let span = QuerySpan::default();
    Node { span, expr }
}

fn term(joint: Joint, pattern: Pattern) -> Term {
    let span = QuerySpan::default();
    Term {
        span,
        joint,
        pattern,
    }
}

fn syllable() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "đối", "thoại", "Ủy", "dân", "OR", "VÀ", "HOẶC", "NOT", "NEAR", "in", "a", "MTTQ",
        "o\u{302}",
    ])
    .prop_map(str::to_owned)
}

fn pattern() -> impl Strategy<Value = Pattern> {
    prop_oneof![
        6 => syllable().prop_map(Pattern::Token),
        1 => syllable().prop_map(Pattern::Prefix),
        1 => (syllable(), "[?*]", syllable()).prop_map(|(a, sign, b)| Pattern::Wildcard(a + &sign + &b)),
        1 => syllable().prop_map(|text| Pattern::Wildcard(format!("*{text}"))),
        1 => syllable().prop_map(Pattern::Exact),
    ]
}

/// A term, or a number of several.
fn piece() -> impl Strategy<Value = Vec<Term>> {
    let sign = prop::sample::select(vec!['-', '/', ',', '.', ':', '\'']);
    let parts = prop::collection::vec((sign, "[0-9]{1,4}|[A-Z]{1,3}|ĐU"), 1..4);
    prop_oneof![
        3 => pattern().prop_map(|pattern| vec![term(Joint::Apart, pattern)]),
        1 => ("[0-9]{1,3}", parts).prop_map(|(first, parts)| {
            let mut terms = vec![term(Joint::Apart, Pattern::Token(first))];
            terms.extend(parts.into_iter().map(|(sign, text)| {
                term(Joint::Glued(sign), Pattern::Token(text))
            }));
            terms
        }),
    ]
}

fn terms() -> impl Strategy<Value = Vec<Term>> {
    prop::collection::vec(piece(), 1..4).prop_map(|pieces| pieces.concat())
}

fn range<T: Copy + std::fmt::Debug>(
    one: impl Strategy<Value = T>,
) -> impl Strategy<Value = Range<T>> {
    use Bound::{Excluded, Included, Unbounded};
    (one, 0..5).prop_map(|(one, kind)| {
        let (from, to) = match kind {
            0 => (Included(one), Unbounded),
            1 => (Unbounded, Included(one)),
            2 => (Excluded(one), Unbounded),
            3 => (Unbounded, Excluded(one)),
            _ => (Included(one), Included(one)),
        };
        Range { from, to }
    })
}

fn between_years() -> impl Strategy<Value = Range<u16>> {
    (1000..2000u16, 2000..3000u16).prop_map(|(from, to)| Range {
        from: Bound::Included(from),
        to: Bound::Included(to),
    })
}

fn date() -> impl Strategy<Value = PartialDay> {
    (1000..3000u16, 1..=12u8, 1..=28u8, 0..4).prop_map(|(year, month, day, parts)| PartialDay {
        year: Some(year).filter(|_| parts != 3),
        month: Some(month).filter(|_| parts != 0),
        day: Some(day).filter(|_| parts > 1),
    })
}

fn number() -> impl Strategy<Value = Decimal> {
    (any::<u32>(), 0..6u8).prop_map(|(digits, scale)| Decimal {
        digits: u64::from(digits) * 10 + u64::from(scale > 0),
        scale,
    })
}

fn field() -> impl Strategy<Value = Field> {
    let text = prop::sample::select(vec![
        FieldName::Word,
        FieldName::Place,
        FieldName::Person,
        FieldName::Org,
        FieldName::Cites,
        FieldName::Site,
        FieldName::Theme,
        FieldName::Unit,
    ]);
    let many = |name, what: BoxedStrategy<What>| (Just(name), prop::collection::vec(what, 1..3));
    prop_oneof![
        (
            text,
            prop::collection::vec(terms().prop_map(What::Text), 1..3)
        ),
        many(FieldName::In, zone().prop_map(What::Zone).boxed()),
        many(
            FieldName::Year,
            range(1000..3000u16).prop_map(What::Years).boxed()
        ),
        many(
            FieldName::Year,
            between_years().prop_map(What::Years).boxed()
        ),
        many(FieldName::Date, range(date()).prop_map(What::Dates).boxed()),
        many(
            FieldName::Figure,
            range(number()).prop_map(What::Numbers).boxed()
        ),
    ]
    .prop_map(|(name, values)| Field {
        name,
        name_span: QuerySpan::default(),
        values: values
            .into_iter()
            .map(|what| Value {
                span: QuerySpan::default(),
                what,
            })
            .collect(),
    })
}

fn zone() -> impl Strategy<Value = ZoneName> {
    prop::sample::select(vec![
        ZoneName::Title,
        ZoneName::Lead,
        ZoneName::Body,
        ZoneName::Caption,
        ZoneName::Byline,
        ZoneName::Source,
        ZoneName::Dateline,
        ZoneName::Furniture,
        ZoneName::All,
    ])
}

/// Parts that have places in the text.
fn text() -> impl Strategy<Value = Node> + Clone {
    let source = prop::sample::select(vec!["\\d+ cuộc", "a/b", "\\\\/", "(a|b)\"*", "[/]x\\."]);
    let leaf = prop_oneof![
        4 => terms().prop_map(Expr::Run),
        2 => (terms(), 0..3u32).prop_map(|(terms, slop)| Expr::Phrase(Phrase { terms, slop })),
        1 => source.prop_map(|source| Expr::Regex(source.to_owned())),
    ]
    .prop_map(node);
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone(), 0..9u32).prop_map(|(left, right, distance)| {
                Expr::Near {
                    left: Box::new(left),
                    right: Box::new(right),
                    distance,
                }
            }),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| flat(parts, true)),
            (zone(), inner).prop_map(|(zone, inner)| Expr::Within {
                zone,
                inner: Box::new(inner),
            }),
        ]
        .prop_map(node)
    })
    .boxed()
}

fn tree() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        3 => text(),
        1 => field().prop_map(|field| node(Expr::Field(field))),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| flat(parts, false)),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| flat(parts, true)),
            inner.clone().prop_map(|inner| Expr::Not(Box::new(inner))),
            (zone(), inner).prop_map(|(zone, inner)| Expr::Within {
                zone,
                inner: Box::new(inner),
            }),
        ]
        .prop_map(node)
    })
}

/// `Or` or `And`, without one of the same kind directly in it.
fn flat(parts: Vec<Node>, or: bool) -> Expr {
    let mut all = Vec::new();
    for part in parts {
        match part.expr {
            Expr::Or(inner) if or => all.extend(inner),
            Expr::And(inner) if !or => all.extend(inner),
            expr => all.push(node(expr)),
        }
    }
    if or { Expr::Or(all) } else { Expr::And(all) }
}

fn query() -> impl Strategy<Value = Query> {
    let level = prop::option::of(prop::sample::select(vec![Level::Typed, Level::Any]));
    (prop::option::of(tree()), level).prop_map(|(root, level)| Query { root, level })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_read(typed in any::<String>()) {
        check_reading(&typed);
    }

    #[test]
    fn any_signs_are_read(typed in signs()) {
        check_reading(&typed);
    }

    #[test]
    fn what_is_printed_is_read_back(query in query()) {
        let printed = print(&query);
        let (again, remarks) = parse(&printed);
        prop_assert_eq!(erased(&again), query, "printed {:?}, {:?}", printed, remarks);
    }
}
