//! Words that figures are made with.

use std::sync::OnceLock;

use danbiet_text::hash::Map;

use super::{
    super::view::{Gap, View},
    Sense,
};

/// How a unit behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A quantity of something: `m2`, `đồng`.
    Measure,
    /// A word that counts and needs a noun: `cuộc`, `nhóm`.
    Classifier,
    /// What is counted: `tiêu chí`.
    Noun,
}

/// The table of units: under the first word class and words, the longer first.
pub struct Units(Map<&'static str, Vec<(Class, Vec<&'static str>)>>);

impl Units {
    /// The table that the program carries.
    pub fn shipped() -> &'static Units {
        static UNITS: OnceLock<Units> = OnceLock::new();
        UNITS.get_or_init(Units::parse)
    }

    fn parse() -> Units {
        let lines = include_str!("units.txt").lines();
        let entry = |line: &'static str| {
            let (class, words) = line.split_once('\t')?;
            let class = match class {
                "M" => Class::Measure,
                "C" => Class::Classifier,
                "N" => Class::Noun,
                _ => return None,
            };
            Some((class, words.split(' ').collect::<Vec<_>>()))
        };
        let mut entries: Vec<_> = lines.filter_map(entry).collect();
        entries.sort_by_key(|(_, words)| std::cmp::Reverse(words.len()));
        let mut by_first: Map<_, Vec<_>> = Map::default();
        for (class, words) in entries {
            let first = words[0].trim_end_matches(',');
            by_first.entry(first).or_default().push((class, words));
        }
        Units(by_first)
    }

    /// The unit that stands at a token behind a blank or a per cent sign: its class and its number
    /// of tokens. *số* before a noun belongs to it (`2/3 số hộ`), and so do units of administration
    /// that are counted together with the first (`15 thôn, bản`).
    pub fn at(&self, view: &View<'_>, at: usize) -> Option<(Class, usize)> {
        if view.gap(at) != Gap::Blank && view.between(at).trim() != "%" {
            return None;
        }
        let number = number_of(view, at);
        let noun = at + number;
        if number > 0
            && let Some((Class::Noun, length)) = self.entry(view, noun)
        {
            return Some((Class::Noun, number + length));
        }
        let (class, length) = self.entry(view, at)?;
        let more = match class {
            Class::Noun => listed(view, &[ADMINISTRATION], at, at + length),
            Class::Measure | Class::Classifier => 0,
        };
        Some((class, length + more))
    }

    /// The entry of the table whose words stand at a token.
    fn entry(&self, view: &View<'_>, at: usize) -> Option<(Class, usize)> {
        let fits = |words: &[&str]| {
            words.iter().enumerate().all(|(n, word)| {
                let comma = n > 0 && words[n - 1].ends_with(',');
                let gap = if comma { Gap::Comma } else { Gap::Blank };
                view.word(at + n) == word.trim_end_matches(',')
                    && (n == 0 || view.gap(at + n) == gap)
            })
        };
        let entries = self.0.get(view.word(at))?;
        let (class, words) = entries.iter().find(|(_, words)| fits(words))?;
        Some((*class, words.len()))
    }
}

/// How many tokens say only that a part of a number is meant: `97,5% số hộ`, `2/3 tổng số xã`.
pub fn number_of(view: &View<'_>, at: usize) -> usize {
    match (view.word(at), view.word(at + 1)) {
        ("số", _) if view.gap(at + 1) == Gap::Blank => 1,
        ("tổng", "số") if view.gap(at + 1) == Gap::Blank && view.gap(at + 2) == Gap::Blank => 2,
        _ => 0,
    }
}

/// How many tokens say that the noun before them is of people: `hòa giải` + `viên`.
pub fn doer(view: &View<'_>, at: usize) -> usize {
    usize::from(view.word(at) == "viên" && view.gap(at) == Gap::Blank)
}

