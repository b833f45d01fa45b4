//! The topic of the corpus: *quy chế dân chủ ở cơ sở*, in every way texts write it.

use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    cue::Cue,
    view::{Gap, View},
};

/// The topic in its full form.
pub const CANONICAL: &str = "quy chế dân chủ ở cơ sở";

/// A mention of the topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicTerm {
    /// The words, as far as they name the topic: `QCDC cơ sở`.
    pub span: Span,
    /// The words in one spelling, which tells the variants apart.
    pub variant: String,
}

/// How the regulation itself is called.
pub(super) const HEADS: [&str; 5] = [
    "quy chế dân chủ",
    "quy chế thực hiện dân chủ",
    "quy chế thực hành dân chủ",
    "qcdc",
    "qcdccs",
];

/// Where it holds; the longest first. `cơ ở` is a slip that newspapers make: the letter of `sở`
/// is swallowed by the word before it.
const SCOPES: [&str; 12] = [
    "ở các loại hình cơ sở",
    "ở từng loại hình cơ sở",
    "ở mỗi loại hình cơ sở",
    "trong các loại hình cơ sở",
    "tại các loại hình cơ sở",
    "các loại hình cơ sở",
    "ở cơ sở",
    "từ cơ sở",
    "tại cơ sở",
    "trong cơ sở",
    "cơ sở",
    "cơ ở",
];

/// Finds the topic.
#[inline(never)]
#[must_use]
pub fn find(view: &View<'_>) -> Vec<TopicTerm> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < view.len() {
        let named = view.has(at, Cue::Topic);
        let head = named.then(|| view.any_phrase(at, &HEADS)).flatten();
        let Some((_, head)) = head else {
            at += 1;
            continue;
        };
        let mut end = at + head;
        // A bracket that defines the short form ends the term: `quy chế dân chủ (QCDC) ở cơ sở`.
        if view.gap(end) == Gap::Blank
            && let Some((_, scope)) = view.any_phrase(end, &SCOPES)
        {
            end += scope;
        }
        let words: Vec<&str> = (at..end).map(|token| view.word(token)).collect();
        found.push(TopicTerm {
            span: view.span(at..end),
            variant: words.join(" "),
        });
        at = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::view::tests::body;

    fn check(text: &str, expected: &[&str]) {
        let lines = body(text);
        let found = find(&View::new(text, &lines, &[]));
        let found: Vec<&str> = found.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_topic_in_all_its_forms() {
        check(
            "Thực hiện Quy chế dân chủ ở cơ sở, quy chế dân chủ cơ sở và QCDC ở cơ sở.",
            &[
                "Quy chế dân chủ ở cơ sở",
                "quy chế dân chủ cơ sở",
                "QCDC ở cơ sở",
            ],
        );
        check(
            "quy chế dân chủ (QCDC) ở cơ sở",
            &["quy chế dân chủ", "QCDC"],
        );
        check(
            "quy chế dân chủ ở các loại hình cơ sở; QCDC ở xã, phường",
            &["quy chế dân chủ ở các loại hình cơ sở", "QCDC"],
        );
        check("quy chế dân chủ cơ ở có đổi mới", &["quy chế dân chủ cơ ở"]);
    }

    #[test]
    fn democracy_at_the_base_alone_is_not_the_regulation() {
        check(
            "thực hiện dân chủ ở cơ sở; quy chế đối thoại; quy chế, dân chủ",
            &[],
        );
    }
}
