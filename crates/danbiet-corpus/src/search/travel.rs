//! An answer on its way from where it was found to where it is shown: as bytes.
//!
//! What can be read off the request again (the tree of the query, the remarks on how it was read) is
//! left out. Lists that can be long (hits, documents) are columns of fixed width, so that a hundred
//! thousand hits are unpacked in a millisecond or two.
//!
//! ```text
//! 0   4    length of the head     u32
//! 4   …    head                   postcard: everything that is short, and how long the lists are
//! …   14h  hits                   start u32, end u32, kind u8, unit u8, exact u32
//! …   16d  documents              number u32, score f32, hits u32, first hit u32
//! …   4a   documents without      number u32
//! …   8s   bytes of exact hits    start u32, end u32
//! ```
//!
//! Numbers are little-endian. `kind` has the level in bits 0–1, the group in 2–3, the zone in 4–7.

use danbiet_query::{Diagnostic, DiagnosticKind, QuerySpan};
use danbiet_text::Span;
use serde::{Deserialize, Serialize};

use super::{
    answer::{Answer, Counts, DocumentHits, Found, Group, Groups, Level, LevelReason},
    request::{Reading, Request, Zones},
};
use crate::{document::DocId, pack::u32_at, zone::Zone};

const HIT: usize = 14;
const DOCUMENT: usize = 16;

#[derive(Serialize, Deserialize)]
struct Head {
    reading: Reading,
    reason: LevelReason,
    counts: Counts,
    groups: Groups,
    zones: Zones,
    decoded: Option<String>,
    suggestions: Vec<String>,
    cut: Option<DocId>,
    /// Expressions that were refused: where they stand in the query, and why.
    refused: Vec<(u32, u32, String)>,
    hits: u32,
    documents: u32,
    absent: u32,
    spans: u32,
}

impl Answer {
    /// The answer as bytes, for a reader that knows what was asked.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let refused = self.diagnostics.iter().filter_map(|remark| {
            let DiagnosticKind::BadRegex { reason } = &remark.kind else {
                return None;
            };
            Some((
                remark.span.start as u32,
                remark.span.end as u32,
                reason.clone(),
            ))
        });
        let head = Head {
            reading: self.reading,
            reason: self.reason,
            counts: self.counts,
            groups: self.groups,
            zones: self.zones,
            decoded: self.decoded.clone(),
            suggestions: self.suggestions.clone(),
            cut: self.cut,
            refused: refused.collect(),
            hits: self.found.len() as u32,
            documents: self.documents.len() as u32,
            absent: self.absent.len() as u32,
            spans: self.spans.len() as u32,
        };
        // Serialising into memory has no way to fail: the types are plain.
        let head = postcard::to_allocvec(&head).unwrap_or_default();
        let lists = self.found.len() * HIT
            + self.documents.len() * DOCUMENT
            + self.absent.len() * 4
            + self.spans.len() * 8;
        let mut out = Vec::with_capacity(4 + head.len() + lists);
        let number = |out: &mut Vec<u8>, n: u32| out.extend_from_slice(&n.to_le_bytes());
        number(&mut out, head.len() as u32);
        out.extend_from_slice(&head);
        for hit in &self.found {
            number(&mut out, hit.start);
            number(&mut out, hit.end);
            out.push(hit.level as u8 | (hit.group as u8) << 2 | (hit.zone as u8) << 4);
            out.push(hit.unit);
            number(&mut out, hit.exact);
        }
        for entry in &self.documents {
            number(&mut out, entry.document.0);
            number(&mut out, entry.score.to_bits());
            number(&mut out, entry.count);
            number(&mut out, entry.first);
        }
        for id in &self.absent {
            number(&mut out, id.0);
        }
        for span in &self.spans {
            number(&mut out, span.start);
            number(&mut out, span.end);
        }
        out
    }

    /// The answer to a request, from its bytes; `None` if they are not those of an answer.
    #[must_use]
    pub fn from_bytes(request: &Request, bytes: &[u8]) -> Option<Answer> {
        let length = u32_at(bytes, 0)? as usize;
        let (head, mut rest) = bytes.get(4..)?.split_at_checked(length)?;
        let head: Head = postcard::from_bytes(head).ok()?;
        let mut list = |count: u32, width: usize| {
            let (these, others) = rest.split_at_checked((count as usize).checked_mul(width)?)?;
            rest = others;
            Some(these)
        };
        let found = list(head.hits, HIT)?.chunks_exact(HIT).map(hit);
        let found = found.collect::<Option<Vec<_>>>()?;
        let documents = list(head.documents, DOCUMENT)?.chunks_exact(DOCUMENT);
        let documents = documents.map(document).collect::<Option<Vec<_>>>()?;
        let absent = list(head.absent, 4)?.chunks_exact(4);
        let absent = absent.map(|id| u32_at(id, 0).map(DocId));
        let absent = absent.collect::<Option<Vec<_>>>()?;
        let spans = list(head.spans, 8)?.chunks_exact(8).map(|span| {
            let (start, end) = (u32_at(span, 0)?, u32_at(span, 4)?);
            (start <= end).then_some(Span { start, end })
        });
        let spans = spans.collect::<Option<Vec<_>>>()?;
        if !rest.is_empty() {
            return None;
        }
        let (query, mut diagnostics) = if request.typing {
            danbiet_query::parse_typing(&request.query)
        } else {
            danbiet_query::parse(&request.query)
        };
        let refused = head.refused.into_iter();
        diagnostics.extend(refused.map(|(start, end, reason)| Diagnostic {
            span: QuerySpan::new(start as usize, end as usize),
            kind: DiagnosticKind::BadRegex { reason },
        }));
        Some(Answer {
            query,
            diagnostics,
            reading: head.reading,
            reason: head.reason,
            counts: head.counts,
            groups: head.groups,
            documents,
            absent,
            zones: head.zones,
            decoded: head.decoded,
            suggestions: head.suggestions,
            cut: head.cut,
            unfinished: false,
            found,
            spans,
        })
    }
}

