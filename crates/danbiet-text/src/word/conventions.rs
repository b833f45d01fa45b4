//! Words about which the rules and today's usage disagree.
//!
//! The published rules were learned from a corpus that parts pronouns, kinship words and the deputies
//! of offices. The tables say what we hold instead, by these principles: a pronoun with *ta* is a word;
//! so are *con*, *chàng*, *bạn* with a sex; *phó* belongs to the office it is deputy of; a question word is
//! one word with its preposition; *người* stands apart from what the people do or are, a verb from its
//! place and a classifier from its verb.

use super::{
    rules::Tag,
    unit::{Shape, Unit},
    vocabulary::Vocabulary,
};

/// The two tables, as sequences of numbers in a vocabulary of syllables.
#[derive(Clone, Debug)]
pub(super) struct Conventions {
    together: Vocabulary,
    apart: Vocabulary,
}

impl Conventions {
    pub(super) fn new(vocabulary: &mut Vocabulary) -> Self {
        let table = |text: &str, vocabulary: &mut Vocabulary| {
            let mut table = Vocabulary::default();
            for word in text.split(',').map(str::trim) {
                let numbers: Vec<u32> = word
                    .split_whitespace()
                    .map(|s| vocabulary.number(s))
                    .collect();
                table.add_numbers(&numbers);
            }
            table
        };
        Self {
            together: table(TOGETHER, vocabulary),
            apart: table(APART, vocabulary),
        }
    }

    /// Applies the tables to tags that the rules gave.
    pub(super) fn apply(&self, units: &[Unit], tags: &mut [Tag]) {
        let mut at = 0;
        while at < units.len() {
            // `Phó Trưởng | Ban Dân vận`: a capital behind the second syllable begins a name.
            let goes_on = |(step, unit): &(usize, &Unit)| {
                *step < 2 || matches!(unit.shape, Shape::Small | Shape::Capitals)
            };
            let run = units[at..].iter().enumerate();
            let numbers = || {
                run.clone()
                    .take_while(goes_on)
                    .map(|(_, unit)| unit.word.known())
            };
            let together = self.together.longest(numbers());
            let apart = self.apart.longest(numbers());
            if together > 1 && begins_word(tags, at) {
                let behind = at + together;
                tags[at + 1..behind].fill(Tag::Inside);
                // What the word took its last syllable from begins anew behind it.
                if let Some(next) = tags.get_mut(behind) {
                    *next = Tag::Begin;
                }
                at = behind;
                continue;
            }
            if apart > 1 && begins_word(tags, at) {
                tags[at + 1] = Tag::Begin;
            }
            at += 1;
        }
    }
}

fn begins_word(tags: &[Tag], at: usize) -> bool {
    tags[at] == Tag::Begin
}

/// Always one word.
const TOGETHER: &str = "
    người ta, ông ta, bà ta, anh ta, chị ta, cô ta, cậu ta, hắn ta, chúng ta, chúng tôi,
    con gái, con trai, chàng trai, bạn gái, bạn trai, vì sao, tại sao, ra sao, đứng đầu, đơn thư,
    phó chủ tịch, phó bí thư, phó giám đốc, phó tổng giám đốc, phó thủ tướng, phó chủ nhiệm, phó trưởng, phó trưởng ban,
    phó trưởng phòng, phó trưởng đoàn, phó chánh án, phó chánh văn phòng, phó viện trưởng, phó hiệu trưởng, phó tư lệnh,
    phó cục trưởng, phó vụ trưởng, phó tổng thư ký, phó tổng biên tập, phó đoàn, phó ban, phó phòng,
";

/// Never one word: the first syllable stands alone.
const APART: &str = "
    người dân, người lao động, người quản lý, người sử dụng,
    như thế, như vậy, thế này, lúc nào, không chỉ, cho biết, nâng cao, diễn ra, đến nơi, xuống nước, cuộc gọi,
    người việt
";
