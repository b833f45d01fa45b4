//! Heavy work beside the page: what is asked, what is answered, and how it is done.
//!
//! The page and the worker are two programs. They speak by [`protocol`]: the page begins a job with a
//! [`Request`](protocol::Request), the worker tells its progress and ends it with a
//! [`Response`](protocol::Response); a job that nobody waits for any more is cancelled. [`desk`] takes
//! the jobs, one step of one job at a time, so that a cancellation or a more urgent job gets through
//! between two steps. Neither knows a browser: tests run them natively. The program (`main.rs`) only
//! ties a desk to a port on which messages come and go.
//!
//! A new kind of work is a variant of `Request` and one of `Response`, a type that does it
//! ([`desk::Work`]), and a line in [`desk`] that begins it.

pub mod desk;
pub mod protocol;

mod formulas;
mod ingest;
mod search;
