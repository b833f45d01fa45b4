//! Letters from before Unicode: in a whole text, or in some of its lines.

use danbiet_text::{
    legacy::{self, Carrier, Repair, RepairKind, Script},
    syllable, token,
};

use super::{Decoded, Encoding};

/// How many letters of an older encoding a text must hold to be taken for one.
const LETTERS: usize = 5;

/// How much of a text is looked at for signs of VIQR, in bytes.
const SAMPLE: usize = 1 << 16;

/// How much is looked at first.
const BEGINNING: usize = 256;

/// Text from before Unicode, if the bytes are that: recognised by the syllables they yield.
pub(super) fn whole(bytes: &[u8]) -> Option<Decoded> {
    let mut found = legacy::detect(bytes);
    if found.script == Script::Unicode && has_viqr_among_signs(bytes, found.carrier) {
        found.script = Script::Viqr;
    }
    let encoding = match found.script {
        Script::Unicode => return None,
        Script::Tcvn3 => Encoding::Tcvn3,
        Script::VniWindows => Encoding::VniWindows,
        Script::Viscii => Encoding::Viscii,
        Script::Windows1258 => Encoding::Windows1258,
        Script::Viqr => Encoding::Viqr,
    };
    // NUL stands in no text of any of them.
    if matches!(found.carrier, Carrier::Bytes | Carrier::Utf8) && bytes.contains(&0) {
        return None;
    }
    let (text, repairs) = match mixed(bytes, found) {
        Some(repaired) => repaired,
        None => legacy::decode(bytes, found),
    };
    // A few odd bytes may look like syllables by chance: then saying where they are is better.
    (count(&repairs, RepairKind::LegacyLetters) >= LETTERS).then_some(Decoded {
        text,
        encoding,
        repairs,
    })
}

/// A text with those lines repaired that were set in an old font while the others are Unicode, and
/// what was repaired.
pub(super) fn lines(text: String) -> (String, Vec<Repair>) {
    match by_lines(&text, Script::Unicode) {
        Some(repaired) => repaired,
        None => (text, Vec::new()),
    }
}

/// What a part of a file says that is too short to tell, if it is in the older encoding of the whole
/// file; `None` if it is better left as it is.
pub(super) fn part(text: &str, whole: Script) -> Option<(String, Vec<Repair>)> {
    match whole {
        Script::Unicode => None,
        script => by_lines(text, script),
    }
}

/// Characters of an older encoding that stand in Unicode may stand beside letters that only Unicode
/// has: a writer took two fonts. Then each line is looked at by itself.
fn mixed(bytes: &[u8], found: legacy::Encoding) -> Option<(String, Vec<Repair>)> {
    if found.carrier == Carrier::Bytes || found.script == Script::Viqr {
        return None;
    }
    let text = characters(bytes, found.carrier);
    if !text.chars().any(is_of_unicode) {
        return None;
    }
    by_lines(&text, found.script)
}

/// The characters that bytes make, as they are.
fn characters(bytes: &[u8], carrier: Carrier) -> String {
    let script = Script::Unicode;
    legacy::decode(bytes, legacy::Encoding { carrier, script }).0
}

/// Repairs the lines that are in an older encoding; `None` if none is. A line that holds too little
/// to tell is in the `usual` one, if that makes syllables of what is none.
fn by_lines(text: &str, usual: Script) -> Option<(String, Vec<Repair>)> {
    let mut repaired = String::new();
    let (mut copied, mut at) = (0, 0);
    let (mut letters, mut capitals) = (0, 0);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.is_ascii() || line.chars().any(is_of_unicode) {
            continue;
        }
        let found = legacy::detect(line.as_bytes()).script;
        let script = match found {
            Script::Unicode => usual,
            found => found,
        };
        if script == Script::Unicode {
            continue;
        }
        let encoding = legacy::Encoding {
            carrier: Carrier::Utf8,
            script,
        };
        let (changed, repairs) = legacy::decode(line.as_bytes(), encoding);
        let made = count(&repairs, RepairKind::LegacyLetters);
        let is_better = match usual {
            Script::Unicode => made >= LETTERS,
            _ => found != Script::Unicode || syllables(&changed) > syllables(line),
        };
        if !is_better {
            continue;
        }
        letters += made;
        capitals += count(&repairs, RepairKind::FontCapitals);
        repaired.push_str(&text[copied..start]);
        repaired.push_str(&changed);
        copied = at;
    }
    if letters == 0 {
        return None;
    }
    repaired.push_str(&text[copied..]);
    let made = [
        (RepairKind::LegacyLetters, letters),
        (RepairKind::FontCapitals, capitals),
    ];
    let made = made.into_iter().filter(|(_, count)| *count > 0);
    let mut repairs: Vec<Repair> = made.map(|(kind, count)| Repair { kind, count }).collect();
    repairs.extend(legacy::notice(&repaired));
    Some((repaired, repairs))
}

