//! The engine in a tab: what the benchmark page calls.

use danbiet_corpus::{
    Corpus,
    search::{Request, search, snippet},
};
use wasm_bindgen::prelude::*;

/// An opened corpus.
#[wasm_bindgen]
pub struct Opened(Corpus);

/// Opens a pack and verifies the index, as before the first answer.
///
/// # Errors
/// What is wrong with the pack.
#[wasm_bindgen]
pub fn open(bytes: Vec<u8>) -> Result<Opened, String> {
    let corpus = Corpus::open(bytes).map_err(|error| error.to_string())?;
    corpus.index().map_err(|error| error.to_string())?;
    Ok(Opened(corpus))
}

#[wasm_bindgen]
impl Opened {
    /// Answers a query completely and makes the first twenty snippets; gives the number of hits.
    ///
    /// # Errors
    /// What is wrong with the pack.
    pub fn ask(&self, query: &str, typing: bool) -> Result<usize, String> {
        let request = Request {
            typing,
            ..Request::new(query)
        };
        let answer = search(&self.0, &request).map_err(|error| error.to_string())?;
        for entry in answer.documents.iter().take(20) {
            snippet::snippet(&self.0, &answer, entry, 200).map_err(|error| error.to_string())?;
        }
        Ok(answer.total())
    }
}
