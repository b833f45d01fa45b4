//! What the browser keeps for us between visits.

use leptos::web_sys::{Storage, window};

/// The browser keeps nothing: private window, blocked by settings, or full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocked;

/// What is kept under a key, if anything.
pub fn read(key: &str) -> Result<Option<String>, Blocked> {
    storage()?.get_item(key).map_err(|_| Blocked)
}

/// Keeps a value under a key.
pub fn write(key: &str, value: &str) -> Result<(), Blocked> {
    storage()?.set_item(key, value).map_err(|_| Blocked)
}

/// The keys that begin so, in order.
pub fn keys(beginning: &str) -> Result<Vec<String>, Blocked> {
    let storage = storage()?;
    let count = storage.length().map_err(|_| Blocked)?;
    let keys = (0..count).filter_map(|at| storage.key(at).ok().flatten());
    let mut keys: Vec<String> = keys.filter(|key| key.starts_with(beginning)).collect();
    keys.sort_unstable();
    Ok(keys)
}

fn storage() -> Result<Storage, Blocked> {
    // Reading the property alone throws where storage is blocked.
    window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(Blocked)
}