/// Whether a character is a letter or a mark that no encoding from before Unicode leaves in a text:
/// ạ, ế, đ, a tone by itself.
fn is_of_unicode(c: char) -> bool {
    match c {
        '\0'..='ÿ' => false,
        '\u{300}'..='\u{36f}' => true,
        // The letters of Windows-1252 that stand elsewhere in Unicode.
        'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | 'ƒ' | 'ˆ' => false,
        c => c.is_alphabetic(),
    }
}

/// How many tokens with a letter beyond ASCII are syllables.
fn syllables(text: &str) -> usize {
    let tokens = token::tokens(text).map(|span| span.of(text));
    tokens
        .filter(|token| !token.is_ascii() && syllable::is_syllable(token))
        .count()
}

/// Whether a text is VIQR but for quotation marks, dashes and blanks that ASCII does not have.
fn has_viqr_among_signs(bytes: &[u8], carrier: Carrier) -> bool {
    if carrier == Carrier::Bytes || bytes.is_ascii() {
        return false;
    }
    let has_letters = |text: &str| text.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    // In most texts the first words tell.
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    if carrier == Carrier::Utf8 && has_letters(&String::from_utf8_lossy(beginning)) {
        return false;
    }
    let unit = if carrier == Carrier::Utf8 { 1 } else { 2 };
    let bytes = &bytes[..bytes.len().min(SAMPLE * unit)];
    let text = match carrier {
        Carrier::Utf8 => String::from_utf8_lossy(bytes),
        _ => characters(bytes, carrier).into(),
    };
    if has_letters(&text) {
        return false;
    }
    let plain: String = text
        .chars()
        .map(|c| if c.is_ascii() { c } else { ' ' })
        .collect();
    legacy::detect(plain.as_bytes()).script == Script::Viqr
}

fn count(repairs: &[Repair], kind: RepairKind) -> usize {
    let counts = repairs.iter().filter(|repair| repair.kind == kind);
    counts.map(|repair| repair.count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::decode;

    const UNICODE: &str = "Nhân dân đồng tình, được bàn bạc và kiểm tra.";
    const TCVN3: &str = "Céng hoµ x· héi chñ nghÜa ViÖt Nam";
    const REPAIRED: &str = "Cộng hoà xã hội chủ nghĩa Việt Nam";

    #[test]
    fn lines_of_unicode_stay_beside_an_old_font() {
        for text in [
            [TCVN3, UNICODE, TCVN3, TCVN3].join("\n"),
            [UNICODE, UNICODE, TCVN3, UNICODE, UNICODE, UNICODE].join("\n"),
        ] {
            let decoded = decode(text.as_bytes()).unwrap();
            assert_eq!(decoded.text, text.replace(TCVN3, REPAIRED));
            assert_eq!(decoded.repairs[0].kind, RepairKind::LegacyLetters);
        }
    }

    #[test]
    fn a_short_line_is_in_the_font_that_makes_syllables_of_it() {
        let text = [TCVN3, "Hµ Nam", UNICODE, "Hà Nam", TCVN3].join("\n");
        let decoded = decode(text.as_bytes()).unwrap();
        let expected = [REPAIRED, "Hà Nam", UNICODE, "Hà Nam", REPAIRED].join("\n");
        assert_eq!(decoded.text, expected);
    }

    #[test]
    fn lines_of_other_languages_stay_as_they_are() {
        let french = "Les élèves ont été à l'école, où l'été déjà passé était très agréable.";
        let text = [UNICODE, french, UNICODE].join("\n");
        let decoded = decode(text.as_bytes()).unwrap();
        assert_eq!((decoded.text, decoded.repairs), (text, Vec::new()));
    }

    #[test]
    fn signs_of_typography_do_not_hide_viqr() {
        let text = "“Ho^.i nghi. dda~ ho.p o+? xa~” – nha^n da^n\u{a0}bie^'t";
        let decoded = decode(text.as_bytes()).unwrap();
        assert_eq!(decoded.text, "“Hội nghị đã họp ở xã” – nhân dân\u{a0}biết");
        assert_eq!(decoded.encoding, Encoding::Viqr);
        let english = "“Plain English (really?) with signs. And more; it's fine, isn't it? Yes.”";
        assert_eq!(decode(english.as_bytes()).unwrap().text, english);
    }
}
