use super::*;
use crate::letters::{self, Tone};

/// Prose with many letters, and its beginning in capitals.
const PROSE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n\
    Thành ủy Sóc Trăng tổ chức hội nghị sơ kết 5 năm thực hiện Nghị quyết số 02-NQ/TU về quy chế dân chủ ở cơ sở. \
    Những người đứng đầu kỹ càng lắng nghe ý kiến của nhân dân, giải quyết đơn thư khiếu nại, khẳng định quyền \
    làm chủ, rõ ràng, nghiêm túc; cải cách thủ tục được nâng lên ở mỗi xã, phường, dưới sự giám sát của cộng đồng.";

fn bytes_of(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| carrier::byte(c).expect("a legacy byte"))
        .collect()
}

/// Writes text in the codes of a column of the table.
fn by_table(text: &str, column: usize) -> String {
    let table = include_str!("../../data/encodings/legacy_tables.tsv");
    let code = |c: char| {
        let row = table
            .lines()
            .find(|line| line.starts_with(c) && !c.is_ascii())?;
        row.split('\t').nth(column)
    };
    text.chars()
        .map(|c| code(c).map_or_else(|| c.to_string(), str::to_owned))
        .collect()
}

fn windows_1258(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for c in text.chars() {
        let lower = c.to_lowercase().next().expect("a character");
        let letter = letters::letter(lower);
        let quality = match c.is_uppercase() {
            true => letter.quality.to_uppercase().next().expect("a character"),
            false => letter.quality,
        };
        bytes.push(match quality {
            'Ă' => 0xc3,
            'Đ' => 0xd0,
            'Ơ' => 0xd5,
            'Ư' => 0xdd,
            'ă' => 0xe3,
            'đ' => 0xf0,
            'ơ' => 0xf5,
            'ư' => 0xfd,
            other => carrier::byte(other).expect("a byte of Windows-1258"),
        });
        match letter.tone {
            Tone::Level => {}
            Tone::Grave => bytes.push(0xcc),
            Tone::Hook => bytes.push(0xd2),
            Tone::Tilde => bytes.push(0xde),
            Tone::Acute => bytes.push(0xec),
            Tone::Dot => bytes.push(0xf2),
        }
    }
    bytes
}

fn viscii(text: &str) -> Vec<u8> {
    let code = |c: char| {
        (0..=255u8).find(|&byte| {
            script::convert(String::from(char::from(byte)).into(), Script::Viscii).text
                == c.to_string()
        })
    };
    text.chars()
        .map(|c| code(c).expect("a byte of VISCII"))
        .collect()
}

fn check(bytes: &[u8], carrier: Carrier, script: Script, expected: &str) {
    let read = read(bytes);
    assert_eq!(read.encoding, Encoding { carrier, script });
    assert_eq!(read.text, expected);
    let legacy = read
        .repairs
        .iter()
        .any(|r| r.kind == RepairKind::LegacyLetters);
    assert_eq!(legacy, script != Script::Unicode);
}

#[test]
fn prose_comes_back_from_every_encoding() {
    for (column, script) in [(1, Script::VniWindows), (2, Script::Tcvn3)] {
        let written = by_table(PROSE, column);
        check(&bytes_of(&written), Carrier::Bytes, script, PROSE);
        check(written.as_bytes(), Carrier::Utf8, script, PROSE);
    }
    // No dash of this length in VISCII and VIQR.
    let plain = PROSE.replace('–', "-");
    check(&viscii(&plain), Carrier::Bytes, Script::Viscii, &plain);
    check(
        &windows_1258(PROSE),
        Carrier::Bytes,
        Script::Windows1258,
        PROSE,
    );
    check(
        by_table(&plain, 3).as_bytes(),
        Carrier::Utf8,
        Script::Viqr,
        &plain,
    );
}

