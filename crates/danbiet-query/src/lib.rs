//! The query language: what a person types, read without ever failing.
//!
//! [`parse`] makes a tree ([`ast`]) whose parts know their places in the query, and remarks
//! ([`Diagnostic`]) on everything that had to be read leniently. [`print()`] writes a tree as a query
//! again; [`restate()`] says in Vietnamese or English what was understood, and
//! [`Diagnostic::message`] what was wrong. What the tree means (levels, words, groups) is the
//! planner's business; [`level`] and [`text_terms`] are what it asks here.
//!
//! ```
//! use danbiet_query::{Language, parse, restate};
//!
//! let typed = "“quy chế dân chủ” -MTTQ năm:2019..2022 (giám";
//! let (query, remarks) = parse(typed);
//! assert_eq!(
//!     restate(&query, Language::En),
//!     "the phrase “quy chế dân chủ” and “giám”, in the article, year 2019 to 2022, without “MTTQ”"
//! );
//! assert_eq!(remarks[0].span.of(typed), "(giám");
//! assert_eq!(
//!     remarks[0].message(typed, Language::En),
//!     "The bracket “(giám” is never closed; it was read to the end. Put a ) behind the group."
//! );
//! ```
//!
//! # Grammar
//!
//! ```text
//! query    = or
//! or       = and { ( "|" | "OR" | "HOẶC" ) and }
//! and      = unary { [ "AND" | "VÀ" ] unary }
//! unary    = ( "NOT" | "KHÔNG" ) unary | "-" unary | near
//! near     = basic { ( "NEAR" [ "/" number ] | "GẦN/" number ) basic }
//! basic    = "(" or ")" | zone ":" basic | phrase | regex | field | level | run
//!
//! run      = piece { piece }                      (* NOT and "-" differ: see below *)
//! piece    = [ "=" | "\" ] token { sign token }   (* no blank inside *)
//! phrase   = [ "=" ] quote { [ "=" ] token } quote [ "~" number ]
//! token    = one or more letters, digits, "*", "?"
//! regex    = "/" expression "/"                   (* "\/" for a slash in it *)
//!
//! field    = name ":" ( value { "|" value } | "(" value { ( "|" | "OR" ) value } ")" )
//! value    = zone | text | range                  (* as the name asks *)
//! text     = piece | phrase                       (* in brackets: anything up to the next "|" *)
//! range    = one | one ".." [ one ] | ".." one | ( ">" | ">=" | "<" | "<=" ) one
//! one      = number | year | date
//! level    = "level:" ( "typed" | "any" )
//! quote    = straight, curly, low or angular double quotes
//! ```
//!
//! # What stands for what
//!
//! | written | read as |
//! |---|---|
//! | `đối thoại` | a run: the planner cuts it into words |
//! | `"đối thoại"`, `“đối thoại”` | a phrase: adjacent, in order |
//! | `"a b"~5` | in order, at most 5 tokens between |
//! | `a NEAR/5 b`, `a GẦN/5 b` | either order, at most 5 tokens between; `NEAR` alone is `NEAR/10` |
//! | `a \| b`, `a OR b`, `a HOẶC b` | either |
//! | `-a`, `NOT a`, `KHÔNG a` | without |
//! | `a (b \| c)` | grouping |
//! | `giám*`, `th?nh`, `ngh*m` | start of a token; one letter; any letters |
//! | `=Ủy`, `="Ủy ban"` | exactly these characters |
//! | `/\d+ cuộc/` | regular expression |
//! | `02-NQ/TU`, `12/5/2017`, `8,7`, `CB-CC-VC` | one piece whose tokens are adjacent |
//! | `\OR` | the word OR, no operator |
//! | `word:thoại`, `từ:"đối thoại"` | where these syllables are whole words and no part of a longer one |
//! | `từ:thực_hiện+quy_chế` | these words: `_` stands inside a word, `+` between two, a blank leaves it open |
//! | `in:title`, `vùng:tiêu-đề` | zones: `title lead body caption byline source dateline furniture all` |
//! | `title:Long`, `tiêu-đề:(a \| b)` | the same for one part of the query |
//! | `place: person: org: cites: site: theme: unit:` | `nơi: người: cơ-quan: văn-bản: trang: chủ-đề: đơn-vị:` with a text |
//! | `year:2019..2022`, `date:5/2022`, `figure:>8,7` | `năm: ngày: số-liệu:` with a value or a range |
//! | `level:any`, `mức:đúng-dấu` | how marks count, for the whole query |
//!
//! Rules that a grammar does not say:
//!
//! * Operators are written in capitals. VÀ, HOẶC and KHÔNG are words where the whole query is in
//!   capitals, since headlines are; GẦN is an operator only with its distance.
//! * `-` and a zone's name take one piece or what is in quotes or brackets; NOT takes the run.
//! * `-`, `=`, `/` and `\` are signs at the start of a piece only; `-` also needs a blank or a bracket before
//!   it. `?` at the end of a piece is punctuation, since people ask questions.
//! * A piece is glued (its tokens stay adjacent whatever the planner does) if it holds a digit or is
//!   all capitals, and so is what `_` or `+` joins; `Thừa Thiên-Huế` is three syllables of a run.
//! * Names of fields are understood in both languages, with their marks or without any.
//! * Numbers are written as in Vietnamese: `1.281` is a thousand, `8,7` has a decimal.
//! * Other punctuation is passed over, so that pasted text can be looked for.
//!
//! ```
//! use danbiet_query::{parse, print};
//!
//! let same = |a: &str, b: &str| assert_eq!(print(&parse(a).0), b);
//! same("a HOẶC b c", "a | b c");
//! same("nơi:(Sóc Trăng | Huế)  KHÔNG mặt trận", "place:\"Sóc Trăng\"|Huế -(mặt trận)");
//! same("ĐẢNG VÀ NHÂN DÂN", "ĐẢNG \\VÀ NHÂN DÂN");
//! same("vùng:tiêu-đề số-liệu:>=1.281 dân?", "in:title figure:1281.. dân");
//! same("Thừa Thiên-Huế, 02/NQ-TU.", "Thừa Thiên Huế 02/NQ-TU");
//! ```

pub mod ast;
pub mod diagnostic;

mod facts;
mod lexer;
mod message;
mod names;
mod parser;
mod print;
mod restate;
mod value;

pub use ast::{Expr, Level, Node, Query, QuerySpan};
pub use diagnostic::{Diagnostic, DiagnosticKind};
pub use facts::{has_marked_text_term, level, text_terms, typing};
pub use print::print;
pub use restate::restate;

/// The languages of the interface: restatements and remarks are worded in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

/// Reads a query that is committed: every token is a whole token.
#[must_use]
pub fn parse(query: &str) -> (Query, Vec<Diagnostic>) {
    parser::parse(query, parser::Input::Committed)
}

/// Reads a query while it is being typed: a last token that nothing follows is
/// [`ast::Pattern::Typing`], and what is merely unfinished at the end gives no remark.
#[must_use]
pub fn parse_typing(query: &str) -> (Query, Vec<Diagnostic>) {
    parser::parse(query, parser::Input::Typing)
}
