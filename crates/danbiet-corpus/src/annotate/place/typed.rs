//! Places with a type word, and the lists that one type word heads: where each name ends.

use super::{
    super::{
        Gazetteer,
        cue::Cue,
        gazetteer::Unit,
        names,
        view::{Gap, Shape, View},
    },
    Level, Mention,
    resolve::fits,
    type_word,
};

/// What a type word is said in short by, and what numbered areas are called ([`dotted_type`],
/// [`numbered_area`]).
pub(super) const OTHER_WORDS: [&str; 5] = ["p", "q", "h", "khu", "tổ"];

/// The mentions with a type word, and the lists that one type word heads.
pub(super) fn typed_mentions(view: &View<'_>, gazetteer: &Gazetteer) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < view.len() {
        if !view.has(at, Cue::Place) {
            at += 1;
            continue;
        }
        if let Some(end) = numbered_area(view, at) {
            mentions.push(Mention {
                whole: at..end,
                name: at + 1..end,
                stated: Some(Level::Neighbourhood),
                told: None,
                unit: None,
            });
            at = end;
            continue;
        }
        let dotted = dotted_type(view, gazetteer, at);
        let Some((level, length)) = dotted.or_else(|| type_word(view, at)) else {
            at += 1;
            continue;
        };
        let from = at + length;
        if begins_longer_name(view, gazetteer, at, from) {
            at = from;
            continue;
        }
        let short_form = dotted.is_some() || matches!(view.word(at), "tp" | "tx" | "tt");
        if view.gap(from) == Gap::Colon && is_plural(view, at) {
            at = colon_list(view, gazetteer, level, from, &mut mentions);
            continue;
        }
        let follows = match view.gap(from) {
            // `VHTT&TT Huyện Yên Lạc`: no township is called "Huyện …".
            _ if short_form && heads_a_name(view, gazetteer, from) => false,
            _ if view.word(at) == "làng" && view.word(at.wrapping_sub(1)) == "già" => false,
            Gap::Blank => true,
            Gap::Stop | Gap::Joined => short_form && view.between(from).trim() == ".",
            _ => false,
        };
        let name = follows
            .then(|| name_end(view, gazetteer, at, from, level))
            .flatten();
        let Some(end) = name else {
            at = from;
            continue;
        };
        mentions.push(Mention {
            whole: at..end,
            name: from..end,
            stated: Some(level),
            told: None,
            unit: None,
        });
        at = end;
        if is_plural(view, mentions[mentions.len() - 1].whole.start) {
            at = list_of(view, gazetteer, level, at, &mut mentions);
        }
    }
    mentions
}

/// `P.9`, `Q.Phú Nhuận`: a letter and a point for the type word, before a number or a name that the
/// gazetteer knows.
fn dotted_type(view: &View<'_>, gazetteer: &Gazetteer, at: usize) -> Option<(Level, usize)> {
    let level = match view.printed(at) {
        "P" => Level::Ward,
        "Q" => Level::UrbanDistrict,
        "H" => Level::District,
        _ => return None,
    };
    let from = at + 1;
    if view.between(from).trim() != "." {
        return None;
    }
    let number = view.shape(from) == Shape::Number && view.printed(from).len() <= 2;
    let named = view.is_capital(from)
        && longest_unit(view, gazetteer, from, run_end(view, from), |unit| {
            fits(level, unit.level)
        })
        .is_some();
    (named || (number && level != Level::District)).then_some((level, 1))
}

/// `khu 7, xã Hùng Việt`, `tổ 5, phường Hàm Rồng`: a part of a commune that has but a number, as it
/// stands before the commune's name. Gives the token after it.
fn numbered_area(view: &View<'_>, at: usize) -> Option<usize> {
    let numbered = matches!(view.word(at), "khu" | "tổ")
        && view.gap(at + 1) == Gap::Blank
        && view.shape(at + 1) == Shape::Number
        && view.printed(at + 1).len() <= 2;
    let outer = at + 2;
    let named = matches!(view.gap(outer), Gap::Comma | Gap::Dash | Gap::Blank)
        && type_word(view, outer).is_some_and(|(level, length)| {
            level.tier() == Some(3) && view.is_capital(outer + length)
        });
    (numbered && named).then_some(outer)
}

/// Whether a type word stands at a token that is no part of a longer name.
fn heads_a_name(view: &View<'_>, gazetteer: &Gazetteer, at: usize) -> bool {
    type_word(view, at)
        .is_some_and(|(_, length)| !begins_longer_name(view, gazetteer, at, at + length))
}

