//! Whether an answer is still wanted, and how much work it may cost.

use std::cell::Cell;

/// Asked now and then while an answer is being made. Once it is over, whatever is still going on
/// comes to its end with what it has, and the answer is thrown away.
pub(crate) struct Patience<'p> {
    wanted: &'p dyn Fn() -> bool,
    over: Cell<bool>,
    left: Cell<usize>,
    exceeded: Cell<bool>,
}

/// How many occurrences one reading of a query may look up: less than a second's work in a browser, and
/// 320 MB where all are kept. No syllable makes up more than a fortieth of a text: this stops
/// hundreds of frequent ones side by side.
const EFFORT: usize = 20_000_000;

impl<'p> Patience<'p> {
    pub fn new(wanted: &'p dyn Fn() -> bool) -> Self {
        Self {
            wanted,
            over: Cell::new(false),
            left: Cell::new(EFFORT),
            exceeded: Cell::new(false),
        }
    }

    /// Whether nobody waits for the answer any more. Never changes back.
    pub fn is_over(&self) -> bool {
        if !self.over.get() && !(self.wanted)() {
            self.over.set(true);
        }
        self.over.get()
    }

    /// Whether so much work may still be done; it counts as done then.
    pub fn allows(&self, work: usize) -> bool {
        let left = self.left.get().checked_sub(work);
        self.left.set(left.unwrap_or(0));
        self.exceeded.set(self.exceeded.get() || left.is_none());
        left.is_some()
    }

    /// Allows as much as at the beginning: for another reading of the same query.
    pub fn renew(&self) {
        self.left.set(EFFORT);
    }

    /// Whether something was not done because it would have been too much.
    pub fn is_exceeded(&self) -> bool {
        self.exceeded.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_allowed_until_it_is_too_much() {
        let patience = Patience::new(&|| true);
        assert!(patience.allows(EFFORT - 1) && patience.allows(1));
        assert!(!patience.is_exceeded());
        assert!(!patience.allows(1));
        patience.renew();
        assert!(patience.allows(EFFORT) && patience.is_exceeded());
        assert!(!patience.is_over());
    }
}
