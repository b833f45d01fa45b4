//! Lines that many pages of a batch share.

use std::collections::BTreeSet;

use danbiet_text::{hash::Map, token};

use super::{Line, Zone, article};

/// From this many tokens on a line inside the article is a paragraph, and stays one though others
/// have it too: formulas of law recur, and are what people look for.
const PARAGRAPH: usize = 25;

/// First words of lines that give a text its structure: every decree has them.
const STRUCTURE: &[&str] = &[
    "điều", "chương", "mục", "phần", "khoản", "phụ", "căn", "theo", "xét",
];

/// The lines that recur in at least half of the documents, and in three at least.
///
/// Pages of one site share their menus and their foot. Lines with the parts of an article count
/// too: it is their recurring that shows that they are none.
#[must_use]
pub fn recurring(documents: &[(&str, &[Line])]) -> BTreeSet<String> {
    let enough = documents.len().div_ceil(2).max(3);
    // How many documents have each line, and the last of them.
    let mut counts: Map<&str, (usize, usize)> = Map::default();
    let mut recurring = BTreeSet::new();
    for ((text, lines), number) in documents.iter().zip(1..) {
        for line in lines.iter().map(|line| line.span.of(text)) {
            let (count, last) = counts.entry(line).or_default();
            if *last == number {
                continue;
            }
            (*count, *last) = (*count + 1, number);
            if *count == enough && line.contains(char::is_alphanumeric) {
                recurring.insert(line.to_owned());
            }
        }
    }
    recurring
}

/// Makes boilerplate of the lines that recur. What names the document or its makers stays, and so
/// does the letterhead over its title; inside the article, so do paragraphs and what gives it its
/// structure. The lead falls to the first paragraph that is left.
///
/// A line that so many documents have is the headline of none of them: where one was taken for it,
/// the headline is chosen anew among the other lines, and with it the parts of the lines around.
pub fn demote(text: &str, lines: &mut [Line], recurring: &BTreeSet<String>) {
    if recurring.is_empty() {
        return;
    }
    let recurs = |line: &Line| recurring.contains(line.span.of(text));
    let headed_alike = |line: &Line| line.zone == Zone::Title && recurs(line);
    // Copies of one another share everything; their headline is none the worse for it.
    if lines.iter().any(headed_alike) && !lines.iter().all(recurs) {
        lines.copy_from_slice(&article::lines_unless(text, &|line| {
            recurring.contains(line)
        }));
    }
    let own = |line: &Line| line.zone.is_prose() && !recurs(line);
    let (Some(first), Some(last)) = (lines.iter().position(own), lines.iter().rposition(own))
    else {
        // A document of nothing but shared lines is a copy of others, not a page without article.
        return;
    };
    let title = lines.iter().position(|line| line.zone == Zone::Title);
    let mut lost_lead = false;
    for (at, line) in lines.iter_mut().enumerate() {
        let is_letterhead = title.is_some_and(|title| at < title);
        let is_inside = (first..=last).contains(&at);
        if is_letterhead || !line.zone.is_prose() || !recurs(line) {
            continue;
        }
        if is_inside && is_part_of_the_article(line.span.of(text)) {
            continue;
        }
        lost_lead |= line.zone == Zone::Lead;
        line.zone = Zone::Boilerplate;
    }
    let next = lines.iter_mut().find(|line| line.zone == Zone::Body);
    if let (true, Some(line)) = (lost_lead, next) {
        line.zone = Zone::Lead;
    }
}

