//! Where a correction belongs in a text.

use danbiet_text::Span;

use super::{Change, Layer, MentionCorrection, Reason};

/// How many characters of what stands around a mention are quoted.
const AROUND: usize = 24;

/// A correction of the mention at a place of a document: quotes it with what stands around it.
#[must_use]
pub fn at(id: &str, text: &str, layer: Layer, span: Span, change: Change) -> MentionCorrection {
    let (before, rest) = text.split_at(span.start as usize);
    let (quote, after) = rest.split_at(span.range().len());
    let from = before.char_indices().rev().take(AROUND).last();
    let until = after.char_indices().nth(AROUND);
    MentionCorrection {
        document: id.to_owned(),
        layer,
        quote: quote.to_owned(),
        before: before[from.map_or(before.len(), |(at, _)| at)..].to_owned(),
        after: after[..until.map_or(after.len(), |(at, _)| at)].to_owned(),
        start: span.start,
        change,
        note: None,
    }
}

/// The place that a correction means.
pub fn find(text: &str, correction: &MentionCorrection) -> Result<Span, Reason> {
    let (quote, before, after) = (&correction.quote, &correction.before, &correction.after);
    if quote.is_empty() {
        return Err(Reason::NoQuote);
    }
    let mut found: Option<usize> = None;
    let mut several = false;
    for (start, _) in text.match_indices(quote.as_str()) {
        let behind = &text[start + quote.len()..];
        if !(text[..start].ends_with(before.as_str()) && behind.starts_with(after.as_str())) {
            continue;
        }
        if start == correction.start as usize {
            return Ok(Span::new(start, start + quote.len()));
        }
        several |= found.is_some();
        found = found.or(Some(start));
    }
    match found {
        Some(_) if several => Err(Reason::SeveralQuotes),
        Some(start) => Ok(Span::new(start, start + quote.len())),
        None => Err(Reason::NoQuote),
    }
}