/// Whether a type word with a capital begins the name of a unit: `Buôn Ma Thuột`, `Phố Lu`.
fn begins_longer_name(view: &View<'_>, gazetteer: &Gazetteer, at: usize, from: usize) -> bool {
    let small = matches!(
        view.word(at),
        "buôn" | "bản" | "làng" | "phố" | "xóm" | "thôn" | "đường"
    );
    small
        && view.is_capital(at)
        && view.is_capital(from)
        && view.gap(from) == Gap::Blank
        && longest_unit(view, gazetteer, at, run_end(view, at), |_| true)
            .is_some_and(|end| end > from)
}

/// Whether the type word at a token heads a list: `các xã A, B và C`.
fn is_plural(view: &View<'_>, at: usize) -> bool {
    at > 0
        && view.gap(at) == Gap::Blank
        && (matches!(
            view.word(at - 1),
            "các" | "những" | "hai" | "ba" | "bốn" | "năm" | "nhiều" | "một"
        ) || view.shape(at - 1) == Shape::Number)
        || (at > 1 && view.gap(at) == Gap::Colon)
}

/// `Các phường: A, B và C`; gives the token after the list.
fn colon_list(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    level: Level,
    from: usize,
    mentions: &mut Vec<Mention>,
) -> usize {
    if type_word(view, from).is_some() {
        return from;
    }
    let Some(end) = name_end(view, gazetteer, from, from, level) else {
        return from;
    };
    mentions.push(Mention {
        whole: from..end,
        name: from..end,
        stated: Some(level),
        told: None,
        unit: None,
    });
    list_of(view, gazetteer, level, end, mentions)
}

/// The further names of a list; gives the token after it.
fn list_of(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    level: Level,
    mut at: usize,
    mentions: &mut Vec<Mention>,
) -> usize {
    loop {
        let from = match view.gap(at) {
            Gap::Comma => at,
            Gap::Blank if matches!(view.word(at), "và" | "với") => at + 1,
            _ => return at,
        };
        if type_word(view, from).is_some() {
            return at;
        }
        let Some(end) = name_end(view, gazetteer, from, from, level) else {
            return at;
        };
        mentions.push(Mention {
            whole: from..end,
            name: from..end,
            stated: Some(level),
            told: None,
            unit: None,
        });
        at = end;
    }
}

/// Where the name that begins at `from` behind a type word ends.
fn name_end(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    type_at: usize,
    from: usize,
    level: Level,
) -> Option<usize> {
    if view.shape(from) == Shape::Number {
        return numbered_end(view, from, level);
    }
    if matches!(view.word(from), "số") && view.shape(from + 1) == Shape::Number {
        return numbered_end(view, from + 1, level);
    }
    if !view.is_capital(from) {
        return None;
    }
    let run = run_end(view, from);
    if level.tier().is_some()
        && let Some(end) = longest_unit(view, gazetteer, from, run, |unit| fits(level, unit.level))
    {
        return Some(end);
    }
    unknown_end(view, type_at, from, run, level)
}

/// `Phường 3`, `ấp 2`: a number as the name.
fn numbered_end(view: &View<'_>, from: usize, level: Level) -> Option<usize> {
    let short = view.printed(from).len() <= 2;
    let named_by_number = match level {
        Level::Ward | Level::UrbanDistrict => true,
        Level::Neighbourhood => !matches!(view.word(from - 1), "bản" | "làng"),
        _ => false,
    };
    // "tăng 2 phường, 3 xã" counts: the number of a name has no unit after it but places.
    let counts = view.gap(from + 1) == Gap::Blank
        && view.shape(from + 1) == Shape::Lower
        && matches!(
            view.word(from + 1),
            "người"
                | "hộ"
                | "xã"
                | "cuộc"
                | "triệu"
                | "nghìn"
                | "tỷ"
                | "lần"
                | "năm"
                | "ngày"
                | "tháng"
                | "tuần"
                | "giờ"
                | "lượt"
                | "vụ"
                | "ý"
        );
    (short && named_by_number && !counts).then_some(from + 1)
}

/// The end of the run of capitalised tokens that begins at a token. A hyphen joins
/// (`Bà Rịa - Vũng Tàu`), so does an apostrophe (`Ea H'leo`).
pub(super) fn run_end(view: &View<'_>, from: usize) -> usize {
    let mut end = from + 1;
    while end < view.len() && end < from + 9 {
        let joins = match view.gap(end) {
            Gap::Blank => true,
            Gap::Joined | Gap::Opening => matches!(view.between(end), "'" | "’" | "-"),
            Gap::Closing => view.between(end) == "’",
            _ => false,
        };
        if !joins || !(view.is_capital(end) || view.between(end) == "'") {
            break;
        }
        end += 1;
    }
    end
}

