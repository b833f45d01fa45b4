//! The built site in a real browser, one module per view. Run by `cargo xtask e2e`.

mod access;
mod broken;
mod compare;
mod concordance;
mod document;
mod documents;
mod everywhere;
mod evidence;
mod large;
mod layers;
mod library;
mod notes;
mod offline;
mod one_file;
mod places;
mod print;
mod privacy;
mod questions;
mod start;
mod verify;
mod words;