fn hit(bytes: &[u8]) -> Option<Found> {
    let kind = *bytes.get(8)?;
    Some(Found {
        start: u32_at(bytes, 0)?,
        end: u32_at(bytes, 4)?,
        level: match kind & 3 {
            0 => Level::Typed,
            1 => Level::Any,
            2 => Level::Short,
            _ => Level::Decoded,
        },
        group: match kind >> 2 & 3 {
            0 => Group::Adjacent,
            1 => Group::Sentence,
            2 => Group::Document,
            _ => Group::Some,
        },
        zone: *Zone::ALL.get(usize::from(kind >> 4))?,
        unit: *bytes.get(9)?,
        exact: u32_at(bytes, 10)?,
    })
}

fn document(bytes: &[u8]) -> Option<DocumentHits> {
    Some(DocumentHits {
        document: DocId(u32_at(bytes, 0)?),
        score: f32::from_bits(u32_at(bytes, 4)?),
        count: u32_at(bytes, 8)?,
        first: u32_at(bytes, 12)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        search::{Reach, search},
        testing,
    };

    #[test]
    fn an_answer_arrives_as_it_was_sent() {
        let corpus = testing::corpus(&[
            &["đối_thoại với nhân_dân", "dân_chủ ở cơ_sở"],
            &["giám_sát 37 cuộc đối_thoại"],
            &["không có gì"],
        ]);
        for query in [
            "",
            "đối thoại",
            "doi thoai dan",
            "/\\d+ cuộc/",
            "/(/ dân",
            "\"chưa đóng",
            "dan chuu",
            "-dân",
            "ddoois thoaij",
        ] {
            for reach in [Reach::Adjacent, Reach::Some] {
                let request = Request {
                    reach,
                    ..Request::new(query)
                };
                let sent = search(&corpus, &request).unwrap();
                let arrived = Answer::from_bytes(&request, &sent.to_bytes()).unwrap();
                assert_eq!(format!("{arrived:?}"), format!("{sent:?}"), "{query}");
            }
        }
    }

    #[test]
    fn what_is_cut_or_goes_on_is_no_answer() {
        let corpus = testing::corpus(&[&["đối_thoại với nhân_dân"]]);
        let request = Request::new("nhân dân");
        let bytes = search(&corpus, &request).unwrap().to_bytes();
        for length in 0..bytes.len() {
            assert!(Answer::from_bytes(&request, &bytes[..length]).is_none());
        }
        let longer = [&bytes[..], &[0]].concat();
        assert!(Answer::from_bytes(&request, &longer).is_none());
    }
}
