//! Who wrote it, who took the pictures, who published it, and when: lines of credit.

use std::sync::LazyLock;

use danbiet_text::Span;

use super::shape::{self, End, Shape};

/// A credit that a line gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credit {
    /// Author or photographer.
    Byline,
    /// Publisher.
    Source,
    /// Place and date.
    Dateline,
}

/// Labels before the name of an author or photographer.
const AUTHOR_LABELS: &[&str] = &[
    "Tác giả",
    "Bài",
    "Bài viết",
    "Bài và ảnh",
    "Bài, ảnh",
    "Tin",
    "Tin, bài",
    "Tin, ảnh",
    "Tin và ảnh",
    "Tin, bài và ảnh",
    "Ảnh và bài",
    "Nội dung và hình ảnh",
    "Tin, bài, ảnh",
    "Tin bài",
    "Tin ảnh",
    "Thực hiện",
    "Người viết",
    "Phóng viên",
    "PV",
    "CTV",
    "Biên tập",
    "Người đăng",
    "Thực hiện nội dung",
];

/// Labels before the name of a photographer.
const PHOTO_LABELS: &[&str] = &[
    "Ảnh",
    "Ảnh minh họa",
    "Nguồn ảnh",
    "Đồ họa",
    "Hình ảnh",
    "Video",
    "Clip",
];

/// Labels before the name of a publisher.
const SOURCE_LABELS: &[&str] = &["Nguồn", "Nguồn tin", "Theo nguồn", "Theo báo", "Theo"];

/// Words that stand for an author on a line of their own.
const AUTHORS: &[&str] = &["PV", "P.V", "CTV", "BBT", "Nhóm PV"];

/// Beginnings of names of publishers.
const PUBLISHERS: &[&str] = &[
    "Báo",
    "Cổng thông tin điện tử",
    "Trang thông tin điện tử",
    "Cổng TTĐT",
    "Đài Phát thanh",
    "Tạp chí",
    "TTXVN",
    "Thông tấn xã",
];

/// Offices and kinds of documents that stand on a line of their own in capitals, as names may.
const NO_NAMES: &[&str] = &[
    "Chủ tịch",
    "Phó Chủ tịch",
    "Bí thư",
    "Phó Bí thư",
    "Giám đốc",
    "Phó Giám đốc",
    "Trưởng ban",
    "Phó Trưởng ban",
    "Nghị quyết",
    "Quyết định",
    "Chỉ thị",
    "Thông báo",
    "Kế hoạch",
    "Báo cáo",
    "Hướng dẫn",
    "Kết luận",
    "Quy định",
    "Nơi nhận",
    "Ủy viên",
    "Thủ tướng",
    "Bộ trưởng",
];

/// The keys of the tables ([`shape::key`]).
pub struct Keys {
    /// Labels before the name of an author or photographer.
    pub makers: Vec<String>,
    /// Labels before the name of a photographer.
    pub photos: Vec<String>,
    /// Labels before the name of a publisher.
    pub sources: Vec<String>,
    publishers: Vec<String>,
    no_names: Vec<String>,
    /// The words of a date, without the blanks around them.
    dates: Vec<String>,
    day_month_year: [String; 3],
}

/// The keys of the tables.
pub static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys {
    makers: shape::keys(&[AUTHOR_LABELS, PHOTO_LABELS].concat()),
    photos: shape::keys(PHOTO_LABELS),
    sources: shape::keys(SOURCE_LABELS),
    publishers: shape::keys(PUBLISHERS),
    no_names: shape::keys(NO_NAMES),
    dates: shape::keys(DATE_WORDS)
        .iter()
        .map(|key| key.trim().to_owned())
        .collect(),
    day_month_year: ["ngày", "tháng", "năm"].map(shape::key),
});

/// A line of credit under or over the article, told by its form alone.
#[must_use]
pub fn credit(line: &Shape<'_>) -> Option<Credit> {
    if line.tokens.len() > 14 {
        return None;
    }
    // Names of newspapers look like names of people: sources come first.
    let names_publisher = || {
        line.end == End::Open
            && line.tokens.len() <= 10
            && KEYS.publishers.iter().any(|key| line.begins(key))
    };
    if is_attribution(line)
        || is_domain(line.text.trim_matches(['(', ')', '.']))
        || labelled(line, &KEYS.sources).is_some()
        || names_publisher()
    {
        return Some(Credit::Source);
    }
    if KEYS.no_names.iter().any(|name| name == line.key()) {
        return None;
    }
    if AUTHORS.contains(&line.text.trim_end_matches('.')) {
        return Some(Credit::Byline);
    }
    if is_names(labelled(line, &KEYS.makers).unwrap_or(line.text)) || credits(line.text).len() > 1 {
        return Some(Credit::Byline);
    }
    dateline(line).map(|()| Credit::Dateline)
}

