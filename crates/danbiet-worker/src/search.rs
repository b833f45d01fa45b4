//! Searching a corpus that is open.

use danbiet_corpus::search::{Request, search as answer};

use crate::{
    desk::Corpora,
    protocol::{Failure, Files, Response},
};

/// The answer to a request, as a file.
pub fn search(
    corpora: &Corpora,
    corpus: &str,
    request: &Request,
) -> Result<(Response, Files), Failure> {
    let corpus = corpora.get(corpus).ok_or(Failure::NoCorpus)?;
    let answer = answer(corpus, request).map_err(|e| Failure::Damaged(e.to_string()))?;
    Ok((Response::Answer, vec![answer.to_bytes()]))
}
