//! Sentences that prove something, with the words marked.

use danbiet_corpus::{
    Corpus,
    document::DocId,
    evidence::Proof,
    search::runs::{Mark, flatten},
};

use crate::reading::Piece;

/// A sentence with the words that prove something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The first place in it.
    pub place: Proof,
    /// The sentence in pieces; the words that prove it are hits.
    pub pieces: Vec<Piece>,
}

/// Quotes of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The document.
    pub document: DocId,
    /// Its sentences, in the order of the text.
    pub quotes: Vec<Quote>,
}

/// The sentences of some places, document by document. Places in one sentence share a quote; those
/// of a document that cannot be read are left out.
#[must_use]
pub fn quoted(corpus: &Corpus, proofs: &[Proof]) -> Vec<Quoted> {
    let mut proofs = proofs.to_vec();
    proofs.sort_unstable_by_key(|p| (p.document, p.sentence, p.span));
    proofs.dedup();
    let mut found: Vec<Quoted> = Vec::new();
    for same in proofs.chunk_by(|a, b| (a.document, a.sentence) == (b.document, b.sentence)) {
        let place = same[0];
        let Ok(document) = corpus.document(place.document) else {
            continue;
        };
        let quote = Quote {
            place,
            pieces: pieces(&document.text, same),
        };
        match found.last_mut() {
            Some(last) if last.document == place.document => last.quotes.push(quote),
            _ => found.push(Quoted {
                document: place.document,
                quotes: vec![quote],
            }),
        }
    }
    found
}

/// A sentence cut at the words that prove something; places all lie in it.
fn pieces(text: &str, places: &[Proof]) -> Vec<Piece> {
    let marks: Vec<Mark<u32>> = (1..)
        .zip(places)
        .map(|(what, place)| Mark {
            span: place.span,
            what,
        })
        .collect();
    // A place may reach over the end of its sentence.
    let whole = places
        .iter()
        .fold(places[0].sentence, |whole, place| whole.cover(place.span));
    flatten(whole, &marks)
        .into_iter()
        .map(|run| Piece {
            text: run.span.of(text).to_owned(),
            hit: run.marks.first().copied(),
            begins: true,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use danbiet_corpus::{CorpusInfo, Document, zone::Zone};
    use danbiet_text::Span;

    use super::*;

    #[test]
    fn places_of_one_sentence_share_a_quote() {
        let document = |id: &str| Document {
            id: id.to_owned(),
            text: "Dân biết, dân bàn. Dân làm.".to_owned(),
            ..Document::default()
        };
        let documents = vec![document("a"), document("b")];
        let text = documents[0].text.clone();
        let corpus = Corpus::build(CorpusInfo::default(), documents).unwrap();
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let proof = |document, words, sentence| Proof {
            document: DocId(document),
            span: span(words),
            sentence: span(sentence),
            zone: Zone::Body,
        };
        let first = "Dân biết, dân bàn.";
        let proofs = [
            proof(1, "làm", "Dân làm."),
            proof(0, "bàn", first),
            proof(0, "biết", first),
            proof(0, "biết", first),
        ];
        let shown: Vec<String> = quoted(&corpus, &proofs)
            .into_iter()
            .flat_map(|of| of.quotes)
            .map(|quote| {
                let pieces = quote.pieces.into_iter().map(|piece| match piece.hit {
                    Some(_) => format!("[{}]", piece.text),
                    None => piece.text,
                });
                pieces.collect()
            })
            .collect();
        assert_eq!(shown, ["Dân [biết], dân [bàn].", "Dân [làm]."]);
    }
}