/// The credits of a line, each with its label: author and photographer may share one, `Lê Vân - Ảnh:
/// Văn Tý`. One label before several names is that of all.
#[must_use]
pub fn credits(text: &str) -> Vec<&str> {
    let mut labelled = false;
    let mut credits = Vec::new();
    for part in text.split([';', '-', '–', '|']) {
        let (label, name) = part.split_once(':').unwrap_or(("", part));
        let known = !label.is_empty() && KEYS.makers.contains(&shape::key(label));
        labelled |= known && !credits.is_empty();
        if !(known || label.is_empty()) || !is_names(name) {
            return vec![text];
        }
        credits.push(part.trim());
    }
    if labelled { credits } else { vec![text] }
}

/// A photo credit: `Ảnh: Thành Tâm`.
#[must_use]
pub fn is_photo_credit(line: &Shape<'_>) -> bool {
    labelled(line, &KEYS.photos).is_some_and(is_names)
}

/// What stands behind one of the labels, of which the keys are given, and a colon.
#[must_use]
pub fn labelled<'a>(line: &Shape<'a>, labels: &[String]) -> Option<&'a str> {
    // Hardly any line begins with a label at all.
    if !labels.iter().any(|label| line.begins(label)) {
        return None;
    }
    let (label, value) = line.text.split_once(':')?;
    let known = labels.contains(&shape::key(label));
    (known && !value.trim().is_empty()).then(|| value.trim())
}

/// `(Theo TTXVN)`, `Theo Báo Nhân Dân`.
fn is_attribution(line: &Shape<'_>) -> bool {
    let inner = line.text.trim_matches(['(', ')']);
    let names = inner.strip_prefix("Theo ").map(str::trim);
    line.tokens.len() <= 7
        && line.end == End::Open
        && names.is_some_and(|rest| rest.split_whitespace().all(begins_with_capital))
}

/// One or more names of two to four syllables: `Thanh Mai`, `Lê Hà - Trần Vân`, `NGUYỄN AN`.
///
/// Authors sign with given names, so family names are no help here; that menus also write short
/// capitalised entries is settled by where the line stands.
#[must_use]
pub fn is_names(text: &str) -> bool {
    /// The headings of the parts of a law: `Chương V`.
    const HEADINGS: [&str; 6] = ["Chương", "Mục", "Phần", "Điều", "Phụ", "Tiểu"];
    let text = text.trim().trim_end_matches(['.', ',']);
    let text = text.trim_matches(['(', ')']);
    let heading = text.split_whitespace().next();
    let heading = heading.is_some_and(|word| HEADINGS.contains(&word));
    !heading
        && !text.is_empty()
        && text
            .split([',', '-', '–', '/', '&', '+'])
            .flat_map(|part| part.split(" và "))
            .all(|name| {
                let words: Vec<&str> = name.split_whitespace().collect();
                (2..=4).contains(&words.len()) && words.iter().all(|word| is_name_syllable(word))
            })
}

fn is_name_syllable(word: &str) -> bool {
    let small = word.chars().skip(1).all(char::is_lowercase);
    let capital = word.chars().all(char::is_uppercase);
    begins_with_capital(word)
        && word.chars().count() <= 7
        && (small || capital)
        && word.chars().all(char::is_alphabetic)
}

fn begins_with_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The name of a site: `thainguyen.gov.vn`, `https://baohatinh.vn`.
#[must_use]
pub fn is_domain(text: &str) -> bool {
    let text = text.trim();
    let host = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = host.trim_end_matches('/');
    let mut labels = 0;
    for label in host.split('.') {
        let fits = !label.is_empty()
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && label.len() <= 63;
        if !fits {
            return false;
        }
        labels += 1;
    }
    let top = host.rsplit('.').next().unwrap_or_default();
    labels >= 2 && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic())
}

/// What a date may be written with.
const DATE_WORDS: &[&str] = &[
    "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "chủ", "nhật", "ngày", "tháng", "đăng", "xuất",
    "bản", "cập", "lúc", "giờ", "phút", "gmt", "am", "pm", "sáng", "chiều", "tối", "gửi", "lên",
    "thời", "gian", "tin", "bài", "h",
];

/// A date, perhaps with weekday, time and place, and nothing else: `Thứ hai, 12/05/2022 | 08:30`,
/// `Hà Nội, ngày 5 tháng 5 năm 2022`.
#[must_use]
pub fn dateline(line: &Shape<'_>) -> Option<()> {
    if line.tokens.len() > 16 || line.end == End::Opens {
        return None;
    }
    let words: Vec<&str> = line.key().split_whitespace().collect();
    let number = |word: &str| word.parse::<u32>().ok();
    let numeric = words.windows(3).any(|w| {
        matches!((number(w[0]), number(w[1]), number(w[2])),
            (Some(day @ 1..=31), Some(1..=12), Some(1900..=2100)) if day > 0)
    });
    let worded = KEYS.day_month_year.iter().all(|word| line.has(word));
    if !numeric && !worded {
        return None;
    }
    // A place may stand before the first comma, if it is short and capitalised.
    let start = match line.text.split_once(',') {
        Some((place, _)) if place.split_whitespace().all(begins_with_capital) => {
            danbiet_text::token::tokens(place).count().min(4)
        }
        _ => 0,
    };
    let rest = words.get(start..)?;
    let known = |word: &&str| {
        word.bytes().all(|b| b.is_ascii_digit())
            || KEYS.dates.iter().any(|known| known == word)
            || (word.ends_with('h') && word.len() <= 3)
    };
    rest.iter().all(known).then_some(())
}