#[test]
fn full_stops_of_viqr_before_closing_signs() {
    let viqr = |text: &str| script::convert(text.into(), Script::Viqr).text;
    for (close, open) in [
        ("\"", "\""),
        ("”", "“"),
        ("'", "\\'"),
        ("’", "‘"),
        (")", "\\("),
        ("]", "["),
    ] {
        let printed = open.trim_start_matches('\\');
        assert_eq!(
            viqr(&format!("{open}Da^n kie^?m tra.{close} Nha^n da^n")),
            format!("{printed}Dân kiểm tra.{close} Nhân dân")
        );
        assert_eq!(viqr(&format!("tra.{close}")), format!("tra.{close}"));
        // Within a sentence it is the tone.
        assert_eq!(
            viqr(&format!("{open}ca'n bo^.{close} xa~")),
            format!("{printed}cán bộ{close} xã")
        );
    }
}

#[test]
fn capitals_that_came_from_the_font() {
    let text = "CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM\n§éc lËp, tù do, h¹nh phóc cña Hå ChÝ Minh vµ UBND Hµ Néi";
    let read = read(text.as_bytes());
    assert_eq!(
        read.text,
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập, tự do, hạnh phúc của Hồ Chí Minh và UBND Hà Nội"
    );
    assert!(
        read.repairs
            .iter()
            .any(|r| r.kind == RepairKind::FontCapitals && r.count > 5)
    );
}

#[test]
fn the_soft_hyphen_of_tcvn3_is_a_letter() {
    let read = read("ng\u{ad}êi ®\u{ad}îc nh©n d©n tr\u{ad}íc héi nghÞ".as_bytes());
    assert_eq!(read.text, "người được nhân dân trước hội nghị");
}

#[test]
fn unicode_in_its_forms() {
    check(PROSE.as_bytes(), Carrier::Utf8, Script::Unicode, PROSE);
    let le: Vec<u8> = PROSE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = PROSE.encode_utf16().flat_map(u16::to_be_bytes).collect();
    check(&le, Carrier::Utf16Le, Script::Unicode, PROSE);
    check(&be, Carrier::Utf16Be, Script::Unicode, PROSE);
    let marked = [b"\xef\xbb\xbf".as_slice(), PROSE.as_bytes()].concat();
    let read = read(&marked);
    assert_eq!(read.text, PROSE);
    assert_eq!(
        read.repairs,
        [Repair {
            kind: RepairKind::ByteOrderMark,
            count: 1
        }]
    );
}

#[test]
fn good_text_is_left_alone() {
    for text in [
        "",
        "Hội nghị",
        "Ðảng ủy xã",
        "Plain English (really?) with signs. And more; it's 100% fine, isn't it? Yes.",
        "Les élèves ont été à l'école, où l'été déjà passé était très agréable, naïf et gêné.",
        "Über die Größe der Städte läßt sich für Österreich Ähnliches sagen, müßte man hören.",
        "Съешь же ещё этих мягких французских булок",
        "São Paulo não é a capital, então não há razão para confusão entre irmãos e mães.",
        "price: 10€ – “quoted” … naïve café",
    ] {
        let read = read(text.as_bytes());
        assert_eq!(
            read.encoding,
            Encoding {
                carrier: Carrier::Utf8,
                script: Script::Unicode
            },
            "{text}"
        );
        assert_eq!(read.text, text);
    }
}

#[test]
fn stand_ins_are_counted_and_kept() {
    let read = read("Ðảng bộ Ðồng Nai lãnh đạo nhân dân".as_bytes());
    assert_eq!(read.text, "Ðảng bộ Ðồng Nai lãnh đạo nhân dân");
    assert_eq!(
        read.repairs,
        [Repair {
            kind: RepairKind::StandInBars,
            count: 2
        }]
    );
}

#[test]
fn broken_bytes_are_counted() {
    let mut bytes = PROSE.as_bytes().to_vec();
    bytes.push(0xe1);
    let read = read(&bytes);
    assert_eq!(read.encoding.carrier, Carrier::Utf8);
    assert!(read.repairs.contains(&Repair {
        kind: RepairKind::Undecodable,
        count: 1
    }));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let read = read(&bytes);
        proptest::prop_assert!(read.repairs.iter().all(|repair| repair.count > 0));
    }
}
