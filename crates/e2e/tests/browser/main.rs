//! The built site in a real browser, one module per view. Run by `cargo xtask e2e`.

mod document;
mod everywhere;
mod library;
mod offline;
mod places;
mod questions;
mod start;