/// The marker of a publisher at the beginning of a paragraph: `(Baohatinh.vn) -`, `TTXVN - `.
/// Bytes of `text`.
#[must_use]
pub fn marker(text: &str) -> Option<Span> {
    let (name, rest) = match text.strip_prefix('(') {
        Some(inner) => inner.split_once(')')?,
        None => {
            let end = text.find(char::is_whitespace)?;
            text.split_at(end)
        }
    };
    let behind = rest.trim_start();
    let bracketed = text.starts_with('(');
    // `(Cổng TTĐT huyện Nho Quan) Sáng 3/4`: a bracketed publisher needs no dash.
    let portal = ["Cổng ", "Trang "].iter().any(|p| name.starts_with(p)) || is_domain(name);
    let after = match behind.strip_prefix(['-', '–', '—']) {
        Some(after) => after,
        None if bracketed && portal => behind,
        None => return None,
    };
    let is_short = name.chars().count() <= 40 && !name.is_empty();
    let is_capitals = name.chars().filter(|c| c.is_uppercase()).count() >= 2
        && name.chars().all(|c| c.is_uppercase() || c == ' ');
    let key = shape::key(name);
    let is_publisher = KEYS.publishers.iter().any(|known| key.starts_with(known));
    let opens = after
        .trim_start()
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"'));
    let separated = after.starts_with(char::is_whitespace) || bracketed;
    (is_short && opens && separated && (is_domain(name) || is_capitals || is_publisher)).then(
        || {
            let end = text.len() - after.len();
            Span::new(0, text[..end].trim_end().len())
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Option<Credit> {
        credit(&shape::shapes(line)[0])
    }

    #[test]
    fn authors_and_photographers() {
        for line in [
            "Thu Hà",
            "LÊ VÂN",
            "Ảnh: Văn Tý",
            "Bài, ảnh: Hoàng Nam - Thu Hà",
            "Tác giả: Lê Thị Hoa",
            "Tin và ảnh: VĂN HOÀNG",
            "PHƯƠNG NAM - Ảnh: LÊ TOÀN",
            "PV",
        ] {
            assert_eq!(of(line), Some(Credit::Byline), "{line}");
        }
        for line in [
            "Thông báo",
            "Chương V",
            "Quang cảnh hội nghị",
            "Ảnh",
            "Ảnh: quang cảnh buổi lễ",
        ] {
            assert_ne!(of(line), Some(Credit::Byline), "{line}");
        }
    }

    #[test]
    fn publishers() {
        for line in [
            "camau.gov.vn",
            "Nguồn: Báo Bình Định",
            "(Theo TTXVN)",
            "Báo Nghệ An",
        ] {
            assert_eq!(of(line), Some(Credit::Source), "{line}");
        }
        assert_eq!(of("Theo đó, xã đã hoàn thành."), None);
    }

    #[test]
    fn dates_on_their_own() {
        for line in [
            "Thứ hai, 12/05/2022 | 08:30",
            "Ngày đăng: 03/04/2021 10:15 AM",
            "Hà Nội, ngày 5 tháng 5 năm 2022",
            "14:05 | 01/12/2020",
        ] {
            assert_eq!(of(line), Some(Credit::Dateline), "{line}");
        }
        assert_eq!(of("Hội nghị diễn ra ngày 12/5/2022"), None);
        assert_eq!(of("Chiều 16/5"), None);
    }

    #[test]
    fn markers_before_the_lead() {
        let cut = |text: &'static str| marker(text).map(|span| span.of(text));
        assert_eq!(
            cut("(Baonghean.vn) - Sáng 3/4, xã họp"),
            Some("(Baonghean.vn) -")
        );
        assert_eq!(cut("(TTXVN) – Hôm nay"), Some("(TTXVN) –"));
        assert_eq!(cut("Camau.gov.vn - Ngày 3/4"), Some("Camau.gov.vn -"));
        assert_eq!(
            cut("(Cổng TTĐT huyện Nho Quan) Chiều 3/4, xã họp"),
            Some("(Cổng TTĐT huyện Nho Quan)")
        );
        assert_eq!(cut("(QCDC) ở cơ sở"), None);
        assert_eq!(cut("(Báo cáo tổng kết) Xã họp"), None);
        assert_eq!(cut("Kinh tế - xã hội phát triển"), None);
        assert_eq!(cut(""), None);
    }
}
