//! The worker's program: a desk at a port.
//!
//! The page loads it into a worker, or, where the browser gives it none, into itself; either way it
//! hands it a port, by [`serve`](port::serve), and speaks to it there.

#[cfg(target_arch = "wasm32")]
mod port;

/// There is nothing to do before there is a port.
fn main() {}
