//! Citations that their own document does not settle: `Nghị quyết 02` in an article that never
//! gives the whole number.
//!
//! Such a citation means the one instrument of the corpus that fits: kind and running number are
//! equal (and the year and the date, where they are printed), and the issuer is a central one or
//! the instrument is of the province that the document is at home in. Where two fit, or none, it
//! stays as it is. What was settled so is inferred, and says which document it was inferred from.

use std::collections::BTreeMap;

use super::{Citation, CitationKind};
use crate::{annotate::spelling, document::Document};

/// An instrument that some document cites with its whole number.
struct Candidate {
    /// The document that cites it so first, in the order of documents.
    document: String,
    number: String,
    normal: String,
}

/// Settles what can be settled among these documents. Doing it again changes nothing.
pub fn link(documents: &mut [Document]) {
    let candidates = candidates(documents);
    for document in documents {
        let province = document.metadata.province.as_ref();
        let province = province.map(|fact| spelling::phrase(&fact.value));
        for citation in &mut document.layers.instruments {
            let Some(running) = cut_number(citation) else {
                continue;
            };
            let date = citation.date.map(|span| digits(span.of(&document.text)));
            // Without a province of its own a citation names an instrument of the nation.
            let alone = [
                citation.of_type.as_str(),
                citation.number.as_deref().unwrap_or(""),
            ]
            .join(" ");
            let national = province.is_some() && citation.instrument == alone;
            let key = (citation.of_type.clone(), running);
            let fitting = candidates.get(&key).into_iter().flatten();
            let mut fitting = fitting.filter(|(instrument, candidate)| {
                let place = place(citation, instrument, &candidate.number);
                let own = !national && Some(place) == province.as_deref();
                let near = place.is_empty() || own;
                near && agrees(citation, date.as_deref(), candidate)
            });
            if let (Some((instrument, candidate)), None) = (fitting.next(), fitting.next()) {
                citation.instrument.clone_from(instrument);
                citation.number = Some(candidate.number.clone());
                citation.normal.clone_from(&candidate.normal);
                citation.named_in = Some(candidate.document.clone());
            }
        }
    }
}

/// By kind and running number the instruments that are cited in full, by what makes them one.
type Candidates = BTreeMap<(String, String), BTreeMap<String, Candidate>>;

fn candidates(documents: &[Document]) -> Candidates {
    let mut candidates = Candidates::new();
    for document in documents {
        for citation in &document.layers.instruments {
            let Some(number) = citation.number.as_deref().filter(|n| is_whole(n)) else {
                continue;
            };
            if citation.named_in.is_some() {
                continue;
            }
            let key = (citation.of_type.clone(), running(number));
            let known = candidates
                .entry(key)
                .or_default()
                .entry(citation.instrument.clone())
                .or_insert_with(|| Candidate {
                    document: document.id.clone(),
                    number: number.to_owned(),
                    normal: citation.normal.clone(),
                });
            // Documents say more or less about an instrument: the fullest form is kept.
            if citation.normal.len() > known.normal.len() {
                known.normal.clone_from(&citation.normal);
            }
        }
    }
    candidates
}

/// The running number of a citation that gives no more, and that its document does not settle.
fn cut_number(citation: &Citation) -> Option<String> {
    let number = citation.number.as_deref().filter(|n| !is_whole(n))?;
    let cut = matches!(
        citation.kind,
        CitationKind::Short | CitationKind::Elliptical | CitationKind::Anaphoric
    );
    cut.then(|| running(number))
}

/// Whether a number has the letters that say who gave it.
fn is_whole(number: &str) -> bool {
    number.contains(char::is_alphabetic)
}

fn running(number: &str) -> String {
    let first = number.split(['/', '-']).next().unwrap_or_default();
    first.trim_start_matches('0').to_owned()
}

/// The province that the identity of an instrument ends with; empty for one that has none.
fn place<'a>(citation: &Citation, instrument: &'a str, number: &str) -> &'a str {
    let rest = instrument.strip_prefix(citation.of_type.as_str());
    let rest = rest.and_then(|rest| rest.trim_start().strip_prefix(number));
    rest.map_or("", str::trim_start)
}

/// Whether year and date, where the citation prints them, are those of the candidate.
fn agrees(citation: &Citation, date: Option<&str>, candidate: &Candidate) -> bool {
    let year = |number: &str| number.split('/').nth(1).map(str::to_owned);
    let printed = citation.number.as_deref().and_then(year);
    let same_year = printed.is_none() || printed == year(&candidate.number);
    let known = candidate
        .normal
        .split_once(" ngày ")
        .map(|(_, rest)| digits(rest.split(" của ").next().unwrap_or(rest)));
    let same_date = match (date, known) {
        (Some(date), Some(known)) => date == known || known.ends_with(&format!("/{date}")),
        _ => true,
    };
    same_year && same_date
}

