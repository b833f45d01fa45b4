//! Themes: which documents a named query is found in.

use danbiet_query::{Expr, Node, ast::FieldName};

use super::{engine::search, request::Request, request::Sort};
use crate::{corpus::Corpus, document::DocId, pack::PackError};

/// The documents in whose articles the query of a theme is found, in order.
///
/// A theme that asks for themes is found nowhere: it could ask for itself. The build refuses it.
pub(crate) fn theme_documents(corpus: &Corpus, query: &str) -> Result<Vec<DocId>, PackError> {
    if asks_for_themes(query) {
        return Ok(Vec::new());
    }
    let request = Request {
        sort: Sort::Document,
        ..Request::new(query)
    };
    let answer = search(corpus, &request)?;
    Ok(answer
        .documents
        .iter()
        .map(|entry| entry.document)
        .collect())
}

/// Whether a query has the field `theme:`.
pub(crate) fn asks_for_themes(query: &str) -> bool {
    let (query, _) = danbiet_query::parse(query);
    query.root.as_ref().is_some_and(in_node)
}

fn in_node(node: &Node) -> bool {
    match &node.expr {
        Expr::Field(field) => field.name == FieldName::Theme,
        Expr::And(children) | Expr::Or(children) => children.iter().any(in_node),
        Expr::Not(inner) | Expr::Within { inner, .. } => in_node(inner),
        Expr::Near { left, right, .. } => in_node(left) || in_node(right),
        Expr::Run(_) | Expr::Phrase(_) | Expr::Regex(_) => false,
    }
}
