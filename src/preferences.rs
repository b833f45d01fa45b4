//! What is remembered between visits: language, look, size of letters, shortcuts.
//!
//! Kept by the browser as one short line, `language=vi theme=dark size=large shortcuts=off`; what is
//! missing or unknown is as usual. Where the browser keeps nothing, everything works and the page
//! says that it will not be remembered.

use danbiet_query::Language;
use leptos::prelude::*;

use crate::{browser, keys::Shortcuts};

const KEY: &str = "danbiet.preferences";

/// The look of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// The size of the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// As the browser has it.
    Usual,
    /// Larger by an eighth.
    Large,
    /// Larger by a quarter.
    Larger,
}

/// What a reader has chosen. `None`: as the browser asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choices {
    /// The language of the interface.
    pub language: Option<Language>,
    /// The look.
    pub theme: Option<Theme>,
    /// The size of the letters.
    pub size: Size,
    /// Whether single letters are commands.
    pub shortcuts: Shortcuts,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            language: None,
            theme: None,
            size: Size::Usual,
            shortcuts: Shortcuts::On,
        }
    }
}

impl Choices {
    /// The choices that a kept line holds.
    #[must_use]
    pub fn parse(line: &str) -> Self {
        let mut choices = Self::default();
        for word in line.split_whitespace() {
            match word {
                "language=vi" => choices.language = Some(Language::Vi),
                "language=en" => choices.language = Some(Language::En),
                "theme=light" => choices.theme = Some(Theme::Light),
                "theme=dark" => choices.theme = Some(Theme::Dark),
                "size=large" => choices.size = Size::Large,
                "size=larger" => choices.size = Size::Larger,
                "shortcuts=off" => choices.shortcuts = Shortcuts::Off,
                _ => {}
            }
        }
        choices
    }

    /// The line to keep; what is as usual is left out.
    #[must_use]
    pub fn print(&self) -> String {
        let words = [
            match self.language {
                None => "",
                Some(Language::Vi) => "language=vi",
                Some(Language::En) => "language=en",
            },
            match self.theme {
                None => "",
                Some(Theme::Light) => "theme=light",
                Some(Theme::Dark) => "theme=dark",
            },
            match self.size {
                Size::Usual => "",
                Size::Large => "size=large",
                Size::Larger => "size=larger",
            },
            match self.shortcuts {
                Shortcuts::On => "",
                Shortcuts::Off => "shortcuts=off",
            },
        ];
        let mut line = String::new();
        for word in words.into_iter().filter(|word| !word.is_empty()) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        line
    }
}

/// The choices as the page uses them.
#[derive(Clone, Copy)]
pub struct Preferences {
    choices: RwSignal<Choices>,
    /// Whether the browser keeps them.
    pub kept: RwSignal<bool>,
    /// The language of the interface.
    pub language: Memo<Language>,
    /// The look.
    pub theme: Memo<Theme>,
}

impl Preferences {
    /// The choices of the last visit.
    #[must_use]
    pub fn load() -> Self {
        let stored = browser::storage::read(KEY);
        let kept = RwSignal::new(stored.is_ok());
        let line = stored.ok().flatten().unwrap_or_default();
        let choices = RwSignal::new(Choices::parse(&line));
        Self {
            choices,
            kept,
            language: Memo::new(move |_| choices.read().language.unwrap_or(Language::Vi)),
            theme: Memo::new(move |_| choices.read().theme.unwrap_or_else(theme_of_system)),
        }
    }

    /// The choices, tracked.
    #[must_use]
    pub fn get(&self) -> Choices {
        self.choices.get()
    }

    /// The choices, for those who do not follow them.
    #[must_use]
    pub fn get_untracked(&self) -> Choices {
        self.choices.get_untracked()
    }

    /// Changes a choice and keeps it.
    pub fn change(&self, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        let line = self.choices.read_untracked().print();
        self.kept.set(browser::storage::write(KEY, &line).is_ok());
    }

    /// Takes the other language.
    pub fn switch_language(&self) {
        let other = match self.language.get_untracked() {
            Language::Vi => Language::En,
            Language::En => Language::Vi,
        };
        self.change(|choices| choices.language = Some(other));
    }

    /// Takes the other look.
    pub fn switch_theme(&self) {
        let other = match self.theme.get_untracked() {
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Light,
        };
        self.change(|choices| choices.theme = Some(other));
    }
}

fn theme_of_system() -> Theme {
    if browser::page::prefers_dark() {
        Theme::Dark
    } else {
        Theme::Light
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_read_back() {
        let choices = Choices {
            language: Some(Language::En),
            theme: Some(Theme::Dark),
            size: Size::Larger,
            shortcuts: Shortcuts::Off,
        };
        let line = "language=en theme=dark size=larger shortcuts=off";
        assert_eq!(choices.print(), line);
        assert_eq!(Choices::parse(line), choices);
        assert_eq!(Choices::default().print(), "");
    }

    #[test]
    fn what_is_unknown_is_as_usual() {
        let choices = Choices::parse("theme=sepia language=en nonsense");
        let expected = Choices {
            language: Some(Language::En),
            ..Choices::default()
        };
        assert_eq!(choices, expected);
    }
}
