//! Search as a whole: worked cases over the seeds, probes, and properties against a matcher that
//! looks at every token of every document.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod forged;
mod lean;
mod naive;
mod printed;
mod probes;
mod properties;
mod seeds;
mod table;
mod truth;
mod words;
