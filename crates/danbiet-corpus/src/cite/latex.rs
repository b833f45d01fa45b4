//! Text as LaTeX takes it.

use danbiet_text::letters::{self, Tone};

/// How letters beyond ASCII are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// As they are.
    Utf8,
    /// As commands, those of the Vietnamese encoding T5 among them.
    Ascii,
}

/// A text in which nothing is markup for LaTeX or BibTeX.
pub(super) fn text(text: &str, letters: Letters) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        // Marks that stand behind their letter belong into its command.
        let mut marks = Vec::new();
        while let Some(mark) = chars.next_if(|&next| letters::is_combining(next)) {
            marks.push(mark);
        }
        match escaped(c) {
            Some(command) => out.push_str(command),
            None if letters == Letters::Ascii && (!c.is_ascii() || !marks.is_empty()) => {
                out.push_str(&command(c, &marks));
                continue;
            }
            None if c.is_control() => out.push(' '),
            None => out.push(c),
        }
        out.extend(marks);
    }
    out
}

/// An address as `\url` takes it: what TeX would not leave alone is percent-encoded.
pub(super) fn address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        let plain =
            c.is_ascii_graphic() && !matches!(c, '{' | '}' | '\\' | '^' | '`' | '"' | '<' | '>');
        if plain {
            out.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                let digit = char::from_digit(half.into(), 16).unwrap_or('0');
                out.push(digit.to_ascii_uppercase());
            }
        }
    }
    out
}

/// What stands for a sign of ASCII that LaTeX reads as markup.
const fn escaped(c: char) -> Option<&'static str> {
    Some(match c {
        '\\' => "\\textbackslash{}",
        '{' => "\\{",
        '}' => "\\}",
        '$' => "\\$",
        '&' => "\\&",
        '#' => "\\#",
        '%' => "\\%",
        '_' => "\\_",
        '~' => "\\textasciitilde{}",
        '^' => "\\textasciicircum{}",
        '"' => "\\textquotedbl{}",
        '<' => "\\textless{}",
        '>' => "\\textgreater{}",
        '|' => "\\textbar{}",
        _ => return None,
    })
}

/// The command for a letter with marks behind it. What has none stays as it is.
fn command(c: char, marks: &[char]) -> String {
    let sign = match c {
        '“' => "``",
        '”' => "''",
        '‘' => "`",
        '’' => "'",
        '«' => "\\guillemotleft{}",
        '»' => "\\guillemotright{}",
        '–' => "--",
        '—' => "---",
        '…' => "\\ldots{}",
        '\u{a0}' => "~",
        '•' => "\\textbullet{}",
        '°' => "\\textdegree{}",
        '²' => "\\texttwosuperior{}",
        '³' => "\\textthreesuperior{}",
        _ => "",
    };
    if !sign.is_empty() {
        return sign.to_owned();
    }
    let small = letters::lower(c);
    let written = letters::letter(small);
    let mut all: Vec<char> = written.tone.combining().into_iter().collect();
    let apart = letters::foreign(written.quality).or_else(|| letters::marked(written.quality));
    let (base, mark) = apart.map_or((written.quality, None), |(letter, mark)| {
        (letter, Some(mark))
    });
    all.extend(marks);
    // NFD writes the dot below before the circumflex: what belongs to the vowel comes first.
    let is_vowel = |mark: &char| Tone::of_combining(*mark).is_none();
    let (vowels, tones): (Vec<char>, Vec<char>) = all.into_iter().partition(is_vowel);
    let capital = small != c;
    let mut out = match (base, capital) {
        ('đ', false) => String::from("\\dj{}"),
        ('đ', true) => String::from("\\DJ{}"),
        (base, false) => base.to_string(),
        (base, true) => letters::upper(base).to_string(),
    };
    for mark in mark.into_iter().chain(vowels).chain(tones) {
        out = match (mark, out.as_str()) {
            ('\u{31b}', "o") => "\\ohorn{}".to_owned(),
            ('\u{31b}', "O") => "\\OHORN{}".to_owned(),
            ('\u{31b}', "u") => "\\uhorn{}".to_owned(),
            ('\u{31b}', "U") => "\\UHORN{}".to_owned(),
            (mark, letter) => match accent(mark) {
                Some(accent) => ["\\", accent, "{", letter, "}"].concat(),
                None => {
                    let mut letter = letter.to_owned();
                    letter.push(mark);
                    letter
                }
            },
        };
    }
    // An accent of a text must not join what stands behind it; BibTeX counts a brace as one letter.
    match out.starts_with('\\') {
        true => ["{", &out, "}"].concat(),
        false => out,
    }
}

/// The letter of the command that sets a mark.
const fn accent(mark: char) -> Option<&'static str> {
    Some(match mark {
        '\u{300}' => "`",
        '\u{301}' => "'",
        '\u{302}' => "^",
        '\u{303}' => "~",
        '\u{304}' => "=",
        '\u{306}' => "u",
        '\u{307}' => ".",
        '\u{308}' => "\"",
        '\u{309}' => "h",
        '\u{30a}' => "r",
        '\u{30b}' => "H",
        '\u{30c}' => "v",
        '\u{323}' => "d",
        '\u{327}' => "c",
        '\u{328}' => "k",
        _ => return None,
    })
}
