//! Browser tests of the built site, and the pieces that they stand on.
//!
//! - [`server`] serves the folder of the site under any path, notes what was asked for, and can be stopped;
//! - [`recorder`] is a proxy that notes whatever a browser asks for;
//! - [`webdriver`] speaks to a browser through its driver, whichever [`engine`] it has;
//! - [`page`] is the reading room as its reader sees it: what can be typed, pressed and read there.
//!
//! The tests themselves (`tests/browser`, one module per view) are ignored by a plain `cargo test`, for they need the
//! built site and a browser: `cargo xtask e2e` starts the driver and runs them.

pub mod engine;
pub mod page;
pub mod recorder;
pub mod server;
pub mod webdriver;
