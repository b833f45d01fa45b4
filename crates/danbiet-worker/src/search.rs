//! Searching a corpus that is open, and verifying words in it.

use danbiet_corpus::{
    quote,
    search::{Request, search as answer},
};

use crate::{
    desk::Corpora,
    protocol::{Failure, Files, Response, encode},
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

/// What came of verifying pasted words, as a file.
pub fn verify(corpora: &Corpora, corpus: &str, pasted: &str) -> Result<(Response, Files), Failure> {
    let corpus = corpora.get(corpus).ok_or(Failure::NoCorpus)?;
    let done = quote::verify(corpus, pasted).map_err(|e| Failure::Damaged(e.to_string()))?;
    Ok((Response::Verified, vec![encode(&done)]))
}
