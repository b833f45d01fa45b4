//! Which kinds of mentions a word can begin.
//!
//! Nearly all tokens begin nothing, and nearly all rules see it by the first word. The tables of the
//! rules are asked once for each different word of a text; at the tokens a rule then looks at one bit.

use std::sync::LazyLock;

use danbiet_text::hash::Map;

use super::{body, date, figure, instrument, person, place, principle, role, spelling, topic};

/// What a word can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// The kind of an instrument: `nghị quyết`.
    Instrument,
    /// A time in words: `ngày`, `trước đây`.
    Time,
    /// A number in words: `hai`.
    Number,
    /// A type word of places, or a short form of one: `xã`, `TP`, `P.`
    Place,
    /// The head of a body's name: `Ban`.
    Body,
    /// A title: `Chủ tịch`.
    Title,
    /// A limb of a motto: `dân biết`.
    Limb,
    /// The topic: `quy chế dân chủ`.
    Topic,
    /// The kind of an instrument in short: `NQ`.
    Code,
    /// Several people: `các đồng chí`.
    Plural,
}

/// A set of cues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues(u16);

impl Cues {
    /// What a word ([`super::spelling::word`]) can begin.
    #[must_use]
    pub fn of(word: &str) -> Cues {
        TABLE.get(word).copied().unwrap_or_default()
    }

    /// Whether a cue is in the set.
    #[must_use]
    pub const fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u16) != 0
    }
}

static TABLE: LazyLock<Map<String, Cues>> = LazyLock::new(|| {
    let mut table: Map<String, Cues> = Map::default();
    let mut add = |cue: Cue, phrase: &'static str| {
        let first = phrase.split(' ').next().unwrap_or(phrase);
        let first = spelling::word(first);
        table.entry(first).or_default().0 |= 1 << cue as u16;
    };
    instrument::TYPES
        .iter()
        .for_each(|phrase| add(Cue::Instrument, phrase));
    date::cues().for_each(|phrase| add(Cue::Time, phrase));
    figure::cues().for_each(|phrase| add(Cue::Number, phrase));
    place::cues().for_each(|phrase| add(Cue::Place, phrase));
    body::cues().for_each(|phrase| add(Cue::Body, phrase));
    role::cues().for_each(|phrase| add(Cue::Title, phrase));
    principle::cues().for_each(|phrase| add(Cue::Limb, phrase));
    instrument::codes().for_each(|code| add(Cue::Code, code));
    add(Cue::Plural, person::PLURAL);
    topic::HEADS
        .iter()
        .for_each(|phrase| add(Cue::Topic, phrase));
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_by_all_that_it_begins() {
        let ban = Cues::of("ban");
        assert!(ban.has(Cue::Body) && !ban.has(Cue::Place));
        assert!(Cues::of("nghị").has(Cue::Instrument));
        assert!(Cues::of("ngày").has(Cue::Time) && Cues::of("hai").has(Cue::Time));
        assert!(Cues::of("hai").has(Cue::Number));
        assert!(Cues::of("thành").has(Cue::Place) && Cues::of("p").has(Cue::Place));
        assert!(Cues::of("chủ").has(Cue::Title));
        assert!(Cues::of("dân").has(Cue::Limb));
        assert!(Cues::of("quy").has(Cue::Topic) && Cues::of("quy").has(Cue::Instrument));
        assert_eq!(Cues::of("windows"), Cues::default());
    }
}