fn is_part_of_the_article(line: &str) -> bool {
    let mut tokens = token::tokens(line);
    let Some(first) = tokens.next() else {
        return true;
    };
    let word = first.of(line).to_lowercase();
    let behind = &line[first.end as usize..];
    // A bullet, or `1.`, `a)`, `II.` before the words.
    let is_entry = first.start > 0
        || (word.chars().count() <= 4 && behind.starts_with(['.', ')']) && behind.len() > 1);
    is_entry || STRUCTURE.contains(&word.as_str()) || tokens.count() + 1 >= PARAGRAPH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zones(texts: &[String], of: usize) -> Vec<Zone> {
        let lines: Vec<Vec<Line>> = texts.iter().map(|text| super::super::lines(text)).collect();
        let documents: Vec<(&str, &[Line])> = texts
            .iter()
            .zip(&lines)
            .map(|(text, lines)| (text.as_str(), lines.as_slice()))
            .collect();
        let shared = recurring(&documents);
        let mut own = lines[of].clone();
        demote(&texts[of], &mut own, &shared);
        own.iter().map(|line| line.zone).collect()
    }

    fn pages(middle: &str) -> Vec<String> {
        let page = |n: &&str| {
            format!(
                "Bài số {n} của trang này\nTrong năm {n}, các xã đã tổ chức nhiều hội nghị đối \
                 thoại với người dân, giải quyết kịp thời các kiến nghị, phản ánh của nhân dân \
                 ngay từ cơ sở.\n{middle}\nBí thư Đảng ủy xã thứ {n} nói rằng dân biết thì dân mới \
                 bàn, dân bàn thì dân mới làm, và dân làm thì dân mới kiểm tra được.\n\
                 Ủng hộ quỹ khuyến học của chúng tôi."
            )
        };
        ["một", "hai", "ba", "bốn"].iter().map(page).collect()
    }

    #[test]
    fn what_most_pages_have_is_furniture() {
        let pages = pages("Tải ứng dụng của báo");
        let zones = zones(&pages, 0);
        assert_eq!(zones[0], Zone::Title);
        assert_eq!(zones[2], Zone::Boilerplate);
        assert_eq!(zones[4], Zone::Boilerplate);
        assert!(zones[1].is_prose() && zones[3].is_prose());
    }

    #[test]
    fn two_pages_show_nothing() {
        let two = &pages("Tải ứng dụng của báo")[..2];
        assert!(zones(two, 0)[2] != Zone::Boilerplate);
    }

    #[test]
    fn a_line_of_every_page_is_the_headline_of_none() {
        let alike = "Đặt lịch tiếp công dân với lãnh đạo tỉnh nhà";
        let under = |heads: &[&str]| -> Vec<String> {
            let pages = pages("Tải ứng dụng của báo").into_iter();
            pages
                .map(|page| [&heads.join("\n"), "\n", &page].concat())
                .collect()
        };
        let found = zones(&under(&[alike]), 2);
        assert_eq!(found[..2], [Zone::Boilerplate, Zone::Title]);
        // An official document keeps its subject.
        let found = zones(
            &under(&[
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Về việc thực hiện dân chủ",
            ]),
            2,
        );
        assert_eq!(found[..2], [Zone::Body, Zone::Title]);
    }

    #[test]
    fn minutes_that_are_all_called_the_same_keep_their_headline() {
        let minutes: Vec<String> = pages("Tải ứng dụng của báo")
            .iter()
            .filter_map(|page| Some(["Biên bản họp chi bộ\n", page.split_once('\n')?.1].concat()))
            .collect();
        assert_eq!(zones(&minutes, 0)[0], Zone::Title);
    }

    #[test]
    fn structure_and_long_formulas_inside_stay() {
        let formula = "Nhân dân được biết, được bàn, được làm và được kiểm tra, giám sát, thụ hưởng \
                       theo quy định của pháp luật về thực hiện dân chủ ở cơ sở.";
        for middle in ["Điều 2. Tổ chức thực hiện", "a) Phạm vi", formula] {
            assert!(zones(&pages(middle), 1)[2].is_prose(), "{middle}");
        }
    }

    #[test]
    fn copies_of_one_another_are_left_as_they_are() {
        let copies = vec![pages("Tải ứng dụng của báo")[0].clone(); 4];
        assert!(zones(&copies, 0)[1].is_prose());
    }
}
