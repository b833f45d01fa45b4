//! What documents share, as tables to save.

use danbiet_text::Span;

use super::{Comparison, Formulas, Kind, Passage, Request, ShortForms};
use crate::{
    corpus::Corpus,
    document::DocId,
    export::{Cell, Header, Offsets, Table},
    pack::PackError,
};

impl Request {
    /// What was asked, for the header of a table.
    #[must_use]
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        let shorts = match self.shorts {
            ShortForms::Folded => "folded",
            ShortForms::Printed => "printed",
        };
        vec![
            ("shortest", self.shortest.to_string()),
            ("spread", self.documents.to_string()),
            ("abbreviations", shorts.to_owned()),
        ]
    }
}

impl Formulas {
    /// The formulas, each as its first passage is printed, with where it stands.
    ///
    /// # Errors
    /// If a document is damaged.
    pub fn table(&self, corpus: &Corpus, header: Header) -> Result<Table, PackError> {
        let columns = ["text", "length", "documents", "count", "weight", "sources"];
        let mut table = Table::new(header, &columns);
        let mut offsets = Offsets::new(corpus);
        for formula in &self.list {
            let text = match formula.passages.first() {
                Some(passage) => passage.printed(corpus)?,
                None => String::new(),
            };
            let mut sources = Vec::with_capacity(formula.passages.len());
            for passage in &formula.passages {
                let span = passage.span(corpus)?;
                sources.push(source(&mut offsets, passage.document, span)?);
            }
            table.rows.push(vec![
                text.into(),
                formula.length.into(),
                formula.documents.into(),
                formula.count.into(),
                formula.weight().into(),
                Cell::List(sources),
            ]);
        }
        Ok(table)
    }

    /// The pairs of documents that share some.
    ///
    /// # Errors
    /// If the list of ids is damaged.
    pub fn pairs_table(&self, corpus: &Corpus, header: Header) -> Result<Table, PackError> {
        let columns = [
            "document",
            "other",
            "formulas",
            "longest",
            "syllables",
            "syllables_of_other",
        ];
        let mut table = Table::new(header, &columns);
        for pair in &self.pairs {
            table.rows.push(vec![
                corpus.name(pair.documents[0])?.into(),
                corpus.name(pair.documents[1])?.into(),
                pair.formulas.into(),
                pair.longest.into(),
                pair.syllables[0].into(),
                pair.syllables[1].into(),
            ]);
        }
        Ok(table)
    }
}

impl Comparison {
    /// The shared passages, with where they stand and the words that differ: `QCDC = quy chế dân
    /// chủ` for another spelling, `đẩy mạnh ≠ ` for other words.
    ///
    /// # Errors
    /// If a document is damaged.
    pub fn table(
        &self,
        corpus: &Corpus,
        documents: [DocId; 2],
        header: Header,
    ) -> Result<Table, PackError> {
        let columns = [
            "length",
            "left",
            "right",
            "left_source",
            "right_source",
            "differences",
        ];
        let mut table = Table::new(header, &columns);
        let mut offsets = [Offsets::new(corpus), Offsets::new(corpus)];
        let texts = [
            corpus.document(documents[0])?.text.as_str(),
            corpus.document(documents[1])?.text.as_str(),
        ];
        let words = |side: usize, span: Span| blanks(span.of(texts[side]));
        for passage in &self.passages {
            let [left, right] = passage.spans;
            let differing = passage.pieces.iter().filter_map(|piece| {
                let sign = match piece.kind {
                    Kind::Same => return None,
                    Kind::Spelling => " = ",
                    Kind::Wording => " ≠ ",
                };
                let [left, right] = [0, 1].map(|side| words(side, piece.spans[side]));
                Some(Cell::Text([&left, sign, &right].concat()))
            });
            table.rows.push(vec![
                passage.length.into(),
                words(0, left).into(),
                words(1, right).into(),
                source(&mut offsets[0], documents[0], left)?,
                source(&mut offsets[1], documents[1], right)?,
                Cell::List(differing.collect()),
            ]);
        }
        Ok(table)
    }
}

impl Passage {
    /// The words as they are printed, with single blanks between.
    ///
    /// # Errors
    /// If the document or the index is damaged.
    pub fn printed(&self, corpus: &Corpus) -> Result<String, PackError> {
        let text = &corpus.document(self.document)?.text;
        Ok(blanks(self.span(corpus)?.of(text)))
    }
}

/// Where something stands: `000_c7764ab0d62457ae:1215-1334`.
fn source(offsets: &mut Offsets<'_>, id: DocId, span: Span) -> Result<Cell, PackError> {
    let (start, end) = offsets.of(id, span)?;
    let name = offsets.corpus().name(id)?;
    Ok([name, ":", &start.to_string(), "-", &end.to_string()]
        .concat()
        .into())
}

fn blanks(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