/// The numbers of a date in one spelling: `9/1/2015` for `ngày 09-01-2015`.
fn digits(date: &str) -> String {
    let numbers = date
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    let numbers: Vec<&str> = numbers.map(|part| part.trim_start_matches('0')).collect();
    numbers.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analyse::{self, Lexicons},
        compile::File,
    };

    /// The instruments of the last of some texts, and where they are named in full.
    fn check(texts: &[&str], expected: &[(&str, Option<&str>)]) {
        let lexicons = Lexicons::shipped();
        let mut documents: Vec<Document> = texts
            .iter()
            .zip(["a.txt", "b.txt", "c.txt"])
            .map(|(text, name)| {
                let bytes = text.as_bytes();
                analyse::document(&File { name, bytes }, &lexicons, None).unwrap()
            })
            .collect();
        link(&mut documents);
        let once = documents.clone();
        link(&mut documents);
        assert_eq!(documents, once);
        let last = &documents.last().unwrap().layers.instruments;
        let seen: Vec<(&str, Option<&str>)> = last
            .iter()
            .map(|c| (c.instrument.as_str(), c.named_in.as_deref()))
            .collect();
        assert_eq!(seen, expected);
    }

    const OF_THE_PROVINCE: &str = "Tỉnh Nghệ An tổ chức hội nghị\nNgày 5/5/2020, tỉnh Nghệ An sơ kết Nghị quyết số 09-NQ/TU ngày 3/4/2018 của Tỉnh ủy về dân chủ ở cơ sở.";
    const OF_ANOTHER: &str = "Tỉnh Bình Định tổ chức hội nghị\nNgày 5/5/2020, tỉnh Bình Định sơ kết Nghị quyết số 09-NQ/TU ngày 1/2/2017 của Tỉnh ủy về dân chủ ở cơ sở.";

    #[test]
    fn the_only_one_that_fits_is_meant() {
        let text = "Huyện Quỳ Châu thực hiện dân chủ\nHuyện Quỳ Châu, tỉnh Nghệ An thực hiện Nghị quyết 09 về dân chủ ở cơ sở, Nghị quyết 10 và Pháp lệnh 34.";
        check(
            &[OF_THE_PROVINCE, OF_ANOTHER, text],
            &[
                ("nghị quyết 09-NQ/TU tỉnh Nghệ An", Some("a")),
                ("nghị quyết 10 tỉnh Nghệ An", None),
                ("pháp lệnh 34", None),
            ],
        );
    }

    #[test]
    fn what_a_central_issuer_gives_is_no_ones_own() {
        let full = "Trung ương họp\nBộ Chính trị ban hành Kết luận số 120-KL/TW ngày 7/1/2016 về dân chủ ở cơ sở.";
        let local = "Tỉnh Nghệ An tổ chức hội nghị\nNgày 5/5/2020, tỉnh Nghệ An sơ kết Kết luận số 120-KL/TU của Tỉnh ủy về dân chủ ở cơ sở.";
        let text = "Huyện Quỳ Châu thực hiện dân chủ\nHuyện Quỳ Châu, tỉnh Nghệ An thực hiện Kết luận 120 của Bộ Chính trị.";
        check(&[full, local, text], &[("kết luận 120-KL/TW", Some("a"))]);
    }

    #[test]
    fn another_date_or_another_province_is_another_instrument() {
        let text = "Huyện Quỳ Châu thực hiện dân chủ\nHuyện Quỳ Châu, tỉnh Nghệ An thực hiện Nghị quyết 09 ngày 1/1/2019 về dân chủ ở cơ sở.";
        check(
            &[OF_THE_PROVINCE, text],
            &[("nghị quyết 09 tỉnh Nghệ An", None)],
        );
        let text = "Huyện Quỳ Châu thực hiện dân chủ\nHuyện Quỳ Châu, tỉnh Nghệ An thực hiện Nghị quyết 09 về dân chủ ở cơ sở.";
        check(&[OF_ANOTHER, text], &[("nghị quyết 09 tỉnh Nghệ An", None)]);
    }

    #[test]
    fn of_two_that_fit_neither_is_taken() {
        let central =
            "Trung ương họp\nBộ Chính trị ban hành Nghị quyết số 09-NQ/TW về dân chủ ở cơ sở.";
        let text = "Huyện Quỳ Châu thực hiện dân chủ\nHuyện Quỳ Châu, tỉnh Nghệ An thực hiện Nghị quyết 09 về dân chủ ở cơ sở.";
        check(
            &[OF_THE_PROVINCE, central, text],
            &[("nghị quyết 09 tỉnh Nghệ An", None)],
        );
        check(
            &[OF_ANOTHER, central, text],
            &[("nghị quyết 09-NQ/TW", Some("b"))],
        );
    }
}
