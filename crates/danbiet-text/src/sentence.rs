//! Sentences of a stretch of prose.
//!
//! A sentence ends at `.` `…` `?` `!` or at the `./.` that closes an official text, together with the
//! quotes and brackets that close there, when white space and something that can open a sentence
//! follow: a capital, a digit, an opening quote. What is left of the stretch is a sentence too. `:`
//! and `;` end nothing, nor do three dots before a small letter.
//!
//! A full stop does not end a sentence after an abbreviation that leans on the word behind it
//! (`TP. Hà Tĩnh`, `ThS. Lê Văn Bình`), after an initial (`Nguyễn V. Bình`), and after the label of an item
//! or an article (`1.`, `IV.`, `Điều 5.`). Where a writer forgot the blank, a stop between a marked
//! small-letter syllable and a capitalised one still counts (`cơ sở.Các địa phương`): no name of a web site
//! looks like that.
//!
//! ```
//! use danbiet_text::{Span, sentence::sentences};
//!
//! let text = "Chiều 16/5, TP. Hà Tĩnh sơ kết… 5 năm. “Dân biết, dân bàn.” Kết thúc./.";
//! let all = sentences(text, Span::new(0, text.len()));
//! let all: Vec<&str> = all.into_iter().map(|s| s.of(text)).collect();
//! assert_eq!(all, ["Chiều 16/5, TP. Hà Tĩnh sơ kết… 5 năm.", "“Dân biết, dân bàn.”", "Kết thúc./."]);
//! ```

use crate::{Span, letters};

/// The sentences of `text` inside `within`, in order, each without the white space around it.
///
/// Between two of them stands nothing but white space. A line end counts as a blank (the caller
/// knows which lines belong together), an empty line ends a sentence.
///
/// # Panics
/// If `within` does not lie on character boundaries of `text`.
#[must_use]
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    let stretch = within.of(text);
    let offset = within.start as usize;
    let mut found = Vec::new();
    let mut start = skip_space(stretch, 0);
    let mut at = start;
    while let Some(step) = stretch[at..].find(is_end) {
        let stop = at + step;
        let end = if stretch.as_bytes()[stop] == b'\n' {
            at = stop + 1;
            is_empty_line(stretch, at).then_some(stop)
        } else {
            let closed = closing(stretch, stop);
            at = closed;
            ends_sentence(stretch, start, stop, closed).then_some(closed)
        };
        if let Some(end) = end {
            push(&mut found, stretch, offset, start, end);
            start = skip_space(stretch, at);
            at = start;
        }
    }
    push(&mut found, stretch, offset, start, stretch.len());
    found
}

fn push(found: &mut Vec<Span>, stretch: &str, offset: usize, start: usize, end: usize) {
    let trimmed = stretch[start..end].trim_end_matches(is_blank);
    if !trimmed.is_empty() {
        found.push(Span::new(offset + start, offset + start + trimmed.len()));
    }
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '…' | '?' | '!' | '\n')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}' || letters::is_ignorable(c)
}

fn skip_space(stretch: &str, at: usize) -> usize {
    stretch.len() - stretch[at..].trim_start_matches(is_blank).len()
}

fn is_empty_line(stretch: &str, at: usize) -> bool {
    let blank = |c: char| c != '\n' && is_blank(c);
    stretch[at..].trim_start_matches(blank).starts_with('\n')
}

/// First byte behind a run of stops (`...`, `?!`, `./.`) and the quotes and brackets closed there.
fn closing(stretch: &str, stop: usize) -> usize {
    let mut rest = stretch[stop..].trim_start_matches(['.', '…', '?', '!']);
    if let Some(official) = rest.strip_prefix("/.") {
        rest = official;
    }
    rest = rest.trim_start_matches(['”', '’', '"', '\'', '»', ')', ']', '}']);
    stretch.len() - rest.len()
}

/// Whether the sentence that began at `start` ends with the stops and closers `stop..closed`.
fn ends_sentence(stretch: &str, start: usize, stop: usize, closed: usize) -> bool {
    let marks = &stretch[stop..closed];
    let rest = &stretch[closed..];
    let next = rest.trim_start_matches(is_blank);
    if next.is_empty() {
        return true;
    }
    if next.len() == rest.len() {
        return marks == "." && blank_forgotten(&stretch[start..stop], next);
    }
    if marks.starts_with("./.") {
        return true;
    }
    let trails_off = marks.starts_with('…') || marks.starts_with("..");
    opens_sentence(next, !trails_off)
        && !(marks == "." && leans_on_next(&stretch[start..stop], next))
}

