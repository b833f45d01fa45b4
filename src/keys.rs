//! What a key does.

/// A key as it was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Press {
    /// The browser's name of it: `n`, `Enter`.
    pub key: String,
    /// Whether Ctrl or ⌘ was held.
    pub command: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether Shift was held.
    pub shift: bool,
    /// Whether an input method is putting a letter together.
    pub composing: bool,
    /// Whether it went into a field that takes text.
    pub writing: bool,
    /// Whether it went to a link or a button, which have their own use for Enter.
    pub on_control: bool,
}

/// What a reader can do with one key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Go to the search box.
    Search,
    /// Close or clear.
    Escape,
    /// Show the help.
    Help,
    /// Go to the next hit, or the one before.
    Hit(Step),
    /// Go to the next document of the answer, or the one before.
    Document(Step),
    /// Go to the next result of the list, or the one before.
    Result(Step),
    /// Change between light and dark.
    Theme,
    /// Fold or unfold the furniture.
    Furniture,
    /// Select a sentence of the open document.
    Choose,
}

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Towards the end.
    Next,
    /// Towards the beginning.
    Previous,
}

/// Whether single letters are commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcuts {
    /// They are.
    On,
    /// Only keys that no one types are.
    Off,
}

/// What a key does, if anything. While an input method composes a letter, nothing does anything.
#[must_use]
pub fn command(press: &Press, shortcuts: Shortcuts) -> Option<Command> {
    if press.composing || press.alt {
        return None;
    }
    let key = press.key.as_str();
    if press.command {
        return (matches!(key, "k" | "K") && !press.shift).then_some(Command::Search);
    }
    let enter = || {
        let step = if press.shift {
            Step::Previous
        } else {
            Step::Next
        };
        (!press.on_control).then_some(Command::Hit(step))
    };
    match key {
        "Escape" => return Some(Command::Escape),
        "Enter" if !press.writing => return enter(),
        _ if press.writing || shortcuts == Shortcuts::Off => return None,
        _ => {}
    }
    Some(match key {
        "/" => Command::Search,
        "?" => Command::Help,
        "n" => Command::Hit(Step::Next),
        "p" => Command::Hit(Step::Previous),
        "j" => Command::Result(Step::Next),
        "k" => Command::Result(Step::Previous),
        "]" => Command::Document(Step::Next),
        "[" => Command::Document(Step::Previous),
        "t" => Command::Theme,
        "f" => Command::Furniture,
        "m" => Command::Choose,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str) -> Press {
        Press {
            key: key.to_owned(),
            ..Press::default()
        }
    }

    #[test]
    fn letters_are_commands_outside_of_fields() {
        let n = press("n");
        let next = Some(Command::Hit(Step::Next));
        assert_eq!(command(&n, Shortcuts::On), next);
        assert_eq!(command(&n, Shortcuts::Off), None);
        let writing = Press { writing: true, ..n };
        assert_eq!(command(&writing, Shortcuts::On), None);
    }

    #[test]
    fn search_is_reached_with_and_without_shortcuts() {
        assert_eq!(command(&press("/"), Shortcuts::On), Some(Command::Search));
        assert_eq!(command(&press("/"), Shortcuts::Off), None);
        let chord = Press {
            command: true,
            writing: true,
            ..press("k")
        };
        assert_eq!(command(&chord, Shortcuts::Off), Some(Command::Search));
    }

    #[test]
    fn a_letter_being_composed_is_no_command() {
        for key in ["/", "n", "Enter", "Escape"] {
            let composing = Press {
                composing: true,
                ..press(key)
            };
            assert_eq!(command(&composing, Shortcuts::On), None, "{key}");
        }
    }

    #[test]
    fn enter_belongs_to_the_link_it_is_pressed_on() {
        let enter = press("Enter");
        let on_link = Press {
            on_control: true,
            ..enter.clone()
        };
        assert_eq!(command(&on_link, Shortcuts::On), None);
        let back = Press {
            shift: true,
            ..enter
        };
        assert_eq!(
            command(&back, Shortcuts::On),
            Some(Command::Hit(Step::Previous))
        );
    }
}
