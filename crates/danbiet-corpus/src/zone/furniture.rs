//! Phrases and forms that belong to the page, not to the article.
//!
//! The tables were written from what portals and newspapers in Vietnamese put around an article;
//! they are compared by "as typed" keys, so letter case and tone placement are free.

mod phrases;

use std::sync::LazyLock;

use danbiet_text::{
    fold,
    hash::{Map, Set},
};

use super::{
    credit,
    shape::{self, End, Shape},
};

use phrases::{LABELS, MESSAGES, WHOLE};

/// What kind of furniture a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Furniture {
    /// A heading after which only furniture comes: related news, comments, the foot of the page.
    Closing,
    /// A heading of related news that may also stand inside an article.
    Related,
    /// Anything else: an entry of a menu, a counter, a label with a value.
    Other,
}

type Table = Vec<(Furniture, Vec<String>)>;

static WHOLE_KEYS: LazyLock<Map<String, Furniture>> = LazyLock::new(|| {
    let mut keys = Map::default();
    for (kind, phrases) in WHOLE {
        for phrase in *phrases {
            keys.entry(shape::key(phrase)).or_insert(*kind);
        }
    }
    keys
});
/// Their first words.
static FIRST_WORDS: LazyLock<Set<&'static str>> = LazyLock::new(|| {
    let words = WHOLE_KEYS
        .keys()
        .filter_map(|key| key.split_whitespace().next());
    words.collect()
});
static LABEL_KEYS: LazyLock<Table> = LazyLock::new(|| keys(LABELS));
static MESSAGE_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| shape::keys(MESSAGES));
/// What stands before the data of an imprint.
static CONTACT_KEYS: LazyLock<Vec<String>> = LazyLock::new(|| {
    shape::keys(&[
        "điện thoại",
        "fax",
        "email",
        "e mail",
        "địa chỉ",
        "giấy phép",
        "website",
    ])
});

fn keys(table: &[(Furniture, &[&str])]) -> Table {
    table
        .iter()
        .map(|(kind, phrases)| (*kind, shape::keys(phrases)))
        .collect()
}

/// What kind of furniture a line is by itself, wherever it stands.
#[must_use]
pub fn furniture(line: &Shape<'_>) -> Option<Furniture> {
    if line.is_flow() && !is_imprint(line) {
        return None;
    }
    if line.tokens.is_empty() {
        // Rulers, arrows, lone bullets.
        return Some(Furniture::Other);
    }
    whole(line)
        .or_else(|| label(line))
        .or_else(|| message(line))
        .or_else(|| form(line))
}

/// The line is one of the phrases, and nothing else but numbers.
fn whole(line: &Shape<'_>) -> Option<Furniture> {
    let is_number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    // For nearly all lines the first word tells that they are none.
    let mut tokens = line.tokens.iter().map(|token| token.of(line.text));
    let first = fold::typed(tokens.find(|token| !is_number(token))?);
    if !FIRST_WORDS.contains(first.as_str()) {
        return None;
    }
    let words: Vec<&str> = line
        .key()
        .split_whitespace()
        .skip_while(is_number)
        .collect();
    let end = words.iter().rposition(|word| !is_number(word))? + 1;
    let key = format!(" {} ", words[..end].join(" "));
    WHOLE_KEYS.get(&key).copied()
}

/// The line begins with a label; behind it stands a colon, or what is left is no sentence.
fn label(line: &Shape<'_>) -> Option<Furniture> {
    LABEL_KEYS.iter().find_map(|(kind, labels)| {
        let hit = labels.iter().any(|label| {
            line.begins(label) && {
                let count = label.split_whitespace().count();
                let after = &line.text[line.tokens[count - 1].end as usize..];
                let rest = line.tokens.len() - count;
                after.trim_start().starts_with(':') || (rest == 0 && line.end != End::Stop)
            }
        });
        hit.then_some(*kind)
    })
}

fn message(line: &Shape<'_>) -> Option<Furniture> {
    let hit = MESSAGE_KEYS.iter().any(|message| line.begins(message));
    hit.then_some(Furniture::Closing)
}

/// Forms without a phrase of their own.
fn form(line: &Shape<'_>) -> Option<Furniture> {
    let only_digits = line
        .tokens
        .iter()
        .all(|token| token.of(line.text).bytes().all(|b| b.is_ascii_digit()));
    // A counter, or the number of a page.
    if only_digits && line.tokens.len() <= 4 && credit::dateline(line).is_none() {
        return Some(Furniture::Other);
    }
    // A headline of other news with the time it went online: `… 02.11.2024 | 17:55 PM`.
    if line.end == End::Open && ends_with_stamp(line) && credit::dateline(line).is_none() {
        return Some(Furniture::Other);
    }
    // A trail of sections: `Trang chủ > Tin tức > Chính trị`.
    if line.text.matches([' ', '\u{a0}']).count() > 0
        && ["»", "›", "> "]
            .iter()
            .any(|arrow| line.text.contains(arrow))
        && line.end == End::Open
    {
        return Some(Furniture::Other);
    }
    // The name of a file.
    let ending = line.text.rsplit_once('.').map(|(_, ending)| ending);
    if ending.is_some_and(|ending| {
        matches!(
            ending.to_lowercase().as_str(),
            "mp3" | "mp4" | "wav" | "jpg" | "jpeg" | "png" | "pdf" | "doc" | "docx" | "xls"
        )
    }) {
        return Some(Furniture::Other);
    }
    // Two or more kinds of contact data in one line.
    if is_imprint(line) {
        return Some(Furniture::Closing);
    }
    // Labels that lost the blank between them: `Sóc CaThông báo`.
    if line.is_fragment() && line.tokens.iter().any(|t| is_glued(t.of(line.text))) {
        return Some(Furniture::Other);
    }
    // A run of labels: half of the words are section names, and no verb ties them.
    if line.is_fragment() && is_run_of_labels(line) {
        return Some(Furniture::Other);
    }
    None
}