/// How many tokens say what a measure is counted for: `đồng` + `/người/năm`.
pub fn rate(view: &View<'_>, at: usize) -> usize {
    const PER: [&str; 19] = [
        "người", "năm", "tháng", "quý", "ngày", "hộ", "ha", "m2", "m²", "km", "km2", "km²", "tấn",
        "lượt", "khẩu", "suất", "xã", "thôn", "vụ",
    ];
    (at..)
        .take_while(|&at| view.between(at) == "/" && PER.contains(&view.word(at)))
        .count()
}

/// Units of administration and of settlement.
const ADMINISTRATION: &[&str] = &[
    "xã",
    "phường",
    "thị trấn",
    "huyện",
    "thị xã",
    "thành phố",
    "quận",
    "thôn",
    "bản",
    "ấp",
    "khóm",
    "làng",
    "xóm",
    "buôn",
    "khu phố",
    "khối phố",
    "tổ dân phố",
    "khu dân cư",
    "khu vực",
    "tiểu khu",
];

/// Bodies that are counted together.
const BODIES: &[&str] = &[
    "cơ quan",
    "đơn vị",
    "doanh nghiệp",
    "trường học",
    "trường",
    "sở",
    "ban",
    "ngành",
    "phòng",
    "hợp tác xã",
    "địa phương",
    "tổ chức",
    "chi bộ",
    "đảng bộ",
];

/// People who are counted together.
const PEOPLE: &[&str] = &[
    "cán bộ",
    "công chức",
    "viên chức",
    "đảng viên",
    "đoàn viên",
    "hội viên",
    "người lao động",
    "công nhân",
    "nông dân",
];

/// What is planned together.
const TASKS: &[&str] = &["mục tiêu", "chỉ tiêu", "nhiệm vụ", "giải pháp"];

/// Nouns that are counted together with their likes only, so that a verb or a new thing behind a
/// comma is not taken for a part of the list.
pub const FAMILIES: &[&[&str]] = &[ADMINISTRATION, BODIES, PEOPLE, TASKS];

/// How many tokens of a list follow a noun whose last words end at `end`, all of one family:
/// `xã` + `, phường và thị trấn`. Nothing before `from` belongs to the noun.
pub fn listed(view: &View<'_>, families: &[&[&str]], from: usize, end: usize) -> usize {
    let ends_with = |words: &&str| {
        let length = words.split(' ').count();
        let begin = end.checked_sub(length).filter(|begin| *begin >= from);
        begin.is_some_and(|begin| view.phrase(begin, words).is_some())
    };
    let Some(family) = families.iter().find(|family| family.iter().any(ends_with)) else {
        return 0;
    };
    let mut to = end;
    loop {
        let next = match view.gap(to) {
            Gap::Comma => to + usize::from(view.word(to) == "và"),
            Gap::Blank if view.word(to) == "và" && view.gap(to + 1) == Gap::Blank => to + 1,
            _ => break,
        };
        // `5 xã, phường Trần Phú`: a name begins with the word.
        let Some((_, length)) = view.any_phrase(next, family).filter(|(_, length)| {
            view.gap(next + length) != Gap::Blank || !view.is_capital(next + length)
        }) else {
            break;
        };
        to = next + length;
    }
    to - end
}

/// Qualifiers, the longer before the shorter.
pub const QUALIFIERS: [(&str, Sense); 17] = [
    ("ước khoảng", Sense::About),
    ("ước tính", Sense::About),
    ("xấp xỉ", Sense::About),
    ("ít nhất", Sense::AtLeast),
    ("tối thiểu", Sense::AtLeast),
    ("nhiều nhất", Sense::AtMost),
    ("tối đa", Sense::AtMost),
    ("không quá", Sense::AtMost),
    ("chưa đến", Sense::LessThan),
    ("chưa đầy", Sense::LessThan),
    ("khoảng", Sense::About),
    ("chừng", Sense::About),
    ("ước", Sense::About),
    ("gần", Sense::Nearly),
    ("hơn", Sense::MoreThan),
    ("trên", Sense::MoreThan),
    ("dưới", Sense::LessThan),
];

