//! Whether an answer is still wanted, and how much work it may cost.

use std::cell::Cell;

/// Asked now and then while an answer is being made. Once it has run out, whatever is still going on
/// comes to its end with what it has, and the answer is thrown away.
pub(crate) struct Patience<'p> {
    wanted: &'p dyn Fn() -> bool,
    over: Cell<bool>,
}

impl<'p> Patience<'p> {
    pub fn new(wanted: &'p dyn Fn() -> bool) -> Self {
        let over = Cell::new(false);
        Self { wanted, over }
    }

    /// Whether nobody waits for the answer any more. Never changes back.
    pub fn is_over(&self) -> bool {
        if !self.over.get() && !(self.wanted)() {
            self.over.set(true);
        }
        self.over.get()
    }
}
