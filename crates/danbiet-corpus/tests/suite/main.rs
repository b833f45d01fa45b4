//! From files to an opened corpus, and everything that can be wrong on the way.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod corrections;
mod evidence;
mod fields;
mod reuse;
mod seeds;
mod strangers;