/// The longest name of a fitting unit that begins at `from` and ends in or right behind the run
/// (a number may follow: `Long Phú 1`). What is left of the run must not be a single syllable.
fn longest_unit(
    view: &View<'_>,
    gazetteer: &Gazetteer,
    from: usize,
    run: usize,
    fits: impl Fn(&Unit) -> bool,
) -> Option<usize> {
    let mut words = String::new();
    let mut longest = None;
    let mut end = from;
    while end < view.len() && end < from + 6 {
        let crossing = end >= run;
        let dash = crossing && matches!(view.gap(end), Gap::Dash | Gap::Joined);
        if crossing && !dash && view.shape(end) != Shape::Number {
            break;
        }
        if crossing && view.gap(end) != Gap::Blank && !dash {
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(view.word(end));
        end += 1;
        let rest = run.saturating_sub(end);
        if rest != 1 && gazetteer.named(&words).any(|(_, unit)| fits(unit)) {
            longest = Some(end);
        }
    }
    longest
}

/// The end of a name that the gazetteer does not know.
fn unknown_end(
    view: &View<'_>,
    type_at: usize,
    from: usize,
    run: usize,
    level: Level,
) -> Option<usize> {
    let length = run - from;
    if is_rank(view, from) {
        return None;
    }
    if level == Level::Street {
        let words = ["lối", "dây", "bộ"];
        return (!words.contains(&view.word(from)) && (length >= 2 || is_road_name(view, from)))
            .then_some(run);
    }
    if view.shape(from) == Shape::Upper {
        return city_short_form(view, from, level);
    }
    let starts_person = |at: usize| {
        let family = names::family(view.word(at));
        let telling_middle = matches!(view.word(at + 1), "văn" | "thị") && run - at >= 3;
        (family == Some(names::Family::Sure) && run - at >= 2)
            || (family.is_some() && telling_middle)
            // The gazetteer has every district, so an unknown one is a person more likely.
            || (family.is_some() && level.tier() == Some(2) && run - at >= 3)
    };
    // "Trưởng thôn Nguyễn Văn A", "UBND huyện Lê Văn B": the run is a person.
    if starts_person(from) && (length >= 3 || view.word(type_at.wrapping_sub(1)) == "trưởng") {
        return None;
    }
    if length == 1 {
        // A capital at the beginning of a common word, "văn bản Nghị quyết", is no name.
        let village = matches!(
            view.word(type_at),
            "thôn" | "ấp" | "xóm" | "buôn" | "khóm" | "xã" | "phường"
        );
        let followed = view.gap(run) == Gap::Blank && view.shape(run) == Shape::Lower;
        return (village && !(followed && is_head_word(view.word(from)))).then_some(run);
    }
    // A person may follow a village: cut where a family name has two syllables after it.
    let cut = (from + 1..run).find(|&at| starts_person(at) && run - at >= 3 && at > from + 1);
    let end = cut.unwrap_or(run);
    (end - from <= 4).then_some(end)
}

/// `Trưởng Công an huyện Thượng tá A`: a rank of officers, whose first syllable has the capital.
fn is_rank(view: &View<'_>, at: usize) -> bool {
    matches!(view.word(at), "thiếu" | "trung" | "thượng" | "đại")
        && matches!(view.word(at + 1), "úy" | "tá" | "tướng")
        && view.gap(at + 1) == Gap::Blank
}

/// Words that begin common nouns and names of bodies rather than names of places.
fn is_head_word(word: &str) -> bool {
    matches!(
        word,
        "nghị"
            | "ban"
            | "đảng"
            | "hội"
            | "ủy"
            | "chủ"
            | "nhân"
            | "bí"
            | "phó"
            | "quy"
            | "kế"
            | "báo"
            | "mặt"
            | "đoàn"
            | "công"
            | "tỉnh"
            | "trung"
            | "quyết"
            | "chỉ"
            | "kết"
            | "hiến"
            | "luật"
            | "thông"
    )
}

fn is_road_name(view: &View<'_>, at: usize) -> bool {
    view.shape(at + 1) == Shape::Number
}

/// `TP HCM`.
fn city_short_form(view: &View<'_>, from: usize, level: Level) -> Option<usize> {
    (level == Level::City && view.word(from) == "hcm").then_some(from + 1)
}
