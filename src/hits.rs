//! The one order of all hits: documents as the answer lists them, hits from a document's beginning
//! to its end.

use danbiet_corpus::{document::DocId, search::Answer};

use crate::keys::Step;

/// How many hits each document of an answer has, in the order of the answer.
pub type Order = Vec<(DocId, u32)>;

/// The order of an answer.
#[must_use]
pub fn order(answer: &Answer) -> Order {
    let documents = answer.documents.iter();
    documents.map(|d| (d.document, d.count)).collect()
}

/// The place of a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its document.
    pub document: DocId,
    /// Its number in the document, from 1.
    pub number: u32,
}

/// The hit after or before a place, through all documents and round the ends. The place may be a
/// document without a hit chosen, which lies before its first hit. Away from all of them: the first
/// hit, or the last.
#[must_use]
pub fn neighbour(
    order: &[(DocId, u32)],
    here: Option<(DocId, Option<u32>)>,
    step: Step,
) -> Option<Place> {
    let total = total(order);
    if total == 0 {
        return None;
    }
    let here = here.and_then(|(document, number)| {
        let before = before(order, document)?;
        let count = count(order, document)?;
        Some((before, number.filter(|&n| n <= count)))
    });
    let next = match (here, step) {
        (None, Step::Next) => 0,
        (None, Step::Previous) => total - 1,
        (Some((before, number)), Step::Next) => (before + number.unwrap_or(0) as usize) % total,
        (Some((before, number)), Step::Previous) => {
            (before + number.unwrap_or(1) as usize + total - 2) % total
        }
    };
    place(order, next)
}

/// How many hits there are.
#[must_use]
pub fn total(order: &[(DocId, u32)]) -> usize {
    order.iter().map(|&(_, count)| count as usize).sum()
}

/// How many hits a document has, if it is in the answer.
#[must_use]
pub fn count(order: &[(DocId, u32)], document: DocId) -> Option<u32> {
    let found = order.iter().find(|(other, _)| *other == document);
    found.map(|&(_, count)| count)
}

/// The number of a hit among all, from 1, where the answer has it.
#[must_use]
pub fn overall(order: &[(DocId, u32)], document: DocId, number: u32) -> Option<usize> {
    let count = count(order, document)?;
    (1..=count)
        .contains(&number)
        .then(|| before(order, document))
        .flatten()
        .map(|before| before + number as usize)
}

/// The document after or before another in the answer, with its number from 1.
#[must_use]
pub fn document_beside(order: &[(DocId, u32)], document: DocId, step: Step) -> Option<DocId> {
    let here = order.iter().position(|(other, _)| *other == document)?;
    let next = match step {
        Step::Next => here + 1,
        Step::Previous => here.checked_sub(1)?,
    };
    order.get(next).map(|&(document, _)| document)
}

fn before(order: &[(DocId, u32)], document: DocId) -> Option<usize> {
    let here = order.iter().position(|(other, _)| *other == document)?;
    Some(total(&order[..here]))
}

fn place(order: &[(DocId, u32)], mut number: usize) -> Option<Place> {
    for &(document, count) in order {
        if number < count as usize {
            return Some(Place {
                document,
                number: number as u32 + 1,
            });
        }
        number -= count as usize;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDER: [(DocId, u32); 3] = [(DocId(4), 2), (DocId(0), 0), (DocId(1), 1)];

    fn step(here: Option<(u32, Option<u32>)>, step: Step) -> (u32, u32) {
        let here = here.map(|(document, number)| (DocId(document), number));
        let place = neighbour(&ORDER, here, step).unwrap();
        (place.document.0, place.number)
    }

    #[test]
    fn hits_follow_one_another_through_all_documents_and_round() {
        assert_eq!(step(None, Step::Next), (4, 1));
        assert_eq!(step(Some((4, Some(1))), Step::Next), (4, 2));
        assert_eq!(step(Some((4, Some(2))), Step::Next), (1, 1));
        assert_eq!(step(Some((1, Some(1))), Step::Next), (4, 1));
        assert_eq!(step(Some((4, Some(1))), Step::Previous), (1, 1));
        assert_eq!(step(Some((1, Some(1))), Step::Previous), (4, 2));
        assert_eq!(step(None, Step::Previous), (1, 1));
    }

    #[test]
    fn a_document_begins_before_its_first_hit() {
        assert_eq!(step(Some((1, None)), Step::Next), (1, 1));
        assert_eq!(step(Some((1, None)), Step::Previous), (4, 2));
        assert_eq!(step(Some((0, None)), Step::Next), (1, 1));
        assert_eq!(step(Some((9, Some(3))), Step::Next), (4, 1));
        assert_eq!(step(Some((4, Some(7))), Step::Next), (4, 1));
    }

    #[test]
    fn nothing_has_no_neighbour() {
        assert_eq!(neighbour(&[(DocId(0), 0)], None, Step::Next), None);
    }

    #[test]
    fn numbers_among_all() {
        assert_eq!(overall(&ORDER, DocId(1), 1), Some(3));
        assert_eq!(overall(&ORDER, DocId(1), 2), None);
        assert_eq!(overall(&ORDER, DocId(7), 1), None);
    }

    #[test]
    fn documents_beside_each_other() {
        assert_eq!(
            document_beside(&ORDER, DocId(4), Step::Next),
            Some(DocId(0))
        );
        assert_eq!(document_beside(&ORDER, DocId(4), Step::Previous), None);
        assert_eq!(document_beside(&ORDER, DocId(1), Step::Next), None);
    }
}
