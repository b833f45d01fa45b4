//! A matcher that looks at every token: slow, short, and written without the engine's code.

use danbiet_corpus::Document;
use danbiet_text::{fold, token};

/// A token with what a matcher has to know of it.
pub struct Token {
    pub typed: String,
    pub any: String,
    /// Bytes of the text.
    pub start: u32,
    pub end: u32,
    /// Number of the sentence, or of the line where there are no sentences.
    pub part: usize,
    /// Whether a phrase may run into it from the one before.
    pub joins: bool,
}

/// The tokens of a document whose lines are all of one zone.
pub fn tokens(document: &Document) -> Vec<Token> {
    let text = &document.text;
    let mut all: Vec<Token> = Vec::new();
    for line in &document.lines {
        let inside = line.span.of(text);
        for span in token::tokens(inside) {
            let (start, end) = (line.span.start + span.start, line.span.start + span.end);
            let sentence = document
                .sentences
                .iter()
                .position(|s| s.start <= start && end <= s.end);
            let part = sentence.unwrap_or(1_000_000 + line.number as usize);
            let joins = all.last().is_some_and(|last| {
                let gap = &text[last.end as usize..start as usize];
                !gap.contains('\n') && token::joins(gap)
            });
            let printed = &text[start as usize..end as usize];
            all.push(Token {
                typed: fold::typed(printed),
                any: fold::any(printed),
                start,
                end,
                part,
                joins,
            });
        }
    }
    all
}

/// Whether a token is this syllable at a reading.
pub fn is(token: &Token, syllable: &str, any: bool) -> bool {
    if any {
        token.any == fold::any(syllable)
    } else {
        token.typed == fold::typed(syllable)
    }
}

/// Where the syllables stand side by side: first token and first token behind.
pub fn phrase(tokens: &[Token], syllables: &[&str], any: bool) -> Vec<(usize, usize)> {
    (0..tokens.len())
        .filter(|&start| {
            let end = start + syllables.len();
            end <= tokens.len()
                && (start..end)
                    .zip(syllables)
                    .all(|(at, s)| is(&tokens[at], s, any))
                && (start + 1..end).all(|at| tokens[at].joins)
        })
        .map(|start| (start, start + syllables.len()))
        .collect()
}

/// Of some stretches those that hold no other.
pub fn shortest(mut all: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    all.sort_unstable();
    all.dedup();
    let holds = |a: &(usize, usize), b: &(usize, usize)| a != b && a.0 <= b.0 && b.1 <= a.1;
    all.iter()
        .filter(|a| !all.iter().any(|b| holds(a, b)))
        .copied()
        .collect()
}