/// Words before a number that make it a name, a class or an ordinal: `loại 2`, `mức độ 4`,
/// `Phường 3`, `khóa 13`, `Điều 5`. Some are also verbs or amounts: see [`MAY_COUNT`].
const NUMBERED: [&str; 60] = [
    "số",
    "thứ",
    "loại",
    "cấp",
    "mức",
    "độ",
    "khóa",
    "kỳ",
    "lớp",
    "hạng",
    "vùng",
    "điều",
    "khoản",
    "điểm",
    "mục",
    "chương",
    "phần",
    "phường",
    "quận",
    "tổ",
    "thôn",
    "ấp",
    "khu",
    "khối",
    "đường",
    "phố",
    "lộ",
    "bản",
    "đội",
    "nhà",
    "ngõ",
    "hẻm",
    "phòng",
    "tầng",
    "bài",
    "trang",
    "hình",
    "bảng",
    "biểu",
    "lần",
    "đợt",
    "đoạn",
    "quý",
    "xóm",
    "tiểu",
    "nhóm",
    "covid",
    "ql",
    "đt",
    "fax",
    "tel",
    "hotline",
    "thoại",
    "đài",
    "nóng",
    "trình",
    "án",
    "kênh",
    "buổi",
    "tuần",
];

/// Whether the word before a number makes it a name, a class or an ordinal. *độ* does so only where
/// it grades: `mức độ 4`, but not `mật độ 3.370 người/km2`.
pub fn is_numbered(view: &View<'_>, at: usize) -> bool {
    let before = view.word(at.wrapping_sub(1));
    let grade = before != "độ" || matches!(view.word(at.wrapping_sub(2)), "mức" | "cấp");
    NUMBERED.contains(&before) && view.gap(at) == Gap::Blank && grade
}

/// Of [`NUMBERED`], those that may stand before a real figure if a known unit follows it:
/// `cấp 500 giấy chứng nhận`, `mức 5 triệu đồng`, `tổng số 301 văn bản`.
pub const MAY_COUNT: [&str; 11] = [
    "số", "cấp", "mức", "điểm", "kỳ", "phần", "lần", "nhà", "trình", "án", "buổi",
];

/// Whether a word measures time: `8 giờ`, `24 ngày`; what it measures is no figure.
pub fn is_time(word: &str) -> bool {
    matches!(
        word,
        "giờ"
            | "phút"
            | "giây"
            | "tiếng"
            | "ngày"
            | "tuần"
            | "tháng"
            | "quý"
            | "năm"
            | "g"
            | "h"
    )
}

/// Verbs and adverbs that often follow a number that counts something else.
pub fn is_verb(word: &str) -> bool {
    const VERBS: [&str; 25] = [
        "tiếp", "nói", "nuôi", "bỏ", "giữ", "lại", "chạy", "đi", "làm", "lấy", "bán", "mua", "mới",
        "tham", "tết", "triển", "thực", "nhận", "đến", "tới", "hết", "cuối", "đầu", "nhưng",
        "song",
    ];
    VERBS.contains(&word)
}

/// Words that open something new and are never what is counted.
const FUNCTION_WORDS: [&str; 68] = [
    "và", "hoặc", "của", "để", "do", "với", "trong", "trên", "tại", "ở", "từ", "đến", "cho", "về",
    "theo", "là", "có", "đã", "được", "sẽ", "đang", "bị", "thì", "mà", "nên", "nhằm", "khi", "sau",
    "trước", "so", "như", "gồm", "bao", "vào", "ra", "lên", "xuống", "còn", "cũng", "không",
    "chưa", "này", "đó", "các", "những", "mỗi", "mọi", "một", "cùng", "nếu", "vì", "bởi", "bằng",
    "qua", "trở", "kể", "tính", "đạt", "tăng", "giảm", "chiếm", "nay", "vừa", "đều", "phải", "cần",
    "luôn", "hiện",
];

/// Whether a word opens something new.
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(&word)
}

/// Whether a word ends the phrase of what is counted. Words that only tie its parts together
/// (*của, về, trên, ở, các*) do not.
pub fn ends_phrase(word: &str) -> bool {
    const TIES: [&str; 9] = [
        "và", "của", "về", "trên", "tại", "ở", "các", "theo", "trong",
    ];
    is_function_word(word) && !TIES.contains(&word)
}