/// The line carries an address, a telephone number and the like, at least two of them.
fn is_imprint(line: &Shape<'_>) -> bool {
    if !line.text.contains(':') {
        return false;
    }
    let is_mail = |word: &str| {
        word.split_once('@')
            .is_some_and(|(a, b)| !a.is_empty() && b.contains('.'))
    };
    let mail = line.text.contains('@') && line.text.split_whitespace().any(is_mail);
    let named = CONTACT_KEYS.iter().filter(|label| line.has(label));
    usize::from(mail) + named.count() >= 2
}

/// The line ends with a date and a time: `02.11.2024 | 17:55 PM`, `(12/05/2022 08:30)`.
fn ends_with_stamp(line: &Shape<'_>) -> bool {
    let last = line.tokens.last().map_or("", |token| token.of(line.text));
    let is_half = |word: &str| word.eq_ignore_ascii_case("am") || word.eq_ignore_ascii_case("pm");
    if !(last.bytes().all(|b| b.is_ascii_digit()) || is_half(last)) {
        return false;
    }
    let mut words: Vec<&str> = line.key().split_whitespace().collect();
    if words
        .last()
        .is_some_and(|word| matches!(*word, "am" | "pm"))
    {
        words.pop();
    }
    let [.., day, month, year, hour, minute] = words.as_slice() else {
        return false;
    };
    let within = |word: &str, low: u16, high: u16| {
        word.parse::<u16>().is_ok_and(|n| (low..=high).contains(&n))
    };
    within(day, 1, 31)
        && within(month, 1, 12)
        && within(year, 1990, 2100)
        && within(hour, 0, 23)
        && minute.len() == 2
        && within(minute, 0, 59)
}

/// A small letter and then a capital that begins a syllable of its own.
fn is_glued(token: &str) -> bool {
    let mut chars = token.chars().peekable();
    let mut small = 0;
    while let Some(c) = chars.next() {
        small = if c.is_lowercase() { small + 1 } else { 0 };
        let before = small > 0 && chars.peek().is_some_and(|next| next.is_uppercase());
        if before && !token.is_ascii() {
            return true;
        }
    }
    false
}

/// The line is cut wholly into phrases of the menus, at least two: `Tin mới Emagazine Podcast`.
fn is_run_of_labels(line: &Shape<'_>) -> bool {
    let mut rest = line.key();
    let mut count = 0;
    while !rest.trim().is_empty() {
        let longest = WHOLE_KEYS
            .keys()
            .filter(|phrase| shape::starts(rest, phrase))
            .map(String::len)
            .max();
        let Some(length) = longest else { return false };
        rest = &rest[length - 1..];
        count += 1;
    }
    count >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(line: &str) -> Option<Furniture> {
        furniture(&shape::shapes(line)[0])
    }

    #[test]
    fn phrases_of_the_page() {
        for line in [
            "TIN CÙNG CHUYÊN MỤC",
            "Bình luận (3)",
            "• Các tin khác:",
            "Lượt truy cập: 12.345",
        ] {
            assert_eq!(kind(line), Some(Furniture::Closing), "{line}");
        }
        assert_eq!(kind("Tin liên quan:"), Some(Furniture::Related));
        for line in [
            "Trang chủ",
            "Tin tức Video Podcast",
            "Trang chủ > Tin tức",
            "Tags: dân chủ, xã",
        ] {
            assert_eq!(kind(line), Some(Furniture::Other), "{line}");
        }
    }

    #[test]
    fn values_with_labels_and_stamps() {
        for line in [
            "Điện thoại: 0240.1234567",
            "Giấy phép số 12/GP-TTĐT cấp ngày 1/2/2020",
            "UBND huyện X - Địa chỉ: số 1 - Email: x@y.gov.vn",
            "Đang online: 12",
        ] {
            assert_eq!(kind(line), Some(Furniture::Closing), "{line}");
        }
        for line in [
            "- Khai mạc giải bóng đá thiếu niên của tỉnh 03.04.2023 | 07:15 AM",
            "1.234.567",
            "Audio: ban_tin_sang.mp3",
            "Văn hóaThể thao",
        ] {
            assert_eq!(kind(line), Some(Furniture::Other), "{line}");
        }
    }

    #[test]
    fn prose_is_no_furniture() {
        for line in [
            "Địa chỉ tin cậy của người dân là bộ phận một cửa.",
            "Đánh giá cao kết quả của xã, đồng chí đề nghị tiếp tục phát huy.",
            "Thông báo kết luận của Thường trực Huyện ủy",
            "Hội nghị diễn ra ngày 02/11/2022",
            "Họ và tên người khiếu nại phải được ghi rõ.",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }

    #[test]
    fn no_phrase_stands_twice() {
        for table in [WHOLE, LABELS] {
            let mut keys: Vec<String> = table
                .iter()
                .flat_map(|(_, phrases)| phrases.iter().map(|p| shape::key(p)))
                .collect();
            let all = keys.len();
            keys.sort();
            keys.dedup();
            // "Từ khóa" and "Từ khoá" have one key; they are listed for whoever reads the table.
            assert!(all - keys.len() <= 1, "{all} phrases, {} keys", keys.len());
        }
    }
}
