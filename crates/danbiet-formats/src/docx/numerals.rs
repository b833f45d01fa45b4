//! How a number is written: ISO/IEC 29500-1, 17.18.59.

/// From this number on letters begin again, as Word does it: thirty times each was written.
const LETTERS: u32 = 26 * 30;

/// The highest number in Roman numerals: Word counts no further.
const ROMAN: u32 = 32_767;

/// A form of numbers. Those that documents of Vietnam do not use are written as decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numerals {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// 01, 02, 03, with at least so many digits.
    Padded(usize),
    /// a, b, …, z, aa, bb; or with capitals.
    Letters { capital: bool },
    /// i, ii, iii; or with capitals.
    Roman { capital: bool },
    /// một, hai, ba.
    Vietnamese,
    /// Nothing: what is printed is a sign.
    Bullet,
    /// Nothing.
    None,
}

impl Numerals {
    /// What a format of this name is; `custom` is the example that a format of one's own gives.
    pub(super) fn named(name: &str, custom: Option<&str>) -> Numerals {
        match name {
            "decimalZero" => Numerals::Padded(2),
            "upperLetter" => Numerals::Letters { capital: true },
            "lowerLetter" => Numerals::Letters { capital: false },
            "upperRoman" => Numerals::Roman { capital: true },
            "lowerRoman" => Numerals::Roman { capital: false },
            "vietnameseCounting" => Numerals::Vietnamese,
            "bullet" => Numerals::Bullet,
            "none" => Numerals::None,
            // `001, 002, 003, ...`: the only formats of one's own that Word offers.
            "custom" => {
                let zeros = custom.unwrap_or_default().bytes();
                let zeros = zeros.take_while(|&digit| digit == b'0').count();
                Numerals::Padded(zeros.min(9) + 1)
            }
            _ => Numerals::Decimal,
        }
    }

    /// The same where everything is in the digits of laws (17.9.4).
    pub(super) const fn legal(self) -> Numerals {
        match self {
            Numerals::Bullet | Numerals::None => self,
            _ => Numerals::Decimal,
        }
    }

    /// The number in this form. What a form has no sign for is a decimal.
    pub(super) fn written(self, number: u32) -> String {
        match self {
            Numerals::Bullet | Numerals::None => String::new(),
            Numerals::Padded(digits) => {
                let plain = number.to_string();
                let zeros = digits.saturating_sub(plain.len());
                ["0".repeat(zeros), plain].concat()
            }
            Numerals::Letters { capital } if number > 0 => letters(number, capital),
            Numerals::Roman { capital } if (1..=ROMAN).contains(&number) => roman(number, capital),
            Numerals::Vietnamese if (1..100).contains(&number) => vietnamese(number),
            _ => number.to_string(),
        }
    }
}

/// The alphabet, then every letter twice, and so on. `number` is at least 1.
fn letters(number: u32, capital: bool) -> String {
    let place = (number - 1) % LETTERS;
    let letter = (if capital { b'A' } else { b'a' }) + (place % 26) as u8;
    char::from(letter)
        .to_string()
        .repeat((place / 26 + 1) as usize)
}

/// Roman numerals as they are taught: IV, IX, XL.
fn roman(number: u32, capital: bool) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut left = number;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        written.push_str(&sign.repeat((left / value) as usize));
        left %= value;
    }
    if capital {
        written.make_ascii_uppercase();
    }
    written
}

/// Numbers below a hundred in words: behind a ten *mười* becomes *mươi*, *một* becomes *mốt*, and
/// *năm* becomes *lăm*.
fn vietnamese(number: u32) -> String {
    const ONES: [&str; 10] = [
        "", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
    ];
    let (tens, ones) = ((number / 10) as usize, (number % 10) as usize);
    let last = match (tens, ones) {
        (1.., 5) => "lăm",
        (2.., 1) => "mốt",
        _ => ONES[ones],
    };
    let first = match tens {
        0 => return last.to_owned(),
        1 => "mười".to_owned(),
        _ => [ONES[tens], " mươi"].concat(),
    };
    match ones {
        0 => first,
        _ => [&first, " ", last].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, written: &[(u32, &str)]) {
        let numerals = Numerals::named(name, None);
        for (number, expected) in written {
            assert_eq!(numerals.written(*number), *expected, "{name} {number}");
        }
    }

    #[test]
    fn every_form_is_written() {
        check("decimal", &[(0, "0"), (1, "1"), (u32::MAX, "4294967295")]);
        check("decimalZero", &[(0, "00"), (9, "09"), (10, "10")]);
        check(
            "lowerLetter",
            &[(1, "a"), (26, "z"), (27, "aa"), (54, "bbb"), (781, "a")],
        );
        check("upperLetter", &[(2, "B"), (28, "BB")]);
        check("lowerRoman", &[(4, "iv"), (1994, "mcmxciv")]);
        check("upperRoman", &[(9, "IX"), (48, "XLVIII")]);
        check(
            "vietnameseCounting",
            &[
                (1, "một"),
                (5, "năm"),
                (10, "mười"),
                (11, "mười một"),
                (15, "mười lăm"),
                (20, "hai mươi"),
                (21, "hai mươi mốt"),
                (95, "chín mươi lăm"),
            ],
        );
        check("bullet", &[(1, "")]);
        check("none", &[(1, "")]);
    }

    #[test]
    fn what_a_form_cannot_write_is_a_decimal() {
        check("lowerLetter", &[(0, "0")]);
        check("upperRoman", &[(0, "0"), (40_000, "40000")]);
        check("vietnameseCounting", &[(0, "0"), (100, "100")]);
        check("ordinal", &[(3, "3")]);
        check("chicago", &[(3, "3")]);
    }

    #[test]
    fn a_format_of_ones_own_says_how_many_digits() {
        let own = |example| Numerals::named("custom", Some(example)).written(7);
        assert_eq!(own("001, 002, 003, ..."), "007");
        assert_eq!(own(""), "7");
        assert_eq!(own(&"0".repeat(1 << 20)).len(), 10);
    }

    #[test]
    fn laws_have_digits_where_others_have_numerals() {
        assert_eq!(Numerals::Roman { capital: true }.legal(), Numerals::Decimal);
        assert_eq!(Numerals::None.legal(), Numerals::None);
    }
}
