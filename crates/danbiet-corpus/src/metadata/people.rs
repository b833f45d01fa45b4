//! Author and photographer, from lines of credit.

use danbiet_text::Span;

use super::{Basis, Fact};
use crate::zone::{Line, Zone, credit, shape};

/// Who wrote it and who took the pictures.
#[must_use]
pub fn infer(text: &str, lines: &[Line]) -> (Option<Fact<String>>, Option<Fact<String>>) {
    let (mut author, mut photographer) = (None, None);
    let bylines = lines.iter().filter(|line| line.zone == Zone::Byline);
    let parts = bylines.flat_map(|line| {
        let credits = credit::credits(line.span.of(text));
        credits.into_iter().map(move |credit| (line, credit))
    });
    for (line, printed) in parts {
        let whole = line.span.of(text);
        let (label, name) = match printed.split_once(':') {
            Some((label, name)) => (shape::key(label), name),
            None => (String::new(), printed),
        };
        let name = name.trim_matches(|c: char| c.is_whitespace() || "().".contains(c));
        let Some(at) = whole.rfind(name).filter(|_| !name.is_empty()) else {
            continue;
        };
        let start = line.span.start as usize + at;
        let fact = || Fact {
            value: name.to_owned(),
            basis: Basis::Stated {
                evidence: Span::new(start, start + name.len()),
            },
        };
        let only_pictures = credit::KEYS.photos.contains(&label);
        if !only_pictures && author.is_none() {
            author = Some(fact());
        }
        // "Bài, ảnh: X" credits both.
        if label.contains(&shape::key("ảnh")) && photographer.is_none() {
            photographer = Some(fact());
        }
    }
    (author, photographer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(foot: &str) -> (Option<String>, Option<String>) {
        let text = format!(
            "Sáng 3/4, huyện A tổ chức hội nghị sơ kết với sự tham dự của đông đảo đại biểu các ban, ngành, đoàn thể.\n\n{foot}"
        );
        let lines = crate::zone::lines(&text);
        let (author, photographer) = infer(&text, &lines);
        (author.map(|f| f.value), photographer.map(|f| f.value))
    }

    #[test]
    fn credits_are_told_apart() {
        let some = |name: &str| Some(name.to_owned());
        assert_eq!(of("Thu Hà"), (some("Thu Hà"), None));
        assert_eq!(of("Thu Hà\nẢnh: Văn Tý"), (some("Thu Hà"), some("Văn Tý")));
        assert_eq!(
            of("Bài, ảnh: Hoàng Nam"),
            (some("Hoàng Nam"), some("Hoàng Nam"))
        );
        assert_eq!(
            of("Hoàng Nam - Ảnh: Văn Tý"),
            (some("Hoàng Nam"), some("Văn Tý"))
        );
        assert_eq!(of("Bài: Hoàng Nam - Thu Hà").0, some("Hoàng Nam - Thu Hà"));
        assert_eq!(of(""), (None, None));
    }
}
