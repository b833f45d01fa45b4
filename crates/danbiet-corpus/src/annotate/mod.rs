//! Annotation layers: what is named in the text, each mention with its span and its normal form.
//!
//! One kind per file. Every annotator is a pure function of the analysed text; rules are small
//! tables and matchers over tokens.

use serde::{Deserialize, Serialize};

/// The layers of one document. Spans are over its text; each list is ordered by span.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Layers {}
