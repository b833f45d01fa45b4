//! Every call into the browser. Small functions that answer with `Option` or `Result`: whatever the
//! browser refuses is a value here, and what to say about it is decided elsewhere.

pub mod address;
pub mod asking;
pub mod assets;
pub mod chance;
pub mod clipboard;
pub mod database;
pub mod download;
pub mod editions;
pub mod files;
pub mod forget;
pub mod keyboard;
pub mod packs;
pub mod page;
pub mod panes;
pub mod picture;
pub mod scroll;
pub mod selection;
pub mod storage;
pub mod task;
pub mod timer;
pub mod worker;