/// What meetings, checks and talks are called: `cuộc thanh tra, kiểm tra, giám sát`.
const EVENTS: [&str; 34] = [
    "thanh tra",
    "kiểm tra",
    "giám sát",
    "phản biện xã hội",
    "phản biện",
    "khảo sát",
    "tiếp công dân",
    "tiếp dân",
    "tiếp xúc cử tri",
    "tiếp xúc",
    "đối thoại trực tiếp",
    "đối thoại",
    "gặp gỡ",
    "trao đổi",
    "làm việc",
    "họp báo",
    "họp dân",
    "họp",
    "hội nghị",
    "hội thảo",
    "hội đàm",
    "tọa đàm",
    "tập huấn",
    "tuyên truyền",
    "phổ biến",
    "sinh hoạt",
    "bồi dưỡng",
    "mít tinh",
    "diễn đàn",
    "vận động",
    "hòa giải",
    "kiểm điểm",
    "lấy ý kiến",
    "góp ý",
];

/// Whom an event is held with: `với nhân dân`.
const PARTNERS: [&str; 12] = [
    "nhân dân",
    "người dân",
    "công dân",
    "cử tri",
    "doanh nghiệp",
    "đoàn viên",
    "hội viên",
    "thanh niên",
    "công nhân",
    "người lao động",
    "nông dân",
    "phụ nữ",
];

/// Events joined by commas and *và*, each perhaps with its partner, that begin at a token. Gives the
/// number of tokens.
pub fn events(view: &View<'_>, from: usize) -> Option<usize> {
    let mut end = from;
    loop {
        let next = match view.gap(end) {
            _ if end == from => end,
            Gap::Comma => end + usize::from(view.word(end) == "và"),
            Gap::Blank if view.word(end) == "và" => end + 1,
            _ => break,
        };
        let Some((_, length)) = view.any_phrase(next, &EVENTS) else {
            break;
        };
        end = next + length;
        if view.gap(end) == Gap::Blank
            && view.word(end) == "với"
            && let Some((_, length)) = view.any_phrase(end + 1, &PARTNERS)
        {
            end += 1 + length;
        }
    }
    (end > from).then_some(end - from)
}

/// Bodies that are counted: `17 ban thanh tra nhân dân`. Gives the number of tokens.
pub fn known_body(view: &View<'_>, at: usize) -> Option<usize> {
    const BODIES: [&str; 8] = [
        "ban thanh tra nhân dân",
        "ban giám sát đầu tư của cộng đồng",
        "ban giám sát đầu tư cộng đồng",
        "ban công tác mặt trận",
        "ban chỉ đạo",
        "ban chấp hành",
        "ban quản lý",
        "tổ hòa giải",
    ];
    view.any_phrase(at, &BODIES).map(|(_, length)| length)
}

/// What land, roads and goods are measured out: the noun behind a measure.
pub fn measured(view: &View<'_>, at: usize) -> usize {
    const STUFF: [&str; 24] = [
        "đất nông nghiệp",
        "đất ở",
        "đất",
        "đường giao thông",
        "đường bê tông",
        "đường",
        "kênh mương",
        "mương",
        "rừng",
        "lúa",
        "lương thực",
        "gạo",
        "xi măng",
        "tường rào",
        "hàng rào",
        "mặt đường",
        "mặt bằng",
        "nhà",
        "rãnh",
        "cống",
        "cây",
        "rau",
        "ngô",
        "rác",
    ];
    view.any_phrase(at, &STUFF).map_or(0, |(_, length)| length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_has_nothing_twice() {
        let lines: Vec<&str> = include_str!("units.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        assert!(lines.iter().all(|line| line.split_once('\t').is_some()));
        let mut once = lines.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), lines.len());
        assert_eq!(
            Units::shipped().0.values().map(Vec::len).sum::<usize>(),
            lines.len()
        );
    }
}
