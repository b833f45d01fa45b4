//! What the view of verifying shows, and its part of the address.

/// What is verified.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verify {
    /// The text that was pasted; empty where nothing was.
    pub text: String,
}

impl Verify {
    /// Takes over one parameter. An unknown name changes nothing.
    pub(super) fn set(&mut self, name: &str, value: String) {
        if name == "text" {
            self.text = value;
        }
    }
}