/// Whether a sentence can begin with `next`: a capital, a digit (if `digits`) or an opening quote,
/// dashes, bullets and brackets before them aside.
fn opens_sentence(next: &str, digits: bool) -> bool {
    let bare = next.trim_start_matches(|c: char| {
        is_blank(c) || matches!(c, '-' | '–' | '—' | '•' | '*' | '+' | '(' | '[')
    });
    bare.chars().next().is_some_and(|c| {
        c.is_uppercase() || (digits && c.is_numeric()) || matches!(c, '“' | '"' | '«' | '‘' | '\'')
    })
}

/// `cơ sở.Các địa phương`: a marked small-letter syllable, a stop, a capitalised syllable.
fn blank_forgotten(before: &str, next: &str) -> bool {
    let last = last_token(before);
    let mut letters = next.chars();
    last.chars().all(char::is_lowercase)
        && !last.is_ascii()
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
}

/// Whether the full stop behind `before` belongs to an abbreviation, an initial or a label.
fn leans_on_next(before: &str, next: &str) -> bool {
    let last = last_token(before);
    if last.is_empty() {
        return false;
    }
    let earlier = before[..before.len() - last.len()].trim_end_matches(is_blank);
    ABBREVIATIONS.contains(&last) || is_label(earlier, last) || is_initial(earlier, last, next)
}

fn last_token(before: &str) -> &str {
    let rest = before.trim_end_matches(|c: char| c.is_alphanumeric() || letters::is_combining(c));
    &before[rest.len()..]
}

/// `1.`, `a.`, `IV.`, `2.1.` where an item begins, and `Điều 5.`, `Chương II.`
fn is_label(earlier: &str, last: &str) -> bool {
    let number = last.len() <= 3 && last.bytes().all(|b| b.is_ascii_digit());
    let roman = last.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'));
    let letter = last.chars().nth(1).is_none();
    if !(number || roman || letter) {
        return false;
    }
    let numbered = earlier.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
    let bullets = ['-', '–', '+', '*', '(', '“', '"', ' '];
    let opener = numbered.trim_start_matches(bullets);
    opener.is_empty() || opener.ends_with([':', ';', ')']) || LABELS.contains(&opener)
}

/// `Nguyễn V. Bình`, `J. K. Rowling`; not `nhóm A. Trường hợp`, nor `Nguyễn Văn A. Sau đó`.
fn is_initial(earlier: &str, last: &str, next: &str) -> bool {
    let mut letters = last.chars();
    let single = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    if !single {
        return false;
    }
    let following = &next[..next.len() - next.trim_start_matches(char::is_alphanumeric).len()];
    let another = following.chars().nth(1).is_none() && next[following.len()..].starts_with('.');
    let after_name = earlier.ends_with('.') || last_token(earlier).starts_with(char::is_uppercase);
    another || (after_name && !following.is_empty() && !OPENERS.contains(&following))
}

/// Abbreviations that are followed by what they belong to, as they are written.
const ABBREVIATIONS: [&str; 43] = [
    "TP", "Tp", "tp", "TX", "Tx", "tx", "TT", "Tt", "ThS", "Ths", "ths", "TS", "Ts", "PGS", "GS",
    "BS", "Bs", "KS", "Ks", "LS", "Ls", "NCS", "NSND", "NSƯT", "ĐC", "Đ", "tr", "Tr", "Nxb", "NXB",
    "St", "Mr", "Mrs", "Ms", "Dr", "Prof", "No", "Vol", "vs", "Th", "Ng", "Q", "P",
];

/// What an article or a part of a text is called before its number.
const LABELS: [&str; 22] = [
    "Điều",
    "ĐIỀU",
    "Chương",
    "CHƯƠNG",
    "Mục",
    "MỤC",
    "Tiểu mục",
    "Phần",
    "PHẦN",
    "Khoản",
    "Điểm",
    "Phụ lục",
    "PHỤ LỤC",
    "Bước",
    "Bài",
    "Câu",
    "Câu hỏi",
    "Hình",
    "Bảng",
    "Biểu",
    "Mẫu",
    "Mẫu số",
];

