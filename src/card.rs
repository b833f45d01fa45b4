//! What is known of an annotation: its normal form, and every other place that names the same.

use danbiet_corpus::{
    Corpus, PackError,
    corrections::{Change, Corrected},
    document::DocId,
    evidence::{self, Cell, Column, Item, Overlay, Proof, Row, Scope, Table, TableKind, Value},
    search::Zones,
};

use crate::{
    layers::{self, Layer, Note},
    route::At,
};

/// What is known of an annotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its layer.
    pub layer: Layer,
    /// Its words as printed, white space as single blanks.
    pub printed: String,
    /// What a misprint should be.
    pub meant: Option<String>,
    /// What is stated of it, in the order of the table.
    pub lines: Vec<(Column, Value)>,
    /// Other places of the corpus.
    pub others: Vec<Proof>,
    /// What the other places have in common with it.
    pub others_are: Others,
    /// Titles with the documents that give them, where the annotation is a person.
    pub roles: Vec<Item>,
    /// What was corrected of it. Of one that was marked as wrong nothing else is stated.
    pub corrected: Option<Corrected>,
}

/// What other places of a card have in common with its annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// They name the same thing.
    Same,
    /// They are of the same kind: figures with the same unit, principles of the same wording.
    Similar,
}

/// The card of an annotation of a document; `None` if there is no such annotation. `overlay` are
/// the reader's corrections.
///
/// # Errors
/// If a document of the corpus is damaged.
pub fn card(
    corpus: &Corpus,
    overlay: Option<&Overlay>,
    document: DocId,
    at: At,
) -> Result<Option<Card>, PackError> {
    let Some(layer) = at.layer else {
        return Ok(None);
    };
    let there = corpus.document(document)?;
    let Some(words) = there.text.get(at.span.range()) else {
        return Ok(None);
    };
    let layers = overlay.map_or(&there.layers, |overlay| overlay.layers(document, there));
    let note = Note {
        span: at.span,
        layer,
    };
    let corrected = layers::corrected(layers, note).cloned();
    let wrong = corrected
        .as_ref()
        .is_some_and(|it| it.change == Change::Wrong);
    let mut card = Card {
        layer,
        printed: words.split_whitespace().collect::<Vec<_>>().join(" "),
        meant: None,
        lines: Vec::new(),
        others: Vec::new(),
        others_are: Others::Same,
        roles: Vec::new(),
        corrected,
    };
    if wrong {
        return Ok(Some(card));
    }
    let Some(kind) = layer.table() else {
        let meant = layers::normal(layers, note);
        card.meant = meant.map(str::to_owned);
        return Ok(card.meant.is_some().then_some(card));
    };
    let scope = Scope {
        zones: Zones::ALL,
        overlay,
        ..Scope::default()
    };
    let table = evidence::table(corpus, kind, &scope)?;
    let here = |proof: &Proof| proof.document == document && proof.span == at.span;
    let Some(row) = table.rows.iter().find(|row| row.proofs.iter().any(here)) else {
        return Ok(None);
    };
    for (&column, cell) in table.columns().iter().zip(&row.cells) {
        match (column, &cell.value) {
            (_, Value::NotStated) => {}
            (Column::Roles, Value::Items(roles)) => card.roles.clone_from(roles),
            (column, value) if is_told(column) => card.lines.push((column, value.clone())),
            _ => {}
        }
    }
    card.others = row.proofs.clone();
    if let Some(column) = shared(kind) {
        card.others_are = Others::Similar;
        card.others = similar(&table, row, column);
    }
    card.others.retain(|proof| !here(proof));
    Ok(Some(card))
}

/// Whether a card says what a column says: not where the reader sees it anyway.
const fn is_told(column: Column) -> bool {
    !matches!(
        column,
        Column::Document
            | Column::PlaceOfDocument
            | Column::Printed
            | Column::Documents
            | Column::Mentions
            | Column::Citations
            | Column::PointingBack
            | Column::Variants
            | Column::Definitions
            | Column::Limb(_)
    )
}

/// The column that other rows are alike by, where each mention is a row of its own.
const fn shared(kind: TableKind) -> Option<Column> {
    match kind {
        TableKind::Figures => Some(Column::Unit),
        TableKind::Dates => Some(Column::Time),
        TableKind::Principles => Some(Column::Kind),
        _ => None,
    }
}

fn similar(table: &Table, row: &Row, column: Column) -> Vec<Proof> {
    let value = |row| table.cell(row, column).map(|cell: &Cell| &cell.value);
    let own = value(row);
    if matches!(own, None | Some(Value::NotStated)) {
        return row.proofs.clone();
    }
    let alike = table.rows.iter().filter(|other| value(other) == own);
    alike.flat_map(|row| row.proofs.clone()).collect()
}

#[cfg(test)]
mod tests {
    use danbiet_corpus::{
        CorpusInfo, Document,
        annotate::{Layers, Person, PersonKind, Role, RoleKind},
    };
    use danbiet_text::Span;

    use super::*;

    /// A document in which a person has an office.
    fn document(id: &str, office: &str, name: &str) -> Document {
        let text = [office, " ", name, " nói."].concat();
        let start = office.len() + 1;
        let person = Person {
            span: Span::new(start, start + name.len()),
            name: name.to_owned(),
            entity: 0,
            kind: PersonKind::Named,
            honorific: None,
            roles: vec![Role {
                span: Span::new(0, office.len()),
                normal: office.to_owned(),
                kind: RoleKind::Office,
                organisation: None,
            }],
        };
        Document {
            id: id.to_owned(),
            text,
            layers: Layers {
                persons: vec![person],
                ..Layers::default()
            },
            ..Document::default()
        }
    }

    #[test]
    fn a_person_is_followed_through_the_documents() {
        let documents = vec![
            document("a", "Bí thư", "Trần An"),
            document("b", "Phó Bí thư", "Trần An"),
            document("c", "Bí thư", "Lê Bình"),
        ];
        let span = documents[0].layers.persons[0].span;
        let corpus = Corpus::build(CorpusInfo::default(), documents).unwrap();
        let at = At {
            span,
            layer: Some(Layer::Person),
        };
        let card = card(&corpus, None, DocId(0), at).unwrap().unwrap();
        assert_eq!(card.printed, "Trần An");
        let roles: Vec<&str> = card.roles.iter().map(|role| role.text.as_str()).collect();
        assert_eq!(roles, ["Bí thư", "Phó Bí thư"]);
        let others: Vec<u32> = card.others.iter().map(|proof| proof.document.0).collect();
        assert_eq!(others, [1]);
    }

    #[test]
    fn what_is_no_annotation_has_no_card() {
        let corpus = Corpus::build(
            CorpusInfo::default(),
            vec![document("a", "Bí thư", "Trần An")],
        )
        .unwrap();
        for (start, end) in [(0, 3), (1, 2), (0, 9999)] {
            let at = At {
                span: Span { start, end },
                layer: Some(Layer::Person),
            };
            assert_eq!(card(&corpus, None, DocId(0), at), Ok(None), "{start}-{end}");
        }
    }
}
