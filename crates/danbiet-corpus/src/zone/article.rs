//! Where the article begins and ends, and the part that each line plays in it.

use std::sync::LazyLock;

use danbiet_text::Span;

use super::{
    Line, Zone,
    caption::{self, Around},
    credit::{self, Credit},
    furniture::{self, Furniture},
    shape::{self, End, Shape},
};
use crate::annotate::calendar;

/// Openings of a paragraph that lists who was there. Such a paragraph presupposes the news, so it
/// is no lead even where it is the first that was kept.
const ATTENDANCE: &[&str] = &[
    "Các đồng chí",
    "Dự hội nghị",
    "Dự hội nghị có",
    "Tham dự",
    "Cùng dự",
    "Tham gia đoàn",
    "Về dự",
    "Dự buổi làm việc",
    "Dự và chỉ đạo",
    "Tiếp và làm việc",
    "Chủ trì hội nghị",
    "Tới dự",
    "Đến dự",
];

/// The name of the state, which heads every official document.
const STATE: &str = "Cộng hòa xã hội chủ nghĩa Việt Nam";

/// How the subject of an official document begins.
const SUBJECTS: &[&str] = &["Về việc", "V/v", "Về"];

/// What the divisions of laws and regulations are called; a number stands behind.
const DIVISIONS: &[&str] = &["Phần", "Chương", "Mục", "Tiểu mục", "Điều"];

/// The keys of the tables.
struct Keys {
    divisions: Vec<String>,
    attendance: Vec<String>,
    state: String,
    subjects: Vec<String>,
}

static KEYS: LazyLock<Keys> = LazyLock::new(|| Keys {
    divisions: shape::keys(DIVISIONS),
    attendance: shape::keys(ATTENDANCE),
    state: shape::key(STATE),
    subjects: shape::keys(SUBJECTS),
});

/// The lines of a text that hold something, each with its zone.
#[must_use]
pub fn lines(text: &str) -> Vec<Line> {
    lines_unless(text, &|_| false)
}

