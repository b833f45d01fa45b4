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

/// The tables, as sequences of numbers in a vocabulary of syllables.
#[derive(Clone, Debug)]
pub(super) struct Conventions {
    together: Vocabulary,
    apart: Vocabulary,
    halves: Vocabulary,
    closed: Vocabulary,
    open: Vocabulary,
    /// For each number of a syllable whether a table has something that it begins. Most begin nothing.
    begins: Vec<bool>,
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
        let tables = [TOGETHER, APART, HALVES, CLOSED, OPEN].map(|text| table(text, vocabulary));
        let openings = tables.iter().flat_map(Vocabulary::openings);
        let mut begins = Vec::new();
        for number in openings.map(|number| number as usize) {
            begins.resize(begins.len().max(number + 1), false);
            begins[number] = true;
        }
        let [together, apart, halves, closed, open] = tables;
        Self {
            together,
            apart,
            halves,
            closed,
            open,
            begins,
        }
    }

    fn begin(&self, unit: &Unit) -> bool {
        let number = unit.word.known();
        number.is_some_and(|number| self.begins.get(number as usize) == Some(&true))
    }

    /// Applies the tables to tags that the rules gave; `lexicon` holds the words.
    pub(super) fn apply(&self, units: &[Unit], tags: &mut [Tag], lexicon: &Vocabulary) {
        let mut at = 0;
        while at < units.len() {
            if !self.begin(&units[at]) {
                at += 1;
                continue;
            }
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
            let whole = || units[at..].iter().map(|unit| unit.word.known());
            if self.halves.longest(whole()) > 2 && begins_word(tags, at) {
                tags[at + 2] = Tag::Begin;
            }
            let closed = self.closed.longest(whole());
            if closed > 1 && self.open.longest(whole()) == 0 {
                tags[at..at + closed].fill(Tag::Begin);
                begin_anew(units, tags, at + closed, lexicon);
            }
            at += 1;
        }
    }
}

/// Makes the word at a unit begin there, which the word before had taken in: `các | cấp | phát_huy`.
fn begin_anew(units: &[Unit], tags: &mut [Tag], at: usize, lexicon: &Vocabulary) {
    if tags.get(at) != Some(&Tag::Inside) {
        return;
    }
    tags[at] = Tag::Begin;
    let word = lexicon.longest(units[at..].iter().map(|unit| unit.word.known()));
    let end = at + word.max(1);
    tags[at + 1..end].fill(Tag::Inside);
    if let Some(next) = tags.get_mut(end) {
        *next = Tag::Begin;
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

/// Two words of two syllables: bodies and kinds of work have the body as a word of its own.
const HALVES: &str = "quản lý nhà nước, cơ quan hành chính, cách mạng tháng tám";

/// Words of one syllable each, with which what follows makes no word (`các cấp | phát huy`).
const CLOSED: &str = "các cấp, hai cấp, ba cấp";

/// Longer phrases in which the last syllable of [`CLOSED`] does begin a word.
const OPEN: &str = "các cấp ủy, các cấp bậc, các cấp độ, hai cấp độ, ba cấp độ";