/// Words that open a sentence but no name: behind `Nguyễn Văn A.` they begin a new sentence.
const OPENERS: [&str; 51] = [
    "Ông", "Bà", "Anh", "Chị", "Em", "Các", "Những", "Trong", "Tại", "Theo", "Sau", "Khi", "Với",
    "Để", "Và", "Nhưng", "Tuy", "Do", "Vì", "Đây", "Đó", "Từ", "Trước", "Ngoài", "Cùng", "Bên",
    "Nếu", "Việc", "Hiện", "Đến", "Qua", "Trên", "Về", "Mỗi", "Một", "Chúng", "Tôi", "Người", "Có",
    "Không", "Được", "Cơ", "Tòa", "Toà", "Đồng", "Ngày", "Năm", "Lúc", "Như", "Nhờ", "Cả",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `|` marks where one sentence ends and the next begins; it stands for nothing in the text.
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        let found = sentences(&text, Span::new(0, text.len()));
        let found: Vec<&str> = found.into_iter().map(|s| s.of(&text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stops_before_capitals_digits_and_quotes() {
        check("Hội nghị kết thúc. |Các đại biểu ra về.");
        check("Đạt 8,7%. |5 năm qua có 1.281.540 người. |“Điểm nóng” không còn.");
        check("Dân bàn gì? |Dân làm gì! |Ai biết?! |Không ai.");
        check("Ông nói: “Phải làm ngay.” |Mọi người đồng ý (100%). |Hết./.");
        check("Một đoạn\n\n|Đoạn khác\nvẫn thế. |Hết");
        check("Xong.\u{a0} |Tiếp");
    }

    #[test]
    fn no_stop_before_small_letters_and_inside_numbers() {
        check("phát triển kinh tế… để tạo hiệu ứng... rồi thôi; còn lại: Dân biết.");
        check("Giá 1.281.540 đồng, xem soctrang.gov.vn và v.v. trong ngày.");
        check("Kinh tế... |Xã hội… |Hết.");
        check("kế hoạch… 12 km đường.");
    }

    #[test]
    fn abbreviations_initials_and_labels_lean_on_what_follows() {
        check("TP. Hà Tĩnh và Tp. Vinh. |PGS.TS. Nguyễn Văn B. Tuấn nói.");
        check("Bị cáo Nguyễn V. A khai báo. |Ông Nguyễn Văn A. |Sau đó về.");
        check("Dự án nhóm A. |Trường hợp khác.");
        check("1. Hội đồng làm việc. |2. Ban chỉ đạo gồm: a. Trưởng ban.");
        check("Điều 5. Nguyên tắc hoạt động. |Chương II. Quy định chung");
        check("Gồm: 1. Hội đồng; 2. Ban.");
        check("IV. Tổ chức thực hiện. |2.1. Cấp tỉnh. |Năm 2022. |Các xã.");
    }

    #[test]
    fn a_forgotten_blank_is_seen() {
        check("dân chủ ở cơ sở.|Các địa phương làm theo.");
        check("Trang baohatinh.Vn và Th.S Bình.");
    }

    #[test]
    fn a_stretch_inside_a_text() {
        let text = "Ô. Một. Hai. Ba.";
        let from = text.find("Một").expect("it is there");
        let found = sentences(text, Span::new(from, from + "Một. Hai.".len() + 1));
        let found: Vec<&str> = found.into_iter().map(|s| s.of(text)).collect();
        assert_eq!(found, ["Một.", "Hai."]);
        assert_eq!(sentences(" \u{a0}\n", Span::new(0, 4)), []);
    }

    proptest! {
        #[test]
        fn only_white_space_is_left_out(text in "[A-Bạ-ậ1. …/?!”“\"\\n:;\u{a0}-]{0,60}") {
            let mut at = 0;
            for span in sentences(&text, Span::new(0, text.len())) {
                prop_assert!(!span.is_empty());
                prop_assert!(text[at..span.start as usize].chars().all(is_blank));
                prop_assert_eq!(span.of(&text).trim(), span.of(&text));
                at = span.end as usize;
            }
            prop_assert!(text[at..].chars().all(is_blank));
        }
    }
}