/// The same, where lines whose text is `barred` can be the headline only if no other line can. The
/// subject of an official document stays its headline whatever is barred.
#[inline(never)]
pub(super) fn lines_unless(text: &str, barred: &dyn Fn(&str) -> bool) -> Vec<Line> {
    let shapes = shape::shapes(text);
    let zones = zones(&shapes, barred);
    let lead = zones.iter().position(|zone| *zone == Zone::Lead);
    let first = lead.or_else(|| zones.iter().position(|zone| *zone == Zone::Body));
    let line = |(at, (shape, zone)): (usize, (&Shape<'_>, Zone))| Line {
        number: shape.number,
        span: shape.span,
        zone,
        marker: (first == Some(at))
            .then(|| credit::marker(shape.text))
            .flatten()
            .map(|marker| Span {
                start: shape.span.start + marker.start,
                end: shape.span.start + marker.end,
            }),
    };
    shapes.iter().zip(zones).enumerate().map(line).collect()
}

/// The stretches of a page, as indices of lines.
struct Extent {
    /// The headline.
    title: Option<usize>,
    /// The first paragraph of running text.
    first: usize,
    /// The line after the last paragraph of running text.
    end: usize,
    /// From here on there is nothing but furniture.
    foot: usize,
    /// The page is an official document: over the text stands the letterhead.
    is_official: bool,
    /// The first division of a law or regulation, if the running text stands in one. From there on
    /// all is its text, and it has no lead.
    division: Option<usize>,
}

#[inline(never)]
fn zones(shapes: &[Shape<'_>], barred: &dyn Fn(&str) -> bool) -> Vec<Zone> {
    let known: Vec<Option<Furniture>> = shapes.iter().map(furniture::furniture).collect();
    let extent = extent(shapes, &known, barred);
    let title = extent.title.map(|at| &shapes[at]);
    let mut zones: Vec<Zone> = Vec::with_capacity(shapes.len());
    let related = in_related_blocks(shapes, &known);
    let mut lead_is_open = true;
    for (at, shape) in shapes.iter().enumerate() {
        let zone = if extent.title == Some(at) {
            Zone::Title
        } else if title.is_some_and(|title| title.says_the_same(shape)) {
            Zone::RepeatedTitle
        } else if extent.title.is_some_and(|title| at < title) {
            before(shape, extent.is_official)
        } else if at < extent.first {
            let is_text = extent.division.is_some_and(|division| at >= division);
            over(shape, known[at], extent.is_official || is_text)
        } else if at < extent.end {
            inside(shapes, &known, related[at], &zones, at)
        } else {
            under(shape, known[at], at >= extent.foot)
        };
        // The first prose of the article is its lead.
        let zone = match zone {
            // A letterhead is not the lead, and an official document has none.
            Zone::Body if lead_is_open && !extent.is_official && extent.division.is_none() => {
                lead_is_open = false;
                if is_attendance(shape) || shape.is_bullet() {
                    Zone::Body
                } else {
                    Zone::Lead
                }
            }
            zone => zone,
        };
        zones.push(zone);
    }
    zones
}

/// Above the headline: menus, or the letterhead of an official document.
fn before(shape: &Shape<'_>, is_official: bool) -> Zone {
    match (is_official, credit::dateline(shape)) {
        (true, Some(())) => Zone::Dateline,
        (true, None) => Zone::Body,
        (false, _) => Zone::Boilerplate,
    }
}

/// Between headline and running text. `is_text` if that is text of an official document.
fn over(shape: &Shape<'_>, known: Option<Furniture>, is_text: bool) -> Zone {
    if is_text {
        return before(shape, is_text);
    }
    if known.is_some() {
        return Zone::Boilerplate;
    }
    match credit::credit(shape) {
        Some(credit) => credit.into(),
        None if caption::is_caption(shape, Around::default()) => Zone::Caption,
        // Sections, sizes of letters and the like.
        None if shape.is_fragment() => Zone::Boilerplate,
        None => Zone::Body,
    }
}

/// From the first paragraph of running text to the last.
fn inside(
    shapes: &[Shape<'_>],
    known: &[Option<Furniture>],
    is_related: bool,
    zones: &[Zone],
    at: usize,
) -> Zone {
    let shape = &shapes[at];
    if known[at].is_some() || is_related {
        return Zone::Boilerplate;
    }
    if credit::is_photo_credit(shape) {
        return Zone::Byline;
    }
    if credit::dateline(shape).is_some() {
        return Zone::Dateline;
    }
    let is_long = |at: Option<usize>| {
        let neighbour = at.and_then(|at| shapes.get(at));
        neighbour.is_some_and(|shape| shape.tokens.len() >= 60 && shape.sentences() >= 2)
    };
    let around = Around {
        after_picture: zones.last() == Some(&Zone::RepeatedTitle),
        between_long: is_long(at.checked_sub(1)) && is_long(Some(at + 1)),
    };
    if caption::is_caption(shape, around) {
        Zone::Caption
    } else {
        Zone::Body
    }
}

/// After the last paragraph of running text.
fn under(shape: &Shape<'_>, known: Option<Furniture>, in_foot: bool) -> Zone {
    let credit = credit::credit(shape);
    if in_foot {
        // A label makes a credit certain even among furniture.
        let certain = credit == Some(Credit::Byline)
            && known.is_none()
            && credit::labelled(shape, &credit::KEYS.makers).is_some();
        return if certain {
            Zone::Byline
        } else {
            Zone::Boilerplate
        };
    }
    if known.is_some() {
        return Zone::Boilerplate;
    }
    match credit {
        Some(credit) => credit.into(),
        None if caption::is_caption(shape, Around::default()) => Zone::Caption,
        None => Zone::Body,
    }
}

impl From<Credit> for Zone {
    fn from(credit: Credit) -> Zone {
        match credit {
            Credit::Byline => Zone::Byline,
            Credit::Source => Zone::Source,
            Credit::Dateline => Zone::Dateline,
        }
    }
}

fn extent(
    shapes: &[Shape<'_>],
    known: &[Option<Furniture>],
    barred: &dyn Fn(&str) -> bool,
) -> Extent {
    let all = shapes.len();
    let is_flow = |at: usize| known[at].is_none() && shapes[at].is_flow();
    let flow = (0..all).find(|at| is_flow(*at));
    // Without running text, only the first line can be a headline: a poem is no page.
    let before_flow = flow.unwrap_or_else(|| {
        known
            .iter()
            .position(Option::is_none)
            .map_or(all, |at| at + 1)
    });
    let is_official = shapes[..before_flow]
        .iter()
        .any(|shape| shape.begins(&KEYS.state) && shape.key() == KEYS.state);
    let title = if is_official {
        subject(&shapes[..before_flow])
    } else {
        title(shapes, known, before_flow, barred)
    };
    let behind_title = title.map_or(0, |at| at + 1);
    let Some(first) = flow else {
        // Nothing but short lines: what no table knows is text.
        let foot = foot(shapes, known, behind_title);
        return Extent {
            title,
            first: behind_title,
            end: behind_title,
            foot,
            is_official,
            division: (behind_title..foot).find(|at| is_division(&shapes[*at])),
        };
    };
    // A heading that closes the article ends the search for running text: teasers may follow.
    let closing = (first..all).find(|at| known[*at] == Some(Furniture::Closing));
    let limit = closing.unwrap_or(all);
    let end = (first..limit)
        .rfind(|at| is_flow(*at))
        .map_or(first + 1, |at| at + 1);
    Extent {
        title,
        first,
        end,
        foot: foot(shapes, known, end),
        is_official,
        division: (behind_title..=first).find(|at| is_division(&shapes[*at])),
    }
}

/// Whether a line opens a division of a law or regulation: `Điều 1. …`, `Chương II`.
fn is_division(shape: &Shape<'_>) -> bool {
    let Some(name) = KEYS.divisions.iter().find(|name| shape.begins(name)) else {
        return false;
    };
    // A key has a blank more than words.
    let words = name.matches(' ').count() - 1;
    let Some(number) = shape.tokens.get(words) else {
        return false;
    };
    // Articles that were put in have a letter: 12a.
    let is_number = |number: &str| {
        number.starts_with(|c: char| c.is_ascii_digit()) || calendar::roman(number).is_some()
    };
    let line = shape.text;
    let behind = line[number.end as usize..].trim_start();
    is_number(number.of(line)) && (behind.is_empty() || behind.starts_with(['.', ':', '-', '–']))
}

/// What an official document is about: `Về việc …`, `V/v …`; it is the nearest to a headline.
fn subject(shapes: &[Shape<'_>]) -> Option<usize> {
    let opens = |shape: &Shape<'_>| KEYS.subjects.iter().any(|opening| shape.begins(opening));
    shapes
        .iter()
        .position(|shape| shape.tokens.len() >= 4 && opens(shape))
}

/// The headline: of the lines over the running text that could be one, the one that the page
/// repeats, or else the first of five words or more, or else the longest.
fn title(
    shapes: &[Shape<'_>],
    known: &[Option<Furniture>],
    before: usize,
    barred: &dyn Fn(&str) -> bool,
) -> Option<usize> {
    let could_be = |at: &usize| {
        let shape = &shapes[*at];
        let count = shape.tokens.len();
        known[*at].is_none()
            && (1..=40).contains(&count)
            && shape.end != End::Opens
            && !shape.text.ends_with('.')
            && !shape.is_bullet()
            && !matches!(
                credit::credit(shape),
                Some(Credit::Dateline | Credit::Source)
            )
    };
    let mut candidates: Vec<usize> = (0..before).filter(could_be).collect();
    if candidates.iter().any(|at| !barred(shapes[*at].text)) {
        candidates.retain(|at| !barred(shapes[*at].text));
    }
    let repeats = |at: usize| {
        let same = |other: &&Shape<'_>| other.says_the_same(&shapes[at]);
        shapes.iter().filter(same).count() > 1
    };
    candidates
        .iter()
        .copied()
        .filter(|at| shapes[*at].tokens.len() >= 5)
        .find(|at| repeats(*at))
        .or_else(|| {
            candidates
                .iter()
                .copied()
                .find(|at| shapes[*at].tokens.len() >= 5)
        })
        .or_else(|| {
            // A single short line over the text; the first of the longest.
            let longest = candidates.iter().map(|at| shapes[*at].tokens.len()).max()?;
            candidates
                .iter()
                .copied()
                .find(|at| shapes[*at].tokens.len() == longest)
        })
}

/// The line from which on everything is furniture: the first that a table knows after the article,
/// with the fragments that stand right before it in the same block.
fn foot(shapes: &[Shape<'_>], known: &[Option<Furniture>], end: usize) -> usize {
    let Some(mut foot) = (end..shapes.len()).find(|at| known[*at].is_some()) else {
        return shapes.len();
    };
    while foot > end
        && !shapes[foot].after_blank
        && shapes[foot - 1].is_fragment()
        && credit::credit(&shapes[foot - 1]).is_none()
        && !caption::is_caption(&shapes[foot - 1], Around::default())
    {
        foot -= 1;
    }
    foot
}

/// For each line whether it belongs to a block of related news: it follows such a heading, or another
/// entry of the block, and is no running text.
fn in_related_blocks(shapes: &[Shape<'_>], known: &[Option<Furniture>]) -> Vec<bool> {
    let mut heading = None;
    let belongs = |(shape, known): (&Shape<'_>, &Option<Furniture>)| {
        let is_entry = !shape.is_flow() && shape.end == End::Open && shape.tokens.len() <= 40;
        let belongs = is_entry && heading == Some(Furniture::Related);
        if !is_entry || known.is_some() {
            heading = *known;
        }
        belongs
    };
    shapes.iter().zip(known).map(belongs).collect()
}

fn is_attendance(shape: &Shape<'_>) -> bool {
    KEYS.attendance.iter().any(|opening| shape.begins(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &[(&str, Zone)]) {
        let text: Vec<&str> = page.iter().map(|(line, _)| *line).collect();
        let text = text.join("\n");
        let found = lines(&text);
        for (line, (printed, zone)) in found.iter().zip(page) {
            assert_eq!(line.zone, *zone, "{printed}");
        }
        assert_eq!(found.len(), page.len());
    }

    #[test]
    fn a_page_of_a_portal() {
        use Zone::{Body, Boilerplate, Byline, Caption, Dateline, Lead, Source, Title};
        check(&[
            ("Trang chủ", Boilerplate),
            ("Trang chủ » Tin tức » Xây dựng Đảng", Boilerplate),
            (
                "Huyện A sơ kết 3 năm thực hiện Luật Thực hiện dân chủ ở cơ sở",
                Title,
            ),
            ("Thứ ba, 15/10/2024 | 09:15", Dateline),
            ("A- A A+", Boilerplate),
            (
                "Sáng 14/10, UBND huyện A tổ chức hội nghị sơ kết 3 năm thực hiện Luật Thực hiện dân chủ ở cơ sở trên địa bàn huyện.",
                Lead,
            ),
            ("Quang cảnh hội nghị", Caption),
            (
                "Trong 3 năm qua, các cấp ủy đã tổ chức 215 cuộc đối thoại với người dân. Công tác dân vận được chú trọng.",
                Body,
            ),
            ("Xem thêm", Boilerplate),
            ("Huyện B đẩy mạnh cải cách hành chính", Boilerplate),
            (
                "Thời gian tới, huyện tiếp tục chỉ đạo các xã thực hiện nghiêm quy chế dân chủ; phát huy vai trò của Mặt trận và các đoàn thể.",
                Body,
            ),
            ("Nhân dịp này, huyện đã khen thưởng 5 tập thể.", Body),
            ("Lê Na - Hữu Tâm", Byline),
            ("Nguồn: huyena.gov.vn", Source),
            ("Từ khóa: dân chủ, cơ sở", Boilerplate),
            ("Tin đọc nhiều", Boilerplate),
            (
                "Giá xăng giảm mạnh từ 15 giờ chiều nay, người tiêu dùng được hưởng lợi từ chính sách mới của liên bộ.",
                Boilerplate,
            ),
        ]);
    }

    #[test]
    fn an_official_document_has_a_letterhead_and_a_subject() {
        use Zone::{Body, Dateline, Title};
        check(&[
            ("ỦY BAN NHÂN DÂN", Body),
            ("XÃ B", Body),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Body),
            ("B, ngày 12 tháng 7 năm 2022", Dateline),
            ("QUYẾT ĐỊNH", Body),
            ("Về việc ban hành quy chế dân chủ", Title),
            (
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
                Body,
            ),
            (
                "Điều 1. Ban hành kèm theo quyết định này quy chế thực hiện dân chủ ở cơ sở trên địa bàn xã, áp dụng đối với mọi thôn.",
                Body,
            ),
        ]);
    }

    #[test]
    fn a_regulation_is_text_from_its_first_division_on() {
        use Zone::{Body, Boilerplate, Dateline, Lead, Title};
        let article = "Quy chế này quy định những nội dung phải công khai để Nhân dân biết, bàn, quyết định, kiểm tra và \
                       giám sát việc thực hiện ở xã.";
        check(&[
            ("Trang chủ", Boilerplate),
            ("QUY CHẾ THỰC HIỆN DÂN CHỦ Ở XÃ", Title),
            ("15/10/2024", Dateline),
            ("A- A A+", Boilerplate),
            ("Chương I", Body),
            ("NHỮNG QUY ĐỊNH CHUNG", Body),
            ("Điều 1. Phạm vi điều chỉnh", Body),
            (article, Body),
            ("Điều 2. Đối tượng áp dụng", Body),
            (article, Body),
        ]);
        // Where an article of a law is named only, it is news.
        check(&[
            ("Xã B công khai những nội dung để dân biết", Title),
            (
                "Điều 5 Luật Thực hiện dân chủ ở cơ sở quy định quyền của công dân; xã B đã niêm yết đủ 11 nội dung tại trụ sở và nhà văn hóa.",
                Lead,
            ),
        ]);
    }

    #[test]
    fn prose_without_a_page_around_it_is_kept_whole() {
        use Zone::{Body, Lead, Title};
        check(&[
            (
                "Một đoạn văn không có tiêu đề, dài đủ để là một câu hoàn chỉnh của bài báo, có chủ ngữ, có vị ngữ và kết thúc bằng dấu chấm.",
                Lead,
            ),
            ("Một câu ngắn ở cuối.", Body),
        ]);
        check(&[
            ("Thơ", Title),
            ("Trăm năm trong cõi người ta,", Lead),
            ("Chữ tài chữ mệnh", Body),
        ]);
    }
}
