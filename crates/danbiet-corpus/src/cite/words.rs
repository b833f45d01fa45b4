//! What citations say in words, in both languages.

use danbiet_query::Language;

use super::is_sure;
use crate::metadata::{Basis, Certainty, Fact, Reason};

/// A value, in brackets where the document does not state it, with a question mark where it is not
/// sure.
pub(crate) fn bracketed(fact: &Fact<String>) -> String {
    match (fact.is_stated(), is_sure(&fact.basis)) {
        (true, _) => fact.value.clone(),
        (false, true) => ["[", &fact.value, "]"].concat(),
        (false, false) => ["[", &fact.value, "?]"].concat(),
    }
}

/// How something is known that the text does not state; `what` is `date`, `year` or `publisher`.
pub(super) fn known(what: &str, basis: &Basis, language: Language) -> Option<String> {
    let (vi, en) = match what {
        "year" => ("năm", "year"),
        "publisher" => ("nơi đăng", "publisher"),
        _ => ("ngày", "date"),
    };
    let (what, inferred, given) = match language {
        Language::Vi => (vi, " suy ra: ", ", người giữ kho ghi: "),
        Language::En => (en, " inferred: ", ", noted by the keeper of the corpus: "),
    };
    let (how, why, certainty) = match basis {
        Basis::Stated { .. } => return None,
        Basis::Inferred {
            reason, certainty, ..
        } => (inferred, reason_text(*reason, language), certainty),
        Basis::Given { basis, certainty } => (given, basis.trim_end_matches('.'), certainty),
    };
    let certainty = certainty_text(*certainty, language);
    Some([what, how, why, " (", certainty, ")"].concat())
}

/// The document's id in its corpus, and the hash of its text.
pub(super) fn identity(document: &str, sha256: &str, language: Language) -> String {
    let (id, hash) = match language {
        Language::Vi => ("Dân Biết, tài liệu ", "; SHA-256 của văn bản: "),
        Language::En => ("Dân Biết, document ", "; SHA-256 of the text: "),
    };
    [id, document, hash, sha256].concat()
}

const fn reason_text(reason: Reason, language: Language) -> &'static str {
    let (vi, en) = match reason {
        Reason::ReviewAfterYears => (
            "sơ kết sau một số năm thực hiện văn bản có ngày",
            "a review so many years after a dated document",
        ),
        Reason::ReportsYear => (
            "bài nêu kết quả trọn năm trước",
            "the text reports on the whole of the year before",
        ),
        Reason::YearNamedInText => (
            "năm được nêu gần đó trong bài",
            "a year named nearby in the text",
        ),
        Reason::FileName => (
            "tên tệp âm thanh hoặc ảnh có ngày",
            "a date in the name of a sound or picture file",
        ),
        Reason::ActingBody => (
            "cơ quan của nơi này là bên hành động",
            "a body of this place is the one that acts",
        ),
        Reason::FurnitureOnly => ("chỉ khung trang nêu", "only the page furniture names it"),
        Reason::Gazetteer => ("danh mục địa danh", "list of place names"),
        Reason::SiteOwner => ("chủ trang mạng", "owner of the site"),
        Reason::NoEventNamed => ("bài không nêu sự kiện nào", "the text names no event"),
    };
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

const fn certainty_text(certainty: Certainty, language: Language) -> &'static str {
    match (certainty, language) {
        (Certainty::Low, Language::Vi) => "phỏng đoán",
        (Certainty::Medium, Language::Vi) => "khá chắc",
        (Certainty::High, Language::Vi) => "chắc",
        (Certainty::Low, Language::En) => "a guess",
        (Certainty::Medium, Language::En) => "likely",
        (Certainty::High, Language::En) => "certain",
    }
}
